"""Lire un rapport et proposer ce qu’il semble dire."""

import hashlib
from pathlib import Path

from egts_dashboard.analyses.extraction import extract
from egts_dashboard.ingest.documents.lecture import read_document, read_octets
from egts_dashboard.ingest.documents.pdf import Progres
from egts_dashboard.models.candidat import Candidat
from egts_dashboard.models.rapport_lu import RapportLu


def extraire(fichier: Path) -> list[Candidat]:
    """Les candidats d’un rapport, dans l’ordre des lignes ; rien n’est écrit.

    Lève DossierRefuse si le fichier ne se lit pas.
    """
    return extract(read_document(fichier))


def lire_rapport(
    nom_fichier: str, octets: bytes, progres: Progres | None = None
) -> RapportLu:
    """Un rapport déposé, lu d’un bout à l’autre ; rien n’est écrit.

    `progres(part)` est appelé au fil de la lecture, de 0 à 1. Lève DossierRefuse.
    """
    lignes = read_octets(octets, nom_fichier, progres)
    candidats = tuple(extract(lignes))
    empreinte = hashlib.sha256(octets).hexdigest()
    return RapportLu(nom_fichier, empreinte, len(lignes), candidats)
