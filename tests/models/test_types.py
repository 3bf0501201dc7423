import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from egts_dashboard.ingest.messages import to_french
from egts_dashboard.models.atelier import Atelier
from egts_dashboard.models.evenement import Evenement
from egts_dashboard.models.exclusion import Exclusion
from egts_dashboard.models.ligne_budgetaire import LigneBudgetaire
from egts_dashboard.models.mention import Mention
from egts_dashboard.models.total_declare import TotalDeclare
from tests import fabriques


def texte(ligne: dict[str, Any]) -> dict[str, str]:
    """La ligne telle qu’un CSV la porte : tout est texte, l’absence est une case vide."""
    return {colonne: "" if mot is None else str(mot) for colonne, mot in ligne.items()}


def refus(
    modele: Any, ligne: dict[str, Any], **cases: str
) -> dict[str, tuple[str, str]]:
    with pytest.raises(ValidationError) as leve:
        modele.model_validate(texte(ligne) | cases)
    return {str(e["loc"][0]): to_french(e) for e in leve.value.errors()}


def test_une_case_vide_est_une_absence_et_non_zero() -> None:
    lu = Atelier.model_validate(texte(fabriques.atelier("a")) | {"nb_participants": ""})
    assert lu.nb_participants is None


def test_zero_participant_est_un_nombre() -> None:
    lu = Atelier.model_validate(
        texte(fabriques.atelier("a")) | {"nb_participants": "0"}
    )
    assert lu.nb_participants == 0


@pytest.mark.parametrize(
    "lu", ["1_000", "1 000", "１２", "12.0", "douze", "0x10", "1e3"]
)
def test_un_entier_s_ecrit_en_chiffres_et_rien_d_autre(lu: str) -> None:
    erreurs = refus(Atelier, fabriques.atelier("a"), nb_participants=lu)
    assert erreurs["nb_participants"][0] == "un nombre entier est attendu"


@pytest.mark.parametrize(
    ("lu", "regle"),
    [
        ("1234,50", "un montant est attendu"),
        ("1 234.50", "un montant est attendu"),
        ("9000 €", "un montant est attendu"),
        ("NaN", "un montant est attendu"),
        ("1e3", "un montant est attendu"),
        ("1.005", "un montant a deux décimales au plus"),
        ("99999999999.99", "le montant est trop grand"),
        ("-1.00", "la valeur doit être au moins 0"),
    ],
)
def test_un_montant_mal_ecrit_est_refuse_plutot_qu_arrondi(lu: str, regle: str) -> None:
    erreurs = refus(
        LigneBudgetaire, fabriques.ligne_budgetaire("l", "1.00"), montant_eur=lu
    )
    assert erreurs["montant_eur"][0] == regle


def test_un_montant_se_garde_exact() -> None:
    ligne = texte(fabriques.ligne_budgetaire("l", "1.00")) | {"montant_eur": "9265.76"}
    assert LigneBudgetaire.model_validate(ligne).montant_eur == Decimal("9265.76")


@pytest.mark.parametrize(
    ("lu", "regle"),
    [
        ("10/06/2014", "une date est attendue"),
        ("2014-6-1", "une date est attendue"),
        ("2014-06-10T08:00:00", "une date est attendue"),
        ("1402358400", "une date est attendue"),
        ("2014-02-30", "cette date n’existe pas"),
    ],
)
def test_une_date_mal_ecrite_ou_impossible_est_refusee(lu: str, regle: str) -> None:
    erreurs = refus(Evenement, fabriques.evenement("e", "2014-06-10"), date_debut=lu)
    assert erreurs["date_debut"][0] == regle


def test_une_date_s_ecrit_annee_mois_jour() -> None:
    lu = Evenement.model_validate(texte(fabriques.evenement("e", "2014-06-10")))
    assert lu.date_debut == dt.date(2014, 6, 10)


def test_une_fin_avant_le_debut_est_refusee() -> None:
    erreurs = refus(
        Evenement, fabriques.evenement("e", "2014-06-10"), date_fin="2014-06-09"
    )
    assert erreurs == {
        "date_fin": (
            "la fin vient avant le début (2014-06-10)",
            "Corrigez l’une des deux bornes.",
        )
    }


def test_des_lignes_de_document_a_l_envers_sont_refusees_partout() -> None:
    a_l_envers = {"ligne_debut": "12", "ligne_fin": "11"}
    exclusion = {
        "exclusion_id": "x",
        "source_id": "doc",
        "categorie": "titre",
        "motif": "Titre",
    }
    for modele, ligne in (
        (Atelier, fabriques.atelier("a")),
        (Mention, fabriques.mention("m", "atelier", "a")),
        (Exclusion, exclusion),
    ):
        assert set(refus(modele, ligne, **a_l_envers)) == {"ligne_fin"}


@pytest.mark.parametrize("lu", ["at pc", "é", "-a", "a" * 121, "a;b", "../x"])
def test_un_identifiant_est_un_code_ascii(lu: str) -> None:
    erreurs = refus(Atelier, fabriques.atelier("a"), atelier_id=lu)
    assert erreurs["atelier_id"][0] == "le code n’a pas la forme attendue"


def test_un_signe_invisible_est_refuse() -> None:
    erreurs = refus(Atelier, fabriques.atelier("a"), intitule="Place\x07 des usagers")
    assert (
        erreurs["intitule"][0] == "un signe invisible interdit se trouve dans la case"
    )


def test_un_intitule_depasse_cent_quarante_signes() -> None:
    erreurs = refus(Atelier, fabriques.atelier("a"), intitule="é" * 141)
    assert erreurs["intitule"] == ("le texte dépasse 140 signes", "Raccourcissez-le.")


def test_un_texte_de_blancs_est_une_case_vide() -> None:
    erreurs = refus(Atelier, fabriques.atelier("a"), intitule="   ")
    assert erreurs["intitule"][0] == "cette case ne peut pas être vide"


def test_une_valeur_hors_liste_rappelle_la_liste() -> None:
    erreurs = refus(Atelier, fabriques.atelier("a"), certitude="certain")
    assert erreurs["certitude"] == (
        "la valeur n’est pas dans la liste",
        "Choisissez : imprime, deduit, incertain.",
    )


@pytest.mark.parametrize("lu", ["region:R73", "territoire:", "R73", "territoire:a b"])
def test_un_perimetre_dit_sa_sorte_et_son_identifiant(lu: str) -> None:
    assert "perimetre" in refus(
        TotalDeclare, fabriques.total_declare("t", "x", "1"), perimetre=lu
    )


def test_un_enregistrement_ne_se_modifie_pas() -> None:
    lu = Atelier.model_validate(texte(fabriques.atelier("a")))
    with pytest.raises(ValidationError):
        lu.intitule = "Autre"
