"""Le geste qui s’écrit : la page qui suit l’attend, puis dit comment il a fini.

Streamlit ouvre la page suivante sans attendre la fin de l’ancienne : sans cela, qui passe à
« Participation » aussitôt après « Importer » y lirait les chiffres d’avant, sans un mot.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from egts_dashboard.errors import EgtsError
from egts_dashboard.francais import escape_markdown
from egts_dashboard.phrases.journal import ARRETE, REFUSE

GESTE = "geste_en_cours"
ATTENTE_S = 120.0


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

    def wait(self) -> None:
        """Attend la fin de l’écriture."""
        self._fini.wait(ATTENTE_S)

    def say(self) -> None:
        """Dit comment l’écriture a fini."""
        if self._dire is not None:
            self._dire()

    def _fail(self, refus: str) -> None:
        self._dire = lambda: _refuse(refus)


def begin() -> Geste:
    """Un geste neuf, connu de la session."""
    geste = Geste()
    st.session_state[GESTE] = geste
    return geste


def wait_for_gesture() -> None:
    """Attend que le geste en cours de cette visite soit écrit, ou arrêté."""
    geste = st.session_state.get(GESTE)
    if geste is not None:
        geste.wait()


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
