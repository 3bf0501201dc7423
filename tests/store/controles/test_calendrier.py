import datetime as dt

from tests.fabriques import evenement, mention
from tests.store.controles.conftest import Ecarts


def test_deux_dates_pour_une_reunion_que_la_note_rapproche(ecarts: Ecarts) -> None:
    [ecart] = ecarts(
        "dates_voisines",
        evenements=[
            evenement("e14", "2014-05-14", intitule="Dernier ajustement"),
            evenement(
                "e15",
                "2014-05-15",
                intitule="Équipe projet",
                note="Le document dit aussi « 14 mai » (e14).",
            ),
        ],
    )
    assert ecart["severite"] == "alerte"
    assert ecart["message"] == (
        "« Dernier ajustement » (14 mai 2014) et « Équipe projet » (15 mai 2014) sont sans"
        " doute la même réunion."
    )
    assert (ecart["valeur_a"], ecart["valeur_b"]) == ("14 mai 2014", "15 mai 2014")
    assert ecart["explication"] == "La note de l’un renvoie à l’autre."


def test_deux_dates_pour_une_reunion_que_l_intitule_rapproche(ecarts: Ecarts) -> None:
    [ecart] = ecarts(
        "dates_voisines",
        evenements=[
            evenement("a", "2014-05-01", intitule="Journée de synthèse régionale"),
            evenement("b", "2014-05-04", intitule="Journée de synthèse en région"),
        ],
    )
    assert ecart["explication"].startswith("Ressemblance des intitulés : 0,9")
    assert ecart["valeur_a"] == "1er mai 2014"


def test_la_fin_d_une_periode_compte_pour_le_voisinage(ecarts: Ecarts) -> None:
    [ecart] = ecarts(
        "dates_voisines",
        evenements=[
            evenement(
                "a",
                "2014-03-21",
                precision_date="periode",
                date_fin=dt.date(2014, 3, 31),
                intitule="Initiative",
            ),
            evenement("b", "2014-04-03", note="Sans doute a.", intitule="Contribuez"),
        ],
    )
    assert ecart["valeur_a"] == "du 21 mars 2014 au 31 mars 2014"


def test_des_journees_voisines_mais_distinctes_se_taisent(ecarts: Ecarts) -> None:
    evenements = [
        evenement("proche", "2014-05-14", intitule="Ouverture aux associations"),
        evenement("autre", "2014-05-15", intitule="Bilan des ateliers"),
        evenement("loin", "2014-05-19", intitule="Ouverture aux associations"),
        evenement(
            "ailleurs",
            "2014-05-15",
            intitule="Ouverture aux associations",
            territoire_code="D33",
        ),
    ]
    assert ecarts("dates_voisines", evenements=evenements) == []


def redite(note: str):
    return {
        "evenements": [evenement("e", "2014-05-28", intitule="Restitution")],
        "mentions": [mention("m", "evenement", "e", note=note)],
    }


def test_une_redite_a_une_autre_date_est_dite(ecarts: Ecarts) -> None:
    [ecart] = ecarts("dates_redites", **redite("Tenue le 27 mai 2014."))
    assert ecart["message"] == (
        "« Restitution » : 28 mai 2014, mais 27 mai 2014 dans un autre passage."
    )
    assert ecart["lieu_b"] == "Bilan, récapitulatif, m"
    assert ecart["explication"] == (
        "Écart de 1 jour. La date de la fiche de l’événement est gardée."
    )


def test_une_redite_sans_annee_prend_celle_de_l_evenement(ecarts: Ecarts) -> None:
    [ecart] = ecarts("dates_redites", **redite("Annoncée pour le 1er juin"))
    assert ecart["valeur_b"] == "1er juin 2014"


def test_la_meme_date_ou_la_date_d_un_autre_fait_se_tait(ecarts: Ecarts) -> None:
    assert ecarts("dates_redites", **redite("Le 28 mai, puis le 3 juin 2014.")) == []
    assert ecarts("dates_redites", **redite("Juste avant le 13 février.")) == []
    assert ecarts("dates_redites", **redite("Début juin 2014.")) == []
    assert ecarts("dates_redites", **redite("Le 31 février 2014.")) == []


def test_un_lancement_et_un_atelier_le_meme_jour_sont_rapproches(
    ecarts: Ecarts,
) -> None:
    [ecart] = ecarts(
        "dates_doubles",
        evenements=[
            evenement("l", "2014-01-24", nature="lancement", intitule="Lancement"),
            evenement(
                "j",
                "2014-01-24",
                nature="journee_ateliers",
                intitule="Journée « ateliers débats »",
            ),
        ],
    )
    assert ecart["severite"] == "information"
    assert ecart["message"] == (
        "Le 24 janvier 2014 : « Lancement » et « Journée “ateliers débats” »."
    )


def test_un_lancement_seul_ce_jour_la_se_tait(ecarts: Ecarts) -> None:
    evenements = [
        evenement("l", "2014-01-24", nature="lancement"),
        evenement("j", "2014-01-25", nature="journee_ateliers"),
        evenement("k", "2014-01-24", nature="journee_ateliers", territoire_code="D33"),
    ]
    assert ecarts("dates_doubles", evenements=evenements) == []
