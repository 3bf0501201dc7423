"""Fait des lignes d’une grille un bloc : les simples par colonnes, les autres une à une."""

from collections.abc import Callable, Sequence

from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.bloc import Bloc, Numerotee, Numerotees
from egts_dashboard.ingest.cases_lues import CasesLues
from egts_dashboard.ingest.lignes import Convertisseur
from egts_dashboard.ingest.lignes_lues import Lignes, columns
from egts_dashboard.models import TABLES
from egts_dashboard.models.anomalie import Anomalie
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
        lues = [(neuves[rang][0], fait) for rang, fait in faits.items()]
    lu.anomalies += convertisseur.anomalies
    return lues


def _by_columns(
    lu: Importation,
    lignes: Lignes,
    convertisseur: Convertisseur,
    simples: CasesLues,
    suivre: Suivi,
) -> Numerotees:
    numeros = [numero for numero, _ in lignes]
    textes = dict(zip(lu.correspondance, columns(lignes), strict=True))
    colonnes = simples.read(textes, numeros, lambda p: suivre(p * PART_DES_COLONNES))
    a_part = simples.set_aside(colonnes)
    premiere = _first_missing(a_part)
    # Ce qu’une ligne simple remplit se dit avant ce que les suivantes rempliront.
    faits = _one_by_one(lu, lignes, a_part[:premiere], convertisseur, suivre)
    if premiere < len(lignes):
        for nom, bruts in simples.bruts.items():
            convertisseur.remplies.setdefault(nom, str(bruts[premiere]))
    faits |= _one_by_one(lu, lignes, a_part[premiere:], convertisseur, suivre)
    for nom, suite in colonnes.items():
        for rang, fait in faits.items():
            suite[rang] = vars(fait)[nom]
    bloc = Bloc(convertisseur.modele, colonnes, simples.donnees, faits)
    refusees = set(a_part).difference(faits)
    gardees = [r for r in range(len(lignes)) if r not in refusees]
    return Numerotees(numeros, bloc).take(gardees)


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
    for fait, rang in enumerate(rangs):
        if fait % PAS_DU_SUIVI == 0:
            reste = (1 - PART_DES_COLONNES) * rang / len(lignes)
            suivre(PART_DES_COLONNES + reste)
        numero, cases = lignes[rang]
        par_intitule = dict(zip(lu.correspondance, cases, strict=True))
        if enregistrement := convertisseur.record(numero, par_intitule):
            faits[rang] = enregistrement
    return faits


def _without_copies(lu: Importation, lignes: Lignes) -> Lignes:
    """Les lignes, sans celles qui en répètent une autre case pour case."""
    if any(
        len({cases[rang] for _, cases in lignes}) == len(lignes)
        for rang in _key_ranks(lu)
    ):
        return lignes
    vues: dict[tuple[str, ...], int] = {}
    neuves = []
    for numero, cases in lignes:
        premiere = vues.setdefault(tuple(cases), numero)
        if premiere == numero:
            neuves.append((numero, cases))
            continue
        lu.anomalies.append(
            Anomalie(
                lu.fichier,
                numero,
                None,
                None,
                f"cette ligne répète la ligne {premiere}",
                "Retirez le doublon.",
            )
        )
    return neuves


def _key_ranks(lu: Importation) -> list[int]:
    """Les rangs des colonnes de la clé : tout y est distinct, d’ordinaire."""
    cle = TABLES[lu.table].CLE
    return [r for r, colonne in enumerate(lu.correspondance.values()) if colonne in cle]
