"""Les fiches d’un rapport : un tableau à deux colonnes, le nom d’un champ puis ce qu’il porte.

« Intitulé | Créer un guichet », « Pilote | la mairie », « Échéance | 2026 ».
"""

import re
from collections.abc import Sequence

from egts_dashboard.analyses.extraction.colonnes import Rangee, tables
from egts_dashboard.analyses.extraction.etat import RENSEIGNEMENT
from egts_dashboard.analyses.extraction.rangees import CHAMP_ATELIER
from egts_dashboard.analyses.extraction.sections import Annonce
from egts_dashboard.analyses.extraction.texte import plain
from egts_dashboard.analyses.extraction.titres import announced
from egts_dashboard.models.bloc import Bloc

CHAMPS_MIN = 3
MOTS_D_UN_CHAMP = 6
# Ce que la fiche décrit ; « Objectif », lui, dit à quoi elle sert.
SUJET = re.compile(
    r"(?:(?:intitules?|titres?|noms?|libelles?|descriptif|description)(?: (?:de la |de l')(?:fiche|action|mesure|proposition))?"
    r"|(?:fiche[ -])?(?:action|mesure|proposition)(?: ?n ?[°o])?(?: ?\d{1,3})?)\s*:?$"
)


def records(blocs: Sequence[Bloc]) -> dict[int, Annonce]:
    """Pour chaque rangée d’une fiche, ce que son champ annonce ; « neutre » s’il n’annonce rien."""
    rendues: dict[int, Annonce] = {}
    for tableau in tables(blocs):
        champs = {ligne: _field(cellules) for ligne, cellules in tableau.items()}
        if None in champs.values() or len(champs) < CHAMPS_MIN:
            continue
        if not any(RENSEIGNEMENT.match(f"{champ} :") for champ in champs.values()):
            continue
        rendues |= {ligne: _says(champ) for ligne, champ in champs.items() if champ}
    return rendues


def _field(cellules: Rangee) -> str | None:
    """Le nom d’un champ, en première colonne ; None si la rangée n’en est pas une."""
    nom = plain(cellules.get(0, "")).rstrip(" :")
    if not set(cellules) <= {0, 1} or not 0 < len(nom.split()) <= MOTS_D_UN_CHAMP:
        return None
    est_nomme = (
        CHAMP_ATELIER.fullmatch(nom)
        or RENSEIGNEMENT.match(f"{nom} :")
        or SUJET.fullmatch(nom)
        or announced(nom)
    )
    return nom if est_nomme else None


def _says(champ: str) -> Annonce:
    if SUJET.fullmatch(champ):
        return "preconisation"
    if RENSEIGNEMENT.match(f"{champ} :") or CHAMP_ATELIER.fullmatch(champ):
        return "neutre"
    return announced(champ) or "neutre"
