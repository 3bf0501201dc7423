"""Les textes codés par lecture, dont on apprend, et ceux qui n’ont pas de thème."""

from typing import Any

from egts_dashboard.store.connection import Store
from egts_dashboard.store.racines import INCLUSIF, fold, stem, words

APPRIS_MAX = 5_000
A_CODER_MAX = 2_000
CODES_PAR_LECTURE = f"""
    WITH lus AS (
        SELECT objet, objet_id, list(theme_id ORDER BY rang) AS themes
        FROM codages_retenus WHERE methode = 'lecture' GROUP BY ALL
    )
    SELECT
        item_no, items.objet, item_id, intitule, coalesce(atelier_id, source_id) AS groupe, themes
    FROM items JOIN lus ON lus.objet = items.objet AND objet_id = item_id
    ORDER BY item_no LIMIT {APPRIS_MAX}
    """
# Les sigles que le magasin garde entiers, quoi que l’algorithme en ferait.
_ENTIERS = """
    SELECT DISTINCT mot FROM sigles JOIN vocabulaire ON mot = plier(sigle, ?) WHERE racine = mot
    """


def codes_par_lecture(store: Store) -> list[dict[str, Any]]:
    """Les items codés par lecture, dans l’ordre des documents ; 5 000 au plus.

    Clés : item_no, objet, item_id, intitule, groupe (l’atelier, à défaut le document), themes, plie,
    racines (dans l’ordre).
    """
    return _prepared(store, store.records(CODES_PAR_LECTURE))


def sans_theme(store: Store) -> list[dict[str, Any]]:
    """Les items sans thème, dans l’ordre des documents ; 2 000 au plus.

    Clés : objet, item_id, intitule, groupe, document, localisation, refuses (thèmes déjà
    refusés), plie, racines.
    """
    return _prepared(
        store,
        store.records(
            f"""
            SELECT
                objet, item_id, intitule, coalesce(atelier_id, source_id) AS groupe, document,
                localisation,
                coalesce(
                    (
                        SELECT list(refusee.theme_id) FROM suggestions_refusees AS refusee
                        WHERE refusee.objet = items_situes.objet AND objet_id = item_id
                    ),
                    []
                ) AS refuses
            FROM items_situes WHERE nb_themes = 0
            ORDER BY item_no LIMIT {A_CODER_MAX}
            """
        ),
    )


def par_methode(store: Store) -> list[tuple[str, str, int]]:
    """(sorte d’item, méthode de codage, nombre d’items) : ce qui a été lu, ce qui a été accepté."""
    return [
        (str(objet), str(methode), int(nb))
        for objet, methode, nb in store.rows(
            """
            SELECT items.objet, coalesce(methode, 'aucun'), count(DISTINCT item_no)
            FROM items
            LEFT JOIN codages_retenus
                ON codages_retenus.objet = items.objet AND objet_id = item_id
            GROUP BY ALL ORDER BY ALL
            """
        )
    ]


def _prepared(store: Store, lignes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Chaque ligne, son texte replié et ses racines : celles de la recherche."""
    entiers = {mot for (mot,) in store.rows(_ENTIERS, [INCLUSIF])}
    return [
        ligne
        | {
            "plie": fold(ligne["intitule"]),
            "racines": tuple(
                mot if mot in entiers else stem(mot) for mot in words(ligne["intitule"])
            ),
        }
        for ligne in lignes
    ]
