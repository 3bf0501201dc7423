"""Coder les items : ce qu’il reste à lire, et ce que deux codeurs ont lu tous les deux."""

import pandas as pd

from egts_dashboard.store.connection import Store

DECISION = "decision"
LUS_MAX = 20_000
SUIVANTS_MAX = 200


def codeurs(store: Store) -> pd.DataFrame:
    """Qui a codé. Colonnes : codeur, nb_items ; qui a lu le plus d’abord."""
    return store.frame(
        """
        SELECT codeur, count(DISTINCT (objet, objet_id)) AS nb_items
        FROM codages GROUP BY codeur ORDER BY nb_items DESC, codeur
        """
    )


def codebook(store: Store) -> pd.DataFrame:
    """La grille de codage. Colonnes : theme_id, libelle, definition, inclut, exclut ; dans l’ordre."""
    return store.frame(
        "SELECT theme_id, libelle, definition, inclut, exclut FROM themes ORDER BY ordre"
    )


def a_coder(
    store: Store, codeur: str, objet: str, demarche: str, *, tous: bool
) -> pd.DataFrame:
    """Les prochains items que ce codeur n’a pas codés, ou tous, dans l’ordre des documents.

    Colonnes : item_no, item_id, intitule, verbatim, document, localisation, atelier,
    territoire, deja (les thèmes que ce codeur a donnés, par rang). Un verbatim ou un atelier
    qui manque est vide. 200 au plus.
    """
    return store.frame(
        f"""
        WITH siens AS (
            SELECT objet, objet_id, list(theme_id ORDER BY rang) AS deja
            FROM codages WHERE codeur = ? GROUP BY ALL
        )
        SELECT
            item_no, item_id, intitule, coalesce(verbatim, '') AS verbatim, document,
            localisation, coalesce(atelier, '') AS atelier, territoire,
            coalesce(deja, []) AS deja
        FROM items_situes
        LEFT JOIN siens ON siens.objet = items_situes.objet AND objet_id = item_id
        WHERE items_situes.objet = ? AND (demarche_id = ? OR ? = '')
            {"" if tous else "AND deja IS NULL"}
        ORDER BY item_no LIMIT {SUIVANTS_MAX}
        """,
        [codeur, objet, demarche, demarche],
    )


def nb_a_coder(store: Store, codeur: str, objet: str, demarche: str) -> tuple[int, int]:
    """(combien d’items ce codeur a codés, combien il y en a)."""
    [(codes, total)] = store.rows(
        """
        SELECT count(siens.objet_id), count(*)
        FROM items
        LEFT JOIN (SELECT DISTINCT objet, objet_id FROM codages WHERE codeur = ?) AS siens
            ON siens.objet = items.objet AND siens.objet_id = item_id
        WHERE items.objet = ? AND (demarche_id = ? OR ? = '')
        """,
        [codeur, objet, demarche, demarche],
    )
    return int(codes), int(total)


def autres_lectures(
    store: Store, objet: str, item_id: str, codeur: str
) -> pd.DataFrame:
    """Ce que les autres ont donné à l’item. Colonnes : codeur, theme, rang, note."""
    return store.frame(
        """
        SELECT codeur, libelle AS theme, rang, note
        FROM codages JOIN themes USING (theme_id)
        WHERE objet = ? AND objet_id = ? AND codeur <> ?
        ORDER BY codeur, rang
        """,
        [objet, item_id, codeur],
    )


def doubles(store: Store, premier: str, second: str) -> pd.DataFrame:
    """Les items que les deux ont codés, dans l’ordre des documents ; 20 000 au plus.

    Colonnes : objet, item_id, intitule, provenance, localisation, themes_a et themes_b (par
    rang), notes_a, notes_b, decision (thèmes décidés, vide sans décision), source_ids.
    """
    return store.frame(
        f"""
        WITH lus AS (
            SELECT
                codeur, objet, objet_id, list(theme_id ORDER BY rang) AS themes,
                string_agg(note, ' ' ORDER BY rang) AS notes
            FROM codages WHERE codeur IN (?, ?, ?) GROUP BY ALL
        )
        SELECT
            a.objet, item_id, intitule, provenance, localisation,
            a.themes AS themes_a, b.themes AS themes_b, a.notes AS notes_a, b.notes AS notes_b,
            coalesce(d.themes, []) AS decision, [source_id] AS source_ids
        FROM lus AS a
        JOIN lus AS b ON b.codeur = ? AND b.objet = a.objet AND b.objet_id = a.objet_id
        LEFT JOIN lus AS d ON d.codeur = ? AND d.objet = a.objet AND d.objet_id = a.objet_id
        JOIN items_situes ON items_situes.objet = a.objet AND item_id = a.objet_id
        WHERE a.codeur = ?
        ORDER BY item_no LIMIT {LUS_MAX}
        """,
        [premier, second, DECISION, second, DECISION, premier],
    )
