"""Mettre les lots de l’utilisateur dans un seul fichier, et les en ressortir vérifiés."""

import os
import secrets
import shutil
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from egts_dashboard import config
from egts_dashboard.errors import (
    DonneesInvalides,
    EcritureImpossible,
    SauvegardeRefusee,
)
from egts_dashboard.francais import guillemets
from egts_dashboard.ingest.contenu import read_content
from egts_dashboard.ingest.ecriture_lot import sync, sync_folder
from egts_dashboard.ingest.lots import lot_files, lot_paths, read_cards
from egts_dashboard.ingest.retraits import application_order
from egts_dashboard.ingest.sauvegarde import check_backup, read_member, write_backup
from egts_dashboard.models.anomalie import erreurs

# Ce que zipfile lève devant un fichier qui n’est pas un zip entier et sans mot de passe.
ILLISIBLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    UnicodeError,
)


@dataclass(frozen=True)
class Restauration:
    """Ce qu’une restauration a fait : lots écrits, déjà là à l’identique, et gardés en plus."""

    ecrits: tuple[str, ...]
    deja_la: tuple[str, ...]
    gardes: tuple[str, ...]


def sauvegarder(fichier: Path) -> int:
    """Écrit tous les lots de l’utilisateur dans un fichier neuf ; rend leur nombre.

    Tout ou rien. Lève EcritureImpossible, aussi quand le fichier existe déjà.
    """
    if fichier.exists():
        raise EcritureImpossible(
            f"{fichier} existe déjà. Donnez un autre nom\u00a0: une sauvegarde n’en efface pas une autre."
        )
    brouillon = fichier.with_name(f".{fichier.name}.{secrets.token_hex(4)}")
    try:
        with brouillon.open("xb") as sortie:
            nombre = write_backup(lot_paths([_lots()]), sortie)
            sync(sortie)
        os.replace(brouillon, fichier)
        sync_folder(fichier.parent)
    except OSError as refus:
        raise EcritureImpossible(
            f"La sauvegarde n’a pas pu être écrite\u00a0: {fichier.parent} manque, est plein ou"
            " refuse l’écriture."
        ) from refus
    finally:
        brouillon.unlink(missing_ok=True)
    return nombre


def restaurer(fichier: Path) -> Restauration:
    """Remet les lots d’une sauvegarde, après avoir tout vérifié. N’efface et ne remplace rien.

    Un lot déjà là à l’identique est laissé ; un lot de même nom mais différent fait tout
    refuser. Lève SauvegardeRefusee, DonneesInvalides, EcritureImpossible, sans avoir rien écrit.
    """
    config.VAR_DIR.mkdir(parents=True, exist_ok=True)
    brouillon = config.VAR_DIR / f"restauration-{secrets.token_hex(4)}"
    try:
        _extract(fichier, brouillon)
        presents = {lot.name: lot for lot in lot_paths([_lots()])}
        apportes = {lot.name: lot for lot in lot_paths([brouillon])}
        deja_la = [nom for nom in apportes if nom in presents]
        for nom in deja_la:
            _check_same(presents[nom], apportes[nom])
        neufs = [lot for nom, lot in apportes.items() if nom not in presents]
        _check_data([*presents.values(), *neufs])
        ecrits = _install(neufs, est_vide=not presents)
    except OSError as refus:
        raise EcritureImpossible(
            f"La restauration n’a pas pu se faire\u00a0: {fichier} ne se lit pas, ou"
            f" {config.VAR_DIR} est plein ou refuse l’écriture."
        ) from refus
    finally:
        shutil.rmtree(brouillon, ignore_errors=True)
    gardes = sorted(presents.keys() - apportes.keys())
    return Restauration(tuple(ecrits), tuple(deja_la), tuple(gardes))


def _lots() -> Path:
    return config.VAR_DIR / "lots"


def _extract(fichier: Path, brouillon: Path) -> None:
    try:
        with zipfile.ZipFile(fichier) as archive:
            noms = check_backup(archive)
            brouillon.mkdir()
            for nom in noms:
                cible = brouillon / nom
                cible.parent.mkdir(exist_ok=True)
                with cible.open("wb") as sortie:
                    sortie.write(read_member(archive, nom))
                    sync(sortie)
    except ILLISIBLE as refus:
        raise SauvegardeRefusee(
            f"{fichier} n’est pas une sauvegarde entière et lisible. Rien n’a été écrit."
        ) from refus
    for lot in brouillon.iterdir():
        sync_folder(lot)
    sync_folder(brouillon)


def _check_same(present: Path, apporte: Path) -> None:
    ici = {f.name: f.read_bytes() for f in lot_files(present)}
    if ici != {f.name: f.read_bytes() for f in lot_files(apporte)}:
        raise SauvegardeRefusee(
            f"Le lot {guillemets(present.name)} existe déjà et n’est pas le même. Rien n’a été"
            " écrit\u00a0: restaurez dans un dossier EGTS_VAR neuf, puis comparez."
        )


def _check_data(lots: list[Path]) -> None:
    _, anomalies = read_content([*lot_paths([config.DATA_DIR]), *lots])
    if graves := erreurs(anomalies):
        raise DonneesInvalides(
            "Ces lots ne vont pas avec les données de ce poste. Rien n’a été écrit.\n"
            + "\n".join(map(str, graves))
        )


def _install(lots: list[Path], *, est_vide: bool) -> list[str]:
    """Met les lots en place : d’un seul geste s’il n’y en avait aucun, sinon un à un.

    Un à un, dans l’ordre où ils s’appliquent : une coupure laisse un passé cohérent, que
    la même commande complète.
    """
    if not lots:
        return []
    fiches, _ = read_cards(lots)
    lots = sorted(fiches, key=lambda lot: application_order(fiches[lot]))
    if est_vide and not (_lots().is_dir() and any(_lots().iterdir())):
        if _lots().is_dir():
            _lots().rmdir()
        os.replace(lots[0].parent, _lots())
    else:
        for lot in lots:
            os.replace(lot, _lots() / lot.name)
        sync_folder(_lots())
    sync_folder(config.VAR_DIR)
    return [lot.name for lot in lots]
