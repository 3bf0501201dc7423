"""Les items perdus en route, sans origine, jumeaux, et l’histoire d’un item."""

from typing import Any

import pandas as pd

from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.queries.recherche.listes import search_lists
from egts_dashboard.queries.remontees import NATURES, PAR_DEFAUT, Choix, restrict
from egts_dashboard.store.connection import Store

NB_MAX = 500
# Une histoire plus longue est une boucle.
PAS_MAX = 8
# Compter à part : count(*) OVER (), à côté d’une sous-requête corrélée, fait parfois tomber
# DuckDB, et toute la base avec lui.
_PERDUS = """
    perdus AS MATERIALIZED (
        SELECT item_no FROM retenus
        WHERE item_no NOT IN (SELECT amont_no FROM liens WHERE cible = ?)
            AND source_id IN (
                SELECT amont_source_id FROM remontees_situees
                WHERE amont_objet = ? AND cible = ?
            )
            AND {texte}
    ),
    ailleurs AS (
        SELECT amont_no AS item_no, string_agg(DISTINCT aval, ' / ' ORDER BY aval) AS suites
        FROM liens GROUP BY amont_no
    )
"""
# Les mesures d’un plan et les items d’un document qu’aucun lien n’atteint ; une cible n’a que
# les uns ou les autres.
_SEULS = """
    items_seuls AS MATERIALIZED (
        SELECT item_no FROM items
        WHERE source_id = ? AND objet = ? AND {texte}
            AND item_no NOT IN (SELECT aval_no FROM liens WHERE aval_no IS NOT NULL)
    ),
    mesures_du_plan AS (
        SELECT mesure_id, intitule, coalesce(axe, titre) AS provenance, localisation,
            certitude, mesures.note, source_id, ordre
        FROM mesures JOIN sources USING (source_id) WHERE plan = ?
    ),
    mesures_seules AS (
        SELECT * FROM mesures_du_plan
        WHERE mesure_id NOT IN (SELECT aval_id FROM liens WHERE aval_objet = 'mesure')
            AND mesure_id IN (SELECT unnest(?))
    ),
    montres AS (
        SELECT intitule, provenance, localisation, certitude, note, source_id,
            item_no AS ordre
        FROM (SELECT item_no FROM items_seuls ORDER BY item_no LIMIT ?)
        JOIN items_situes USING (item_no)
        UNION ALL
        SELECT * EXCLUDE (mesure_id) FROM mesures_seules
    )
"""


def perdues(
    store: Store,
    choix: Choix,
    cible: str,
    mots: str = "",
    filtres: Filtres = TOUT,
    limite: int = NB_MAX,
) -> pd.DataFrame:
    """Les items d’amont sans lien vers la cible, dans l’ordre des documents.

    `mots` se cherche comme partout (racines, sigles, guillemets…), dans le texte de l’item et
    dans sa provenance.
    Colonnes : intitule, provenance, volet, theme, suites (ailleurs ; vide : nulle part), document,
    localisation, certitude, total (items en tout, au-delà de la limite), source_ids.
    """
    requete, parametres = restrict(choix, filtres)
    cherche = search_lists(store, mots, cible)
    return store.frame(
        f"""
        WITH {requete},
        {_PERDUS.format(texte=cherche.condition)}
        SELECT
            intitule, provenance, volet, themes.libelle AS theme,
            nullif(suites, '') AS suites,
            document, localisation, certitude,
            (SELECT count(*) FROM perdus) AS total, [source_id] AS source_ids
        FROM (SELECT item_no FROM perdus ORDER BY item_no LIMIT ?)
        JOIN items_situes USING (item_no)
        LEFT JOIN ailleurs USING (item_no)
        LEFT JOIN themes ON themes.theme_id = items_situes.theme_id
        ORDER BY item_no
        """,
        [*parametres, cible, choix.objet, cible, *cherche.parametres, limite],
    )


def sans_origine(
    store: Store,
    choix: Choix,
    cible: str,
    mots: str = "",
    filtres: Filtres = TOUT,
    limite: int = NB_MAX,
) -> pd.DataFrame:
    """Les items ou mesures de la cible qu’aucun lien n’atteint.

    Colonnes : intitule, provenance, localisation, certitude, note, total (sans origine),
    base (items de la cible), source_ids.
    """
    requete, parametres = restrict(choix, filtres)
    cherche, ici = search_lists(store, mots, cible), [cible, choix.objet]
    return store.frame(
        f"""
        WITH {requete},
        {_SEULS.format(texte=cherche.condition)}
        SELECT intitule, provenance, localisation, certitude, note,
            (SELECT count(*) FROM items_seuls) + (SELECT count(*) FROM mesures_seules) AS total,
            (
                SELECT coalesce(sum(nb_items), 0)::BIGINT FROM items_croises
                WHERE source_id = ? AND objet = ?
            ) + (SELECT count(*) FROM mesures_du_plan) AS base,
            [source_id] AS source_ids
        FROM montres
        ORDER BY ordre, intitule LIMIT ?
        """,
        [
            *[*parametres, *ici, *cherche.parametres, cible],
            *[list(cherche.mesures), limite, *ici, limite],
        ],
    )


def jumelles(
    store: Store, choix: Choix, filtres: Filtres = TOUT, limite: int = NB_MAX
) -> pd.DataFrame:
    """Les items de plusieurs ateliers qu’un même item d’aval reprend.

    Colonnes : groupe, aval, nb_ateliers, intitule, provenance, nature_lien, confiance,
    source_ids ; le groupe de plus d’ateliers d’abord. Une demande commune jugée par lecture,
    à travers ce qu’elle est devenue.
    """
    requete, parametres = restrict(choix, filtres)
    return store.frame(
        f"""
        WITH {requete},
        groupes AS (
            SELECT aval_objet, aval_id, count(DISTINCT amont_atelier_id) AS nb_ateliers,
                row_number() OVER (
                    ORDER BY count(DISTINCT amont_atelier_id) DESC, aval_objet, aval_id
                ) AS groupe
            FROM liens
            GROUP BY aval_objet, aval_id HAVING count(DISTINCT amont_atelier_id) > 1
        )
        SELECT
            groupe, aval, nb_ateliers, amont AS intitule, amont_provenance AS provenance,
            liens.nature AS nature_lien, confiance,
            [liens.amont_source_id, aval_source_id] AS source_ids
        FROM groupes
        JOIN liens USING (aval_objet, aval_id)
        WHERE amont_atelier_id IS NOT NULL
        ORDER BY groupe, amont_no LIMIT ?
        """,
        [*parametres, limite],
    )


def lisibles(
    store: Store, choix: Choix, filtres: Filtres = TOUT, limite: int = NB_MAX
) -> pd.DataFrame:
    """Les items d’amont qui ont une suite, dans l’ordre des documents.

    Colonnes : item_no, item_id, libelle, nb_liens.
    """
    requete, parametres = restrict(choix, filtres)
    return store.frame(
        f"""
        WITH {requete}
        SELECT amont_no AS item_no, amont_id AS item_id,
            amont || ' (' || amont_provenance || ')' AS libelle, count(*) AS nb_liens
        FROM liens
        GROUP BY ALL ORDER BY item_no LIMIT ?
        """,
        [*parametres, limite],
    )


def liens_de(store: Store, item_no: int, choix: Choix = PAR_DEFAUT) -> pd.DataFrame:
    """Les suites directes d’un item, le lien le plus fort d’abord.

    Colonnes : amont, aval, nature_lien, confiance, note, document, aval_localisation,
    est_convergence.
    """
    requete, parametres = restrict(choix)
    return store.frame(
        f"""
        WITH {requete}
        SELECT amont, aval, liens.nature AS nature_lien, confiance, liens.note, titre AS document,
            aval_localisation, est_convergence
        FROM liens JOIN sources ON source_id = aval_source_id
        WHERE amont_no = ?
        ORDER BY force, remontee_id
        """,
        [*parametres, item_no],
    )


def histoire(
    store: Store, item_no: int, choix: Choix = PAR_DEFAUT
) -> list[dict[str, Any]]:
    """Un item, du premier mot au dernier document : lui, ses suites, et les suites des suites.

    Clés : pas (0 pour lui), objet, item_id, intitule, etape, nature_lien, convergence. Un même
    item n’y est qu’une fois, à son premier pas.
    """
    return store.records(
        """
        WITH RECURSIVE admis AS (
            SELECT * FROM remontees_situees
            WHERE nature IN (SELECT unnest($1)) AND ($2 OR confiance IS DISTINCT FROM 'incertaine')
        ),
        chemin AS (
            SELECT 0 AS pas, objet, item_id, intitule, source_id AS etape,
                NULL::VARCHAR AS nature_lien, false AS convergence, 0 AS force
            FROM items WHERE item_no = $3
            UNION
            SELECT pas + 1, aval_objet, aval_id, aval, cible, nature,
                convergence OR est_convergence, admis.force
            FROM chemin JOIN admis ON amont_objet = objet AND amont_id = item_id
            WHERE pas < $4
        )
        SELECT min(pas) AS pas, objet, item_id, intitule, etape,
            arg_min(nature_lien, (pas, force)) AS nature_lien,
            arg_min(convergence, (pas, force)) AS convergence
        FROM chemin
        GROUP BY objet, item_id, intitule, etape
        ORDER BY pas, etape, intitule
        """,
        [list(choix.natures or NATURES), choix.avec_incertaines, item_no, PAS_MAX],
    )
