"""Examine aussi le reste des lignes dont une case est illisible : toutes leurs fautes d’un coup."""

from collections.abc import Collection
from dataclasses import replace

from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.lignes import Convertisseur


def report_other_faults(
    lu: Importation, convertisseur: Convertisseur, interdits: Collection[str]
) -> None:
    """Dit les autres erreurs des lignes illisibles ; à faire en dernier, elles n’entreront pas."""
    essai = replace(convertisseur, anomalies=[], remplies={}, manquantes=set())
    for numero, cases in lu.illisibles:
        lues = dict(zip(lu.correspondance, cases, strict=True))
        fautives = {
            i for i, c in lues.items() if any(signe in c for signe in interdits)
        }
        essai.anomalies.clear()
        essai.record(numero, lues | dict.fromkeys(fautives, ""))
        lu.anomalies += [
            a
            for a in essai.anomalies
            if a.severite == "erreur" and a.colonne not in fautives
        ]
