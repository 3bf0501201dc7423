"""Les commandes qui lisent le magasin : chercher, rapprocher, verbatims."""

import argparse

from egts_dashboard import actions
from egts_dashboard.commandes.ouverture import open_store
from egts_dashboard.commandes.sortie import answer, print_json, progress_bar
from egts_dashboard.francais import guillemets
from egts_dashboard.models.libelles import libelle
from egts_dashboard.phrases import rapprochement
from egts_dashboard.phrases import verbatims as dire_verbatims
from egts_dashboard.phrases.lieux import lieu
from egts_dashboard.queries import recherche
from egts_dashboard.queries.rapprochement import document
from egts_dashboard.queries.recherche.mot_proche import suggest
from egts_dashboard.store.connection import Store


def chercher(choix: argparse.Namespace) -> int:
    """Cherche dans les textes."""
    store = open_store()
    trouves = recherche.chercher(store, choix.mots, choix.limite).to_dict("records")
    if choix.json:
        print_json(trouves)
        return 0
    if not trouves:
        print(f"Aucun résultat pour {guillemets(choix.mots)}.")
    _propose(store, choix.mots)
    for rang, item in enumerate(trouves, start=1):
        print(f"{rang}. {libelle('objet', item['objet'])}\u00a0: {item['intitule']}")
        print(f"   {lieu(item['source'], item['localisation'])} [{item['item_id']}]")
    return 0


def _propose(store: Store, tape: str) -> None:
    """Le mot juste, si un mot tapé n’est écrit nulle part."""
    if propose := suggest(store, recherche.understand(store, tape), tape):
        print(f"Vouliez-vous {guillemets(propose.saisie)}\u202f?")


def verbatims(choix: argparse.Namespace) -> int:
    """Remplit les mots exacts d’après des copies des documents."""
    bilan = actions.remplir_verbatims(choix.dossier)
    answer(choix.json, dire_verbatims.to_data(bilan), dire_verbatims.report(bilan))
    return 0


def rapprocher(choix: argparse.Namespace) -> int:
    """Rapproche les items de deux documents."""
    couples = actions.rapprocher(
        open_store(),
        document(choix.amont),
        document(choix.aval),
        choix.seuil,
        progress_bar("Rapprochement"),
    )
    answer(choix.json, couples, rapprochement.report(couples))
    return 0
