"""Les commandes de l’import : leur aide et leurs arguments."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from egts_dashboard.models import TABLES
from egts_dashboard.phrases.arguments import existing_file, known_table


def _line_number(texte: str) -> int:
    if not (texte.isascii() and texte.isdigit() and int(texte) > 0):
        raise argparse.ArgumentTypeError("le numéro d’une ligne du fichier est attendu")
    return int(texte)


# commande → (son aide, ses arguments)
COMMANDES_IMPORT: dict[str, tuple[str, Mapping[str, Mapping[str, Any]]]] = {
    "importer": (
        "importe un tableau, un classeur entier ou l’export d’un autre outil, en un lot",
        {
            "fichier": {
                "metavar": "FICHIER",
                "type": existing_file,
                "help": "CSV, XLSX, JSON ou .pb",
            },
            "--table": {
                "metavar": "TABLE",
                "type": known_table,
                "help": "la table visée\u202f; sans elle, toutes les feuilles d’un classeur qui sont des"
                " tables entrent ensemble, ou le fichier est un export de Decidim, Polis, Pabulib ou"
                f" Cap Collectif. Tables\u00a0: {', '.join(TABLES)}",
            },
            "--simuler": {
                "action": "store_true",
                "help": "dit ce qui changerait, sans rien écrire",
            },
            "--demarche": {
                "metavar": "ID",
                "help": "la démarche des lignes qui ne disent pas la leur",
            },
            "--source": {
                "metavar": "ID",
                "help": "le document des lignes qui ne disent pas le leur",
            },
            "--entete": {
                "metavar": "N",
                "type": _line_number,
                "help": "la ligne du fichier qui porte les intitulés, si elle est mal reconnue",
            },
            "--feuille": {
                "metavar": "NOM",
                "help": "la feuille du classeur à lire, si ce n’est pas celle qui se devine",
            },
            "--prudent": {
                "action": "store_true",
                "help": "laisse de côté les lignes qui portent un avertissement",
            },
            "--totaux": {
                "action": "store_true",
                "help": "garde les totaux reconnus dans la table totaux_declares",
            },
            "--json": {
                "action": "store_true",
                "help": "écrit le résultat en JSON",
            },
        },
    ),
    "modele": (
        "écrit des modèles à remplir, XLSX et CSV",
        {
            "dossier": {
                "metavar": "DOSSIER",
                "type": Path,
                "help": "dossier neuf ou vide",
            }
        },
    ),
}
