"""Ce que plusieurs commandes attendent d’un argument, et ce qu’elles disent s’il manque."""

from argparse import ArgumentTypeError
from pathlib import Path

from egts_dashboard.models import TABLES


def existing_file(texte: str) -> Path:
    """Le chemin d’un fichier qui existe. Lève ArgumentTypeError."""
    chemin = Path(texte)
    if chemin.is_dir():
        raise ArgumentTypeError(f"{texte} est un dossier, non un fichier")
    if not chemin.is_file():
        raise ArgumentTypeError(f"le fichier {texte} n’existe pas")
    return chemin


def existing_folder(texte: str) -> Path:
    """Le chemin d’un dossier qui existe. Lève ArgumentTypeError."""
    chemin = Path(texte)
    if chemin.is_file():
        raise ArgumentTypeError(f"{texte} est un fichier, non un dossier")
    if not chemin.is_dir():
        raise ArgumentTypeError(f"le dossier {texte} n’existe pas")
    return chemin


def known_table(texte: str) -> str:
    """Le nom d’une table. Lève ArgumentTypeError."""
    if texte not in TABLES:
        raise ArgumentTypeError(f"les tables sont {', '.join(TABLES)}")
    return texte


def filled_text(texte: str) -> str:
    """Un texte qui n’est pas vide. Lève ArgumentTypeError."""
    if not texte.strip():
        raise ArgumentTypeError("le texte est vide")
    return texte
