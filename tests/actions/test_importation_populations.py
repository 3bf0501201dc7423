"""Une population apportée sous le nom d’un territoire se range sous son code."""

import pytest

from tests.depots import Lit, une

TITRES = "dimension;modalite;annee;effectif"


# Un guillemet fait lire le fichier ligne à ligne, non d’un bloc.
@pytest.mark.parametrize("nom", ["GIRONDE", '"gironde"', "33"])
def test_le_nom_d_un_territoire_mene_a_son_code(lit: Lit, nom: str) -> None:
    lu = lit(
        f"{TITRES}\nterritoire;{nom};2021;1654970\nterritoire;R54;2021;1800000\n",
        table="populations_reference",
    )
    assert lu.erreurs == []
    lues = [ligne for _, ligne in lu.acceptees]
    assert [ligne.modalite for ligne in lues] == ["D33", "R54"]
    [dit] = [a for a in lu.avertissements if "sous son code" in a.message]
    assert dit.ligne == 2 and "D33" in dit.message


def test_le_libelle_garde_le_nom_du_fichier(lit: Lit) -> None:
    lu = lit(f"{TITRES}\nterritoire;Gironde;2021;3\n", table="populations_reference")
    [(_, ligne)] = lu.acceptees
    assert ligne.libelle == "Gironde"


def test_un_territoire_inconnu_dit_le_plus_proche(lit: Lit) -> None:
    lu = lit(f"{TITRES}\nterritoire;Girond;2021;3\n", table="populations_reference")
    refus = une(lu, "territoire n’existe pas")
    assert refus.colonne == "modalite" and "Gironde" in refus.remede


def test_un_metier_n_est_pas_un_territoire(lit: Lit) -> None:
    lu = lit(f"{TITRES}\nmetier;gironde;2021;3\n", table="populations_reference")
    [(_, ligne)] = lu.acceptees
    assert ligne.modalite == "gironde"


def test_une_colonne_departement_est_la_modalite(lit: Lit) -> None:
    lu = lit(
        "Dimension;Département;Année;Population\nterritoire;Gironde;2021;3\n",
        table="populations_reference",
    )
    assert lu.correspondance["Département"] == "modalite"
    assert [ligne.modalite for _, ligne in lu.acceptees] == ["D33"]
