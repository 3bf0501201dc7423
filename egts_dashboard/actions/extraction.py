"""Lire un rapport et proposer ce qu’il semble dire."""

from pathlib import Path

from egts_dashboard.analyses.extraction import extract
from egts_dashboard.ingest.documents_lecture import read_document
from egts_dashboard.models.candidat import Candidat


def extraire(fichier: Path) -> list[Candidat]:
    """Les candidats d’un rapport, dans l’ordre des lignes ; rien n’est écrit.

    Lève DossierRefuse si le fichier ne se lit pas.
    """
    return extract(read_document(fichier))
