"""Le magasin des pages : ouvert une fois, suivi quand les lots changent."""

import gc
import threading
import time

import streamlit as st

from egts_dashboard import actions
from egts_dashboard.actions import EtatMagasin
from egts_dashboard.ui import memoire

# Relire la date des fichiers de lots à chaque geste coûterait plus que la page elle-même.
DELAI_SUIVI_S = 2.0


class Suivi:
    """Garde le magasin ouvert, et le rouvre quand les lots ont changé."""

    def __init__(self) -> None:
        self._verrou = threading.Lock()
        self._signature: tuple[tuple[str, int, int], ...] | None = None
        self._etat: EtatMagasin | None = None
        self._vu_a = 0.0

    def etat(self) -> EtatMagasin:
        """Le magasin à jour. Lève EgtsError s’il ne peut pas être ouvert."""
        with self._verrou:
            if self._etat is not None and time.monotonic() - self._vu_a < DELAI_SUIVI_S:
                return self._etat
            signature = actions.lots_signature()
            if self._etat is None or signature != self._signature:
                self._etat = actions.ouvrir()
                self._signature = signature
                memoire.forget_all()
                # Streamlit ramasse les miettes après chaque geste : geler ce qui ne
                # bougera plus lui épargne de tout reparcourir.
                gc.collect()
                gc.freeze()
            self._vu_a = time.monotonic()
            return self._etat


@st.cache_resource(show_spinner=False)
def suivi() -> Suivi:
    """Le suivi, un seul pour toutes les visites."""
    return Suivi()
