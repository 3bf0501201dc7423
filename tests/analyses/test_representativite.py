"""Les écarts à une référence, contre un exemple calculé d’avance."""

import math

import pandas as pd
import pytest
from scipy import stats

from egts_dashboard.analyses import representativite as analyses

NB = (150, 30, 96, 36)
REFERENCE = (0.38, 0.08, 0.34, 0.20)
TOTAL = sum(NB)


def _gaps(inconnus: int = 0) -> pd.DataFrame:
    return analyses.gaps(pd.DataFrame({"nb": NB, "poids": REFERENCE}), inconnus)


def test_la_distance_et_son_repere_de_tirage_au_sort() -> None:
    assert analyses.tvd(analyses.shares(NB), REFERENCE) == pytest.approx(
        0.11692, abs=5e-6
    )
    assert analyses.expected_tvd(REFERENCE, TOTAL) == pytest.approx(0.03682, abs=5e-6)


def test_les_rapports_a_la_reference() -> None:
    assert list(_gaps()["ratio"].round(3)) == [1.265, 1.202, 0.905, 0.577]


def test_l_intervalle_de_wilson() -> None:
    assert analyses.wilson(150, TOTAL) == pytest.approx((0.4259, 0.5361), abs=5e-5)
    assert analyses.wilson(36, TOTAL) == pytest.approx((0.0845, 0.1556), abs=5e-5)
    assert _gaps()["ratio_bas"].iloc[3] == pytest.approx(0.0845 / 0.20, abs=5e-4)


def test_les_intervalles_simultanes_de_goodman_sont_plus_larges() -> None:
    assert analyses.goodman(NB)[3] == pytest.approx((0.0776, 0.1683), abs=5e-5)


def test_les_probabilites_exactes_et_leur_correction() -> None:
    exactes = analyses.exact_p(NB, REFERENCE)
    assert exactes == pytest.approx([2.913e-4, 0.2957, 0.2561, 9.201e-5], rel=5e-4)
    corrigees = analyses.benjamini_hochberg(exactes)
    assert corrigees == pytest.approx([5.83e-4, 0.2957, 0.2957, 3.68e-4], rel=1e-3)


def test_ce_qui_manque_a_total_constant_et_en_ajoutant() -> None:
    derniere = _gaps().iloc[3]
    assert derniere["manque"] == pytest.approx(26.4)
    assert derniere["ajout"] == pytest.approx(33.0)


def test_la_bande_de_l_inconnu() -> None:
    assert analyses.unknown_band(21, 156, 18) == pytest.approx(
        (0.1346, 0.2500), abs=5e-5
    )


def test_un_ecart_n_est_dit_que_s_il_tient_sur_toute_la_bande() -> None:
    assert list(_gaps()["lecture"]) == ["au_dessus", "proche", "proche", "au_dessous"]
    assert list(_gaps(inconnus=200)["lecture"]) == [
        "non_assure",
        "proche",
        "proche",
        "non_assure",
    ]


def test_pas_de_mot_quand_l_effectif_attendu_est_trop_petit() -> None:
    tableau = analyses.gaps(pd.DataFrame({"nb": [90, 8], "poids": [0.96, 0.04]}), 0)
    assert tableau["attendu"].iloc[1] < 5
    assert tableau["lecture"].iloc[1] == "insuffisant"


def test_une_modalite_ou_personne_n_est_venu_garde_une_borne_haute() -> None:
    tableau = analyses.gaps(pd.DataFrame({"nb": [100, 0], "poids": [0.9, 0.1]}), 0)
    assert tableau["ratio"].iloc[1] == 0
    assert 0 < tableau["ratio_haut"].iloc[1] < 1


def test_les_intervalles_au_choix_changent_la_lecture() -> None:
    base = pd.DataFrame({"nb": [58, 42], "poids": [0.48, 0.52]})
    une = analyses.gaps(base, 0, analyses.WILSON)
    toutes = analyses.gaps(base, 0, analyses.GOODMAN)
    assert une["lecture"].iloc[0] == "au_dessus"
    assert toutes["lecture"].iloc[0] == "proche"
    assert (toutes["ratio_bas"] < une["ratio_bas"]).all()
    assert (toutes["ratio_haut"] > une["ratio_haut"]).all()


def test_wilson_contre_la_formule() -> None:
    z = stats.norm.ppf(0.975)
    for nb, total in [(0, 10), (3, 17), (150, 312), (9, 9)]:
        p = nb / total
        centre = (p + z**2 / (2 * total)) / (1 + z**2 / total)
        rayon = z / (1 + z**2 / total)
        rayon *= math.sqrt(p * (1 - p) / total + z**2 / (4 * total**2))
        attendu = (max(0, centre - rayon), min(1, centre + rayon))
        assert analyses.wilson(nb, total) == pytest.approx(attendu, abs=1e-9)


def test_la_probabilite_exacte_contre_la_somme_des_probabilites() -> None:
    masses = [math.comb(20, k) * 0.3**k * 0.7 ** (20 - k) for k in range(21)]
    for nb in range(21):
        somme = sum(m for m in masses if m <= masses[nb] * (1 + 1e-7))
        assert analyses.exact_p([nb, 20 - nb], [0.3, 0.7])[0] == pytest.approx(somme)


def test_benjamini_hochberg_contre_sa_definition() -> None:
    p = [0.04, 0.001, 0.3, 0.02]
    ordre = sorted(p)
    attendus = [
        min(ordre[j] * len(p) / (j + 1) for j in range(ordre.index(x), len(p)))
        for x in p
    ]
    assert analyses.benjamini_hochberg(p) == pytest.approx(attendus)


def test_ce_qui_manque_en_seances() -> None:
    base = pd.DataFrame({"nb": [60, 40], "poids": [1, 1], "nb_seances": [4, 1]})
    assert list(analyses.in_sessions(analyses.gaps(base, 0))) == [-0.5, 0.5]


def test_un_atelier_sans_seances_ne_change_pas_la_taille_d_une_seance() -> None:
    base = pd.DataFrame(
        {"nb": [60, 40, 30], "manque": [10, 0, 20], "nb_seances": [4, 1, math.nan]}
    )
    assert list(analyses.in_sessions(base)) == [0.5, 0, 1]


def test_cinq_attendus_suffisent_et_un_intervalle_qui_touche_un_ne_dit_rien() -> None:
    assert analyses.reading(5, (1.2, 1.5), (1.1, 1.4)) == "au_dessus"
    assert analyses.reading(4.9, (1.2, 1.5), (1.1, 1.4)) == "insuffisant"
    assert analyses.reading(5, (1, 1.5), (1.1, 1.4)) == "proche"
    assert analyses.reading(5, (0.5, 1), (0.6, 0.9)) == "proche"
