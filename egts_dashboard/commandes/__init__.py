"""Une fonction par commande : elle fait le geste, écrit la réponse, rend le code de sortie."""

import argparse
from collections.abc import Callable
from pkgutil import resolve_name

# Commande → le module de sa fonction, qui porte le même nom.
MODULES = {
    "construire": "magasin",
    "verifier": "magasin",
    "exporter": "magasin",
    "dossier": "magasin",
    "chercher": "lecture",
    "ecarts": "fichiers",
    "journal": "lots",
    "retirer": "lots",
    "retablir": "lots",
    "depuis": "lots",
    "sauvegarder": "lots",
    "restaurer": "lots",
    "importer": "lots",
    "modele": "fichiers",
    "dictionnaire": "magasin",
    "couverture": "magasin",
    "extraire": "fichiers",
    "rapprocher": "lecture",
    "verbatims": "lecture",
}


def find(commande: str) -> Callable[[argparse.Namespace], int]:
    """La fonction d’une commande ; rien n’est chargé pour les autres."""
    trouvee: Callable[[argparse.Namespace], int] = resolve_name(
        f"{__name__}.{MODULES[commande]}:{commande}"
    )
    return trouvee
