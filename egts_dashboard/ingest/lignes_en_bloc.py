"""Fait des lignes d’une grille un bloc : les simples par colonnes, les autres une à une."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.bloc import Bloc, Numerotee, Numerotees, to_list
from egts_dashboard.ingest.cases_lues import CasesLues
from egts_dashboard.ingest.lignes import Convertisseur
from egts_dashboard.ingest.lignes_textes import Lignes, is_all_distinct
from egts_dashboard.models.base import Enregistrement

# Reçoit la part faite, entre 0 et 1.
Suivi = Callable[[float], object]
PAS_DU_SUIVI = 1_000
# La part de l’attente que prennent les colonnes.
PART_DES_COLONNES = 0.5


def convert_all(
    lu: Importation,
    lignes: Lignes,
    convertisseur: Convertisseur,
    suivre: Suivi,
) -> Sequence[Numerotee]:
    """Les lignes valides ; les anomalies des autres vont dans `lu`."""
    neuves = _without_copies(lu, lignes)
    simples = CasesLues(
        convertisseur.modele,
        convertisseur.colonnes,
        convertisseur.connus,
        convertisseur.complements,
    )
    suivre(0)
    lues: Sequence[Numerotee]
    if neuves and simples.est_possible:
        lues = _by_columns(lu, neuves, convertisseur, simples, suivre)
    else:
        faits = _one_by_one(lu, neuves, range(len(neuves)), convertisseur, suivre)
        lues = [(neuves.numeros[rang], fait) for rang, fait in faits.items()]
    lu.anomalies += convertisseur.anomalies
    return lues


def _by_columns(
    lu: Importation,
    lignes: Lignes,
    convertisseur: Convertisseur,
    simples: CasesLues,
    suivre: Suivi,
) -> Numerotees:
    numeros = lignes.numeros
    textes = dict(zip(lu.correspondance, lignes.suites, strict=True))
    suites = simples.read(textes, numeros, lambda p: suivre(p * PART_DES_COLONNES))
    a_part = simples.set_aside(suites)
    premiere = _first_missing(a_part)
    # Ce qu’une ligne simple remplit se dit avant ce que les suivantes rempliront.
    faits = _one_by_one(lu, lignes, a_part[:premiere], convertisseur, suivre)
    if premiere < len(lignes):
        for nom, bruts in simples.bruts.items():
            convertisseur.remplies.setdefault(nom, str(bruts[premiere].as_py()))
    faits |= _one_by_one(lu, lignes, a_part[premiere:], convertisseur, suivre)
    if faits:
        suites = {nom: _with(to_list(s), nom, faits) for nom, s in suites.items()}
    bloc = Bloc(convertisseur.modele, suites, simples.donnees, faits)
    refusees = set(a_part).difference(faits)
    gardees = [r for r in range(len(lignes)) if r not in refusees]
    return Numerotees(numeros, bloc).take(gardees)


def _with(suite: list[Any], nom: str, faits: Mapping[int, Enregistrement]) -> list[Any]:
    """Les valeurs de la colonne, celles des lignes lues une à une comprises."""
    for rang, fait in faits.items():
        suite[rang] = vars(fait)[nom]
    return suite


def _first_missing(rangs: Sequence[int]) -> int:
    """Le premier rang qui n’est pas de la suite croissante."""
    return next((n for n, rang in enumerate(rangs) if n != rang), len(rangs))


def _one_by_one(
    lu: Importation,
    lignes: Lignes,
    rangs: Sequence[int],
    convertisseur: Convertisseur,
    suivre: Suivi,
) -> dict[int, Enregistrement]:
    """{rang: enregistrement} des lignes de ces rangs qui en font un."""
    faits: dict[int, Enregistrement] = {}
    voulues = lignes.take(rangs) if rangs else ()
    for fait, (rang, (numero, cases)) in enumerate(zip(rangs, voulues, strict=True)):
        if fait % PAS_DU_SUIVI == 0:
            reste = (1 - PART_DES_COLONNES) * rang / len(lignes)
            suivre(PART_DES_COLONNES + reste)
        par_intitule = dict(zip(lu.correspondance, cases, strict=True))
        if enregistrement := convertisseur.record(numero, par_intitule):
            faits[rang] = enregistrement
    return faits


def _without_copies(lu: Importation, lignes: Lignes) -> Lignes:
    """Les lignes, sans celles qui en répètent une autre case pour case."""
    # Une colonne où tout est distinct suffit : d’ordinaire la clé, ou l’intitulé.
    if any(map(is_all_distinct, lignes.suites)):
        return lignes
    vues: dict[tuple[str, ...], int] = {}
    redites = set()
    for rang, (numero, cases) in enumerate(lignes):
        premiere = vues.setdefault(tuple(cases), numero)
        if premiere != numero:
            redites.add(rang)
            lu.tell(
                numero,
                f"cette ligne répète la ligne {premiere}",
                "Retirez le doublon.",
            )
    return lignes.without(redites)
