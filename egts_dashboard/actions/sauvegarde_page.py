"""Sauvegarder et restaurer depuis la page : les mêmes gestes, sans nommer un fichier du poste."""

import tempfile
from pathlib import Path

from egts_dashboard.actions.sauvegarde import Restauration, restaurer, sauvegarder
from egts_dashboard.errors import SauvegardeRefusee

NOM = "egts-sauvegarde.zip"


def sauvegarde_en_octets() -> bytes:
    """Tous les lots de l’utilisateur, en un fichier à télécharger. Lève EcritureImpossible."""
    with tempfile.TemporaryDirectory() as dossier:
        fichier = Path(dossier) / NOM
        sauvegarder(fichier)
        return fichier.read_bytes()


def restaurer_octets(nom: str, octets: bytes) -> Restauration:
    """Restaure une sauvegarde déposée. Lève comme `restaurer`, le fichier dit par son nom."""
    with tempfile.TemporaryDirectory() as dossier:
        fichier = Path(dossier) / NOM
        fichier.write_bytes(octets)
        try:
            return restaurer(fichier)
        except SauvegardeRefusee as refus:
            raise SauvegardeRefusee(str(refus).replace(str(fichier), nom)) from refus
