"""Fait des cases d’un formulaire un enregistrement, ou dit à chaque champ ce qui ne va pas."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from egts_dashboard.francais import guillemets
from egts_dashboard.ingest.conversion import convert
from egts_dashboard.ingest.dates import AINSI
from egts_dashboard.ingest.difference import key_of
from egts_dashboard.ingest.identifiants import propose_id
from egts_dashboard.ingest.messages import to_french
from egts_dashboard.ingest.valeurs import RIEN_TROUVE, ValeurRefusee
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.colonne import Colonne, describe

CLE_FIXE = "Un identifiant ne se change pas. Retirez la ligne, et ajoutez-en une autre."
CLE_PRISE = "Une autre ligne porte déjà cet identifiant. Donnez-en un autre."
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
    corrigees: list[Enregistrement] = []
    refusees: list[tuple[int, Mapping[str, str]]] = []
    for place, (ligne, montree, rendue) in enumerate(
        zip(lignes, montrees, rendues, strict=True)
    ):
        if all(_same(montree.get(c), rendue.get(c)) for c in type(ligne).model_fields):
            continue
        saisie = read_typed(type(ligne), rendue)
        cle = [c for c in ligne.CLE if not _same(montree.get(c), rendue.get(c))]
        if cle:
            refusees.append((place, dict.fromkeys(cle, CLE_FIXE)))
            continue
        if saisie.enregistrement is None:
            refusees.append((place, saisie.fautes))
        elif saisie.enregistrement != ligne:
            corrigees.append(saisie.enregistrement)
    return corrigees, refusees


def read_added(
    modele: type[Enregistrement],
    rendues: Sequence[Mapping[str, str | None]],
    est_pris: Callable[[tuple[str, ...]], bool],
) -> tuple[list[Enregistrement], list[tuple[int, Mapping[str, str]]]]:
    """Les lignes neuves d’une grille, et (place, fautes) de chaque ligne refusée.

    Un identifiant laissé vide se compose ; `est_pris(clé)` : une ligne de la table le porte
    déjà.
    """
    ajoutees: dict[tuple[str, ...], Enregistrement] = {}
    refusees: list[tuple[int, Mapping[str, str]]] = []

    def is_taken(cle: tuple[str, ...]) -> bool:
        return cle in ajoutees or est_pris(cle)

    for place, rendue in enumerate(rendues):
        cases = dict(rendue)
        if len(modele.CLE) == 1 and not (cases.get(modele.CLE[0]) or "").strip():
            cases[modele.CLE[0]] = propose_id(modele, cases, lambda i: is_taken((i,)))
        saisie = read_typed(modele, cases)
        ligne = saisie.enregistrement
        if ligne is None:
            refusees.append((place, saisie.fautes))
        elif is_taken(cle := key_of(ligne)):
            refusees.append((place, {modele.CLE[-1]: CLE_PRISE}))
        else:
            ajoutees[cle] = ligne
    return list(ajoutees.values()), refusees


def _same(une: str | None, autre: str | None) -> bool:
    return (une or "") == (autre or "")


def _value(case: str | None, colonne: Colonne) -> Any:
    if case is None or not case.strip():
        return None
    if colonne.type not in NOMBRES_ET_DATES:
        return case
    valeur, mot = convert(case, colonne, {})
    if mot == RIEN_TROUVE:
        return None
    if mot and colonne.type == "date":
        raise ValeurRefusee("une date entière et seule est attendue", AINSI)
    if mot:
        raise ValeurRefusee(
            "un nombre seul est attendu",
            f"Gardez le nombre, et écrivez {guillemets(mot)} dans la note ou le qualificatif.",
        )
    return valeur


def _sentence(regle: str, remede: str) -> str:
    return f"{regle[:1].upper()}{regle[1:]}. {remede}"
