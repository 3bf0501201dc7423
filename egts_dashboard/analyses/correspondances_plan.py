"""Le premier plan d’une analyse des correspondances, point par point."""

from typing import Any

import numpy as np
import pandas as pd

from egts_dashboard.analyses.correspondances import (
    NB_CODAGES_MIN,
    Nuage,
    Tableau,
    correspondances,
    is_enough,
    keep_provided,
)
from egts_dashboard.analyses.correspondances_stabilite import (
    AXES,
    GRAINE,
    TIRAGES,
    disperse,
    is_apart,
    try_independence,
)

THEME, COLONNE = "theme", "colonne"


def plan(comptes: pd.DataFrame) -> pd.DataFrame:
    """Les points du premier plan, du plus au moins contributif ; vide si c’est trop peu.

    Attend theme_id, theme, code, colonne, nb_items, nb_colonnes, source_ids. Colonnes : cote (theme ou colonne), code,
    nom, nb_codages, axe_1, axe_2 (coordonnées principales), contribution_1_pct, contribution_2_pct,
    cos2_1, cos2_2, qualite (leur somme), variance_1, variance_2, covariance (des codages tirés de nouveau),
    est_a_part (ellipse à 95 % hors de l’origine), source_ids. `attrs` : effectif, nb_themes,
    nb_colonnes, nb_lues (colonnes avant la coupe), otes (noms ôtés), et si le plan existe : inerties, inertie,
    parts, hasard, graine, tirages.
    """
    lu = comptes.pivot_table(
        index="theme_id", columns="code", values="nb_items", aggfunc="sum", fill_value=0
    )
    complet = lu.to_numpy(float)
    lignes, colonnes = keep_provided(complet)
    tableau = complet[np.ix_(lignes, colonnes)]
    attrs: dict[str, Any] = {
        "effectif": int(tableau.sum()),
        "nb_themes": tableau.shape[0],
        "nb_colonnes": tableau.shape[1],
        "nb_lues": int(comptes["nb_colonnes"].iloc[0]) if len(comptes) else 0,
        "codages_min": NB_CODAGES_MIN,
    }
    attrs["otes"] = [
        nom
        for _, code, nom in _names(comptes, lu.index, lu.columns)
        if code not in {*lu.index[lignes], *lu.columns[colonnes]}
    ]
    points = pd.DataFrame()
    if is_enough(tableau):
        points, mesures = _measure(
            tableau, _names(comptes, lu.index[lignes], lu.columns[colonnes])
        )
        points["source_ids"] = [comptes["source_ids"].iloc[0]] * len(points)
        attrs |= mesures
    points.attrs.update(attrs)
    return points


def _names(
    comptes: pd.DataFrame, themes: pd.Index, colonnes: pd.Index
) -> list[tuple[str, str, str]]:
    """Le côté, le code et le nom de chaque point, thèmes d’abord."""
    noms_t = dict(zip(comptes["theme_id"], comptes["theme"], strict=True))
    noms_c = dict(zip(comptes["code"], comptes["colonne"], strict=True))
    return [(THEME, t, noms_t[t]) for t in themes] + [
        (COLONNE, c, noms_c[c]) for c in colonnes
    ]


def _measure(
    tableau: Tableau, noms: list[tuple[str, str, str]]
) -> tuple[pd.DataFrame, dict[str, Any]]:
    analyse = correspondances(tableau)
    dispersions = disperse(tableau, analyse)
    cotes = [
        _points(nuage, analyse.effectif, covariances)
        for nuage, covariances in zip(
            (analyse.lignes, analyse.colonnes), dispersions, strict=True
        )
    ]
    points = pd.concat(cotes, ignore_index=True)
    for rang, colonne in enumerate(("cote", "code", "nom")):
        points.insert(rang, colonne, [nom[rang] for nom in noms])
    poids = points["contribution_1_pct"] * analyse.inerties[0]
    poids += points["contribution_2_pct"] * analyse.inerties[1]
    points = points.iloc[np.argsort(-poids.to_numpy(), kind="stable")]
    return points.reset_index(drop=True), {
        "inerties": analyse.inerties.tolist(),
        "inertie": analyse.inertie,
        "parts": analyse.parts.tolist(),
        "hasard": try_independence(tableau),
        "graine": GRAINE,
        "tirages": TIRAGES,
    }


def _points(nuage: Nuage, effectif: int, covariances: Tableau) -> pd.DataFrame:
    axes = nuage.coordonnees[:, :AXES]
    return pd.DataFrame(
        {
            "nb_codages": np.rint(nuage.masses * effectif).astype(int),
            "axe_1": axes[:, 0],
            "axe_2": axes[:, 1],
            "contribution_1_pct": 100 * nuage.contributions[:, 0],
            "contribution_2_pct": 100 * nuage.contributions[:, 1],
            "cos2_1": nuage.cos2[:, 0],
            "cos2_2": nuage.cos2[:, 1],
            "qualite": nuage.cos2[:, :AXES].sum(axis=1),
            "variance_1": covariances[:, 0, 0],
            "variance_2": covariances[:, 1, 1],
            "covariance": covariances[:, 0, 1],
            "est_a_part": is_apart(nuage.coordonnees, covariances),
        }
    )
