"""Relit un dossier exporté : ses tables, ses lots et son journal, tels qu’ils étaient."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from egts_dashboard.francais import guillemets
from egts_dashboard.ingest.fusion import Contenu, Geste
from egts_dashboard.ingest.renvois import broken_links
from egts_dashboard.ingest.retraits import to_card
from egts_dashboard.ingest.tableau import read_csv
from egts_dashboard.ingest.validation import LigneValide, validate
from egts_dashboard.models import TABLES
from egts_dashboard.models.anomalie import Anomalie
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.construction import GesteJournalise, LotApplique
from egts_dashboard.models.lot import Lot

# Ce qui se relit. Les contrôles et leurs anomalies n’en sont pas : la construction les rejoue.
RELUES: dict[str, type[Enregistrement]] = TABLES | {
    modele.TABLE: modele for modele in (LotApplique, GesteJournalise)
}


def read_export(dossier: Path) -> tuple[Contenu, list[Anomalie]]:
    """Lit et valide chaque fichier de l’export. Rend le contenu et toutes les anomalies."""
    contenu, anomalies = Contenu(), []
    for table, modele in RELUES.items():
        fichier = dossier / f"{table}.csv"
        lignes, refus = _read_table(fichier, modele)
        anomalies += refus
        _store(contenu, table, fichier.name, lignes)
    if not anomalies:
        anomalies = [*broken_links(contenu), *_unknown_lots(contenu)]
    return contenu, anomalies


def export_fingerprint(dossier: Path, sel: bytes) -> str:
    """Empreinte SHA-256 de ce qui se relit de l’export, et du sel donné."""
    somme = hashlib.sha256(b"export\0" + sel)
    for table in RELUES:
        octets = (dossier / f"{table}.csv").read_bytes()
        somme.update(f"{table}\0".encode() + hashlib.sha256(octets).digest())
    return somme.hexdigest()


def _read_table(
    fichier: Path, modele: type[Enregistrement]
) -> tuple[list[LigneValide], list[Anomalie]]:
    if not fichier.is_file():
        remede = "Reprenez l’export entier\u00a0: chaque table y a son fichier."
        absent = Anomalie(fichier.name, None, None, None, "le fichier manque", remede)
        return [], [absent]
    return validate(read_csv(fichier, est_limite=False), modele)


def _store(
    contenu: Contenu, table: str, fichier: str, lignes: list[LigneValide]
) -> None:
    for ligne in lignes:
        match ligne.enregistrement:
            case LotApplique() as lot:
                contenu.lots.append(Lot(lot_id=lot.lot_id, fiche=to_card(lot)))
            case GesteJournalise() as geste:
                contenu.journal.append(Geste(**geste.model_dump(exclude={"rang"})))
            case Enregistrement() as enregistrement:
                contenu.tables[table][ligne.cle] = enregistrement
                contenu.origines[table, ligne.cle] = (fichier, ligne.ligne)


def _unknown_lots(contenu: Contenu) -> Iterator[Anomalie]:
    connus = {lot.lot_id for lot in contenu.lots}
    for inconnu in sorted({geste.lot_id for geste in contenu.journal} - connus):
        yield Anomalie(
            "journal.csv",
            None,
            "lot_id",
            inconnu,
            f"le lot {guillemets(inconnu)} n’est pas dans lots.csv",
            "Reprenez l’export entier.",
        )
