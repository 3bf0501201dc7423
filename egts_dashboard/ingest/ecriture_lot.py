"""Écrit un lot d’un seul geste : tout à côté, puis mis en place. Un lot ne se modifie jamais."""

import csv
import json
import os
import shutil
import uuid
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from egts_dashboard import config
from egts_dashboard.errors import EcritureImpossible
from egts_dashboard.ingest.entetes import normalize
from egts_dashboard.ingest.lots import FICHE
from egts_dashboard.models import TABLES, colonnes
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.lot import FicheLot

# Hors de lots/ : ce qui est en cours d’écriture n’est jamais pris pour un lot.
EN_COURS = ".lots-en-cours"
LONGUEUR_NOM = 60


def write_lot(fiche: FicheLot, tables: Mapping[str, Iterable[Enregistrement]]) -> Path:
    """Écrit le lot sous var/lots/ et rend son dossier. Lève EcritureImpossible.

    Une interruption avant la mise en place ne laisse aucun lot, ni entier ni entamé.
    """
    provisoire = config.VAR_DIR / EN_COURS / uuid.uuid4().hex
    try:
        provisoire.mkdir(parents=True)
        for table, lignes in tables.items():
            _write_table(provisoire / f"{table}.csv", table, lignes)
        _write_text(provisoire / FICHE, to_toml(fiche))
        sync_folder(provisoire)
        return _put_in_place(provisoire, _folder_name(fiche))
    except OSError as refus:
        raise EcritureImpossible(
            f"Le lot n’a pas pu être écrit dans {config.VAR_DIR}\u00a0: le disque est plein, ou le "
            f"dossier refuse l’écriture. ({type(refus).__name__})"
        ) from refus
    finally:
        shutil.rmtree(provisoire, ignore_errors=True)


def _folder_name(fiche: FicheLot) -> str:
    sujet = normalize(fiche.titre).replace(" ", "-")[:LONGUEUR_NOM].strip("-")
    return f"{fiche.date:%Y%m%dT%H%M%S-%f}-{sujet or 'lot'}"


def _put_in_place(provisoire: Path, nom: str) -> Path:
    racine = config.VAR_DIR / "lots"
    racine.mkdir(parents=True, exist_ok=True)
    cible = racine / nom
    rang = 1
    while cible.exists():
        rang += 1
        cible = racine / f"{nom}-{rang}"
    os.rename(provisoire, cible)
    sync_folder(racine)
    return cible


def _write_table(path: Path, table: str, lignes: Iterable[Enregistrement]) -> None:
    noms = colonnes(TABLES[table])
    with path.open("w", encoding="utf-8", newline="") as fichier:
        # Tout entre guillemets : un retour chariot isolé ne rompt pas la ligne.
        ecrivain = csv.writer(fichier, quoting=csv.QUOTE_ALL, lineterminator="\n")
        ecrivain.writerow(noms)
        for ligne in lignes:
            ecrivain.writerow([_cell(getattr(ligne, nom)) for nom in noms])
        sync(fichier)


def _cell(valeur: Any) -> str:
    match valeur:
        case None:
            return ""
        case bool():
            return "true" if valeur else "false"
        case Decimal():
            return f"{valeur:f}"
        case _:
            return str(valeur)


def to_toml(fiche: FicheLot) -> str:
    """La fiche du lot, en TOML ; une rubrique vide n’y est pas."""
    lignes = [
        f"{nom} = {_toml_value(valeur)}\n"
        for nom, valeur in fiche.model_dump(exclude_none=True).items()
        if valeur != ()
    ]
    return "".join(lignes)


def _toml_value(valeur: Any) -> str:
    if isinstance(valeur, str | tuple):
        # Une chaîne JSON est une chaîne TOML, au signe d’effacement près.
        return json.dumps(valeur, ensure_ascii=False).replace("\x7f", "\\u007f")
    return valeur.isoformat() if hasattr(valeur, "isoformat") else str(valeur)


def _write_text(path: Path, texte: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as fichier:
        fichier.write(texte)
        sync(fichier)


def sync(fichier: Any) -> None:
    """Attend que le fichier ouvert soit sur le disque."""
    fichier.flush()
    os.fsync(fichier.fileno())


def sync_folder(dossier: Path) -> None:
    """Attend que les noms du dossier soient sur le disque."""
    # Windows n’ouvre pas un dossier ; son journal suffit.
    if os.name == "nt":
        return
    descripteur = os.open(dossier, os.O_RDONLY)
    try:
        os.fsync(descripteur)
    finally:
        os.close(descripteur)
