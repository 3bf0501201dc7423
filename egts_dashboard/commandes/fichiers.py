"""Les commandes qui ne lisent ou n’écrivent qu’un fichier : écarts, extraire, modèle."""

import argparse

from egts_dashboard import actions
from egts_dashboard.commandes.sortie import answer
from egts_dashboard.francais import compte
from egts_dashboard.phrases import ecarts as dire_ecarts
from egts_dashboard.phrases import extraction


def ecarts(choix: argparse.Namespace) -> int:
    """Mesure les écarts d’une table à sa référence."""
    donnes = {"tirages": choix.tirages, "graine": choix.graine}
    reglages = {nom: valeur for nom, valeur in donnes.items() if valeur is not None}
    mesures = actions.mesurer_ecarts(choix.fichier, inconnus=choix.inconnus, **reglages)
    answer(choix.json, mesures, dire_ecarts.report(mesures))
    return 0


def extraire(choix: argparse.Namespace) -> int:
    """Propose les lignes d’un rapport."""
    candidats = actions.extraire(choix.fichier)
    answer(choix.json, extraction.to_data(candidats), extraction.report(candidats))
    return 0


def modele(choix: argparse.Namespace) -> int:
    """Écrit les modèles à remplir."""
    fichiers = actions.ecrire_modeles(choix.dossier)
    print(f"{compte(len(fichiers), 'modèle')} dans {choix.dossier}.")
    return 0
