"""Une sauvegarde : un seul fichier zip, les lots de l’utilisateur et l’empreinte de chaque fichier."""

import hashlib
import json
import re
import zipfile
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import IO, Any

from egts_dashboard import config
from egts_dashboard.errors import SauvegardeRefusee
from egts_dashboard.francais import guillemets
from egts_dashboard.ingest.lots import lot_files
from egts_dashboard.models import TABLES

MANIFESTE = "manifeste.json"
FORME = "egts-sauvegarde-1"
FICHIERS_MAX = 100_000
TOTAL_MAX_OCTETS = 4 * 1024**3
MANIFESTE_MAX_OCTETS = 64 * 1024**2
# Un dossier de lot, puis un fichier connu : ni « .. », ni racine, ni lettre de lecteur, ni
# nom que Windows réserve à un périphérique ou ampute de son point final.
DOSSIER = re.compile(
    r"(?!(?i:con|prn|aux|nul|com\d|lpt\d)(?:\.|/))[\w][\w.-]{0,149}(?<!\.)"
)
NOMS = frozenset({"lot.toml", *(f"{table}.csv" for table in TABLES)})


def write_backup(dossiers: Iterable[Path], sortie: IO[bytes]) -> int:
    """Écrit la sauvegarde de ces lots et rend le nombre de lots."""
    sommes: dict[str, dict[str, Any]] = {}
    lots = list(dossiers)
    with zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as archive:
        for lot in lots:
            for fichier in lot_files(lot):
                octets, nom = fichier.read_bytes(), f"{lot.name}/{fichier.name}"
                sommes[nom] = {"sha256": _sha256(octets), "octets": len(octets)}
                archive.writestr(nom, octets)
        manifeste = {"forme": FORME, "fichiers": sommes}
        archive.writestr(MANIFESTE, json.dumps(manifeste, ensure_ascii=False, indent=1))
    return len(lots)


def check_backup(archive: zipfile.ZipFile) -> list[str]:
    """Vérifie noms, tailles et empreintes de tous les fichiers ; rend leurs noms.

    Lit un fichier à la fois. Lève SauvegardeRefusee.
    """
    sommes = _manifest(archive)
    noms = [info.filename for info in archive.infolist()]
    if sorted(noms) != sorted([MANIFESTE, *sommes]):
        raise _refused("ses fichiers ne sont pas ceux que son manifeste annonce")
    _check_names(sommes)
    if sum(archive.getinfo(nom).file_size for nom in sommes) > TOTAL_MAX_OCTETS:
        raise _refused("elle est trop volumineuse une fois ouverte")
    for nom, annonce in sommes.items():
        if _sha256(read_member(archive, nom)) != annonce:
            raise _refused(f"le fichier {guillemets(nom)} a été altéré")
    return list(sommes)


def _check_names(noms: Collection[str]) -> None:
    """Chaque fichier est à sa place, chaque lot a son nom et sa fiche."""
    for nom in noms:
        _check_name(nom)
    dossiers = {nom.split("/")[0] for nom in noms}
    if len({dossier.casefold() for dossier in dossiers}) < len(dossiers):
        raise _refused("deux lots ne diffèrent que par la casse de leur nom")
    if sans_fiche := {d for d in dossiers if f"{d}/lot.toml" not in noms}:
        raise _refused(f"le lot {guillemets(min(sans_fiche))} n’a pas de fiche")


def read_member(
    archive: zipfile.ZipFile, nom: str, limite: int = config.TAILLE_MAX_CSV_OCTETS
) -> bytes:
    """Les octets d’un fichier de l’archive ; s’arrête à la limite, quoi qu’elle annonce."""
    with archive.open(nom) as fichier:
        octets = fichier.read(limite + 1)
    if len(octets) > limite:
        raise _refused(f"le fichier {guillemets(nom)} est trop volumineux")
    return octets


def _manifest(archive: zipfile.ZipFile) -> dict[str, str]:
    if len(archive.infolist()) > FICHIERS_MAX:
        raise _refused("elle a trop de fichiers")
    try:
        lu = json.loads(read_member(archive, MANIFESTE, MANIFESTE_MAX_OCTETS))
        if lu["forme"] != FORME:
            raise _refused("sa forme n’est pas connue de ce programme")
        return {str(nom): str(somme["sha256"]) for nom, somme in lu["fichiers"].items()}
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as refus:
        raise _refused("elle n’a pas de manifeste lisible") from refus


def _check_name(nom: str) -> None:
    dossier, _, fichier = nom.partition("/")
    if not DOSSIER.fullmatch(dossier) or fichier not in NOMS:
        raise _refused(
            f"le nom {guillemets(nom[:80])} n’est pas celui d’un fichier de lot"
        )


def _refused(raison: str) -> SauvegardeRefusee:
    return SauvegardeRefusee(
        f"Cette sauvegarde est refusée\u00a0: {raison}. Rien n’a été écrit."
    )


def _sha256(octets: bytes) -> str:
    return hashlib.sha256(octets).hexdigest()
