"""Ce que disent les tests et les bornes : des nombres, et un mot seulement quand il est permis."""

import pandas as pd

from egts_dashboard.analyses.grappes import cluster
from egts_dashboard.analyses.tirages import try_draws
from egts_dashboard.phrases import representativite_preuves as phrases
from egts_dashboard.phrases.ecarts import probabilite


def test_une_probabilite_infime_ne_s_ecrit_pas_zero() -> None:
    assert probabilite(3e-12) == "<\u00a00,0001"
    assert probabilite(1 / 10_000) == "0,0001"
    assert probabilite(0.29571) == "0,2957"


def test_moins_de_cinq_ateliers_des_comptes_et_pas_d_intervalle() -> None:
    points = [(1, 10), (2, 20)]
    dite = phrases.grappe("Usagers", cluster(*zip(*points, strict=True)), points)
    assert "données insuffisantes" in dite
    assert "1/10, 2/20" in dite


def test_a_partir_de_cinq_ateliers_un_intervalle_et_son_effet() -> None:
    points = [(1, 12), (0, 18), (6, 25), (0, 9), (9, 30), (2, 22), (0, 14), (3, 26)]
    dite = phrases.grappe("Usagers", cluster(*zip(*points, strict=True)), points)
    assert "**13,5\u00a0%**, de 2,7\u00a0% à 24,2\u00a0%" in dite
    assert "effet de grappe 2,77" in dite


def test_le_test_global_dit_ses_nombres_sans_verdict() -> None:
    dite = phrases.epreuve(
        try_draws((150, 30, 96, 36), (38, 8, 34, 20)), [1.265, 0.577]
    )
    for morceau in ("0,883", "0,963", "0,933", "=\u00a00,0001", "graine 2014", "0,46"):
        assert morceau in dite
    assert "significati" not in dite


def test_les_personnes_sans_seances_multiples_n_ont_que_deux_bornes() -> None:
    tableau = pd.DataFrame({"nb": [12, 30], "nb_seances": [1, 1]})
    dite = phrases.personnes(tableau, (30, 42))
    assert "Entre 30 et 42 personnes" in dite
    assert "séance" not in dite


def test_une_source_dont_le_titre_imite_du_markdown_reste_du_texte() -> None:
    dite = phrases.citation({"producteur": "X", "titre": "[a](b)", "url": None})
    assert "[a](b)" not in dite
