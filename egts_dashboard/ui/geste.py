"""Le geste qui s’écrit : la page qui suit l’attend, puis dit comment il a fini.

Streamlit ouvre la page suivante sans attendre la fin de l’ancienne : sans cela, qui passe à
« Participation » aussitôt après « Importer » y lirait les chiffres d’avant, sans un mot. Qui
recharge la page attend de même le geste que son navigateur laisse dans l’ancienne session.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from weakref import WeakValueDictionary

import streamlit as st

from egts_dashboard.errors import EgtsError
from egts_dashboard.francais import escape_markdown
from egts_dashboard.phrases.journal import ARRETE, REFUSE
from egts_dashboard.ui.visiteur import browser

GESTE = "geste_en_cours"
ATTENTE_S = 120.0
VISITE = "visite_commencee"
# Recharger arrête l’ancien passage : un petit geste finit, un long s’arrête à l’étape suivante.
# Un autre onglet du même navigateur, lui, n’attend pas la fin d’un long.
ATTENTE_RECHARGE_S = 10.0


class Geste:
    """Un geste qui s’écrit, et ce qu’il faudra en dire.

    Il est dans la session avant de commencer : la lui confier à la fin serait trop tard, un
    passage que l’on arrête ne peut plus rien y écrire.
    """

    def __init__(self) -> None:
        self._fini = threading.Event()
        self._dire: Callable[[], None] | None = None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Tant que dure l’écriture ; arrêtée par Streamlit, elle n’a rien laissé."""
        try:
            yield
        except EgtsError as refus:
            self._fail(str(refus))
            raise
        except Exception:
            raise
        except BaseException:
            self._dire = self._dire or (lambda: _warn(ARRETE))
            raise
        finally:
            self._fini.set()

    def succeed(self, phrase: str) -> None:
        """L’écriture est faite : ce qui l’arrêterait ensuite n’y change rien."""
        self._dire = lambda: _praise(phrase)

    @property
    def est_fini(self) -> bool:
        """L’écriture est faite, refusée ou arrêtée."""
        return self._fini.is_set()

    def wait(self, secondes: float = ATTENTE_S) -> bool:
        """Attend la fin de l’écriture ; faux si elle dure encore."""
        return self._fini.wait(secondes)

    def say(self) -> None:
        """Dit comment l’écriture a fini."""
        if self._dire is not None:
            self._dire()

    def _fail(self, refus: str) -> None:
        self._dire = lambda: _refuse(refus)


# {navigateur: son dernier geste}, tant que celui-ci s’écrit ou reste à dire.
_GESTES: WeakValueDictionary[bytes, Geste] = WeakValueDictionary()


def begin() -> Geste:
    """Un geste neuf, connu de la session et de son navigateur."""
    geste = Geste()
    st.session_state[GESTE] = geste
    navigateur = browser()
    if navigateur is not None:
        _GESTES[navigateur] = geste
    return geste


def wait_for_gesture() -> None:
    """Attend que le geste en cours de cette visite soit écrit, ou arrêté."""
    if VISITE not in st.session_state:
        st.session_state[VISITE] = True
        _take_over()
    geste = st.session_state.get(GESTE)
    if geste is not None:
        geste.wait()


def _take_over() -> None:
    """Une session neuve reprend, pour le dire, le geste que son navigateur vient d’y laisser."""
    geste = _GESTES.get(browser() or b"")
    if geste and not geste.est_fini and geste.wait(ATTENTE_RECHARGE_S):
        st.session_state[GESTE] = geste


def show_done() -> None:
    """Dit le geste qui vient de finir, une fois."""
    geste = st.session_state.get(GESTE)
    if geste is not None:
        geste.say()
        st.session_state.pop(GESTE, None)


def _refuse(refus: str) -> None:
    st.error(REFUSE)
    st.text(refus)


def _praise(phrase: str) -> None:
    """La page, raccourcie, a pu défiler au-delà : la phrase la suit (style.css)."""
    with st.container(key="geste_fini"):
        st.success(escape_markdown(phrase))


def _warn(phrase: str) -> None:
    st.warning(phrase)
