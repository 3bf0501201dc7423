"""Les thèmes croisés avec tous les ateliers, ou tous les territoires, pour l’analyse des correspondances."""

from typing import Any

import pandas as pd

from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.queries.themes import cite, keep_rang, restrict
from egts_dashboard.store.connection import Store

# Un plan ne se lit plus au-delà : on garde les colonnes les plus fournies.
NB_COLONNES = 25
_AXES = {
    "atelier": ("atelier_no", "SELECT rowid AS lu, intitule AS nom FROM ateliers"),
    "territoire": (
        "territoire_code",
        "SELECT territoire_code AS lu, nom FROM territoires",
    ),
}
_COMPTES = """
WITH lus AS (
    SELECT theme_id, {axe} AS lu, sum(nb_items)::BIGINT AS nb_items
    FROM themes_croises WHERE {condition} AND {rang} AND {axe} IS NOT NULL
    GROUP BY ALL
),
colonnes AS (
    SELECT lu, count(*) OVER () AS nb_colonnes FROM lus
    GROUP BY lu ORDER BY sum(nb_items) DESC, lu LIMIT {nb}
)
SELECT
    themes.theme_id, libelle AS theme, lu::VARCHAR AS code, nom AS colonne, nb_items,
    nb_colonnes
FROM lus
JOIN colonnes USING (lu)
JOIN themes USING (theme_id)
JOIN ({noms}) AS noms USING (lu)
ORDER BY themes.ordre, lu
"""


def requete(
    objet: str, rang: str, croiser: str, filtres: Filtres = TOUT
) -> tuple[str, list[Any]]:
    """La requête du tableau, et ses paramètres."""
    condition, parametres = restrict(objet, filtres)
    axe, noms = _AXES[croiser]
    sql = _COMPTES.format(
        axe=axe, noms=noms, condition=condition, rang=keep_rang(rang), nb=NB_COLONNES
    )
    return sql, parametres


def comptes(
    store: Store, objet: str, rang: str, croiser: str, filtres: Filtres = TOUT
) -> pd.DataFrame:
    """Chaque case non nulle : combien d’items de la colonne portent le thème.

    `croiser` : atelier ou territoire. Colonnes : theme_id, theme, code, colonne, nb_items,
    nb_colonnes (avant la coupe à vingt-cinq), source_ids. Les items sans atelier n’y sont pas.
    """
    return cite(
        store, objet, filtres, store.frame(*requete(objet, rang, croiser, filtres))
    )
