"""Une table montrée et une réponse rejouée, ligne à ligne : mêmes clés, mêmes nombres, mêmes mots."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pandas as pd

from egts_dashboard.phrases.ecarts import LECTURES, probabilite
from tests.pages.parcours import Montree

# Une probabilité près de zéro se compare en valeur ; le reste, en proportion.
PRECISION = {"rtol": 1e-6, "atol": 1e-9}
# Des textes que le programme écrit, et les colonnes rejouées dont il les tire. Une colonne qui
# s’y tire d’elle-même est un code que l’écran dit en clair.
ECRITES = {
    "categorie": ("categorie",),
    "cible_nom": ("cible",),
    "colonne": ("colonne",),
    "corriger": ("corrige_table", "corrige_ligne"),
    "date": ("date",),
    "declare": ("declare",),
    "ecart": ("ecart",),
    "erreur_tirage": ("repere",),
    "libelle": ("code", "libelle"),
    "lecture": ("base", "nb_repris", "taux_pct", "bas_pct", "haut_pct", "q"),
    "lecture_dite": ("lecture",),
    "nature": ("nature",),
    "nature_dite": ("nature",),
    "origine_nom": ("origine",),
    "p_corrigee": ("p_bh",),
    "p_exacte": ("p_exact",),
    "recompte": ("recompte",),
}
AUTREMENT_ECRITES = {
    ("calendrier", "date"): ("date_debut", "date_fin", "precision_date"),
    ("calendrier_national", "date"): ("date_debut", "date_fin", "precision_date"),
    ("demarches", "lecture"): ("nb_avant", "nb_apres", "ecart_points", "q"),
    ("nuage", "lecture"): ("nb_items", "nb_ateliers"),
    ("trame", "colonne"): ("code",),
}
# Des morceaux d’un texte rejoué, que la page coupe.
# Les règles qui se rappellent telles quelles ; des autres, on exige que mêmes valeurs, même texte.
REGLES: dict[str, Callable[[Any], str]] = {
    "lecture_dite": LECTURES.__getitem__,
    "p_corrigee": probabilite,
    "p_exacte": probabilite,
}
COUPEES = {"gauche": "intitule", "mot": "intitule", "droite": "intitule"}
Ligne = tuple[Any, ...]


def answers(m: Montree, colonne: str, reponse: pd.DataFrame) -> bool:
    """La réponse redonne-t-elle cette colonne, chaque valeur sur la ligne de mêmes clés ?"""
    if colonne in reponse and _is_same(m, colonne, reponse, colonne):
        return True
    if colonne in COUPEES and COUPEES[colonne] in reponse:
        return _is_cut(m, colonne, reponse)
    sources = AUTREMENT_ECRITES.get((m.cle, colonne), ECRITES.get(colonne, ()))
    return (
        bool(sources)
        and set(sources) <= set(reponse)
        and not pd.api.types.is_numeric_dtype(m.tableau[colonne])
        and _is_written(m, colonne, reponse, sources)
    )


def is_close(lu: Any, montre: Any) -> bool:
    """Le même nombre, ou le même mot ; rien n’est égal qu’à rien."""
    if isinstance(lu, float) and isinstance(montre, float):
        return bool(np.isclose(lu, montre, **PRECISION))
    return bool(lu == montre)


def _is_same(m: Montree, colonne: str, reponse: pd.DataFrame, lue: str) -> bool:
    paires = list(_aligned(m, reponse, colonne, (lue,)))
    return all(any(is_close(lu, ici) for (lu,) in lus) for ici, lus in paires)


def _is_cut(m: Montree, colonne: str, reponse: pd.DataFrame) -> bool:
    paires = _aligned(m, reponse, colonne, (COUPEES[colonne],))
    return all(
        any(str(ici).strip(" …") in str(lu) for (lu,) in lus) for ici, lus in paires
    )


def _is_written(
    m: Montree, colonne: str, reponse: pd.DataFrame, sources: tuple[str, ...]
) -> bool:
    """Mêmes valeurs rejouées, même texte : le texte ne peut venir que d’elles."""
    dits: dict[Ligne, Any] = {}
    regle = REGLES.get(colonne)
    for ici, lus in _aligned(m, reponse, colonne, sources):
        if not lus or (regle and regle(*lus[0]) != ici):
            return False
        if any(dits.setdefault(lu, ici) != ici for lu in lus[:1]):
            return False
    return True


def _aligned(
    m: Montree, reponse: pd.DataFrame, colonne: str, sources: tuple[str, ...]
) -> Iterator[tuple[Any, list[Ligne]]]:
    """Chaque valeur montrée, et ce que disent les lignes rejouées de mêmes clés."""
    cles = _keys(m, reponse, colonne, sources)
    lues: dict[Ligne, list[Ligne]] = defaultdict(list)
    colonnes = [[*map(_plain, reponse[source])] for source in sources]
    ici = [*map(_plain, m.tableau[colonne])]
    if _rows(m.tableau, cles) == _rows(reponse, cles):
        # Les mêmes lignes dans le même ordre : chacune répond à la sienne.
        yield from (
            (un, [lu]) for un, lu in zip(ici, zip(*colonnes, strict=True), strict=True)
        )
        return
    for cle, lu in zip(_rows(reponse, cles), zip(*colonnes, strict=True), strict=True):
        lues[cle].append(lu)
    for cle, un in zip(_rows(m.tableau, cles), ici, strict=True):
        yield un, lues.get(cle, [])


def _keys(
    m: Montree, reponse: pd.DataFrame, colonne: str, sources: tuple[str, ...]
) -> list[str]:
    """Les textes que les deux ont tels quels ; à défaut, les entiers."""
    communes = [
        c
        for c in m.tableau
        if c in reponse
        and c != colonne
        and not _is_listed(m.tableau[c])
        and {*map(_plain, m.tableau[c])} <= {*map(_plain, reponse[c])}
    ]
    sortes = pd.api.types
    textes = [c for c in communes if not sortes.is_numeric_dtype(m.tableau[c])]
    return textes or [c for c in communes if sortes.is_integer_dtype(m.tableau[c])]


def _is_listed(valeurs: pd.Series) -> bool:
    return valeurs.map(lambda v: isinstance(v, list | np.ndarray | dict)).any()


def _rows(tableau: pd.DataFrame, colonnes: list[str]) -> list[Ligne]:
    if not colonnes:
        return [()] * len(tableau)
    lues = ([*map(_plain, tableau[c])] for c in colonnes)
    return list(zip(*lues, strict=True))


def _plain(valeur: Any) -> Any:
    """Une valeur comparable : un nombre en flottant, rien en None."""
    if isinstance(valeur, list | np.ndarray | dict):
        return str(valeur)
    if pd.isna(valeur):
        return None
    if isinstance(valeur, bool | np.bool_ | str):
        return valeur
    return valeur if isinstance(valeur, pd.Timestamp) else _number(valeur)


def _number(valeur: Any) -> Any:
    try:
        return float(valeur)
    except (TypeError, ValueError):
        return str(valeur)
