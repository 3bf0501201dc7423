"""Ce que la ligne de commande attend et ce qu’elle dit d’elle-même : commandes, options, aide."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from egts_dashboard import __version__
from egts_dashboard.phrases.analyseur import Analyseur
from egts_dashboard.phrases.arguments import (
    existing_file,
    existing_folder,
    filled_text,
)
from egts_dashboard.phrases.commandes_import import COMMANDES_IMPORT
from egts_dashboard.phrases.commandes_journal import COMMANDES_JOURNAL

CODES = """\
Codes de sortie\u00a0:
  0  tout s’est bien passé
  1  refus\u00a0: données invalides, lignes de document non couvertes, écriture impossible
  2  commande mal formée
"""
LIMITE = 20
SEUIL_SELON_LIENS = (
    "note minimale, de 0 à 1\u202f; par défaut selon les liens déjà jugés qui appuient la note\u00a0:"
    " 0,45 à partir de 100, 0,40 à partir de 50, 0,35 en dessous ou sans aucun"
)
TIRAGES_MAX = 10_000_000


def parser() -> Analyseur:
    """L’analyseur des arguments : `commande` dit laquelle, le reste est à elle."""
    racine = Analyseur(
        prog="python -m egts_dashboard",
        description="Construit, vérifie et emporte les données du tableau de bord.",
        epilog=CODES,
    )
    racine.add_argument(
        "--version",
        action="version",
        version=f"egts_dashboard {__version__}",
        help="affiche la version et s’arrête",
    )
    sous = racine.add_subparsers(
        title="Commandes\u00a0", dest="commande", metavar="COMMANDE", required=True
    )
    for nom, (aide, arguments) in COMMANDES.items():
        phrase = f"{aide[0].upper()}{aide[1:]}."
        analyseur = sous.add_parser(nom, help=aide, description=phrase, epilog=CODES)
        # « -mot » y écarte un mot.
        analyseur.prend_des_mots = "mots" in arguments
        for argument, reglages in arguments.items():
            analyseur.add_argument(argument, **reglages)
    return racine


def _draws(texte: str) -> int:
    if (nombre := _count(texte)) > TIRAGES_MAX:
        raise argparse.ArgumentTypeError(f"{TIRAGES_MAX} au plus")
    return nombre


def _natural(texte: str) -> int:
    return 0 if texte == "0" else _count(texte)


def _count(texte: str) -> int:
    if not (texte.isascii() and texte.isdigit() and int(texte) > 0):
        raise argparse.ArgumentTypeError(
            "un nombre entier au moins égal à 1 est attendu"
        )
    return int(texte)


def _share(texte: str) -> float:
    try:
        part = float(texte.replace(",", "."))
    except ValueError:
        part = -1
    if not 0 <= part <= 1:
        raise argparse.ArgumentTypeError("un nombre de 0 à 1 est attendu")
    return part


JSON = {"action": "store_true", "help": "écrit le résultat en JSON"}
# commande → (son aide, ses arguments)
COMMANDES: dict[str, tuple[str, Mapping[str, Mapping[str, Any]]]] = {
    "construire": (
        "vérifie les lots, puis construit le magasin",
        {
            "--depuis": {
                "metavar": "DOSSIER",
                "type": existing_folder,
                "help": "un dossier exporté, à relire à la place des lots",
            }
        },
    ),
    "verifier": (
        "dit tout ce qui ne va pas dans les lots et dans le magasin",
        {},
    ),
    "exporter": (
        "écrit toutes les données dans un dossier, dans tous les formats",
        {
            "dossier": {
                "metavar": "DOSSIER",
                "type": Path,
                "help": "dossier neuf, vide, ou celui d’un export précédent",
            }
        },
    ),
    "dossier": (
        "écrit le dossier de comité d’une recette",
        {
            "recette": {
                "metavar": "RECETTE",
                "type": existing_file,
                "help": "la recette que la page «\u00a0Dossier de comité\u00a0» laisse emporter (JSON)",
            },
            "sortie": {
                "metavar": "SORTIE",
                "type": Path,
                "help": "le fichier à écrire\u00a0: .docx, .pptx, .xlsx ou .html",
            },
        },
    ),
    "chercher": (
        "cherche des mots dans les préconisations, constats et pratiques",
        {
            "mots": {
                "metavar": "MOTS",
                "type": filled_text,
                "help": "les mots cherchés, entre guillemets\u202f; « -mot » écarte les items qui l’ont",
            },
            "--limite": {
                "metavar": "N",
                "type": _count,
                "default": LIMITE,
                "help": f"nombre de résultats au plus ({LIMITE} par défaut)",
            },
            "--json": JSON,
        },
    ),
    "ecarts": (
        "mesure l’écart d’un tableau à sa référence",
        {
            "fichier": {
                "metavar": "FICHIER",
                "type": existing_file,
                "help": "CSV\u00a0: modalite, effectif, reference (effectifs ou parts)",
            },
            "--graine": {
                "metavar": "N",
                "type": _natural,
                "help": "graine des tirages au sort\u00a0: la même redonne les mêmes nombres",
            },
            "--tirages": {
                "metavar": "B",
                "type": _draws,
                "help": "nombre de tirages au sort",
            },
            "--inconnus": {
                "metavar": "N",
                "type": _natural,
                "default": 0,
                "help": "présences sans modalité, hors du tableau (0 par défaut)",
            },
            "--json": JSON,
        },
    ),
    "rapprocher": (
        "propose les items de deux documents qui se ressemblent",
        {
            "--amont": {
                "metavar": "SOURCE_ID",
                "required": True,
                "help": "le document d’où l’on part",
            },
            "--aval": {
                "metavar": "SOURCE_ID",
                "required": True,
                "help": "le document où l’on cherche",
            },
            "--seuil": {
                "metavar": "S",
                "type": _share,
                "default": None,
                "help": SEUIL_SELON_LIENS,
            },
            "--json": JSON,
        },
    ),
    "dictionnaire": (
        "refait data/DICTIONNAIRE.md à partir des modèles",
        {},
    ),
    "couverture": (
        "dit quelles lignes des documents n’ont donné aucun fait",
        {
            "dossier": {
                "metavar": "DOSSIER",
                "type": existing_folder,
                "help": "où sont vos copies des documents",
            },
            "--detail": {
                "action": "store_true",
                "help": "montre chaque ligne et ce qui la couvre",
            },
            "--json": JSON,
        },
    ),
    **COMMANDES_JOURNAL,
    **COMMANDES_IMPORT,
    "extraire": (
        "propose ce qu’un rapport semble dire, sans rien écrire",
        {
            "fichier": {
                "metavar": "FICHIER",
                "type": existing_file,
                "help": "un rapport en TXT, HTML, DOCX, ODT ou PDF",
            },
            "--json": JSON,
        },
    ),
    "verbatims": (
        "remplit les mots exacts depuis vos copies des documents",
        {
            "dossier": {
                "metavar": "DOSSIER",
                "type": existing_folder,
                "help": "où sont vos copies des documents",
            },
            "--json": JSON,
        },
    ),
}
