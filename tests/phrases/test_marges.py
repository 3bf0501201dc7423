"""Ce que dit un croisement : des nombres, et rien de plus quand les données manquent."""

from egts_dashboard.analyses.marges import cross
from egts_dashboard.phrases.marges import croisement
from tests.analyses.tableaux import effectifs


def test_moins_de_cinq_ateliers_ne_conclut_rien() -> None:
    dite = croisement(cross(effectifs([[30, 2], [3, 28]])))
    assert "**0,0001**" in dite and "données insuffisantes" in dite


def test_les_cases_qui_se_detachent_sont_nommees_avec_leur_attendu() -> None:
    dite = croisement(cross(effectifs([[40, 5, 6, 4, 7], [5, 30, 28, 31, 33]])))
    assert "m0 dans a0, **40** pour" in dite
    assert "10 essais" in dite.replace("\u00a0", " ")


def test_un_tableau_sans_ecart_le_dit() -> None:
    dite = croisement(cross(effectifs([[10] * 5, [10] * 5])))
    assert "Aucune case" in dite


def test_une_modalite_seule_ne_se_croise_pas() -> None:
    assert croisement(cross(effectifs([[3, 4]]))).startswith("Données insuffisantes")
