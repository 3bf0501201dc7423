"""Ce que valent les thèmes proposés, mesuré sur des textes que le modèle n’avait pas vus."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

TIRAGES = 1_000
GRAINE = 2014
MARGE_PCT = 2.5


@dataclass(frozen=True)
class Qualite:
    """Un thème, ou l’ensemble : sur `nb` textes qui le portent, `proposes` l’ont reçu du modèle.

    `precision` et `rappel` vides : rien de proposé, ou rien à trouver. `bas`, `haut` : intervalle
    à 95 % de `f1`, par rééchantillonnage des textes.
    """

    nb: int
    proposes: int
    justes: int
    precision: float | None
    rappel: float | None
    f1: float
    bas: float
    haut: float


def quality(
    codes: npt.NDArray[np.bool_], confiances: npt.NDArray[np.float64], seuil: float
) -> Qualite:
    """La qualité d’un thème (un vecteur) ou de tous ensemble (une matrice, textes en lignes)."""
    dits = confiances >= seuil
    juste = (codes & dits).reshape(len(codes), -1).sum(axis=1)
    vrai = codes.reshape(len(codes), -1).sum(axis=1)
    propose = dits.reshape(len(codes), -1).sum(axis=1)
    nb, proposes, justes = int(vrai.sum()), int(propose.sum()), int(juste.sum())
    tires = np.random.default_rng(GRAINE).multinomial(
        len(codes), np.full(len(codes), 1 / len(codes)), size=TIRAGES
    )
    essais = _f1(tires @ juste, tires @ vrai, tires @ propose)
    bas, haut = np.percentile(essais, [MARGE_PCT, 100 - MARGE_PCT])
    return Qualite(
        nb,
        proposes,
        justes,
        justes / proposes if proposes else None,
        justes / nb if nb else None,
        float(_f1(np.array(justes), np.array(nb), np.array(proposes))),
        float(bas),
        float(haut),
    )


def _f1(
    justes: npt.NDArray[np.int64],
    vrais: npt.NDArray[np.int64],
    proposes: npt.NDArray[np.int64],
) -> npt.NDArray[np.float64]:
    total = vrais + proposes
    return np.where(total > 0, 2 * justes / np.where(total > 0, total, 1), 0.0)
