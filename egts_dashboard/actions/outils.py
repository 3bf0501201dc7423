"""Importer l’export d’un autre outil : le reconnaître, le ranger, puis écrire un lot."""

import datetime as dt
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from egts_dashboard.actions.apport import build_with
from egts_dashboard.actions.effet import Effet, effect_of
from egts_dashboard.actions.importation import AUTEUR, unknown_parent
from egts_dashboard.actions.magasin import lot_folders
from egts_dashboard.errors import EgtsError
from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.complements import Origine
from egts_dashboard.ingest.contenu import read_content
from egts_dashboard.ingest.difference import key_of
from egts_dashboard.ingest.ecriture_lot import write_lot
from egts_dashboard.ingest.fusion import Contenu
from egts_dashboard.ingest.grille import FichierRefuse, Grille
from egts_dashboard.ingest.importation import file_hash, read_grid
from egts_dashboard.ingest.outils.conversion import Converti, convert_export
from egts_dashboard.ingest.outils.lecture import ExportLu, read_export
from egts_dashboard.ingest.rapport import to_data
from egts_dashboard.ingest.verrou import hold_lots
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.lot import FicheLot

GARDEES = "colonnes_non_lues"
COLONNES_GARDEES = ("ligne", "colonne", "valeur")
# D’abord ce que les autres nomment.
ORDRE = ("ateliers", "preconisations", "constats", "mesures", "remontees")


@dataclass(frozen=True)
class ExportImporte:
    """Un export rangé dans nos tables : une lecture par table, rien d’écrit encore."""

    export: ExportLu
    converti: Converti
    lectures: tuple[Importation, ...]

    @property
    def tables(self) -> dict[str, list[Enregistrement]]:
        """Les lignes du lot, toutes tables réunies."""
        reunies: dict[str, dict[tuple[str, ...], Enregistrement]] = {}
        for lecture in self.lectures:
            for table, lignes in lecture.a_ecrire.items():
                ecrites = reunies.setdefault(table, {})
                for ligne in lignes:
                    ecrites.setdefault(key_of(ligne), ligne)
        return {table: list(lignes.values()) for table, lignes in reunies.items()}

    def to_data(self, lot: Path | None = None, *, est_simule: bool) -> dict[str, Any]:
        """Le même, prêt pour JSON : la première table, puis les autres et ce qui est gardé."""
        nom = lot.name if lot else None
        premiere, *autres = (
            to_data(lecture, nom, est_simule=est_simule) for lecture in self.lectures
        )
        return premiere | {
            "outil": self.export.format.nom,
            "correspondance": self.converti.correspondance,
            "colonnes_gardees": sorted({i for _, i, _ in self.converti.gardees}),
            "colonnes_personnelles_non_gardees": self.converti.tues,
            "lignes_ecartees": self.converti.ecartees,
            "autres_tables": autres,
        }


def lire_export(
    path: Path,
    *,
    demarche: str | None = None,
    source: str | None = None,
    correspondance: Mapping[str, str | None] | None = None,
    contenu: Contenu | None = None,
) -> ExportImporte | None:
    """Ce que l’export d’un outil connu donnerait ; None si le fichier n’en est pas un.

    `correspondance` impose {leur intitulé: notre colonne, ou rien pour ne pas la lire}.
    Lève EgtsError si le fichier ne peut pas être lu.
    """
    try:
        export = read_export(path)
    except FichierRefuse as refus:
        raise EgtsError(str(refus.anomaly(path.name))) from refus
    if export is None:
        return None
    converti = convert_export(export, demarche, correspondance)
    if contenu is None:
        contenu, _ = read_content(lot_folders())
    inconnus = [
        *unknown_parent(path.name, contenu, "demarches", demarche),
        *unknown_parent(path.name, contenu, "sources", source),
    ]
    if inconnus:
        raise EgtsError("\n".join(map(str, inconnus)))
    maintenant = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    origine = Origine(path.name, file_hash(path), maintenant, demarche, source)
    return ExportImporte(export, converti, _read_tables(converti, contenu, origine))


def prevoir_export(importe: ExportImporte) -> Effet:
    """Ce que l’export changerait, sans rien écrire. Lève DonneesInvalides."""
    return effect_of(_card(importe, "Essai", "Essai."), importe.tables)


def confirmer_export(
    importe: ExportImporte, auteur: str = AUTEUR, raison: str = ""
) -> Path | None:
    """Écrit un lot de ce qui change, et les colonnes non lues avec lui. None si rien ne change.

    Lève EcritureImpossible, MagasinOccupe.
    """
    tables = importe.tables
    if not tables:
        return None
    gardees = importe.converti.gardees
    annexes = {GARDEES: [COLONNES_GARDEES, *gardees]} if gardees else {}
    with hold_lots():
        lot = write_lot(_card(importe, auteur, raison), tables, annexes=annexes)
    build_with(lot)
    return lot


def _read_tables(
    converti: Converti, contenu: Contenu, origine: Origine
) -> tuple[Importation, ...]:
    """Chaque table à son tour, avec sous les yeux ce que les précédentes apportent."""
    connu = copy(contenu)
    connu.tables = dict(contenu.tables)
    lectures = []
    for table in sorted(converti.tables, key=ORDRE.index):
        grille = converti.tables[table]
        lecture = read_grid(origine.nom, partial(_same, grille), table, connu, origine)
        lectures.append(lecture)
        for nom, lignes in lecture.a_ecrire.items():
            apportees = {key_of(ligne): ligne for ligne in lignes}
            connu.tables[nom] = connu.tables[nom] | apportees
    return tuple(lectures)


def _same(grille: Grille) -> Grille:
    return grille


def _card(importe: ExportImporte, auteur: str, raison: str) -> FicheLot:
    origine = importe.lectures[0].origine
    return FicheLot(
        titre=f"Import de {origine.nom} ({importe.export.format.nom})",
        auteur=auteur,
        date=dt.datetime.now(dt.UTC).replace(tzinfo=None),
        raison=raison.strip() or f"Importer {origine.nom}.",
        origine=origine.nom,
        origine_sha256=origine.sha256,
    )
