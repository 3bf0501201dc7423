"""Retient les réponses : une même question au même magasin ne se pose qu’une fois.

Une page interroge le magasin cinq à dix fois ; retenir les réponses laisse au serveur le
temps des seules choses qui changent (voir benchmarks/). Les réponses retenues sont
partagées entre visites : on les lit, on ne les modifie pas. Chacune garde les requêtes dont
elle est faite, et un tableau les porte : « Pourquoi ces chiffres ? » les montre.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Any, NamedTuple, TypeVar

from egts_dashboard.store import carnet
from egts_dashboard.store.connection import Store

Reponse = TypeVar("Reponse")
Tableau = TypeVar("Tableau")
TAILLE = 2048


class _Retenue(NamedTuple):
    """Une réponse, et les requêtes dont elle est faite."""

    reponse: Any
    requetes: carnet.Requetes


_verrou = threading.Lock()
_reponses: OrderedDict[Hashable, _Retenue] = OrderedDict()
_en_cours: dict[Hashable, Future[_Retenue]] = {}


def remember(cle: Hashable, calcul: Callable[[], Reponse]) -> Reponse:
    """La réponse retenue sous cette clé, calculée la première fois.

    Si une autre visite est en train de la calculer, on l’attend : vingt visites qui ouvrent
    la même page posent vingt fois les mêmes questions au même instant.
    """
    retenue = _find(cle, calcul)
    carnet.note_all(retenue.requetes)
    reponse: Reponse = retenue.reponse
    return reponse


def _find(cle: Hashable, calcul: Callable[[], Any]) -> _Retenue:
    with _verrou:
        if cle in _reponses:
            _reponses.move_to_end(cle)
            return _reponses[cle]
        attendue = _en_cours.get(cle)
        if attendue is None:
            promise = _en_cours[cle] = Future()
    if attendue is not None:
        return attendue.result()
    return _compute(cle, calcul, promise)


def _compute(
    cle: Hashable, calcul: Callable[[], Any], promise: Future[_Retenue]
) -> _Retenue:
    try:
        with carnet.open_notebook() as posees:
            reponse = calcul()
        retenue = _Retenue(reponse, carnet.sign(reponse, posees))
    except BaseException as faute:
        _keep(cle, promise)
        promise.set_exception(faute)
        raise
    _keep(cle, promise, retenue)
    promise.set_result(retenue)
    return retenue


def _keep(cle: Hashable, promise: Future[_Retenue], *retenues: _Retenue) -> None:
    """Retient la réponse, s’il y en a une, sauf si l’on a tout oublié entre-temps."""
    with _verrou:
        if _en_cours.get(cle) is not promise:
            return
        del _en_cours[cle]
        for retenue in retenues:
            _reponses[cle] = retenue
        while len(_reponses) > TAILLE:
            _reponses.popitem(last=False)


def ask(
    question: Callable[..., Reponse], store: Store, *arguments: Hashable
) -> Reponse:
    """La réponse d’une fonction de queries/, retenue par magasin et par arguments."""
    cle = (question, store.empreinte, *arguments)
    return remember(cle, lambda: question(store, *arguments))


def behind(membre: object) -> carnet.Requetes:
    """Les requêtes dont est faite la réponse, encore retenue, qui a ce membre ; aucune sinon."""
    with _verrou:
        for retenue in reversed(_reponses.values()):
            reponse = retenue.reponse
            if isinstance(reponse, list) and any(m is membre for m in reponse):
                return retenue.requetes
    return ()


def once(regle: Callable[[Tableau], Reponse], tableau: Tableau) -> Reponse:
    """Ce qu’une règle dit d’un tableau retenu, calculé une fois par tableau.

    L’identité du tableau vaut clé : même réponse, même phrase ; on le garde donc avec elle.
    """
    cle = ("une fois", regle, id(tableau))
    reponse, _ = remember(cle, lambda: (regle(tableau), tableau))
    return reponse


def forget_all() -> None:
    """Oublie tout : le magasin a changé."""
    with _verrou:
        _reponses.clear()
        _en_cours.clear()
