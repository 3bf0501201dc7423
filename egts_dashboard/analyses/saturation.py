"""D’autres ateliers auraient-ils fait entendre d’autres thèmes ? La courbe d’accumulation et Chao2."""

import math

import numpy as np
import numpy.typing as npt
import pandas as pd

TIRAGES = 1_000
GRAINE = 2014
# Une courbe de plus de points se dessine sans rien montrer de plus.
NB_POINTS = 60
# Le quantile de 95 %.
Z = 1.96
# Les tirages se bornent à tant de cases : la mémoire ne dépend pas du nombre d’ateliers.
CASES_MAX = 40_000_000
Presences = npt.NDArray[np.bool_]


def chao2(presences: Presences) -> float:
    """Le nombre de thèmes estimé, ceux qu’aucun atelier n’a dits compris, corrigé du biais.

    S + (m − 1)/m · Q1(Q1 − 1)/(2(Q2 + 1)) : S thèmes vus en m ateliers, Q1 dans un seul, Q2
    dans deux.
    """
    m = len(presences)
    fois = presences.sum(axis=0)
    vus, uns, deux = (int((fois > 0).sum()), *(int((fois == k).sum()) for k in (1, 2)))
    return vus + (m - 1) / m * uns * (uns - 1) / (2 * (deux + 1))


def chao2_interval(presences: Presences) -> tuple[float, float] | None:
    """Les bornes à 95 % de Chao2, par la loi log-normale : jamais moins que les thèmes vus.

    Écrire T le nombre de thèmes estimés en plus : de S + T/K à S + T·K, où
    K = exp(1,96·√ln(1 + var/T²)) (Chao, 1987 ; variance d’EstimateS, forme corrigée du biais).
    None quand rien ne semble manquer (un thème au plus vu dans un seul atelier) : la loi n’a
    alors pas d’échelle.
    """
    m, fois = len(presences), presences.sum(axis=0)
    vus = int((fois > 0).sum())
    uns, deux = (int((fois == k).sum()) for k in (1, 2))
    reste = chao2(presences) - vus
    if reste <= 0:
        return None
    part = (m - 1) / m
    variance = part * uns * (uns - 1) / (2 * (deux + 1))
    if deux:
        variance += part**2 * uns * (2 * uns - 1) ** 2 / (4 * (deux + 1) ** 2)
        variance += part**2 * uns**2 * deux * (uns - 1) ** 2 / (4 * (deux + 1) ** 4)
    else:
        variance += part**2 * uns * (2 * uns - 1) ** 2 / 4
        variance -= part**2 * uns**4 / (4 * (vus + reste))
    etendue = math.exp(Z * math.sqrt(math.log(1 + variance / reste**2)))
    return vus + reste / etendue, vus + reste * etendue


def expected(presences: Presences, tailles: npt.NDArray[np.int64]) -> list[float]:
    """Les thèmes vus en moyenne dans k ateliers pris au hasard, exactement et sans tirage.

    Un thème présent dans n des m ateliers manque à k d’entre eux avec la probabilité
    C(m − n, k)/C(m, k).
    """
    m = len(presences)
    fois = presences.sum(axis=0)
    absent = np.ones(len(fois))
    moyennes = []
    for k in range(1, m + 1):
        reste = m - k + 1
        absent = absent * np.clip(reste - fois, 0, None) / reste
        moyennes.append(float((1 - absent).sum()))
    return [moyennes[k - 1] for k in tailles]


def accumulation(
    presences: Presences, tirages: int = TIRAGES, graine: int = GRAINE
) -> pd.DataFrame:
    """La courbe d’accumulation, les ateliers pris dans des ordres tirés au sort.

    Colonnes : nb_ateliers, nb_themes (moyenne exacte), bas, haut (19 ordres sur 20), soixante
    points au plus. Même graine, même réponse. `attrs` : tirages faits, graine, erreur (en thèmes).
    """
    m, nb_themes = presences.shape
    faits = max(20, min(tirages, CASES_MAX // max(1, m * nb_themes)))
    hasard = np.random.default_rng(graine)
    premiers = np.array([_first_seen(presences, hasard) for _ in range(faits)])
    tailles = np.unique(np.linspace(1, m, min(m, NB_POINTS)).round().astype(int))
    vus = (premiers[:, :, None] <= tailles).sum(axis=1)
    bas, haut = np.quantile(vus, [0.025, 0.975], axis=0)
    courbe = pd.DataFrame(
        {
            "nb_ateliers": tailles,
            "nb_themes": expected(presences, tailles),
            "bas": bas,
            "haut": haut,
        }
    )
    courbe.attrs |= {"tirages": faits, "graine": graine, "erreur": _draw_error(vus)}
    return courbe


def _draw_error(vus: npt.NDArray[np.int64]) -> float:
    """De combien de thèmes d’autres ordres déplaceraient la bande, au plus, à 95 %."""
    bords = np.array([0.025, 0.975])
    pas = Z * np.sqrt(bords * (1 - bords) / len(vus))
    bas, ici, haut = (
        np.quantile(vus, np.clip(rangs, 0, 1), axis=0)
        for rangs in (bords - pas, bords, bords + pas)
    )
    return float(np.maximum(haut - ici, ici - bas).max())


def _first_seen(
    presences: Presences, hasard: np.random.Generator
) -> npt.NDArray[np.int64]:
    """À quel atelier chaque thème apparaît, dans un ordre tiré au sort ; m + 1 s’il manque."""
    m = len(presences)
    melange = presences[hasard.permutation(m)]
    premiers: npt.NDArray[np.int64] = np.where(
        melange.any(axis=0), melange.argmax(axis=0) + 1, m + 1
    )
    return premiers
