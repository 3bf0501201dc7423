"""D’autres ateliers auraient-ils fait entendre d’autres thèmes ? La courbe d’accumulation et Chao2."""

import numpy as np
import numpy.typing as npt
import pandas as pd

TIRAGES = 1_000
GRAINE = 2014
# Une courbe de plus de points se dessine sans rien montrer de plus.
NB_POINTS = 60
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
    points au plus. Même graine, même réponse. `attrs` : tirages faits, graine.
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
    courbe.attrs |= {"tirages": faits, "graine": graine}
    return courbe


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
