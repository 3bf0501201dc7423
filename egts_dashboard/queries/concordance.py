"""La concordance : chaque emploi d’un mot ou d’une suite, avec ce qui précède et ce qui suit."""

import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from egts_dashboard.queries.mots_selection import Selection
from egts_dashboard.store.connection import Store
from egts_dashboard.store.racines import fold, stems

# Au-delà, on ne lit plus, on compte : les premiers items, dans l’ordre des documents.
NB_ITEMS_MAX = 500
NB_RACINES_MAX = 8
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
_CANDIDATS = """
    SELECT item_no FROM index_mots WHERE racine IN (SELECT unnest(?))
        AND item_no IN (SELECT item_no FROM items WHERE {condition})
    GROUP BY item_no HAVING count(*) = ?
"""


def roots(tape: str) -> tuple[str, ...]:
    """Les racines des mots pleins tapés, dans l’ordre ; celles de la recherche."""
    return tuple(stems(tape))[:NB_RACINES_MAX]


def nb_items(store: Store, selection: Selection, racines: tuple[str, ...]) -> int:
    """Combien d’items de la sélection contiennent toutes ces racines, où qu’elles soient."""
    sql, parametres = _candidates(selection, racines)
    nb: int = store.value(f"SELECT count(*) FROM ({sql})", parametres)
    return nb


def concordance(
    store: Store, selection: Selection, racines: tuple[str, ...]
) -> pd.DataFrame:
    """Une ligne par emploi, dans l’ordre des documents ; les 500 premiers items seulement.

    Colonnes : gauche, mot, droite (le texte, coupé nulle part), item_no, item_id, provenance
    (l’atelier, à défaut le document), territoire, annee, document, localisation, source_ids.
    Une suite tolère des mots vides entre ses mots. Vide si `racines` l’est.
    """
    sql, parametres = _candidates(selection, racines)
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
    lignes = [ligne for item in items for ligne in _uses(item, racines)]
    return pd.DataFrame(lignes, columns=["gauche", "mot", "droite", *_COLONNES])


def sort_uses(tableau: pd.DataFrame, tri: str) -> pd.DataFrame:
    """Les mêmes lignes, dans l’ordre des documents, du mot d’avant (gauche) ou d’après (droite)."""
    if tri not in ("gauche", "droite"):
        return tableau
    textes = tableau[tri]
    cles = textes.map(_before if tri == "gauche" else _after)
    ordre = sorted(range(len(tableau)), key=lambda i: cles.iloc[i])
    return tableau.iloc[ordre].reset_index(drop=True)


def _candidates(
    selection: Selection, racines: tuple[str, ...]
) -> tuple[str, list[Any]]:
    """Les items de la sélection qui ont toutes les racines, et les paramètres."""
    condition, parametres = selection.to_sql()
    distinctes = sorted(set(racines))
    return _CANDIDATS.format(condition=condition), [
        distinctes,
        *parametres,
        len(distinctes),
    ]


def _uses(item: dict[str, Any], racines: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Les emplois dans l’intitulé, puis dans les mots exacts du document s’ils sont connus."""
    places = {colonne: item[colonne] for colonne in _COLONNES}
    textes = dict.fromkeys(t for t in (item["intitule"], item["verbatim"]) if t)
    for texte in textes:
        for debut, fin in spans(texte, racines):
            yield {
                "gauche": texte[:debut].strip(),
                "mot": texte[debut:fin],
                "droite": texte[fin:].strip(),
                **places,
            }


def spans(texte: str, racines: tuple[str, ...]) -> list[tuple[int, int]]:
    """Où la suite de racines est écrite : (début, fin) de chaque emploi, sans recouvrement."""
    lus = [
        (racine, mot.start(), mot.end())
        for mot in _MOT.finditer(texte)
        for racine in stems(mot.group())
    ]
    trouves: list[tuple[int, int]] = []
    for rang in range(len(lus) - len(racines) + 1 if racines else 0):
        suite = lus[rang : rang + len(racines)]
        if tuple(racine for racine, _, _ in suite) != racines:
            continue
        if not trouves or suite[0][1] >= trouves[-1][1]:
            trouves.append((suite[0][1], suite[-1][2]))
    return trouves


def _after(texte: str) -> list[str]:
    return _MOT.findall(fold(texte))


def _before(texte: str) -> list[str]:
    return _after(texte)[::-1]
