"""Ouvrir le magasin, pour les commandes qui l’interrogent."""

import sys

from egts_dashboard import actions
from egts_dashboard.francais import compte
from egts_dashboard.store.connection import Store


def open_store() -> Store:
    """Le magasin qui sert ; dit s’il est en retard sur des lots que l’on a refusés."""
    etat = actions.ouvrir()
    if etat.anomalies:
        print(
            f"Attention\u00a0: les lots ont {compte(len(etat.anomalies), 'erreur')}, c’est donc"
            " l’ancien magasin qui répond. La commande verifier dit quoi corriger.",
            file=sys.stderr,
        )
    return etat.store
