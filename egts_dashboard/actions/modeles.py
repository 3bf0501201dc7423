"""Les modèles à remplir, tirés des tables et des territoires connus."""

import tempfile
from pathlib import Path

from egts_dashboard.actions.lots import lot_folders
from egts_dashboard.errors import DossierRefuse, EcritureImpossible
from egts_dashboard.exports.modele import (
    write_csv_template,
    write_templates,
    write_workbook_template,
)
from egts_dashboard.ingest.contenu import read_content


def modele_xlsx() -> bytes:
    """Le classeur modèle, avec les territoires connus."""
    with tempfile.TemporaryDirectory() as dossier:
        chemin = Path(dossier) / "modele.xlsx"
        write_workbook_template(chemin, _territoires())
        return chemin.read_bytes()


def modele_csv(table: str) -> bytes:
    """Le modèle CSV d’une table."""
    with tempfile.TemporaryDirectory() as dossier:
        return write_csv_template(Path(dossier), table).read_bytes()


def ecrire_modeles(dossier: Path) -> list[Path]:
    """Écrit les modèles à remplir, XLSX et CSV, dans un dossier neuf ou vide.

    Lève DossierRefuse, EcritureImpossible.
    """
    if dossier.exists() and (not dossier.is_dir() or any(dossier.iterdir())):
        raise DossierRefuse(f"{dossier} n’est pas un dossier vide. Donnez-en un neuf.")
    try:
        dossier.mkdir(parents=True, exist_ok=True)
        return write_templates(dossier, _territoires())
    except OSError as refus:
        raise EcritureImpossible(
            f"Les modèles n’ont pas pu être écrits dans {dossier} ({type(refus).__name__})."
        ) from refus


def _territoires() -> dict[str, str]:
    contenu, _ = read_content(lot_folders())
    return {
        cle[0]: str(getattr(ligne, "nom", cle[0]))
        for cle, ligne in contenu.tables["territoires"].items()
    }
