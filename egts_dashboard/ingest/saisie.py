"""Fait des cases d’un formulaire un enregistrement, ou dit à chaque champ ce qui ne va pas."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from egts_dashboard.francais import guillemets
from egts_dashboard.ingest.conversion import convert
from egts_dashboard.ingest.messages import to_french
from egts_dashboard.ingest.valeurs import ValeurRefusee
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.colonne import Colonne, describe

NOMBRES_ET_DATES = frozenset({"entier", "decimal", "date"})


@dataclass(frozen=True)
class Saisie:
    """Ce que valent les cases : une ligne entière, ou {colonne: ce qui ne va pas}.

    Une faute qui tient à toute la ligne est sous la colonne vide.
    """

    enregistrement: Enregistrement | None
    fautes: Mapping[str, str] = field(default_factory=dict)


def read_typed(modele: type[Enregistrement], cases: Mapping[str, str | None]) -> Saisie:
    """Lit nombres et dates comme on les écrit en français, puis valide la ligne entière.

    Une case vide, ou absente, n’est pas renseignée ; elle ne vaut jamais zéro.
    """
    valeurs: dict[str, Any] = {}
    fautes: dict[str, str] = {}
    for colonne in describe(modele):
        try:
            valeurs[colonne.nom] = _value(cases.get(colonne.nom), colonne)
        except ValeurRefusee as refus:
            fautes[colonne.nom] = _sentence(refus.message, refus.remede)
    try:
        ligne = modele.model_validate(valeurs)
    except ValidationError as refus:
        for erreur in refus.errors(include_url=False):
            colonne_fautive = str(erreur["loc"][0]) if erreur["loc"] else ""
            fautes.setdefault(colonne_fautive, _sentence(*to_french(erreur)))
        return Saisie(None, fautes)
    return Saisie(None if fautes else ligne, fautes)


def read_edited(
    lignes: Sequence[Enregistrement],
    montrees: Sequence[Mapping[str, str | None]],
    rendues: Sequence[Mapping[str, str | None]],
) -> tuple[list[Enregistrement], list[tuple[int, Mapping[str, str]]]]:
    """Ce qu’une grille a changé : les lignes corrigées, et (place, fautes) de chaque ligne refusée.

    Les trois suites vont de pair. Une ligne dont aucune case n’a changé n’est pas relue.
    """
    corrigees, refusees = [], []
    for place, (ligne, montree, rendue) in enumerate(
        zip(lignes, montrees, rendues, strict=True)
    ):
        if all(_same(montree.get(c), rendue.get(c)) for c in type(ligne).model_fields):
            continue
        saisie = read_typed(type(ligne), rendue)
        if saisie.enregistrement is None:
            refusees.append((place, saisie.fautes))
        elif saisie.enregistrement != ligne:
            corrigees.append(saisie.enregistrement)
    return corrigees, refusees


def _same(une: str | None, autre: str | None) -> bool:
    return (une or "") == (autre or "")


def _value(case: str | None, colonne: Colonne) -> Any:
    if case is None or not case.strip():
        return None
    if colonne.type not in NOMBRES_ET_DATES:
        return case
    valeur, mot = convert(case, colonne, {})
    if mot:
        raise ValeurRefusee(
            "un nombre seul est attendu",
            f"Gardez le nombre, et écrivez {guillemets(mot)} dans la note ou le qualificatif.",
        )
    return valeur


def _sentence(regle: str, remede: str) -> str:
    return f"{regle[:1].upper()}{regle[1:]}. {remede}"
