"""Suspend le ramassage des miettes pendant qu’un travail crée beaucoup d’objets qui restent."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def pause_collection() -> Iterator[None]:
    """Le temps du bloc, Python ne relit pas tous ses objets à la recherche de ceux à rendre.

    Cent mille lignes lues font un million d’objets, tous vivants : les relire sans cesse
    prenait le quart du temps.
    """
    etait_actif = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if etait_actif:
            gc.enable()
