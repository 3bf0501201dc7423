"""Les questions d’un questionnaire exporté : lesquelles sont ouvertes, et ce qu’on y répond."""

import re
from dataclasses import dataclass

from egts_dashboard.ingest.outils.lecture import ExportLu

# Une question fermée n’a que quelques réponses, courtes, qui se répètent.
MOTS_FERMES = 4
PART_OUVERTE = 0.5
DEMANDE = re.compile(
    r"propos|faudrait|faire pour|améliorer|ameliorer|solution|mesure|souhait|comment|changer"
    r"|renforcer|que faire|attend",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Question:
    """Une question ouverte ; `code` : ce qui la nomme dans l’outil ; `table` : où vont ses réponses."""

    intitule: str
    code: str
    libelle: str
    table: str


def open_questions(lu: ExportLu, motif: str) -> list[Question]:
    """Les colonnes qui sont des questions ouvertes, dans l’ordre de l’export.

    Si toutes les réponses sont brèves, sont ouvertes celles qui ne tiennent pas en un mot.
    """
    posees = [i for i in lu.intitules if re.fullmatch(motif, i)]
    for mots in (MOTS_FERMES, 1):
        if ouvertes := [i for i in posees if _is_open(lu, i, mots)]:
            return [_question(i) for i in ouvertes]
    return []


def _question(intitule: str) -> Question:
    code, libelle = (partie.strip() for partie in intitule.split(" - ", 1))
    return Question(intitule, code, libelle, _table(libelle))


def _table(libelle: str) -> str:
    """On demande quoi faire : des préconisations ; sinon, ce que l’on observe."""
    return "preconisations" if DEMANDE.search(libelle) else "constats"


def _is_open(lu: ExportLu, intitule: str, mots: int) -> bool:
    reponses = [r for _, cases in lu.lignes if (r := cases.get(intitule, "").strip())]
    longues = sum(len(reponse.split()) > mots for reponse in reponses)
    distinctes = len(set(reponses))
    return bool(reponses) and (
        longues >= PART_OUVERTE * len(reponses) and distinctes > len(reponses) / 3
    )
