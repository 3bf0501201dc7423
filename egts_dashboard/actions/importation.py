"""Importer un tableur : lire, montrer ce qui changerait, puis écrire un lot."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from egts_dashboard.actions.apport import build_with
from egts_dashboard.actions.magasin import lot_folders
from egts_dashboard.errors import (
    DossierRefuse,
    EcritureImpossible,
    EgtsError,
)
from egts_dashboard.exports.modele import write_templates
from egts_dashboard.francais import liste
from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.complements import Origine
from egts_dashboard.ingest.contenu import read_content
from egts_dashboard.ingest.ecriture_lot import write_lot
from egts_dashboard.ingest.fusion import Contenu
from egts_dashboard.ingest.importation import file_hash, read_import
from egts_dashboard.ingest.rapport import to_data
from egts_dashboard.models.anomalie import Anomalie
from egts_dashboard.models.lot import FicheLot

AUTEUR = "ligne de commande"


@dataclass(frozen=True)
class Importe:
    """Un import fait, ou simulé. `lot` : le dossier écrit, s’il y avait quelque chose à écrire."""

    lecture: Importation
    lot: Path | None
    est_simule: bool = False

    def to_data(self) -> dict[str, Any]:
        """L’import en un seul objet, prêt pour JSON."""
        nom = self.lot.name if self.lot else None
        return to_data(self.lecture, nom, est_simule=self.est_simule)


def lire_import(
    path: Path,
    table: str,
    *,
    demarche: str | None = None,
    source: str | None = None,
    correspondance: Mapping[str, str | None] | None = None,
    contenu: Contenu | None = None,
) -> Importation:
    """Ce que le fichier donnerait, sans rien écrire.

    `correspondance` impose {intitulé: colonne, ou rien pour ne pas la lire}.
    Lève EgtsError si le fichier ne peut pas être ouvert.
    """
    if contenu is None:
        contenu, _ = read_content(lot_folders())
    try:
        empreinte = file_hash(path)
    except OSError as refus:
        raise EgtsError(
            f"Le fichier {path} ne peut pas être lu ({type(refus).__name__})."
        ) from refus
    nom = path.name.encode("utf-8", "replace").decode()
    maintenant = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    origine = Origine(nom, empreinte, maintenant, demarche, source)
    inconnus = [
        *unknown_parent(nom, contenu, "demarches", demarche),
        *unknown_parent(nom, contenu, "sources", source),
    ]
    if inconnus:
        return Importation(nom, table, origine, anomalies=inconnus)
    return read_import(path, table, contenu, origine, correspondance)


def confirmer(lecture: Importation, auteur: str = AUTEUR) -> Importe:
    """Écrit un lot de ce qui change ; n’écrit rien si rien ne change.

    Lève EcritureImpossible.
    """
    tables = lecture.a_ecrire
    if not tables:
        return Importe(lecture, None)
    origine = lecture.origine
    fiche = FicheLot(
        titre=f"Import de {origine.nom} dans {lecture.table}",
        auteur=auteur,
        date=dt.datetime.now(dt.UTC).replace(tzinfo=None),
        raison=f"Importer {origine.nom}.",
        origine=origine.nom,
        origine_sha256=origine.sha256,
    )
    return Importe(lecture, write_lot(fiche, tables))


def importer(
    path: Path,
    table: str,
    *,
    est_simule: bool = False,
    demarche: str | None = None,
    source: str | None = None,
) -> Importe:
    """Lit le fichier, puis, sauf simulation, écrit le lot et reconstruit le magasin."""
    lecture = lire_import(path, table, demarche=demarche, source=source)
    if est_simule:
        return Importe(lecture, None, est_simule=True)
    importe = confirmer(lecture)
    if importe.lot is not None:
        build_with(importe.lot)
    return importe


def ecrire_modeles(dossier: Path) -> list[Path]:
    """Écrit les modèles à remplir, XLSX et CSV, dans un dossier neuf ou vide.

    Lève DossierRefuse, EcritureImpossible.
    """
    if dossier.exists() and (not dossier.is_dir() or any(dossier.iterdir())):
        raise DossierRefuse(f"{dossier} n’est pas un dossier vide. Donnez-en un neuf.")
    contenu, _ = read_content(lot_folders())
    territoires = {
        cle[0]: str(getattr(ligne, "nom", cle[0]))
        for cle, ligne in contenu.tables["territoires"].items()
    }
    try:
        dossier.mkdir(parents=True, exist_ok=True)
        return write_templates(dossier, territoires)
    except OSError as refus:
        raise EcritureImpossible(
            f"Les modèles n’ont pas pu être écrits dans {dossier} ({type(refus).__name__})."
        ) from refus


def unknown_parent(
    fichier: str, contenu: Contenu, table: str, identifiant: str | None
) -> Iterator[Anomalie]:
    """L’anomalie d’une démarche ou d’une source que l’on nomme et qui n’existe pas."""
    if identifiant is None or (identifiant,) in contenu.tables[table]:
        return
    connus = liste([cle[0] for cle in contenu.tables[table]][:20])
    message = f"cet identifiant n’existe pas dans la table {table}"
    yield Anomalie(
        fichier,
        None,
        None,
        identifiant,
        message,
        f"Identifiants connus\u00a0: {connus}.",
    )
