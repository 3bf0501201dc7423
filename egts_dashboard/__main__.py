"""La ligne de commande : python -m egts_dashboard COMMANDE."""

import argparse
import codecs
import json
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any

from egts_dashboard import actions
from egts_dashboard.errors import EgtsError
from egts_dashboard.francais import compte, guillemets, liste
from egts_dashboard.models.anomalie import erreurs
from egts_dashboard.models.libelles import libelle
from egts_dashboard.phrases.analyseur import prepare_console
from egts_dashboard.phrases.controles import summary
from egts_dashboard.phrases.couverture import report, to_data
from egts_dashboard.phrases.ligne_de_commande import parser
from egts_dashboard.queries.controles import bilan
from egts_dashboard.queries.recherche import chercher
from egts_dashboard.store.connection import Store


def main(arguments: Sequence[str] | None = None) -> int:
    """Exécute une commande et rend son code de sortie."""
    prepare_console()
    choix = parser().parse_args(arguments)
    try:
        code = COMMANDES[choix.commande](choix)
    except EgtsError as refus:
        print(refus, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrompu.", file=sys.stderr)
        return 130
    return code


def _construire(choix: argparse.Namespace) -> int:
    if choix.depuis is None:
        print(f"Le magasin est à jour\u00a0: {actions.construire()}")
        return 0
    print(
        f"Le magasin est reconstruit de l’export\u00a0: {actions.construire_depuis(choix.depuis)}"
    )
    if lots := actions.lot_folders():
        print(
            f"Attention\u00a0: il y a aussi {compte(len(lots), 'lot')} de données, que le tableau de"
            " bord suivra à sa prochaine ouverture. Pour qu’il lise l’export, donnez à EGTS_DATA et"
            " à EGTS_VAR des dossiers sans lot.",
            file=sys.stderr,
        )
    return 0


def _verifier(_: argparse.Namespace) -> int:
    contenu, anomalies = actions.verifier()
    for anomalie in anomalies:
        print(anomalie)
    graves = len(erreurs(anomalies))
    avertissements = len(anomalies) - graves
    constats = [compte(graves, "erreur")] if graves else ["aucune erreur"]
    if avertissements:
        constats.append(compte(avertissements, "avertissement"))
    lignes = sum(len(lignes) for lignes in contenu.tables.values())
    print(
        f"{compte(len(contenu.lots), 'lot')}, {compte(lignes, 'ligne')}\u00a0: {liste(constats)}."
    )
    if graves:
        return 1
    for ligne in summary(bilan(actions.ouvrir().store)):
        print(ligne)
    return 0


def _exporter(choix: argparse.Namespace) -> int:
    _open()
    fichiers = actions.exporter(choix.dossier)
    print(
        f"{compte(len(fichiers), 'fichier écrit', 'fichiers écrits')} dans {choix.dossier}."
    )
    return 0


def _chercher(choix: argparse.Namespace) -> int:
    trouves = chercher(_open(), choix.mots, choix.limite).to_dict("records")
    if choix.json:
        _print_json(trouves)
        return 0
    if not trouves:
        print(f"Aucun résultat pour {guillemets(choix.mots)}.")
    for rang, item in enumerate(trouves, start=1):
        print(f"{rang}. {libelle('objet', item['objet'])}\u00a0: {item['intitule']}")
        print(f"   {item['source']}, {item['localisation']} [{item['item_id']}]")
    return 0


def _dictionnaire(_: argparse.Namespace) -> int:
    print(f"Écrit\u00a0: {actions.ecrire_dictionnaire()}")
    return 0


def _couverture(choix: argparse.Namespace) -> int:
    _open()
    couverture = actions.couvrir(choix.dossier)
    if choix.json:
        _print_json(to_data(couverture, est_detaille=choix.detail))
    else:
        for ligne in report(couverture, est_detaille=choix.detail):
            print(ligne)
    return 0 if couverture.est_complete else 1


def _open() -> Store:
    """Le magasin qui sert ; dit s’il est en retard sur des lots que l’on a refusés."""
    etat = actions.ouvrir()
    if etat.anomalies:
        print(
            f"Attention\u00a0: les lots ont {compte(len(etat.anomalies), 'erreur')}, c’est donc"
            " l’ancien magasin qui répond. La commande verifier dit quoi corriger.",
            file=sys.stderr,
        )
    return etat.store


def _print_json(donnees: Any) -> None:
    est_utf8 = codecs.lookup(sys.stdout.encoding or "ascii").name == "utf-8"
    print(json.dumps(donnees, ensure_ascii=not est_utf8, indent=2, default=str))


COMMANDES: dict[str, Callable[[argparse.Namespace], int]] = {
    "construire": _construire,
    "verifier": _verifier,
    "exporter": _exporter,
    "chercher": _chercher,
    "dictionnaire": _dictionnaire,
    "couverture": _couverture,
}


def _run() -> int:
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        # Le lecteur (head, less) est parti : rien à dire de plus.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


if __name__ == "__main__":
    sys.exit(_run())
