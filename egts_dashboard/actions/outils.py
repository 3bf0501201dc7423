"""Importer l’export d’un autre outil : le reconnaître, le ranger, puis écrire un lot."""

import datetime as dt
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from egts_dashboard.actions.apport import Apport, Examen, apporter
from egts_dashboard.actions.fichier_depose import unknown_parent
from egts_dashboard.actions.importation import AUTEUR
from egts_dashboard.actions.lots import lot_folders
from egts_dashboard.actions.magasin import lots_signature
from egts_dashboard.errors import EgtsError
from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.contenu import read_content
from egts_dashboard.ingest.difference import key_of
from egts_dashboard.ingest.fusion import Contenu
from egts_dashboard.ingest.grille import FichierRefuse, Grille
from egts_dashboard.ingest.importation import file_hash, read_grid
from egts_dashboard.ingest.origine import Origine
from egts_dashboard.ingest.outils.conversion import Converti, convert_export
from egts_dashboard.ingest.outils.lecture import ExportLu, read_export
from egts_dashboard.ingest.rapport import to_data
from egts_dashboard.models.base import Enregistrement

GARDEES = "colonnes_non_lues"
COLONNES_GARDEES = ("ligne", "colonne", "valeur")
# D’abord ce que les autres nomment.
ORDRE = ("ateliers", "preconisations", "constats", "mesures", "remontees")


@dataclass(frozen=True)
class ExportImporte:
    """Un export rangé dans nos tables : une lecture par table, rien d’écrit encore.

    `examen` : les lots au moment de la lecture.
    """

    export: ExportLu
    converti: Converti
    lectures: tuple[Importation, ...]
    examen: Examen

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
            "feuille": self.export.feuille,
            "feuilles": self.export.feuilles,
            "remarques": self.export.remarques,
            "correspondance": self.converti.correspondance,
            "colonnes_gardees": sorted({i for _, i, _ in self.converti.gardees}),
            "colonnes_personnelles_non_gardees": self.converti.tues,
            "lignes_ecartees": self.converti.ecartees,
            "autres_tables": autres,
        }


def lire_export(
    path: Path,
    *,
    nom: str | None = None,
    demarche: str | None = None,
    source: str | None = None,
    correspondance: Mapping[str, str | None] | None = None,
    feuille: str | None = None,
) -> ExportImporte | None:
    """Ce que l’export d’un outil connu donnerait ; None si le fichier n’en est pas un.

    `nom` : celui du fichier déposé, s’il n’est pas celui de `path` ; `correspondance` impose
    {leur intitulé: notre colonne, ou rien pour ne pas la lire} ; `feuille` : celle du classeur.
    Lève EgtsError si le fichier ne peut pas être lu.
    """
    nom = (nom or path.name).encode("utf-8", "replace").decode()
    try:
        export = read_export(path, feuille)
    except FichierRefuse as refus:
        raise EgtsError(str(refus.anomaly(nom))) from refus
    if export is None:
        return None
    converti = convert_export(export, demarche, correspondance)
    signature = lots_signature()
    contenu, _ = read_content(lot_folders())
    inconnus = [
        *unknown_parent(nom, contenu, "demarches", demarche),
        *unknown_parent(nom, contenu, "sources", source),
    ]
    if inconnus:
        raise EgtsError("\n".join(map(str, inconnus)))
    maintenant = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    origine = Origine(nom, file_hash(path), maintenant, demarche, source)
    lectures = _read_tables(converti, contenu, origine)
    return ExportImporte(export, converti, lectures, Examen(signature, contenu))


def to_apport(importe: ExportImporte, raison: str = "") -> Apport:
    """Ce que l’export apporte, sous la forme de tout apport ; les colonnes non lues l’accompagnent."""
    origine = importe.lectures[0].origine
    tables = importe.tables
    gardees = importe.converti.gardees
    return Apport(
        titre=f"Import de {origine.nom} ({importe.export.format.nom})",
        raison=raison.strip() or f"Importer {origine.nom}.",
        tables=tables,
        annexes={GARDEES: [COLONNES_GARDEES, *gardees]} if gardees else {},
        origine=origine.nom,
        origine_sha256=origine.sha256,
        examen=importe.examen,
    )


def confirmer_export(importe: ExportImporte) -> Path | None:
    """Écrit un lot de ce qui change, et reconstruit le magasin. None si rien ne change.

    Lève comme `apporter`.
    """
    apport = to_apport(importe)
    return apporter(apport, AUTEUR) if apport.tables else None


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
