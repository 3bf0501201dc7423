"""Les thèmes proposés : déterministes, calibrés, éprouvés sur des ateliers jamais vus."""

import numpy as np
import pytest
from sklearn.metrics import f1_score

from egts_dashboard.analyses.qualite_suggestions import quality
from egts_dashboard.analyses.suggestions import (
    Modele,
    TexteCode,
    cross_validate,
    learnable,
)

MOTS = (("form", "stag"), ("budget", "financ"), ("logement", "urgenc"))


def corpus(nb: int = 120) -> tuple[list[TexteCode], np.ndarray]:
    hasard = np.random.default_rng(1)
    textes, codes = [], np.zeros((nb, 4), dtype=bool)
    for rang in range(nb):
        theme = rang % 3
        bruit = [f"mot{hasard.integers(40)}" for _ in range(4)]
        racines = (MOTS[theme][rang % 2], *bruit)
        textes.append(TexteCode(racines, " ".join(racines), f"atelier-{rang // 3 % 6}"))
        codes[rang, theme] = True
    codes[:2, 3] = True
    return textes, codes


def test_un_theme_trop_rare_n_est_ni_appris_ni_propose() -> None:
    textes, codes = corpus()
    assert learnable(textes, codes) == [0, 1, 2]
    assert not Modele(textes, codes).confidences(textes)[:, 3].any()


def test_le_modele_retrouve_des_themes_evidents_dans_un_atelier_jamais_vu() -> None:
    textes, codes = corpus()
    confiances = cross_validate(textes, codes).confiances
    assert quality(codes[:, :3], confiances[:, :3], 0.5).f1 > 0.95


def test_les_memes_codages_donnent_les_memes_confiances() -> None:
    textes, codes = corpus()
    assert np.array_equal(
        Modele(textes, codes).confidences(textes),
        Modele(textes, codes).confidences(textes),
    )


def test_la_raison_nomme_le_mot_du_theme() -> None:
    textes, codes = corpus()
    neuf = TexteCode(("stag", "mot1"), "stag mot1", "autre")
    assert Modele(textes, codes).reasons(neuf, 0)[0] == "stag"
    assert "stag" not in Modele(textes, codes).reasons(neuf, 1)


def test_la_qualite_est_celle_de_scikit_learn() -> None:
    hasard = np.random.default_rng(2)
    codes, confiances = hasard.random((50, 3)) > 0.6, hasard.random((50, 3))
    mesure = quality(codes, confiances, 0.4)
    attendu = f1_score(codes, confiances >= 0.4, average="micro")
    assert mesure.f1 == pytest.approx(attendu)
    assert mesure.bas < mesure.f1 < mesure.haut


def test_rien_de_propose_ne_se_dit_pas_precis() -> None:
    mesure = quality(np.array([True, False]), np.zeros(2), 0.5)
    assert mesure.precision is None and mesure.rappel == 0 and mesure.f1 == 0


def test_trop_peu_d_ateliers_ne_permet_pas_d_eprouver() -> None:
    textes, codes = corpus(12)
    seuls = [TexteCode(t.racines, t.plie, "un") for t in textes]
    with pytest.raises(ValueError, match="groups"):
        cross_validate(seuls, codes)
