"""Écrit un lot d’un seul geste : tout à côté, puis mis en place. Un lot ne se modifie jamais."""

import csv
import itertools
import json
import os
import shutil
import uuid
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv

from egts_dashboard import config
from egts_dashboard.errors import EcritureImpossible
from egts_dashboard.ingest.bloc import Bloc
from egts_dashboard.ingest.entetes import normalize
from egts_dashboard.ingest.lots import ANNEXE, FICHE
from egts_dashboard.ingest.validation import RETRAIT, Cle
from egts_dashboard.models import TABLES, colonnes
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.colonne import describe
from egts_dashboard.models.lot import FicheLot

# Hors de lots/ : ce qui est en cours d’écriture n’est jamais pris pour un lot.
EN_COURS = ".lots-en-cours"
LONGUEUR_NOM = 60
ECRITS_TELS_QUELS = {"texte", "entier", "date"}


Tables = Mapping[str, Iterable[Enregistrement]]
Retraits = Mapping[str, Iterable[Cle]]
Annexes = Mapping[str, Iterable[Sequence[object]]]


def write_lot(
    fiche: FicheLot,
    tables: Tables,
    retraits: Retraits | None = None,
    annexes: Annexes | None = None,
) -> Path:
    """Écrit le lot sous var/lots/ et rend son dossier. Lève EcritureImpossible.

    `retraits` : {table: clés des lignes que le lot retire} ; `annexes` : {nom: lignes de cases,
    intitulés compris} de ce qui est gardé avec le lot sans entrer dans une table.
    Une interruption avant la mise en place ne laisse aucun lot, ni entier ni entamé.
    """
    provisoire = config.VAR_DIR / EN_COURS / uuid.uuid4().hex
    try:
        provisoire.mkdir(parents=True)
        for nom, lignes in (annexes or {}).items():
            _write_rows(provisoire / f"{ANNEXE}{nom}.csv", lignes)
        write_files(provisoire, fiche, tables, retraits)
        return _put_in_place(provisoire, _folder_name(fiche))
    except OSError as refus:
        raise EcritureImpossible(
            f"Le lot n’a pas pu être écrit dans {config.VAR_DIR}\u00a0: le disque est plein, ou le "
            f"dossier refuse l’écriture. ({type(refus).__name__})"
        ) from refus
    finally:
        shutil.rmtree(provisoire, ignore_errors=True)


def discard_lot(lot: Path) -> None:
    """Efface un lot qui n’aurait pas dû entrer : il disparaît d’un coup, puis ses fichiers."""
    provisoire = config.VAR_DIR / EN_COURS / uuid.uuid4().hex
    provisoire.parent.mkdir(parents=True, exist_ok=True)
    os.rename(lot, provisoire)
    shutil.rmtree(provisoire, ignore_errors=True)


def write_files(
    dossier: Path, fiche: FicheLot, tables: Tables, retraits: Retraits | None = None
) -> None:
    """Écrit les fichiers du lot dans un dossier vide. Lève OSError."""
    retraits = retraits or {}
    for table in tables.keys() | retraits.keys():
        lignes, retirees = tables.get(table, ()), retraits.get(table, ())
        _write_table(dossier / f"{table}.csv", table, lignes, retirees)
    _write_text(dossier / FICHE, to_toml(fiche))
    sync_folder(dossier)


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


def _write_table(
    path: Path,
    table: str,
    lignes: Iterable[Enregistrement],
    retirees: Iterable[Cle],
) -> None:
    modele = TABLES[table]
    noms = colonnes(modele)
    retirees = list(retirees)
    if isinstance(lignes, Bloc) and not retirees and _is_plain(modele):
        _write_columns(path, lignes.table.select(noms))
        return
    entete = [*noms, RETRAIT] if retirees else noms
    pick = itemgetter(*noms)
    if not retirees and _is_plain(modele):
        _write_rows(path, itertools.chain([noms], map(pick, map(vars, lignes))))
        return
    vides = [""] * (len(entete) - len(noms))
    presentes = ([_cell(case) for case in pick(vars(x))] + vides for x in lignes)
    nommees = (dict(zip(modele.CLE, cle, strict=True)) for cle in retirees)
    absentes = ([(n | {RETRAIT: "true"}).get(c, "") for c in entete] for n in nommees)
    _write_rows(path, itertools.chain([entete], presentes, absentes))


@lru_cache(maxsize=64)
def _is_plain(modele: type[Enregistrement]) -> bool:
    """Vrai si le module csv écrit de lui-même chaque case comme le fait _cell."""
    return {colonne.type for colonne in describe(modele)} <= ECRITS_TELS_QUELS


def _write_rows(path: Path, lignes: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as fichier:
        # Tout entre guillemets : un retour chariot isolé ne rompt pas la ligne.
        csv.writer(fichier, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(
            lignes
        )
        sync(fichier)


def _write_columns(path: Path, tableau: pa.Table) -> None:
    """Ce que _write_rows écrirait des mêmes cases, sans les prendre une à une."""
    textes = [suite.cast(pa.string()).fill_null("") for suite in tableau.columns]
    tableau = pa.table(textes, tableau.column_names)
    reglages = pyarrow.csv.WriteOptions(quoting_style="all_valid")
    with path.open("wb") as fichier:
        pyarrow.csv.write_csv(tableau, fichier, reglages)
        sync(fichier)


def _cell(valeur: Any) -> str:
    if type(valeur) is str:
        return valeur
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
