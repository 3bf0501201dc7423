"""Des rapports inventés, de formes très diverses : ce qu’on y lit est ce qui y est, rien d’autre."""

import pytest

from egts_dashboard.analyses.extraction import extract
from tests.analyses.mesure import gaps, names, read

NATURES = (
    "atelier",
    "participations",
    "seances",
    "montant",
    "constat",
    "preconisation",
    "pratique",
)


@pytest.mark.parametrize("nature", NATURES)
@pytest.mark.parametrize("nom", names())
def test_un_rapport_invente_donne_ce_qu_il_dit_et_rien_d_autre(nom, nature):
    lignes, attendu = read(nom)

    manquent, en_trop = gaps(attendu[nature], extract(lignes), nature)

    assert (manquent, en_trop) == ([], [])


@pytest.mark.parametrize("nom", names())
def test_chaque_candidat_montre_sa_place(nom):
    lignes, _ = read(nom)

    for candidat in extract(lignes):
        assert 1 <= candidat.ligne <= candidat.ligne_fin <= len(lignes)


def test_un_rapport_lu_deux_fois_donne_la_meme_chose():
    lignes, _ = read("eau")

    assert extract(lignes) == extract(lignes)
