"""Note les questions posées au magasin pendant qu’une réponse se calcule.

Une réponse sait ainsi quelles requêtes l’ont faite, sans que personne ait à les recopier : la
requête montrée est celle qui a servi.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import pandas as pd

# Sous ce nom, un tableau porte ses requêtes ; pandas les passe à ce qu’on tire de lui.
CLE = "requetes"


@dataclass(frozen=True)
class Requete:
    """Une question telle qu’elle a été posée : son SQL et ses paramètres, figés."""

    sql: str
    parametres: tuple[Any, ...] = ()

    def __deepcopy__(self, memo: dict[int, Any]) -> "Requete":
        """Elle-même : pandas recopie ce qu’un tableau porte à chaque opération."""
        return self


Requetes = tuple[Requete, ...]
_page: ContextVar[dict[Requete, None] | None] = ContextVar("carnet", default=None)
_marque: ContextVar[int] = ContextVar("marque", default=0)


def freeze(valeur: Any) -> Any:
    """La même valeur, ses listes changées en tuples : elle peut servir de clé."""
    if isinstance(valeur, list | tuple):
        return tuple(map(freeze, valeur))
    return valeur


def note(sql: str, parametres: Iterable[Any]) -> None:
    """Note une question, si un carnet est ouvert."""
    carnet = _page.get()
    if carnet is not None:
        carnet[Requete(sql, freeze(tuple(parametres)))] = None


def note_all(requetes: Iterable[Requete]) -> None:
    """Note des questions posées naguère, dont la réponse vient d’être relue."""
    carnet = _page.get()
    if carnet is not None:
        carnet.update(dict.fromkeys(requetes))


def start() -> None:
    """Ouvre un carnet neuf, jusqu’au prochain : celui d’une page."""
    _page.set({})
    _marque.set(0)


def mark() -> None:
    """Pose une marque : ce qui précède n’a servi qu’à proposer des filtres."""
    _marque.set(len(_page.get() or ()))


def noted_since() -> Requetes:
    """Ce que le carnet ouvert a noté depuis la marque."""
    return noted()[_marque.get() :]


def noted() -> Requetes:
    """Tout ce que le carnet ouvert a noté, dans l’ordre, chaque question une fois."""
    return tuple(_page.get() or ())


@contextmanager
def open_notebook() -> Iterator[dict[Requete, None]]:
    """Un carnet à part, le temps d’un calcul."""
    carnet: dict[Requete, None] = {}
    jeton = _page.set(carnet)
    try:
        yield carnet
    finally:
        _page.reset(jeton)


def queries_of(tableau: pd.DataFrame) -> Requetes:
    """Les requêtes dont un tableau est fait ; aucune s’il ne vient pas du magasin."""
    requetes: Requetes = tableau.attrs.get(CLE, ())
    return requetes


def sign(reponse: Any, requetes: Iterable[Requete]) -> Requetes:
    """Inscrit ses requêtes sur chaque tableau d’une réponse qui n’en porte pas, et les rend toutes.

    Ce que l’on retient ensemble vient des mêmes questions : un tableau calculé hors du magasin
    porte celles des tableaux qu’il accompagne.
    """
    tableaux = list(_tables(reponse))
    toutes = dict.fromkeys(requetes)
    for tableau in tableaux:
        toutes.update(dict.fromkeys(queries_of(tableau)))
    for tableau in tableaux:
        if not queries_of(tableau):
            tableau.attrs[CLE] = tuple(toutes)
    return tuple(toutes)


def _tables(reponse: Any) -> Iterator[pd.DataFrame]:
    if isinstance(reponse, pd.DataFrame):
        yield reponse
    elif isinstance(reponse, tuple | dict):
        for membre in reponse.values() if isinstance(reponse, dict) else reponse:
            yield from _tables(membre)
