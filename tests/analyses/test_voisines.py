import pytest

from egts_dashboard.analyses.voisines import ressemblances, voisinages

FORMER = ["form", "professionnel", "parol", "usager"]
AUTRE = ["financ", "durer"]


def test_deux_textes_de_memes_racines_se_ressemblent_tout_a_fait() -> None:
    proches = ressemblances([FORMER, list(reversed(FORMER)), AUTRE])
    assert proches[0, 1] == pytest.approx(1)
    assert proches[0, 2] == 0


def test_une_racine_rare_rapproche_plus_qu_une_racine_commune() -> None:
    proches = ressemblances(
        [["form", "tronc"], ["commun", "tronc"], ["form", "rare"], ["form", "autre"]]
    )
    assert proches[0, 1] > proches[0, 2]


def test_deux_demandes_de_deux_ateliers_sont_voisines() -> None:
    (trouve,) = voisinages([FORMER, AUTRE, FORMER], ["a", "a", "b"])
    assert trouve.positions == (0, 2)
    assert trouve.ressemblance == pytest.approx(1)
    assert set(trouve.partagees) == set(FORMER)


def test_deux_demandes_du_meme_atelier_ne_reviennent_pas() -> None:
    assert voisinages([FORMER, AUTRE, FORMER], ["a", "b", "a"]) == []


def test_le_voisinage_de_plus_d_origines_vient_d_abord() -> None:
    textes = [FORMER, FORMER, AUTRE, AUTRE, AUTRE]
    premier, second = voisinages(textes, ["a", "b", "a", "b", "c"])
    assert premier.positions == (2, 3, 4)
    assert second.positions == (0, 1)


@pytest.mark.parametrize("textes", [[], [FORMER]])
def test_un_texte_seul_n_a_pas_de_voisin(textes: list[list[str]]) -> None:
    assert voisinages(textes, ["a"] * len(textes)) == []


def test_un_texte_sans_mot_plein_ne_ressemble_a_rien() -> None:
    assert voisinages([[], [], FORMER], ["a", "b", "c"]) == []
