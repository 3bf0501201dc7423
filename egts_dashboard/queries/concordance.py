"""La concordance : chaque emploi d’un mot ou d’une suite, avec ce qui précède et ce qui suit.

Elle lit ce qu’on tape comme la recherche : racines, sigles et leurs développements, débuts
de mot, suites entre guillemets, exclusions. Les mots libres y font une suite ; la recherche les
veut seulement ensemble.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product
from typing import Any

import pandas as pd

from egts_dashboard.queries.mots_selection import Selection
from egts_dashboard.queries.recherche.mots import Groupe, Mots, Requete
from egts_dashboard.store.connection import Store
from egts_dashboard.store.racines import MOT, MOTS_VIDES, fold, stem

# Au-delà, on ne lit plus, on compte : les premiers items, dans l’ordre des documents.
NB_ITEMS_MAX = 500
# Des sigles à plusieurs sens, mis bout à bout, en feraient trop.
SUITES_MAX = 64
# Un mot et ses marques inclusives : « usager·ère·s » n’en fait qu’un.
_MOT = re.compile(r"\w+(?:[·•‧∙⋅]\w+)*")
_COLONNES = (
    "item_no",
    "item_id",
    "provenance",
    "territoire",
    "annee",
    "document",
    "localisation",
    "source_ids",
)


@dataclass(frozen=True)
class Suite:
    """Des places qui se suivent, chacune prise par l’un de ses mots.

    `est_exacte` : des mots tels quels, mots vides compris ; sinon des racines de mots pleins.
    """

    places: tuple[frozenset[str], ...]
    est_exacte: bool = False


def suites(mots: Mots) -> tuple[Suite, ...]:
    """Ce qu’il faut trouver dans un texte : les mots libres à la suite, et chaque suite exacte."""
    libres = [_alternatives(groupe) for groupe in mots.groupes if not groupe.suite]
    combinees = islice(product(*libres), SUITES_MAX) if libres else ()
    trouvees = [Suite(tuple(p for part in parts for p in part)) for parts in combinees]
    exactes = [
        Suite(tuple(frozenset({mot}) for mot in groupe.suite.split()), est_exacte=True)
        for groupe in mots.groupes
        if groupe.suite
    ]
    return (*trouvees, *exactes)


def _alternatives(groupe: Groupe) -> list[tuple[frozenset[str], ...]]:
    """Les suites de places qui disent le groupe : un mot ou un début, un sigle ou son sens."""
    longs = [e for e in groupe.ensembles if len(e) > 1]
    seuls = frozenset(r for e in groupe.ensembles if len(e) == 1 for r, _ in e)
    dits = [tuple(frozenset({racine}) for racine, _ in ensemble) for ensemble in longs]
    return [*([(seuls,)] if seuls else []), *dits]


def nb_items(store: Store, selection: Selection, mots: Mots) -> int:
    """Combien d’items de la sélection répondent à la recherche, où que soient les mots."""
    if not suites(mots):
        return 0
    sql, parametres = _candidates(selection, mots)
    nb: int = store.value(f"SELECT count(*) FROM ({sql})", parametres)
    return nb


def concordance(store: Store, selection: Selection, mots: Mots) -> pd.DataFrame:
    """Une ligne par emploi, dans l’ordre des documents ; les 500 premiers items seulement.

    Colonnes : gauche, mot, droite (le texte, coupé nulle part), item_no, item_id, provenance
    (l’atelier, à défaut le document), territoire, annee, document, localisation, source_ids.
    Une suite tolère des mots vides entre ses mots. Vide si rien n’est à trouver.
    """
    entete = ["gauche", "mot", "droite", *_COLONNES]
    cherchees = suites(mots)
    if not cherchees:
        return pd.DataFrame(columns=entete)
    sql, parametres = _candidates(selection, mots)
    items = store.records(
        f"""
        WITH retenus AS MATERIALIZED ({sql} ORDER BY item_no LIMIT {NB_ITEMS_MAX})
        SELECT
            item_no, item_id, intitule, verbatim, provenance, territoire, annee, document,
            localisation, [source_id] AS source_ids
        FROM items_situes JOIN retenus USING (item_no)
        ORDER BY item_no
        """,
        parametres,
    )
    lignes = [ligne for item in items for ligne in _uses(item, cherchees)]
    return pd.DataFrame(lignes, columns=entete)


def sort_uses(tableau: pd.DataFrame, tri: str) -> pd.DataFrame:
    """Les mêmes lignes, dans l’ordre des documents, du mot d’avant (gauche) ou d’après (droite)."""
    if tri not in ("gauche", "droite"):
        return tableau
    textes = tableau[tri]
    cles = textes.map(_before if tri == "gauche" else _after)
    ordre = sorted(range(len(tableau)), key=lambda i: cles.iloc[i])
    return tableau.iloc[ordre].reset_index(drop=True)


def _candidates(selection: Selection, mots: Mots) -> Requete:
    """Les items de la sélection qui répondent à tous les termes, et les paramètres."""
    trouves, de_mots = replace(mots, a_tous=True).to_sql()
    condition, parametres = selection.to_sql()
    return (
        f"SELECT item_no FROM ({trouves})"
        f" SEMI JOIN (SELECT item_no FROM items WHERE {condition}) USING (item_no)",
        [*de_mots, *parametres],
    )


def _uses(item: dict[str, Any], cherchees: Sequence[Suite]) -> Iterator[dict[str, Any]]:
    """Les emplois dans l’intitulé, puis dans les mots exacts du document s’ils sont connus."""
    places = {colonne: item[colonne] for colonne in _COLONNES}
    textes = dict.fromkeys(t for t in (item["intitule"], item["verbatim"]) if t)
    for texte in textes:
        for debut, fin in spans(texte, cherchees):
            yield {
                "gauche": texte[:debut].strip(),
                "mot": texte[debut:fin],
                "droite": texte[fin:].strip(),
                **places,
            }


def spans(texte: str, cherchees: Sequence[Suite]) -> list[tuple[int, int]]:
    """Où ces suites sont écrites : (début, fin) de chaque emploi, sans recouvrement."""
    plies = [
        (mot, ecrit.start(), ecrit.end())
        for ecrit in _MOT.finditer(texte)
        for mot in MOT.findall(fold(ecrit.group()))
    ]
    # Un sigle que l’index garde entier est sa propre racine.
    racines = {m for suite in cherchees for place in suite.places for m in place}
    pleins = [
        (mot if mot in racines else stem(mot), d, f)
        for mot, d, f in plies
        if mot not in MOTS_VIDES
    ]
    emplois = sorted(
        emploi
        for suite in cherchees
        for emploi in _matches(plies if suite.est_exacte else pleins, suite)
    )
    trouves: list[tuple[int, int]] = []
    for debut, fin in emplois:
        if not trouves or debut >= trouves[-1][1]:
            trouves.append((debut, fin))
    return trouves


def _matches(
    lus: Sequence[tuple[str, int, int]], suite: Suite
) -> Iterator[tuple[int, int]]:
    nb = len(suite.places)
    for rang in range(len(lus) - nb + 1):
        vus = lus[rang : rang + nb]
        if all(
            mot in place for (mot, _, _), place in zip(vus, suite.places, strict=True)
        ):
            yield vus[0][1], vus[-1][2]


def _after(texte: str) -> list[str]:
    return _MOT.findall(fold(texte))


def _before(texte: str) -> list[str]:
    return _after(texte)[::-1]
