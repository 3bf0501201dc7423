"""Quel fichier sert : une ligne dans un fichier, remplacée d’un seul geste."""

import contextlib
import os
from pathlib import Path

from egts_dashboard import config

NOM_POINTEUR = "courant"
PREFIXE = "egts-"


def store_path(dossier: Path, empreinte: str) -> Path:
    """Le fichier d’une génération du magasin."""
    return dossier / f"{PREFIXE}{empreinte}.duckdb"


def current_fingerprint(dossier: Path) -> str | None:
    """L’empreinte du magasin qui sert, ou None s’il n’y en a pas d’utilisable."""
    try:
        empreinte = (dossier / NOM_POINTEUR).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    est_nom = empreinte.isalnum() and len(empreinte) <= 64
    return empreinte if est_nom and store_path(dossier, empreinte).is_file() else None


def point_to(dossier: Path, empreinte: str) -> None:
    """Fait servir cette génération : écrit à côté, force sur disque, remplace."""
    brouillon = dossier / f"{NOM_POINTEUR}.{os.getpid()}"
    try:
        with brouillon.open("w", encoding="ascii") as fichier:
            fichier.write(empreinte + "\n")
            fichier.flush()
            os.fsync(fichier.fileno())
        os.replace(brouillon, dossier / NOM_POINTEUR)
    finally:
        brouillon.unlink(missing_ok=True)


def remove_old(dossier: Path, empreinte: str) -> None:
    """Efface les générations anciennes et les brouillons abandonnés.

    Sous Windows un fichier encore ouvert refuse d’être effacé : ce sera pour la fois suivante.
    """
    tous = sorted(
        dossier.glob(f"{PREFIXE}*.duckdb"),
        key=lambda f: f.stat().st_mtime,
        reverse=True,
    )
    courant = store_path(dossier, empreinte)
    anciens = [f for f in tous if f != courant][config.GENERATIONS_GARDEES - 1 :]
    brouillons = [*dossier.glob("brouillon-*"), *dossier.glob(f"{NOM_POINTEUR}.*")]
    for fichier in anciens + brouillons:
        with contextlib.suppress(OSError):
            fichier.unlink()
