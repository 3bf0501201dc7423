"""Une coupure finit la partie si du texte reprend ; « Ateliers : X, Y » en donne les noms."""

import pytest

from tests.analyses.extraction.lecture import lus

RAPPORT = """
Atelier 1 : Les quais

Propositions
- Ouvrir le quai aux piétons

{}

Le buffet manquait de pain.
- Deux tartes sont restées
"""


@pytest.mark.parametrize("coupure", ["* * *", "***", "---", "⁂", "– – –"])
def test_apres_une_coupure_ni_la_partie_ni_l_atelier_ne_continuent(coupure):
    trouves = lus(RAPPORT.format(coupure))

    assert trouves["preconisation"] == ["Ouvrir le quai aux piétons"]
    assert "constat" not in trouves


@pytest.mark.parametrize(
    "suite",
    [
        "* * *\n\n- Poser des bancs",
        "* * *\n\nPropositions\n- Poser des bancs",
        "* * *\n\nVoici la suite.\n\n* * *\n\n- Poser des bancs",
    ],
)
def test_une_coupure_qui_aere_ne_finit_rien(suite):
    texte = f"Atelier 1 : Les quais\n\nPropositions\n- Ouvrir le quai\n\n{suite}"

    assert "Poser des bancs" in lus(texte)["preconisation"]


ANNONCE = """
Fournil commun, compte rendu

{}

La cuisson
Constats
- Le four tire mal

La fournée du soir
Propositions
- Ouvrir à vingt heures
"""


@pytest.mark.parametrize(
    "ligne",
    [
        "Ateliers : La cuisson, La fournée du soir",
        "Les deux ateliers : « La cuisson » et « La fournée du soir ».",
    ],
)
def test_une_ligne_donne_les_ateliers_que_leurs_titres_redisent(ligne):
    assert lus(ANNONCE.format(ligne))["atelier"] == ["La cuisson", "La fournée du soir"]


@pytest.mark.parametrize(
    "ligne",
    [
        "Ateliers : Salle des fêtes, Salle du four",
        "Ateliers : 14 h, 16 h",
        "Ateliers : ouverts à tous, gratuits",
    ],
)
def test_un_lieu_ou_une_heure_n_est_pas_un_atelier(ligne):
    assert "atelier" not in lus(f"{ligne}\n\nLe four tire mal.")
