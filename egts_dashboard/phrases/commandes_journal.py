"""Les commandes du journal : leur aide et leurs arguments."""

import argparse
import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from egts_dashboard.phrases.arguments import existing_file, filled_text, known_table

AUTEUR = "Ligne de commande"


def _instant(texte: str) -> dt.datetime:
    try:
        lu = dt.datetime.fromisoformat(texte)
    except ValueError as refus:
        raise argparse.ArgumentTypeError(
            "une date est attendue, comme 2026-11-21 ou 2026-11-21T18:30"
        ) from refus
    return lu.astimezone(dt.UTC).replace(tzinfo=None) if lu.tzinfo else lu


def _end(texte: str) -> dt.datetime:
    # Un jour sans heure est compris tout entier.
    jour_entier = dt.timedelta(days=1) if len(texte) == len("AAAA-MM-JJ") else None
    return _instant(texte) + (jour_entier or dt.timedelta())


JSON = {"action": "store_true", "help": "écrit le résultat en JSON"}
GESTE: dict[str, Mapping[str, Any]] = {
    "lot": {"metavar": "LOT", "help": "le nom du lot, que donne la commande journal"},
    "--raison": {
        "metavar": "TEXTE",
        "type": filled_text,
        "required": True,
        "help": "pourquoi, en une phrase\u00a0: le journal la garde",
    },
    "--auteur": {
        "metavar": "NOM",
        "type": filled_text,
        "default": AUTEUR,
        "help": "qui fait le geste",
    },
}
# commande → (son aide, ses arguments)
COMMANDES_JOURNAL: dict[str, tuple[str, Mapping[str, Mapping[str, Any]]]] = {
    "journal": (
        "montre les lots, ou l’histoire d’une ligne",
        {
            "--table": {
                "metavar": "TABLE",
                "type": known_table,
                "help": "seulement les lots qui ont touché cette table",
            },
            "--item": {
                "metavar": "ID",
                "default": "",
                "help": "l’identifiant d’une ligne\u00a0: montre ses versions",
            },
            "--personne": {
                "metavar": "NOM",
                "default": "",
                "help": "seulement les lots de cette personne, telle que le journal la nomme",
            },
            "--json": JSON,
        },
    ),
    "retirer": ("retire un lot, sans l’effacer", GESTE),
    "retablir": ("rétablit un lot retiré", GESTE),
    "depuis": (
        "dit ce qui a changé depuis une date, ou entre deux dates",
        {
            "date": {
                "metavar": "DATE",
                "type": _instant,
                "help": "AAAA-MM-JJ (ce jour compris) ou AAAA-MM-JJTHH:MM, heure universelle",
            },
            "--jusqu-au": {
                "metavar": "DATE",
                "type": _end,
                "help": "de même, ce jour compris\u202f; sans elle, jusqu’à maintenant",
            },
            "--json": JSON,
        },
    ),
    "sauvegarder": (
        "met tous vos lots dans un seul fichier",
        {
            "fichier": {
                "metavar": "FICHIER",
                "type": Path,
                "help": "le fichier à écrire",
            }
        },
    ),
    "restaurer": (
        "remet les lots d’une sauvegarde, après l’avoir vérifiée",
        {
            "fichier": {
                "metavar": "FICHIER",
                "type": existing_file,
                "help": "une sauvegarde",
            }
        },
    ),
}
