"""Le magasin des pages : ouvert une fois, suivi quand les lots changent."""

import threading
import time

import streamlit as st

from egts_dashboard import actions
from egts_dashboard.actions import EtatMagasin
from egts_dashboard.errors import EgtsError
from egts_dashboard.ingest.verrou import hold_lots
from egts_dashboard.ui import memoire

# Relire la date des fichiers de lots à chaque geste coûterait plus que la page elle-même.
DELAI_SUIVI_S = 2.0
Signature = tuple[tuple[str, int, int], ...]


class Suivi:
    """Garde le magasin ouvert, et le rouvre quand les lots ont changé.

    La première ouverture fait attendre. Un magasin qu’un autre programme a déjà construit
    s’ouvre aussitôt ; à construire, il se fait à côté, et les visites lisent l’ancien.
    """

    def __init__(self) -> None:
        self._verrou = threading.Lock()
        self._signature: Signature | None = None
        self._etat: EtatMagasin | None = None
        self._vu_a = 0.0

    def courant(self) -> EtatMagasin | None:
        """Le magasin ouvert, sans attendre ; None tant qu’aucun ne l’est."""
        if self._etat is not None and time.monotonic() - self._vu_a > DELAI_SUIVI_S:
            self._vu_a = time.monotonic()
            signature = actions.lots_signature()
            if signature != self._signature and not self._catch_up():
                threading.Thread(target=self._reopen, daemon=True).start()
        return self._etat

    def etat(self) -> EtatMagasin:
        """Le magasin, ouvert ou construit d’abord s’il le faut. Lève EgtsError."""
        etat = self.courant()
        if etat is None:
            with self._verrou:
                etat = self._etat or self._open()
        return etat

    def reload(self) -> EtatMagasin:
        """Rouvre tout de suite : ce qui vient d’être écrit doit se voir. Lève EgtsError."""
        with self._verrou:
            return self._open()

    def _catch_up(self) -> bool:
        """Ouvre le magasin des lots neufs s’il est déjà construit ; faux sinon."""
        if not self._verrou.acquire(blocking=False):
            return False
        try:
            if not actions.est_construit():
                return False
            self._open()
            return True
        except (EgtsError, OSError):
            return False
        finally:
            self._verrou.release()

    def _reopen(self) -> None:
        if not self._verrou.acquire(blocking=False):
            return
        try:
            # Un lot dont le geste n’est pas fini peut encore s’effacer : on attend sa fin.
            with hold_lots():
                self._open()
        except EgtsError as refus:
            # L’ancien magasin continue de servir ; la page dit pourquoi il n’est pas à jour.
            if self._etat is not None:
                self._etat = EtatMagasin(self._etat.store, (str(refus),))
        finally:
            self._verrou.release()

    def _open(self) -> EtatMagasin:
        signature = actions.lots_signature()
        etat = actions.ouvrir()
        self._etat, self._signature, self._vu_a = etat, signature, time.monotonic()
        memoire.forget_all()
        return etat


@st.cache_resource(show_spinner=False)
def suivi() -> Suivi:
    """Le suivi, un seul pour toutes les visites."""
    return Suivi()
