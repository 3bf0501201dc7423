"""Fait servir un magasin donné à la place de celui des lots, pour mesurer à grande échelle."""

from pathlib import Path

from egts_dashboard.actions import EtatMagasin
from egts_dashboard.store.connection import open_store
from egts_dashboard.ui import magasin, memoire


def serve(chemin: Path) -> None:
    """Toutes les pages de ce processus liront désormais ce magasin."""
    etat = EtatMagasin(open_store(chemin, chemin.stem))
    magasin.actions.ouvrir = lambda: etat
    magasin.actions.lots_signature = lambda: ((str(chemin), 0, 0),)
    magasin.suivi.clear()
    memoire.forget_all()
