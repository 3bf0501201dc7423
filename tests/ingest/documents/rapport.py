"""Le petit rapport que les tests écrivent de toutes les façons, et ses candidats."""

from pathlib import Path

from egts_dashboard.analyses.extraction import extract
from egts_dashboard.ingest.documents.lecture import read_document

RAPPORT = [
    ("titre", "Atelier n° 1 – Se loger"),
    ("texte", "24 participants, 2 séances"),
    ("titre", "Constats"),
    ("item", "Les loyers dépassent ce que gagne un apprenti"),
    ("item", "Les bailleurs répondent tard"),
    ("titre", "Préconisations"),
    ("item", "Créer un fonds de garantie"),
    ("item", "Ouvrir un guichet à l’œuvre sociale du bourg"),
    ("titre", "Bonnes pratiques"),
    ("item", "La maison des saisonniers de Vars"),
    ("titre", "Budget"),
    ("texte", "Location de la salle : 1 113,00 €"),
]
ATTENDU = [
    ("atelier", "Atelier n° 1 – Se loger", None),
    ("participations", "24 participants, 2 séances", 24),
    ("seances", "24 participants, 2 séances", 2),
    ("constat", "Les loyers dépassent ce que gagne un apprenti", None),
    ("constat", "Les bailleurs répondent tard", None),
    ("preconisation", "Créer un fonds de garantie", None),
    ("preconisation", "Ouvrir un guichet à l’œuvre sociale du bourg", None),
    ("pratique", "La maison des saisonniers de Vars", None),
    ("montant", "Location de la salle : 1 113,00 €", 1113),
]


def candidats(path: Path) -> list[tuple[str, str, float | None]]:
    """Ce que l’extraction tire d’un document : nature, texte, valeur."""
    return [(c.nature, c.texte, c.valeur) for c in extract(read_document(path))]
