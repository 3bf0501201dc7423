"""Relit un dossier exporté : ses tables, ses lots et son journal, tels qu’ils étaient."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from egts_dashboard.francais import guillemets
from egts_dashboard.ingest.fusion import Contenu, Geste
from egts_dashboard.ingest.renvois import broken_links
from egts_dashboard.ingest.retraits import to_card
from egts_dashboard.ingest.tableau import read_csv
from egts_dashboard.ingest.validation import LigneValide, validate
from egts_dashboard.models import TABLES
from egts_dashboard.models.anomalie import Anomalie, erreurs
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.construction import GesteJournalise, LotApplique
from egts_dashboard.models.lot import Lot

# Ce qui se relit. Les contrôles et leurs anomalies n’en sont pas : la construction les rejoue.
RELUES: dict[str, type[Enregistrement]] = TABLES | {
    modele.TABLE: modele for modele in (LotApplique, GesteJournalise)
}
DESCRIPTEUR = "datapackage.json"
ENTIER = "Reprenez l’export entier\u00a0: chaque table y a son fichier."


def read_export(dossier: Path) -> tuple[Contenu, list[Anomalie]]:
    """Lit et valide chaque fichier de l’export. Rend le contenu et toutes les anomalies.

    Une table qui n’y est pas est vide, et cela se dit : un export plus ancien ne la connaissait
    pas. C’est une erreur si le descripteur de l’export l’annonce, ou s’il n’y a aucune table.
    """
    contenu = Contenu()
    annoncees, anomalies = _announced(dossier)
    for table, modele in RELUES.items():
        fichier = dossier / f"{table}.csv"
        if not fichier.is_file():
            anomalies.append(_absent(fichier.name, est_annoncee=table in annoncees))
            continue
        lignes, refus = validate(read_csv(fichier, est_export=True), modele)
        anomalies += refus
        _store(contenu, table, fichier.name, lignes)
    if not any((dossier / f"{table}.csv").is_file() for table in RELUES):
        anomalies = [_empty(dossier)]
    if not erreurs(anomalies):
        anomalies += [*broken_links(contenu), *_unknown_lots(contenu)]
    return contenu, anomalies


def export_fingerprint(dossier: Path, sel: bytes) -> str:
    """Empreinte SHA-256 de ce qui se relit de l’export, et du sel donné."""
    somme = hashlib.sha256(b"export\0" + sel)
    for table in RELUES:
        fichier = dossier / f"{table}.csv"
        if fichier.is_file():
            octets = fichier.read_bytes()
            somme.update(f"{table}\0".encode() + hashlib.sha256(octets).digest())
    return somme.hexdigest()


def _announced(dossier: Path) -> tuple[set[str], list[Anomalie]]:
    """Les tables que le descripteur de l’export annonce ; aucune s’il n’est pas là."""
    fichier = dossier / DESCRIPTEUR
    if not fichier.is_file():
        return set(), []
    try:
        ressources = json.loads(fichier.read_text(encoding="utf-8"))["resources"]
        return {ressource["name"] for ressource in ressources}, []
    except (OSError, ValueError, KeyError, TypeError):
        message = "le descripteur de l’export ne peut pas être lu"
        return set(), [Anomalie(DESCRIPTEUR, None, None, None, message, ENTIER)]


def _absent(fichier: str, *, est_annoncee: bool) -> Anomalie:
    if est_annoncee:
        message = f"le fichier manque, et {DESCRIPTEUR} l’annonce"
        return Anomalie(fichier, None, None, None, message, ENTIER)
    return Anomalie(
        fichier,
        None,
        None,
        None,
        "cette table n’est pas dans l’export\u00a0: elle est vide",
        "Un export plus ancien ne la connaissait pas. Si elle devrait y être, reprenez-le.",
        "avertissement",
    )


def _empty(dossier: Path) -> Anomalie:
    return Anomalie(
        dossier.name,
        None,
        None,
        None,
        "ce dossier n’est pas un export\u00a0: aucune table n’y est",
        "Donnez celui que la commande exporter a écrit.",
    )


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
            ENTIER,
        )
