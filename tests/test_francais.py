import datetime as dt
from decimal import Decimal

import pytest

from egts_dashboard import francais


@pytest.mark.parametrize(
    ("valeur", "decimales", "attendu"),
    [
        (0, 0, "0"),
        (999, 0, "999"),
        (1234, 0, "1 234"),
        (1234567.891, 2, "1 234 567,89"),
        (Decimal("0.005"), 2, "0,01"),
        (2.5, 0, "3"),
        (-1234.5, 1, "−1 234,5"),
        (-0.4, 0, "0"),
    ],
)
def test_un_nombre_s_ecrit_avec_espaces_fines_et_virgule(
    valeur, decimales, attendu
) -> None:
    assert francais.nombre(valeur, decimales) == attendu


@pytest.mark.parametrize("absente", [None, float("nan"), Decimal("NaN")])
def test_une_valeur_absente_n_est_jamais_zero(absente) -> None:
    assert francais.nombre(absente) == "n. r."
    assert francais.euros(absente) == "n. r."
    assert francais.pourcent(absente) == "n. r."


def test_une_date_absente_n_est_pas_le_premier_janvier() -> None:
    assert francais.date_longue(None) == "n. r."


def test_un_montant_s_ecrit_au_centime() -> None:
    assert francais.euros(Decimal("9265.76")) == "9 265,76 €"
    assert francais.euros(9000) == "9 000,00 €"
    assert francais.euros(Decimal("-734.24")) == "−734,24 €"


def test_un_ecart_porte_toujours_son_signe_sauf_nul() -> None:
    assert francais.euros_signes(Decimal("265.76")) == "+265,76 €"
    assert francais.euros_signes(Decimal("-734.24")) == "−734,24 €"
    assert francais.euros_signes(0) == "0,00 €"


def test_une_part_s_ecrit_en_pourcentage() -> None:
    assert francais.pourcent(0.286) == "29 %"
    assert francais.pourcent(Decimal("0.2857"), 1) == "28,6 %"
    assert francais.pourcent(1.155) == "116 %"


@pytest.mark.parametrize(
    ("jour", "precision", "attendu"),
    [
        (dt.date(2014, 6, 10), "jour", "10 juin 2014"),
        (dt.date(2014, 8, 1), "jour", "1er août 2014"),
        (dt.date(2014, 2, 1), "mois", "février 2014"),
        (dt.date(2013, 9, 1), "periode", "septembre 2013"),
    ],
)
def test_une_date_s_ecrit_selon_ce_que_l_on_en_sait(jour, precision, attendu) -> None:
    assert francais.date_longue(jour, precision) == attendu


def test_le_singulier_vaut_au_dessous_de_deux() -> None:
    assert francais.compte(0, "atelier") == "0 atelier"
    assert francais.compte(1, "atelier") == "1 atelier"
    assert francais.compte(2, "atelier") == "2 ateliers"
    assert francais.compte(1500, "journal", "journaux") == "1 500 journaux"


def test_une_liste_finit_par_et() -> None:
    assert francais.liste([]) == ""
    assert francais.liste(["un"]) == "un"
    assert francais.liste(["un", "deux"]) == "un et deux"
    assert francais.liste(["un", "deux", "trois"], "ou") == "un, deux ou trois"


def test_les_guillemets_tiennent_a_leur_texte() -> None:
    assert francais.guillemets("usager") == "« usager »"


@pytest.mark.parametrize(
    ("nom", "attendu"),
    [
        ("Aquitaine", "d’Aquitaine"),
        ("Île-de-France", "d’Île-de-France"),
        ("Hérault", "de l’Hérault"),
        ("Haute-Vienne", "de la Haute-Vienne"),
        ("Haute-Normandie", "de Haute-Normandie"),
        ("Bretagne", "de Bretagne"),
    ],
)
def test_de_s_elide_devant_une_voyelle_ou_un_h_muet(nom, attendu) -> None:
    assert francais.de(nom) == attendu


@pytest.mark.parametrize(
    ("nom", "de", "dans"),
    [
        ("Finistère", "du Finistère", "dans le Finistère"),
        ("Vienne", "de la Vienne", "dans la Vienne"),
        ("Aude", "de l’Aude", "dans l’Aude"),
        ("Landes", "des Landes", "dans les Landes"),
        ("Côtes-d'Armor", "des Côtes-d'Armor", "dans les Côtes-d'Armor"),
        ("Seine-et-Marne", "de Seine-et-Marne", "en Seine-et-Marne"),
        ("Limousin", "du Limousin", "dans le Limousin"),
        ("Poitou-Charentes", "de Poitou-Charentes", "en Poitou-Charentes"),
    ],
)
def test_un_territoire_prend_son_article(nom: str, de: str, dans: str) -> None:
    assert (francais.de(nom), francais.dans(nom)) == (de, dans)


@pytest.mark.parametrize(
    ("nom", "de", "dans"),
    [
        ("Paris", "de Paris", "à Paris"),
        ("Albi", "d’Albi", "à Albi"),
        ("Le Havre", "du Havre", "au Havre"),
        ("Les Ulis", "des Ulis", "aux Ulis"),
        ("La Rochelle", "de La Rochelle", "à La Rochelle"),
    ],
)
def test_une_commune_contracte_son_article(nom: str, de: str, dans: str) -> None:
    assert (francais.de(nom), francais.dans(nom, est_commune=True)) == (de, dans)


@pytest.mark.parametrize(
    ("debut", "suite", "entier"),
    [
        ("une part", "de pain", "une part de pain"),
        ("l’alimen-", "tation", "l’alimentation"),
        ("l’alimen\u2010", "tation", "l’alimentation"),
        ("chaque après-", "midi", "chaque après-midi"),
        ("à dix-", "sept heures", "à dix-sept heures"),
        ("ni le week-", "end", "ni le week-end"),
        ("le pays de Saint-", "Brieuc", "le pays de Saint-Brieuc"),
        ("de 2013 -", "puis rien", "de 2013 - puis rien"),
        ("", "seul", "seul"),
    ],
)
def test_deux_bouts_de_ligne_se_recollent_sans_cesure(debut, suite, entier):
    assert francais.rejoin(debut, suite) == entier
