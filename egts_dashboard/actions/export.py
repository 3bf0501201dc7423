"""Emporter tout le magasin, dans chaque format, d’un seul geste."""

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa

from egts_dashboard import config
from egts_dashboard.actions.magasin import ouvrir
from egts_dashboard.errors import DossierRefuse, EcritureImpossible
from egts_dashboard.exports.classeur import write_workbook
from egts_dashboard.exports.csv_ouvert import write_csv
from egts_dashboard.exports.datapackage import NOM, NOM_FICHIER, write_datapackage
from egts_dashboard.exports.dictionnaire import dictionary
from egts_dashboard.exports.livre_refi import to_codebook
from egts_dashboard.exports.magasin import copy_store
from egts_dashboard.exports.parquet import write_parquet
from egts_dashboard.exports.tables import EXPORTEES, data_date, data_title, read_tables
from egts_dashboard.francais import guillemets
from egts_dashboard.queries.themes import livre_de_codes
from egts_dashboard.store.build import write_store
from egts_dashboard.store.connection import Store
from egts_dashboard.store.pointeur import store_path

CLASSEUR, MAGASIN, DICTIONNAIRE = "egts.xlsx", "egts.duckdb", "DICTIONNAIRE.md"
LIVRE = "livre_de_codes.qdc"
PARQUET = "parquet"
# Ce que le système d’exploitation dépose de lui-même dans un dossier.
DEPOTS_DU_SYSTEME = {".DS_Store", "Thumbs.db", "desktop.ini"}


def exporter(dossier: Path) -> list[Path]:
    """Écrit le magasin dans `dossier`, dans tous les formats ; rend les fichiers écrits.

    Tout est écrit à côté, puis mis en place d’un coup : un export interrompu ne laisse rien,
    et remplace l’export précédent en entier.
    Lève DossierRefuse si le dossier contient autre chose, EcritureImpossible.
    """
    dossier = dossier.resolve()
    _refuse_foreign(dossier)
    store = ouvrir().store
    try:
        dossier.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(
            prefix=f".{dossier.name}-", dir=dossier.parent, ignore_cleanup_errors=True
        ) as atelier:
            _write_all(store, Path(atelier) / "nouveau")
            _swap(dossier, Path(atelier))
    except OSError as refus:
        raise EcritureImpossible(
            f"L’export n’a pas pu être écrit dans {dossier}\u00a0: le disque est plein, le dossier "
            "refuse l’écriture, ou un de ses fichiers est ouvert dans un autre programme. "
            f"({type(refus).__name__})"
        ) from refus
    return sorted(fichier for fichier in dossier.rglob("*") if fichier.is_file())


def _write_all(store: Store, dossier: Path) -> None:
    tableaux = read_tables(store)
    titre, date = data_title(tableaux), data_date(tableaux)
    (dossier / PARQUET).mkdir(parents=True)
    for table, tableau in tableaux.items():
        write_csv(tableau, dossier / f"{table}.csv")
        write_parquet(tableau, dossier / PARQUET / f"{table}.parquet")
    write_workbook(tableaux, dossier / CLASSEUR, titre, date)
    write_datapackage(tableaux, dossier / NOM_FICHIER, titre, store.empreinte, date)
    (dossier / DICTIONNAIRE).write_text(dictionary(), encoding="utf-8", newline="\n")
    themes = livre_de_codes(store)
    if not themes.empty:
        (dossier / LIVRE).write_bytes(to_codebook(themes))
    _write_store(store, tableaux, dossier / MAGASIN)


def _write_store(store: Store, tableaux: Mapping[str, pa.Table], chemin: Path) -> None:
    """Le magasin, tel quel s’il n’a rien à taire ; sinon refait sans les effectifs masqués."""
    if not store.value("SELECT count(*) FROM effectifs_masques"):
        copy_store(store_path(config.STORE_DIR, store.empreinte), chemin)
        return
    # Les contrôles se rejouent à la construction.
    write_store(
        chemin,
        {
            table: tableau.to_pylist()
            for table, tableau in tableaux.items()
            if table not in {"controles", "anomalies"}
        },
    )


def _swap(dossier: Path, atelier: Path) -> None:
    """Met « nouveau » à la place du dossier ; en cas de refus, remet l’ancien."""
    ancien = atelier / "ancien"
    if dossier.exists():
        os.replace(dossier, ancien)
    try:
        os.replace(atelier / "nouveau", dossier)
    except OSError:
        if ancien.exists():
            os.replace(ancien, dossier)
        raise


def _refuse_foreign(dossier: Path) -> None:
    """Refuse un dossier où effacer l’ancien export effacerait autre chose."""
    if not dossier.exists():
        return
    if not dossier.is_dir():
        raise DossierRefuse(f"{dossier} est un fichier. Donnez le nom d’un dossier.")
    presents = {f for f in dossier.iterdir() if f.name not in DEPOTS_DU_SYSTEME}
    etrangers = sorted(f.name for f in presents if not _is_ours(f))
    if presents and (etrangers or not _is_export(dossier)):
        vu = f" (on y trouve {guillemets(etrangers[0])})" if etrangers else ""
        raise DossierRefuse(
            f"Le dossier {dossier} n’est pas vide et n’est pas un export{vu}. "
            "Donnez un dossier vide, neuf, ou celui d’un export précédent."
        )


def _is_ours(fichier: Path) -> bool:
    if fichier.name == PARQUET and fichier.is_dir():
        noms = {f"{table}.parquet" for table in EXPORTEES} | DEPOTS_DU_SYSTEME
        return all(f.name in noms for f in fichier.iterdir())
    connus = {CLASSEUR, MAGASIN, DICTIONNAIRE, LIVRE, NOM_FICHIER}
    return fichier.name in connus | {f"{table}.csv" for table in EXPORTEES}


def _is_export(dossier: Path) -> bool:
    try:
        texte = (dossier / NOM_FICHIER).read_text(encoding="utf-8")
        return bool(json.loads(texte).get("name") == NOM)
    except (OSError, ValueError, AttributeError):
        return False


def ecrire_dictionnaire() -> Path:
    """Refait DICTIONNAIRE.md, dans le dossier des lots livrés, à partir des modèles."""
    chemin = config.DATA_DIR / DICTIONNAIRE
    try:
        chemin.write_text(dictionary(), encoding="utf-8", newline="\n")
    except OSError as refus:
        raise EcritureImpossible(
            f"{chemin} n’a pas pu être écrit ({type(refus).__name__})."
        ) from refus
    return chemin
