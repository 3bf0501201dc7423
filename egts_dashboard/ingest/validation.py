"""Fait des lignes lues des enregistrements valides, et rend toutes les anomalies d’un coup."""

from dataclasses import dataclass

from pydantic import ValidationError

from egts_dashboard.ingest.messages import to_french
from egts_dashboard.ingest.tableau import TableauLu
from egts_dashboard.models.anomalie import Anomalie, on_columns
from egts_dashboard.models.base import Enregistrement

Cle = tuple[str, ...]
RETRAIT = "supprime"
OUI = {"true", "vrai", "1", "oui"}
NON = {"", "false", "faux", "0", "non"}


@dataclass(frozen=True)
class LigneValide:
    """Un enregistrement et la ligne d’où il vient ; sans enregistrement, c’est un retrait."""

    ligne: int
    cle: Cle
    enregistrement: Enregistrement | None


def validate(
    lu: TableauLu, modele: type[Enregistrement]
) -> tuple[list[LigneValide], list[Anomalie]]:
    """Valide chaque ligne ; une clé déjà vue dans le même fichier est refusée."""
    anomalies = list(lu.anomalies)
    if not lu.colonnes:
        return [], anomalies
    anomalies += _missing_columns(lu, modele)
    if any(a.ligne == 1 for a in anomalies):
        return [], anomalies
    valides: list[LigneValide] = []
    vues: dict[Cle, int] = {}
    for numero, cases in lu.lignes:
        retrait = cases.pop(RETRAIT, "").strip().lower()
        cle = tuple(cases[colonne].strip() for colonne in modele.CLE)
        if retrait not in OUI | NON:
            anomalies.append(_unclear(lu.fichier, numero, retrait))
        elif cle in vues:
            anomalies.append(duplicate(lu.fichier, numero, modele, cle, vues[cle]))
        else:
            vues[cle] = numero
            try:
                ligne = None if retrait in OUI else modele.model_validate(cases)
                valides.append(LigneValide(numero, cle, ligne))
            except ValidationError as refus:
                anomalies += _from_pydantic(lu.fichier, numero, refus)
    return valides, anomalies


def _missing_columns(lu: TableauLu, modele: type[Enregistrement]) -> list[Anomalie]:
    connues = set(modele.model_fields)
    obligatoires = {
        c for c, champ in modele.model_fields.items() if champ.is_required()
    }
    presentes = set(lu.colonnes) - {RETRAIT}
    absentes = [
        Anomalie(
            lu.fichier, 1, colonne, None, "la colonne manque", "Ajoutez cette colonne."
        )
        for colonne in sorted(obligatoires - presentes)
    ]
    inconnues = [
        Anomalie(
            lu.fichier,
            1,
            colonne,
            None,
            "cette colonne n’existe pas dans la table",
            "Corrigez son intitulé ou retirez-la.",
        )
        for colonne in sorted(presentes - connues)
    ]
    return absentes + inconnues


def _unclear(fichier: str, ligne: int, retrait: str) -> Anomalie:
    return Anomalie(
        fichier,
        ligne,
        RETRAIT,
        retrait,
        "on attend vrai ou faux",
        "Écrivez true pour retirer la ligne\u202f; sinon, laissez la case vide.",
    )


def duplicate(
    fichier: str, ligne: int, modele: type[Enregistrement], cle: Cle, premiere: int
) -> Anomalie:
    """La ligne reprend l’identifiant d’une autre du même fichier."""
    return on_columns(
        fichier,
        ligne,
        modele.CLE,
        cle,
        f"cet identifiant est déjà à la ligne {premiere}",
        "Donnez-lui un identifiant propre, ou retirez le doublon.",
    )


def _from_pydantic(fichier: str, ligne: int, refus: ValidationError) -> list[Anomalie]:
    anomalies = []
    for erreur in refus.errors(include_url=False):
        regle, remede = to_french(erreur)
        lue = erreur.get("input")
        anomalies.append(
            Anomalie(
                fichier,
                ligne,
                str(erreur["loc"][0]) if erreur["loc"] else None,
                "" if lue is None else str(lue),
                regle,
                remede,
            )
        )
    return anomalies
