"""Les commandes du magasin : construire, vérifier, exporter, décrire, couvrir."""

import argparse
import sys
from functools import partial

from egts_dashboard import actions
from egts_dashboard.commandes.ouverture import open_store
from egts_dashboard.commandes.sortie import answer
from egts_dashboard.francais import compte, liste
from egts_dashboard.models.anomalie import erreurs
from egts_dashboard.phrases.controles import summary
from egts_dashboard.phrases.couverture import report, to_data
from egts_dashboard.phrases.dossier import ecrit
from egts_dashboard.queries.controles import anomalies as anomalies_du_magasin
from egts_dashboard.queries.controles import bilan


def construire(choix: argparse.Namespace) -> int:
    """Construit le magasin des lots, ou d’un export."""
    if choix.depuis is None:
        print(f"Le magasin est à jour\u00a0: {actions.construire()}")
        return 0
    refait = actions.construire_depuis(choix.depuis, partial(print, file=sys.stderr))
    print(f"Le magasin est reconstruit de l’export\u00a0: {refait}")
    if lots := actions.lot_folders():
        print(
            f"Attention\u00a0: il y a aussi {compte(len(lots), 'lot')} de données, que le tableau de"
            " bord suivra à sa prochaine ouverture. Pour qu’il lise l’export, donnez à EGTS_DATA et"
            " à EGTS_VAR des dossiers sans lot.",
            file=sys.stderr,
        )
    return 0


def verifier(_: argparse.Namespace) -> int:
    """Dit toutes les anomalies des lots, puis ce que les contrôles ont vu."""
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
    store = actions.ouvrir().store
    for ligne in summary(bilan(store), anomalies_du_magasin(store)):
        print(ligne)
    return 0


def exporter(choix: argparse.Namespace) -> int:
    """Écrit tout le magasin dans un dossier."""
    open_store()
    fichiers = actions.exporter(choix.dossier)
    print(
        f"{compte(len(fichiers), 'fichier écrit', 'fichiers écrits')} dans {choix.dossier}."
    )
    return 0


def dossier(choix: argparse.Namespace) -> int:
    """Écrit le dossier de comité d’une recette."""
    fait = actions.ecrire_dossier(open_store(), choix.recette, choix.sortie)
    print(*ecrit(fait.pieces, choix.sortie), sep="\n")
    return 0


def dictionnaire(_: argparse.Namespace) -> int:
    """Récrit le dictionnaire des données."""
    print(f"Écrit\u00a0: {actions.ecrire_dictionnaire()}")
    return 0


def couverture(choix: argparse.Namespace) -> int:
    """Confronte des copies des documents aux lignes encodées."""
    open_store()
    couverture = actions.couvrir(choix.dossier)
    donnees = to_data(couverture, est_detaille=choix.detail)
    answer(choix.json, donnees, report(couverture, est_detaille=choix.detail))
    return 0 if couverture.est_complete else 1
