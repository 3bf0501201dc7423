"""Fait des lignes d’une grille un bloc : les simples par colonnes, les autres une à une."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.bloc import Bloc, to_list
from egts_dashboard.ingest.cases_lues import CasesLues, Suites
from egts_dashboard.ingest.comptees import Comptees
from egts_dashboard.ingest.lignes import Convertisseur
from egts_dashboard.ingest.lignes_textes import Lignes, is_all_blank, is_all_distinct
from egts_dashboard.ingest.numerotees import Numerotee, Numerotees
from egts_dashboard.ingest.remplissage import LIGNES
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.colonne import Colonne

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
        _given_columns(lu, neuves, convertisseur),
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


def _given_columns(
    lu: Importation, lignes: Lignes, convertisseur: Convertisseur
) -> dict[str, Colonne]:
    """Les colonnes du fichier, sans celles que chaque ligne laisse vide et remplirait d’office.

    Un modèle rempli du nécessaire a toutes les colonnes : vide d’un bout à l’autre, une colonne
    que l’on sait remplir vaut une colonne absente.
    """
    cle = convertisseur.modele.CLE
    oubliables = {*convertisseur.remplissables, *(cle if len(cle) == 1 else ())}
    vides = {
        intitule
        for intitule, suite in zip(lu.correspondance, lignes.suites, strict=True)
        if len(suite) and is_all_blank(suite)
    }
    donnees = {
        i: c
        for i, c in convertisseur.colonnes.items()
        if i not in vides or c.nom not in oubliables
    }
    noms = {c.nom for c in donnees.values()}
    if "source_id" in noms or convertisseur.complements.origine.source:
        return donnees
    # Sans document nommé, la ligne est du fichier lui-même : sa place y est connue.
    return {i: c for i, c in donnees.items() if i not in vides or c.nom not in LIGNES}


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
    if simples.comptees:
        faits = _in_order(lu, lignes, convertisseur, simples, suites, a_part, suivre)
    else:
        rangs = sorted(a_part)
        premiere = _first_missing(rangs)
        # Ce qu’une ligne simple remplit se dit avant ce que les suivantes rempliront.
        faits = _one_by_one(lu, lignes, rangs[:premiere], convertisseur, suivre)
        if premiere < len(lignes):
            _keep_examples(convertisseur, simples.bruts, premiere)
        faits |= _one_by_one(lu, lignes, rangs[premiere:], convertisseur, suivre)
    if faits:
        suites = {nom: _with(to_list(s), nom, faits) for nom, s in suites.items()}
    bloc = Bloc(convertisseur.modele, suites, simples.donnees, faits)
    refusees = a_part.difference(faits)
    numerotees = Numerotees(numeros, bloc)
    if not refusees:
        return numerotees
    return numerotees.take([r for r in range(len(lignes)) if r not in refusees])


def _in_order(
    lu: Importation,
    lignes: Lignes,
    convertisseur: Convertisseur,
    simples: CasesLues,
    suites: Suites,
    a_part: set[int],
    suivre: Suivi,
) -> dict[int, Enregistrement]:
    """Comme _one_by_one, mais passe aussi les lignes simples : une colonne les compte toutes.

    Ajoute à `a_part` les lignes simples dont l’identifiant est déjà connu.
    """
    lues = {nom: suites[nom] for nom in simples.premieres if nom in suites}
    compte = Comptees(convertisseur, lues, simples.comptees, len(lignes))
    bruts: Mapping[str, Sequence[Any]] = simples.bruts | compte.valeurs
    faits: dict[int, Enregistrement] = {}
    for rang, (numero, cases) in enumerate(lignes):
        if rang % PAS_DU_SUIVI == 0:
            _follow(suivre, rang / len(lignes))
        if rang not in a_part and compte.fill(rang, numero):
            if bruts:
                bruts = _keep_examples(convertisseur, bruts, rang)
            continue
        a_part.add(rang)
        par_intitule = dict(zip(lu.correspondance, cases, strict=True))
        if enregistrement := convertisseur.record(numero, par_intitule):
            faits[rang] = enregistrement
    suites |= {nom: pa.array(suite) for nom, suite in compte.valeurs.items()}
    return faits


def _keep_examples(
    convertisseur: Convertisseur, bruts: Mapping[str, Any], rang: int
) -> dict[str, Any]:
    """Retient ce dont la première ligne simple a été remplie ; rien ne reste à retenir."""
    for nom, suite in bruts.items():
        valeur = suite[rang]
        brut = valeur.as_py() if isinstance(valeur, pa.Scalar) else valeur
        convertisseur.remplies.setdefault(nom, str(brut))
    return {}


def _follow(suivre: Suivi, part: float) -> None:
    suivre(PART_DES_COLONNES + (1 - PART_DES_COLONNES) * part)


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
            _follow(suivre, rang / len(lignes))
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
