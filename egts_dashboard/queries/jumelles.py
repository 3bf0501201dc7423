"""Ce que plusieurs ateliers disent : par leur codage, et les textes pour en juger."""

from typing import Any

import pandas as pd

from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.queries.remontees import COLONNES
from egts_dashboard.store.connection import Store
from egts_dashboard.store.racines import MOT, MOTS_VIDES, fold, stem

NB_MAX = 500
# Au-delà, comparer chaque item à chaque autre ferait attendre la page.
TEXTES_MAX = 10_000
# Un seul thème commun réunirait presque tout.
THEMES_MIN = 2
_PAR_CODAGE = """
    WITH codes AS (
        SELECT objet, objet_id AS item_id, list(theme_id ORDER BY theme_id) AS codes
        FROM codages_retenus WHERE objet = ? GROUP BY ALL HAVING count(*) >= {themes_min}
    ),
    dits AS (
        SELECT item_no, codes, atelier_id, source_id
        FROM items JOIN codes USING (objet, item_id)
        WHERE objet = ? AND atelier_id IS NOT NULL AND {condition}
    ),
    groupes AS (
        SELECT codes, count(DISTINCT atelier_id) AS nb_ateliers,
            row_number() OVER (ORDER BY count(DISTINCT atelier_id) DESC, codes) AS groupe
        FROM dits GROUP BY codes HAVING count(DISTINCT atelier_id) > 1
    ),
    noms AS (
        SELECT groupe, string_agg(libelle, ' + ' ORDER BY ordre) AS themes_communs
        FROM (SELECT groupe, unnest(codes) AS theme_id FROM groupes) JOIN themes USING (theme_id)
        GROUP BY groupe
    ),
    premiers AS (
        SELECT groupe, nb_ateliers, item_no FROM groupes JOIN dits USING (codes)
        ORDER BY groupe, item_no LIMIT ?
    )
    SELECT groupe, themes_communs, nb_ateliers, intitule, provenance,
        [source_id] AS source_ids
    FROM premiers JOIN noms USING (groupe) JOIN items_situes USING (item_no)
    ORDER BY groupe, item_no
"""


def par_codage(
    store: Store, objet: str, filtres: Filtres = TOUT, limite: int = NB_MAX
) -> pd.DataFrame:
    """Les items d’ateliers différents codés des mêmes thèmes, deux au moins.

    Colonnes : groupe, themes_communs, nb_ateliers, intitule, provenance, source_ids ; le
    groupe de plus d’ateliers d’abord.
    """
    condition, parametres = filtres.to_sql(COLONNES)
    return store.frame(
        _PAR_CODAGE.format(condition=condition, themes_min=THEMES_MIN),
        [objet, objet, *parametres, limite],
    )


def textes_des_ateliers(
    store: Store, objet: str, filtres: Filtres = TOUT, limite: int = TEXTES_MAX
) -> list[dict[str, Any]]:
    """Les items dits en atelier, dans l’ordre, bornés à `limite`.

    Clés : item_no, intitule, provenance, atelier_id, source_id, plie, racines ({racine: mot replié}).
    """
    condition, parametres = filtres.to_sql(COLONNES)
    lignes = store.records(
        f"""
        SELECT item_no, intitule, provenance, atelier_id, source_id
        FROM (
            SELECT item_no FROM items
            WHERE objet = ? AND atelier_id IS NOT NULL AND {condition}
            ORDER BY item_no LIMIT ?
        ) JOIN items_situes USING (item_no)
        ORDER BY item_no
        """,
        [objet, *parametres, limite],
    )
    return [ligne | prepared(ligne["intitule"]) for ligne in lignes]


def nb_textes_des_ateliers(store: Store, objet: str, filtres: Filtres = TOUT) -> int:
    """Combien d’items sont dits en atelier, que `textes_des_ateliers` les rende tous ou non."""
    condition, parametres = filtres.to_sql(COLONNES)
    nb: int = store.value(
        "SELECT count(*) FROM items"
        f" WHERE objet = ? AND atelier_id IS NOT NULL AND {condition}",
        [objet, *parametres],
    )
    return nb


def prepared(intitule: str) -> dict[str, Any]:
    """Le texte replié, et ses racines ({racine: mot replié})."""
    plie = fold(intitule)
    mots = [mot for mot in MOT.findall(plie) if mot not in MOTS_VIDES]
    return {"plie": plie, "racines": {stem(mot): mot for mot in mots}}
