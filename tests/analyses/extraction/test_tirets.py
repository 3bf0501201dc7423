"""Un tableau de texte nu dont une ligne de tirets donne les colonnes se lit par rangées."""

import pytest

from egts_dashboard.analyses.extraction import extract

ATTENDU = [
    ("constat", "Le fret a baissé d’un tiers"),
    ("preconisation", "Réparer la grue du bassin"),
    ("constat", "Les mariniers n’ont plus d’école"),
    ("preconisation", "Ouvrir une section marinière"),
]
SIMPLE = """\
  Constats                           Propositions
  ---------------------------------- ------------------------------
  Le fret a baissé d’un tiers        Réparer la grue du bassin
  Les mariniers n’ont plus d’école   Ouvrir une section marinière
"""
PLUSIEURS_LIGNES = """\
  -------------------------------------------
  Constats              Propositions
  --------------------- ---------------------
  Le fret a baissé      Réparer la grue du
  d’un tiers            bassin

  Les mariniers n’ont   Ouvrir une section
  plus d’école          marinière
  -------------------------------------------
"""


def lus(texte: str) -> list[tuple[str, str]]:
    return [(c.nature, c.texte) for c in extract(texte.split("\n"))]


@pytest.mark.parametrize("tableau", [SIMPLE, PLUSIEURS_LIGNES])
@pytest.mark.parametrize("suite", ["", "\nFin\n---------\n\nMerci à tous.\n"])
def test_chaque_case_reste_sous_son_en_tete(tableau, suite):
    assert lus(tableau + suite) == ATTENDU


def test_un_texte_a_cheval_sur_deux_colonnes_n_est_pas_un_tableau():
    texte = (
        "Constats\n\nLe fret baisse -- dit-on\n---- ----\nLe fret a baissé d’un tiers\n"
    )

    assert ("constat", "Le fret a baissé d’un tiers") in lus(texte)


def test_un_titre_souligne_n_ouvre_pas_de_tableau():
    texte = "Constats\n--------\n\n- Le fret a baissé d’un tiers\n"

    assert lus(texte) == ATTENDU[:1]
