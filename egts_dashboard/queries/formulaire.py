"""Ce qu’un formulaire demande au magasin : une ligne, les choix d’un renvoi, ce qui dépend d’elle."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from egts_dashboard.models import OBJETS, RENVOIS_VARIABLES, TABLES, colonnes, renvois
from egts_dashboard.models.champs_nommes import name_column
from egts_dashboard.store.connection import Store

SEPARATEUR = " · "
CHOIX_MAX = 400
LIGNES_MAX = 20
DEPENDANTES_MAX = 2_000
TABLEAU_MAX = 200
# Où chercher des mots quand aucune table n’est choisie : ce qui a un nom.
NOMMEES = ("preconisations", "constats", "pratiques", "ateliers", "lignes_budgetaires")
Cle = tuple[str, ...]
# Table → ce qui y désigne une ligne masquée par le secret statistique.
_HIDDEN = {"effectifs": "effectif_id IN (SELECT effectif_id FROM effectifs_masques)"}


def key_of(ligne_id: str) -> Cle:
    """La clé écrite d’un seul tenant, telle que le journal l’écrit."""
    return tuple(part.strip() for part in ligne_id.split(SEPARATEUR))


def row(store: Store, table: str, cle: Cle) -> dict[str, Any] | None:
    """Une ligne entière, colonnes du modèle dans l’ordre des fichiers ; None si elle n’y est pas."""
    modele = TABLES[table]
    if len(cle) != len(modele.CLE):
        return None
    condition = " AND ".join(f"{colonne} = ?" for colonne in modele.CLE)
    trouvees = store.records(
        f"SELECT {', '.join(colonnes(modele))} FROM {table} WHERE {condition} LIMIT 1",
        cle,
    )
    return trouvees[0] if trouvees else None


def choices(store: Store, table: str, mots: str = "") -> pd.DataFrame:
    """Les lignes qu’un renvoi peut viser, au plus CHOIX_MAX. Colonnes : code, libelle.

    Dans l’ordre du magasin ; `mots` : seulement celles dont le nom ou l’identifiant les
    contient tous, sans accents ni majuscules.
    """
    cle, nom = _key(table), _name(table)
    conditions, parametres = _containing(f"concat_ws(' ', {cle}, {nom})", mots)
    return store.frame(
        f"SELECT {cle} AS code, {nom} AS libelle FROM {table} WHERE {conditions}"
        f" ORDER BY rowid LIMIT {CHOIX_MAX}",
        parametres,
    )


def count(store: Store, table: str) -> int:
    """Le nombre de lignes d’une table."""
    return int(store.value(f"SELECT count(*) FROM {table}"))


def find(store: Store, table: str, mots: str) -> pd.DataFrame:
    """Les lignes où se trouvent tous ces mots, au plus LIGNES_MAX. Colonnes : code, libelle.

    On cherche dans l’identifiant et dans tous les textes de la ligne.
    """
    modele = TABLES[table]
    cases = ", ".join(f"{colonne}::VARCHAR" for colonne in colonnes(modele))
    conditions, parametres = _containing(f"concat_ws(' ', {cases})", mots)
    return store.frame(
        f"SELECT {_key(table)} AS code, {_name(table)} AS libelle FROM {table}"
        f" WHERE {conditions} ORDER BY rowid LIMIT {LIGNES_MAX}",
        parametres,
    )


def find_named(store: Store, mots: str, table: str = "") -> pd.DataFrame:
    """Comme `find`, dans la table, sinon dans toutes celles dont les lignes ont un nom."""
    tables = [table] if table else NOMMEES
    return pd.concat([find(store, nom, mots) for nom in tables], ignore_index=True)


def lines(
    store: Store,
    table: str,
    filtres: Sequence[tuple[str, str]],
    mots: str = "",
    page: int = 1,
) -> list[dict[str, Any]]:
    """Les lignes entières d’une page d’une table, dans l’ordre du magasin, au plus TABLEAU_MAX.

    Sans celles que le secret statistique masque : elles se corrigent une à une.

    `filtres` : (colonne du modèle, valeur) ; `mots` : ceux que contiennent leurs textes ;
    `page` : la première porte 1.
    """
    condition, parametres = _retained(table, filtres, mots)
    return store.records(
        f"SELECT {', '.join(colonnes(TABLES[table]))} FROM {table} WHERE {condition}"
        f" ORDER BY rowid LIMIT {TABLEAU_MAX} OFFSET ?",
        [*parametres, (page - 1) * TABLEAU_MAX],
    )


def count_lines(
    store: Store, table: str, filtres: Sequence[tuple[str, str]], mots: str = ""
) -> int:
    """Combien de lignes `lines` rend, toutes pages réunies."""
    condition, parametres = _retained(table, filtres, mots)
    return int(
        store.value(f"SELECT count(*) FROM {table} WHERE {condition}", parametres)
    )


def _retained(
    table: str, filtres: Sequence[tuple[str, str]], mots: str
) -> tuple[str, list[str]]:
    """La condition que remplissent les lignes de la grille, et ses paramètres."""
    siennes = colonnes(TABLES[table])
    retenus = [(colonne, valeur) for colonne, valeur in filtres if colonne in siennes]
    cases = ", ".join(f"{colonne}::VARCHAR" for colonne in siennes)
    contient, cherches = _containing(f"concat_ws(' ', {cases})", mots)
    conditions = [*(f"{colonne} = ?" for colonne, _ in retenus), contient]
    conditions.append(f"NOT ({_HIDDEN.get(table, 'false')})")
    return " AND ".join(conditions), [*(valeur for _, valeur in retenus), *cherches]


def count_hidden(store: Store, table: str, cle: Cle | None = None) -> int:
    """Combien de lignes de la table le secret statistique masque ; de cette clé seulement, si elle est dite."""
    condition = _HIDDEN.get(table, "false")
    if cle is None:
        return int(store.value(f"SELECT count(*) FROM {table} WHERE {condition}"))
    vise = " AND ".join(f"{colonne} = ?" for colonne in TABLES[table].CLE)
    return int(
        store.value(
            f"SELECT count(*) FROM {table} WHERE {vise} AND {condition}", list(cle)
        )
    )


def label(store: Store, table: str, code: str) -> str:
    """Le nom lisible de la ligne que vise un renvoi ; le code lui-même si elle manque."""
    return str(
        store.value(
            f"SELECT {_name(table)} FROM {table} WHERE {_key(table)} = ? LIMIT 1",
            [code],
        )
        or code
    )


def dependents(store: Store, table: str, *cles: Cle) -> list[tuple[str, Cle]]:
    """Les lignes qui ne peuvent rester sans celles-ci, de proche en proche, (table, clé).

    Au plus DEPENDANTES_MAX : au-delà la liste s’arrête, et le geste sera refusé.
    """
    visees = {(table, cle) for cle in cles}
    trouvees: dict[tuple[str, Cle], None] = {}
    a_suivre: dict[str, list[Cle]] = {table: list(cles)}
    while a_suivre and len(trouvees) < DEPENDANTES_MAX:
        for dependante in _pointing(store, *a_suivre.popitem()):
            if dependante not in trouvees and dependante not in visees:
                trouvees[dependante] = None
                a_suivre.setdefault(dependante[0], []).append(dependante[1])
    return list(trouvees)[:DEPENDANTES_MAX]


def _pointing(store: Store, table: str, cles: Sequence[Cle]) -> list[tuple[str, Cle]]:
    # Aucun renvoi ne vise une ligne dont la clé a plusieurs colonnes.
    visees = [cle[0] for cle in cles if len(cle) == 1]
    if not visees:
        return []
    trouvees: list[tuple[str, Cle]] = []
    for depuis, modele in TABLES.items():
        vise = "IN (SELECT unnest($1))"
        liens = [
            f"{c} {vise}" for c, cible in renvois(modele).items() if cible == table
        ]
        liens += [
            f"({sorte} = '{mot}' AND {identifiant} {vise})"
            for sorte, identifiant in RENVOIS_VARIABLES.get(depuis, ())
            for mot in _words_for(table)
        ]
        if liens:
            lignes = store.rows(
                f"SELECT {', '.join(modele.CLE)} FROM {depuis} WHERE {' OR '.join(liens)}"
                f" ORDER BY rowid LIMIT {DEPENDANTES_MAX}",
                [visees],
            )
            trouvees += [(depuis, tuple(map(str, ligne))) for ligne in lignes]
    return trouvees


def _words_for(table: str) -> Sequence[str]:
    return [mot for mot, cible in OBJETS.items() if cible == table]


def _key(table: str) -> str:
    return f"concat_ws('{SEPARATEUR}', {', '.join(TABLES[table].CLE)})"


def _name(table: str) -> str:
    # Deux ateliers de même sujet ne se distinguent que par leur territoire.
    if table == "ateliers":
        return (
            "intitule || ' (' || (SELECT nom FROM territoires"
            " WHERE territoires.territoire_code = ateliers.territoire_code) || ')'"
        )
    return name_column(TABLES[table]) or _key(table)


def _containing(texte: str, mots: str) -> tuple[str, list[str]]:
    cherches = mots.split()
    condition = f"contains(strip_accents(lower({texte})), strip_accents(lower(?)))"
    return " AND ".join([condition] * len(cherches)) or "true", cherches
