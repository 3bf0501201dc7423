import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egts_dashboard.francais import date_longue
from egts_dashboard.ingest.dates import SEUL_LE_MOIS, read_date, read_start
from egts_dashboard.ingest.valeurs import ValeurRefusee

LE_10_JUIN = dt.date(2014, 6, 10)


@pytest.mark.parametrize(
    "texte",
    [
        "10 juin 2014",
        "10/06/2014",
        "10.06.2014",
        "2014-06-10",
        "2014/06/10",
        "mardi 10 Juin 2014",
        "10-juin-2014",
        "2014-06-10T00:00:00",
        "2014-06-10 00:00:00.000",
        "10/06/2014 00:00",
        "le 10/06/2014",
        "mardi 10/06/2014",
        "Mar. 10-06-2014",
        "10 / 06 / 2014",
        "10. 06. 2014",
    ],
)
def test_une_date_francaise_se_lit_sans_rien_a_dire(texte: str) -> None:
    assert read_date(texte) == (LE_10_JUIN, None)


@pytest.mark.parametrize(
    ("texte", "dit"),
    [
        ("10/06/14", "l’année 14 est lue 2014"),
        ("10.6.14", "l’année 14 est lue 2014"),
        ("10 juin 14", "l’année 14 est lue 2014"),
        ("10-juin-14", "l’année 14 est lue 2014"),
        (
            "41800",
            "ce nombre de jours de tableur est lu comme le 10\u00a0juin\u00a02014",
        ),
        ("20140610", "ces chiffres sont lus comme le 10\u00a0juin\u00a02014"),
        ("10062014", "ces chiffres sont lus comme le 10\u00a0juin\u00a02014"),
        ("2014-06-10T09:30:00", "l’heure (09:30:00) n’est pas gardée"),
        ("10/06/2014 à 9h30", "l’heure (9h30) n’est pas gardée"),
        ("mardi 10 juin 2014 à 14h", "l’heure (14h) n’est pas gardée"),
        ("10 juin 2014, 9:30", "l’heure (9:30) n’est pas gardée"),
        (
            "10 juin 14 à 9 h 30",
            "l’année 14 est lue 2014, l’heure (9 h 30) n’est pas gardée",
        ),
        ("10/06/14 9 h", "l’année 14 est lue 2014, l’heure (9 h) n’est pas gardée"),
    ],
)
def test_ce_qu_il_a_fallu_comprendre_d_une_date_est_dit(texte: str, dit: str) -> None:
    assert read_date(texte) == (LE_10_JUIN, dit)


def test_une_annee_d_avant_2000_se_lit_si_elle_ne_peut_etre_que_celle_la() -> None:
    assert read_date("31-12-99") == (dt.date(1999, 12, 31), "l’année 99 est lue 1999")
    assert read_date("10-06-10")[0] == dt.date(2010, 6, 10)


def test_le_premier_du_mois_se_lit() -> None:
    assert read_date("1er août 2014") == (dt.date(2014, 8, 1), None)


@pytest.mark.parametrize(
    ("texte", "regle"),
    [
        ("31/02/2014", "n’existe pas"),
        ("10/13/2014", "n’existe pas"),
        ("06/25/14", "n’existe pas"),
        ("juin 2014", "le jour manque"),
        ("06/2014", "le jour manque"),
        ("14-06-10", "au début ou à la fin"),
        ("10/06/45", "quel siècle"),
        ("juin-14", "une date est attendue"),
        ("2014", "une date est attendue"),
        ("99999", "une date est attendue"),
        ("2014-06-10T22:00:00Z", "une date est attendue"),
        ("du 10 au 12 juin 2014", "plusieurs jours"),
        ("１０/06/2014", "de 0 à 9"),
    ],
)
def test_une_date_impossible_douteuse_ou_incomplete_est_refusee(
    texte: str, regle: str
) -> None:
    with pytest.raises(ValeurRefusee, match=regle):
        read_date(texte)


@pytest.mark.parametrize("texte", ["juin 2014", "Juin 2014", "06/2014", "2014-06"])
def test_un_mois_se_lit_la_ou_il_suffit(texte: str) -> None:
    assert read_start(texte) == (dt.date(2014, 6, 1), SEUL_LE_MOIS)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)))
def test_toute_date_ecrite_en_toutes_lettres_ou_en_chiffres_se_relit(
    jour: dt.date,
) -> None:
    for texte in (
        date_longue(jour),
        jour.isoformat(),
        f"{jour.day}/{jour.month}/{jour.year}",
        f"{jour.isoformat()}T00:00:00",
    ):
        assert read_date(texte) == (jour, None)


@given(st.dates(dt.date(1950, 1, 1), dt.date(2040, 12, 31)))
def test_une_annee_a_deux_chiffres_ne_se_trompe_jamais_de_siecle(jour: dt.date) -> None:
    court = f"{jour.day}/{jour.month}/{jour.year % 100:02d}"
    if f"{jour.year % 100:02d}" > "40" and jour.year % 100 < 50:
        with pytest.raises(ValeurRefusee, match="siècle"):
            read_date(court)
        return
    lue, dit = read_date(court)
    assert (lue, dit) == (jour, f"l’année {court[-2:]} est lue {jour.year}")


@given(st.text(max_size=30))
def test_aucun_texte_ne_fait_tomber_le_lecteur(texte: str) -> None:
    for lire in (read_date, read_start):
        try:
            lire(texte)
        except ValeurRefusee as refus:
            assert refus.message


@given(st.dates(dt.date(1950, 1, 1), dt.date(2040, 12, 31)))
def test_un_nombre_de_jours_de_tableur_redonne_son_jour(jour: dt.date) -> None:
    nombre = (jour - dt.date(1899, 12, 30)).days
    assert read_date(str(nombre))[0] == jour


@pytest.mark.parametrize(
    "texte", ["10 févr. 2014", "10 fév 2014", "lundi 10 fevrier 2014", "10/02/2014"]
)
def test_un_mois_abrege_se_lit(texte: str) -> None:
    assert read_date(texte) == (dt.date(2014, 2, 10), None)


@pytest.mark.parametrize("rang", range(12))
def test_chaque_mois_s_abrege_sans_se_confondre(rang: int) -> None:
    abreges = [
        "janv.",
        "févr.",
        "mars",
        "avr.",
        "mai",
        "juin",
        "juil.",
        "août",
        "sept.",
    ]
    abreges += ["oct.", "nov.", "déc."]
    assert read_date(f"1er {abreges[rang]} 2014")[0] == dt.date(2014, rang + 1, 1)


@pytest.mark.parametrize(
    "texte", ["mar. 10 juin 2014", "le mardi 10 juin 2014", "Mardi 10 juin 2014"]
)
def test_le_bon_jour_de_la_semaine_ne_demande_rien(texte: str) -> None:
    assert read_date(texte) == (LE_10_JUIN, None)


@pytest.mark.parametrize(
    "texte", ["dimanche 10 juin 2014", "dim. 10 juin 2014", "dim. 10/06/2014"]
)
def test_un_jour_de_la_semaine_qui_contredit_la_date_se_dit(texte: str) -> None:
    date, dit = read_date(texte)
    assert (date, dit) == (
        LE_10_JUIN,
        f"le {date_longue(LE_10_JUIN)} est un mardi, non un dimanche",
    )


def test_le_premier_du_mois_s_ecrit_aussi_avec_une_espace() -> None:
    assert read_date("1 er juin 2014") == (dt.date(2014, 6, 1), None)


@pytest.mark.parametrize("mot", ["vers le", "environ le", "avant le", "après le"])
def test_une_date_approchee_n_est_pas_prise_pour_une_date_sure(mot: str) -> None:
    with pytest.raises(ValeurRefusee, match="une date est attendue"):
        read_date(f"{mot} 10 juin 2014")
