"""L’analyse des correspondances : un tableau publié, un calcul naïf, ce qui tient toujours."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency

from egts_dashboard.analyses.correspondances import (
    Tableau,
    correspondances,
    is_enough,
    keep_provided,
)
from egts_dashboard.analyses.correspondances_stabilite import (
    disperse,
    is_apart,
    try_independence,
)

# Greenacre 1984, « smoke » : cinq groupes d’employés, quatre façons de fumer.
SMOKE = np.array(
    [[4, 2, 3, 2], [4, 3, 7, 4], [25, 10, 12, 4], [18, 24, 33, 13], [10, 6, 7, 2]],
    dtype=float,
)


def test_l_analyse_est_celle_du_tableau_publie() -> None:
    analyse = correspondances(SMOKE)
    # Ce qu’en imprime la bibliothèque « ca » de R.
    assert analyse.inerties == pytest.approx([0.074759, 0.010017, 0.000414], abs=5e-7)
    assert 100 * analyse.parts == pytest.approx([87.76, 11.76, 0.49], abs=5e-3)
    assert analyse.lignes.masses == pytest.approx(
        [0.056995, 0.093264, 0.264249, 0.455959, 0.129534], abs=5e-7
    )
    distances = np.sqrt((analyse.lignes.coordonnees**2).sum(axis=1))
    assert distances == pytest.approx(
        [0.216559, 0.356921, 0.380779, 0.240025, 0.216169], abs=5e-7
    )
    inerties = analyse.lignes.masses * distances**2
    assert inerties == pytest.approx(
        [0.002673, 0.011881, 0.038314, 0.026269, 0.006053], abs=5e-7
    )


@st.composite
def _tables(draw: st.DrawFn) -> Tableau:
    nb_l, nb_c = draw(st.integers(3, 6)), draw(st.integers(3, 6))
    cases = draw(
        st.lists(st.integers(0, 30), min_size=nb_l * nb_c, max_size=nb_l * nb_c)
    )
    tableau = np.array(cases, dtype=float).reshape(nb_l, nb_c)
    assume((tableau.sum(axis=0) > 0).all() and (tableau.sum(axis=1) > 0).all())
    return tableau


@given(_tables())
def test_l_inertie_totale_est_le_chi2_par_codage(tableau: Tableau) -> None:
    khi2 = chi2_contingency(tableau, correction=False).statistic
    assert correspondances(tableau).inertie == pytest.approx(khi2 / tableau.sum())


@given(_tables())
def test_contributions_et_cos2_font_un(tableau: Tableau) -> None:
    analyse = correspondances(tableau)
    assume(analyse.inerties[-1] > 1e-8)
    for nuage in (analyse.lignes, analyse.colonnes):
        assert nuage.contributions.sum(axis=0) == pytest.approx(1)
        # Une contribution est masse × coordonnée² / inertie de l’axe.
        recalculees = nuage.masses[:, None] * nuage.coordonnees**2 / analyse.inerties
        assert nuage.contributions == pytest.approx(recalculees)
        loin = (nuage.coordonnees**2).sum(axis=1) > 1e-8
        assert nuage.cos2[loin].sum(axis=1) == pytest.approx(1)
        # L’origine est le profil moyen.
        assert nuage.masses @ nuage.coordonnees == pytest.approx(0, abs=1e-9)


@given(_tables())
def test_les_distances_sont_celles_du_khi2_entre_profils(tableau: Tableau) -> None:
    analyse = correspondances(tableau)
    profils = tableau / tableau.sum(axis=1, keepdims=True)
    poids = tableau.sum(axis=0) / tableau.sum()
    for i in range(len(tableau)):
        for j in range(i):
            naive = sum((profils[i] - profils[j]) ** 2 / poids)
            ecart = analyse.lignes.coordonnees[i] - analyse.lignes.coordonnees[j]
            assert ecart @ ecart == pytest.approx(naive, abs=1e-9)


def test_transposer_echange_lignes_et_colonnes() -> None:
    droit, tourne = correspondances(SMOKE), correspondances(SMOKE.T)
    assert np.abs(droit.lignes.coordonnees) == pytest.approx(
        np.abs(tourne.colonnes.coordonnees)
    )


def test_le_sens_des_axes_ne_depend_pas_de_l_ordre_des_colonnes() -> None:
    autre = correspondances(SMOKE[:, ::-1])
    assert autre.lignes.coordonnees == pytest.approx(
        correspondances(SMOKE).lignes.coordonnees
    )


def test_ce_qui_a_trop_peu_de_codages_est_ote() -> None:
    tableau = np.array([[9, 9, 1], [9, 9, 1], [0, 2, 2]], dtype=float)
    lignes, colonnes = keep_provided(tableau)
    assert lignes.tolist() == [0, 1] and colonnes.tolist() == [0, 1]


def test_un_tableau_trop_petit_est_refuse() -> None:
    fourni = np.full((5, 5), 4.0) + 6 * np.eye(5)
    assert is_enough(fourni)
    assert not is_enough(fourni[:4])
    assert not is_enough(np.full((5, 5), 3.0) + np.eye(5))  # 80 codages
    assert not is_enough(np.full((6, 6), 10.0))  # aucun écart à montrer


def test_le_test_distingue_un_lien_d_un_tableau_sans_lien() -> None:
    assert try_independence(np.full((5, 5), 10.0)).p == 1.0
    lie = try_independence(np.full((5, 5), 4.0) + 20 * np.eye(5))
    assert lie.p == 0.001 and lie.est_lie
    # Sans lien, E(χ²) = (I − 1)(J − 1)·n/(n − 1).
    n = SMOKE.sum()
    assert try_independence(SMOKE).attendue == pytest.approx(12 / (n - 1))


def test_la_dispersion_est_celle_du_calcul_exact_de_la_variance() -> None:
    analyse = correspondances(SMOKE)
    lignes, colonnes = disperse(SMOKE, analyse)
    assert lignes.shape == (5, 2, 2) and colonnes.shape == (4, 2, 2)
    # À effectif de ligne donné, le profil est multinomial : Var = Var(coordonnée standard)/effectif.
    standards = analyse.colonnes.coordonnees[:, :2] / np.sqrt(analyse.inerties[:2])
    for i, effectif in enumerate(SMOKE.sum(axis=1)):
        profil = SMOKE[i] / effectif
        moyenne = profil @ standards
        variance = profil @ standards**2 - moyenne**2
        # L’effectif varie aussi : un peu plus de dispersion.
        assert (np.diag(lignes[i]) > variance / effectif).all()
        assert np.diag(lignes[i]) == pytest.approx(variance / effectif, rel=0.2)


def test_la_dispersion_est_celle_de_codages_tires_de_nouveau() -> None:
    analyse = correspondances(SMOKE)
    tires = np.random.default_rng(2014).multinomial(
        int(SMOKE.sum()), (SMOKE / SMOKE.sum()).ravel(), size=20_000
    )
    repliques = tires.reshape(-1, *SMOKE.shape).astype(float)
    for cote, nuage, exactes in zip(
        (repliques, repliques.transpose(0, 2, 1)),
        (analyse.colonnes, analyse.lignes),
        disperse(SMOKE, analyse),
        strict=True,
    ):
        standards = nuage.coordonnees[:, :2] / np.sqrt(analyse.inerties[:2])
        for point, exacte in enumerate(exactes):
            codes = cote[:, point]
            pleins = codes.sum(axis=1) > 0
            profils = codes[pleins] / codes[pleins].sum(axis=1, keepdims=True)
            tiree = np.cov((profils @ standards).T)
            assert exacte == pytest.approx(tiree, abs=0.05 * np.trace(tiree))


def test_meme_graine_meme_reponse() -> None:
    assert try_independence(SMOKE) == try_independence(SMOKE)
    assert 0 < try_independence(SMOKE).p_erreur < 0.05


def test_un_point_loin_de_l_origine_est_a_part() -> None:
    covariances = np.array([np.eye(2), np.eye(2), np.zeros((2, 2))])
    places = np.array([[3.0, 0.0], [1.0, 1.0], [5.0, 5.0]])
    assert is_apart(places, covariances).tolist() == [True, False, False]
