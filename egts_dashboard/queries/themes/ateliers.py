"""Les thèmes atelier par atelier : ce dont la page juge la solidité de ses classements."""

from typing import Any

import pandas as pd

from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.queries.themes import cite, keep_rang, restrict
from egts_dashboard.store.connection import Store

# Au-delà, on garde les ateliers les plus fournis : les tirages restent bornés.
NB_ATELIERS_MAX = 5_000
EGALE = "egale"
_CASES = """
SELECT atelier_id, theme_id, sum(nb_items)::BIGINT AS nb_items
FROM themes_croises
WHERE {condition} AND {rang} AND atelier_id IS NOT NULL
GROUP BY ALL ORDER BY ALL
"""
# Le poids d’un territoire : sa population la plus récente, moins celle des territoires qu’il
# contient et qui ont leurs propres ateliers, pour que personne ne compte deux fois.
_ATELIERS = """
WITH lus AS (
    SELECT atelier_id, sum(nb_items)::BIGINT AS nb_codes
    FROM themes_croises
    WHERE {condition} AND est_principal AND atelier_id IS NOT NULL
    GROUP BY atelier_id ORDER BY nb_codes DESC, atelier_id LIMIT {nb}
),
lieux AS (SELECT DISTINCT territoire_code FROM ateliers JOIN lus USING (atelier_id)),
populations AS (
    SELECT cle AS territoire_code, arg_max(effectif, annee) AS effectif, max(annee) AS annee
    FROM references_comparees WHERE jeu = 'population_municipale' GROUP BY cle
),
contenants AS (
    SELECT territoires_ancetres.territoire_code, arg_min(ancetre_code, profondeur) AS contenant
    FROM territoires_ancetres
    JOIN lieux USING (territoire_code)
    WHERE profondeur > 0 AND ancetre_code IN (SELECT territoire_code FROM lieux)
    GROUP BY ALL
),
retires AS (
    SELECT contenant AS territoire_code, sum(effectif) AS effectif
    FROM contenants LEFT JOIN populations USING (territoire_code) GROUP BY contenant
)
SELECT
    atelier_id, ateliers.intitule AS atelier, territoire_code, territoires.nom AS territoire,
    nb_codes, nb_participants,
    (populations.effectif - coalesce(retires.effectif, 0))::DOUBLE AS population,
    populations.annee AS annee_population
FROM lus
JOIN ateliers USING (atelier_id)
JOIN territoires USING (territoire_code)
LEFT JOIN populations USING (territoire_code)
LEFT JOIN retires USING (territoire_code)
ORDER BY atelier_id
"""


def requete(objet: str, rang: str, filtres: Filtres = TOUT) -> tuple[str, list[Any]]:
    """La requête des items par atelier et par thème, et ses paramètres."""
    condition, parametres = restrict(objet, filtres)
    return _CASES.format(condition=condition, rang=keep_rang(rang)), parametres


def cases(store: Store, objet: str, rang: str, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Les items de chaque atelier par thème, sans les zéros. Colonnes : atelier_id, theme_id, nb_items."""
    return store.frame(*requete(objet, rang, filtres))


def ateliers(store: Store, objet: str, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Les ateliers où un item est codé, cinq mille au plus, dans l’ordre de leur identifiant.

    Colonnes : atelier_id, atelier, territoire_code, territoire, nb_codes (items codés),
    nb_participants et population (vides si non renseignés), annee_population, source_ids.
    """
    condition, parametres = restrict(objet, filtres)
    tableau = store.frame(
        _ATELIERS.format(condition=condition, nb=NB_ATELIERS_MAX), parametres
    )
    return cite(store, objet, filtres, tableau)


def hors_atelier(
    store: Store, objet: str, rang: str, filtres: Filtres = TOUT
) -> dict[str, int]:
    """Combien d’items portent chaque thème sans venir d’un atelier."""
    condition, parametres = restrict(objet, filtres)
    return dict(
        store.rows(
            f"""
            SELECT theme_id, sum(nb_items)::BIGINT FROM themes_croises
            WHERE {condition} AND {keep_rang(rang)} AND atelier_id IS NULL GROUP BY theme_id
            """,
            parametres,
        )
    )
