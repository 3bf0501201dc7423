"""Construire le magasin depuis les lots ou depuis un export, et ouvrir celui qui sert."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyarrow as pa

from egts_dashboard import config
from egts_dashboard.actions.lots import lot_folders
from egts_dashboard.errors import DonneesInvalides, EgtsError, MagasinAbsent
from egts_dashboard.ingest.bloc import Bloc, has_distinct_keys, known_among
from egts_dashboard.ingest.contenu import read_content
from egts_dashboard.ingest.fusion import Contenu, Geste
from egts_dashboard.ingest.lots import fingerprint, lot_files
from egts_dashboard.ingest.miettes import pause_collection
from egts_dashboard.ingest.relecture import export_fingerprint, read_export
from egts_dashboard.ingest.retraits import applied_lots
from egts_dashboard.models import TABLES
from egts_dashboard.models.anomalie import Anomalie, erreurs
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.construction import LotApplique
from egts_dashboard.models.lot import Lot
from egts_dashboard.store.build import build_store, extend_store
from egts_dashboard.store.connection import Store, open_store
from egts_dashboard.store.etapes import Suivi, unfollowed
from egts_dashboard.store.pointeur import current_fingerprint, store_path
from egts_dashboard.store.tables import Tables, to_columns

Lignes = Mapping[str, Sequence[Enregistrement]]

PAQUET = Path(__file__).parents[1]

AUCUN_LOT = (
    "Aucun lot de données n’a été trouvé. Vérifiez le dossier data/, "
    "ou la variable EGTS_DATA."
)


@dataclass(frozen=True)
class EtatMagasin:
    """Le magasin qui sert, et ce qui l’empêche d’être à jour s’il ne l’est pas."""

    store: Store
    anomalies: tuple[str, ...] = ()


def verifier() -> tuple[Contenu, list[Anomalie]]:
    """Lit tous les lots ; rend le contenu et toutes les anomalies, sans rien écrire."""
    return read_content(lot_folders())


def construire(
    dossiers: list[Path] | None = None,
    contenu: Contenu | None = None,
    suivre: Suivi = unfollowed,
) -> Path:
    """Vérifie tous les lots, puis construit le magasin et le fait servir. Tout ou rien.

    `contenu` : celui de ces dossiers, quand on vient de le vérifier ; `suivre` reçoit les
    étapes, ce qu’il lève arrête tout. Lève DonneesInvalides,
    avec toutes les anomalies, sans toucher au magasin qui sert ; MagasinAbsent, sans aucun lot.
    """
    dossiers = lot_folders() if dossiers is None else dossiers
    if not dossiers:
        raise MagasinAbsent(AUCUN_LOT)
    empreinte = fingerprint(dossiers, program_salt())
    with pause_collection():
        if contenu is None:
            contenu, anomalies = read_content(dossiers)
            if graves := erreurs(anomalies):
                raise DonneesInvalides("\n".join(map(str, graves)), graves)
        return build_store(config.STORE_DIR, empreinte, to_tables(contenu), suivre)


def etendre(
    dossiers: list[Path],
    contenu: Contenu,
    lot: Lot,
    tables: Lignes,
    suivre: Suivi = unfollowed,
) -> bool:
    """Ajoute les lignes d’un lot neuf, le dernier, au magasin qui sert, sans refaire le reste.

    `contenu` : celui des autres lots ; `tables` : les lignes du lot. Rend faux, sans rien
    changer, s’il faut tout construire : le lot ne fait pas qu’ajouter, ou le magasin qui sert
    n’est pas celui des autres lots. Lève MagasinOccupe, EcritureImpossible.
    """
    if not any(map(len, tables.values())) or any(
        known_among(lignes, contenu.tables[table]) or not has_distinct_keys(lignes)
        for table, lignes in tables.items()
    ):
        return False
    autres = [dossier for dossier in dossiers if dossier.name != lot.lot_id]
    base = fingerprint(autres, program_salt())
    ajouts = {table: to_table(tables[table]) for table in TABLES if table in tables}
    ajouts |= _additions(lot, tables, contenu)
    empreinte = fingerprint(dossiers, program_salt())
    return extend_store(config.STORE_DIR, empreinte, base, ajouts, suivre)


def construire_depuis(
    dossier: Path, avertir: Callable[[str], object] | None = None
) -> Path:
    """Reconstruit le magasin d’un dossier exporté, ligne pour ligne, et le fait servir.

    `avertir` reçoit ce qui est à savoir sans être une faute : une table que l’export n’a pas.
    Lève DonneesInvalides, avec toutes les anomalies, sans toucher au magasin qui sert.
    """
    contenu, anomalies = read_export(dossier)
    if graves := erreurs(anomalies):
        raise DonneesInvalides("\n".join(map(str, graves)), graves)
    if avertir is not None:
        for anomalie in anomalies:
            avertir(str(anomalie))
    empreinte = export_fingerprint(dossier, program_salt())
    return build_store(config.STORE_DIR, empreinte, to_tables(contenu))


def ouvrir() -> EtatMagasin:
    """Ouvre le magasin à jour ; le construit d’abord s’il manque ou si les lots ont changé.

    Quand il ne peut pas être construit, l’ancien continue de servir et dit pourquoi. Sans
    aucun lot, celui que l’on a reconstruit d’un export sert, s’il y en a un.
    Lève EgtsError si aucun magasin n’existe encore : données refusées, disque plein, aucun lot.
    """
    dossiers = lot_folders()
    servie = current_fingerprint(config.STORE_DIR)
    if not dossiers:
        if servie is not None:
            return EtatMagasin(_open(servie))
        raise MagasinAbsent(AUCUN_LOT)
    voulue = fingerprint(dossiers, program_salt())
    if servie == voulue:
        return EtatMagasin(_open(voulue))
    try:
        construire(dossiers)
    except EgtsError as refus:
        # L’ancien magasin continue de servir, et la page dit pourquoi il n’est pas à jour.
        if servie is None:
            raise
        return EtatMagasin(_open(servie), tuple(str(refus).splitlines()))
    return EtatMagasin(_open(voulue))


def est_construit() -> bool:
    """Vrai si le magasin qui sert est celui des lots d’à présent : l’ouvrir ne fait pas attendre."""
    dossiers = lot_folders()
    servie = current_fingerprint(config.STORE_DIR)
    return bool(dossiers) and servie == fingerprint(dossiers, program_salt())


def lots_signature() -> tuple[tuple[str, int, int], ...]:
    """Noms, tailles et dates des fichiers de lots : change dès qu’un lot change, sans les lire."""
    return tuple(
        (str(fichier), etat.st_size, etat.st_mtime_ns)
        for dossier in lot_folders()
        for fichier in lot_files(dossier)
        if (etat := fichier.stat())
    )


@lru_cache(maxsize=1)
def program_salt() -> bytes:
    """Empreinte de ce qui, dans le programme, décide du contenu du magasin."""
    somme = hashlib.sha256()
    for salle in ("models", "ingest", "store"):
        for fichier in sorted((PAQUET / salle).rglob("*")):
            if fichier.suffix in {".py", ".sql"}:
                somme.update(fichier.read_bytes())
    return somme.digest()


def to_tables(contenu: Contenu) -> Tables:
    """Le contenu sous la forme que le magasin verse : {table: lignes}."""
    tables = {
        table: _joined([to_table(suite) for suite in lignes.runs()], table)
        for table, lignes in contenu.tables.items()
    }
    return tables | _history(contenu)


def _joined(suites: Sequence[pa.Table], table: str) -> pa.Table:
    if not suites:
        return to_columns([], list(TABLES[table].model_fields))
    # Une colonne que rien ne remplit n’a pas de type : elle prend celui des autres suites.
    return pa.concat_tables(suites, promote_options="permissive")


def to_table(lignes: Sequence[Enregistrement]) -> pa.Table:
    """Des lignes d’une même table, au moins une, en colonnes."""
    if isinstance(lignes, Bloc):
        return lignes.table
    return to_columns(lignes, list(TABLES[lignes[0].TABLE].model_fields))


def _additions(lot: Lot, tables: Lignes, contenu: Contenu) -> Tables:
    """Le lot, et ses gestes : chaque table en dit autant, à la suite de ce qu’elle avait."""
    ajouts, rang = [], len(contenu.journal) + 1
    for table in sorted(tables):
        if nb := len(tables[table]):
            ajouts.append(
                {
                    "premier_rang": rang,
                    "lot_id": lot.lot_id,
                    "nom_table": table,
                    "premiere_place": len(contenu.tables[table]),
                    "nb": nb,
                }
            )
        rang += nb
    return {"lots": _applied([lot]), "ajouts_suivis": ajouts}


def _history(contenu: Contenu) -> dict[str, pa.Table]:
    """Les lots et leurs gestes."""
    suites = zip(*contenu.journal, strict=True) if contenu.journal else ()
    gestes = dict(zip(Geste._fields, map(list, suites), strict=False))
    journal = pa.table({nom: gestes.get(nom, []) for nom in Geste._fields})
    rangs = list(range(1, len(journal) + 1))
    return {
        "lots": _applied(contenu.lots),
        "journal": journal.add_column(0, "rang", [rangs]),
    }


def _applied(lots: Sequence[Lot]) -> pa.Table:
    return to_columns(applied_lots(lots), list(LotApplique.model_fields))


def _open(empreinte: str) -> Store:
    return open_store(store_path(config.STORE_DIR, empreinte), empreinte)
