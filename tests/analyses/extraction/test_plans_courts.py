"""Un plan court : un nom, un constat, « Propositions », une liste ; puis un autre nom."""

import pytest

from tests.analyses.extraction.lecture import lus

RAPPORT = """
Filière bois : ce qu’ont dit les trois ateliers

{}Scierie
- Les scies datent de l’autre siècle
Propositions
- Mutualiser un affûteur
- Acheter deux lames

{}Séchage
- Le séchoir communal ferme l’hiver
Propositions
- Ouvrir le séchoir toute l’année

{}Transport
- Aucun quai de chargement au col
Propositions
- Aménager un quai
"""


@pytest.mark.parametrize("marques", [("", "", ""), ("1. ", "2. ", "3. ")])
def test_la_puce_sous_un_nom_est_un_constat_et_le_nom_un_atelier(marques):
    trouves = lus(RAPPORT.format(*marques))

    assert trouves["atelier"] == ["Scierie", "Séchage", "Transport"]
    assert trouves["constat"] == [
        "Les scies datent de l’autre siècle",
        "Le séchoir communal ferme l’hiver",
        "Aucun quai de chargement au col",
    ]
    assert trouves["preconisation"] == [
        "Mutualiser un affûteur",
        "Acheter deux lames",
        "Ouvrir le séchoir toute l’année",
        "Aménager un quai",
    ]


def test_sans_atelier_annonce_le_nom_n_en_est_pas_un():
    texte = RAPPORT.replace("ce qu’ont dit les trois ateliers", "la lettre")

    assert "atelier" not in lus(texte.format("", "", ""))


def test_un_seul_nom_au_dessus_de_propositions_ne_fait_pas_un_plan():
    texte = """
Nos ateliers

Propositions
- Repeindre la cale

Carénage
- Poser un portique
Propositions
- Ouvrir la cale le soir
"""
    assert "Carénage" not in lus(texte).get("atelier", [])


def test_des_gens_et_leur_titre_ne_sont_pas_des_ateliers():
    texte = """
Nos groupes de travail

Pia Lorme
- trésorière
Propositions
- Fermer la rue le samedi

Guy Antal
- doyen du port
Propositions
- Baisser la cotisation
"""
    assert "atelier" not in lus(texte)


def test_sous_des_ateliers_titres_un_nom_n_est_qu_une_partie():
    texte = """
Atelier 1 : La cale
Constats
Le quai
- Les bittes rouillent depuis dix ans
Propositions
- Repeindre les bittes

Atelier 2 : La criée
Constats
Le froid
- Les glacières fuient dès le matin
Propositions
- Changer les glacières
"""
    trouves = lus(texte)

    assert trouves["atelier"] == ["Atelier 1 : La cale", "Atelier 2 : La criée"]
