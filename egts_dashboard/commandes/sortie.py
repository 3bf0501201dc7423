"""Ce que les commandes partagent : ouvrir le magasin, écrire en JSON."""

import codecs
import json
import sys
from typing import Any

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


def print_json(donnees: Any) -> None:
    """Écrit en JSON, en ASCII si la console ne sait pas l’UTF-8."""
    est_utf8 = codecs.lookup(sys.stdout.encoding or "ascii").name == "utf-8"
    print(json.dumps(donnees, ensure_ascii=not est_utf8, indent=2, default=str))
