"""Les thèmes d’une démarche à l’autre."""

from typing import Any

import pandas as pd

from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.queries.themes import cite, keep_rang, restrict
from egts_dashboard.store.connection import Store

_DEUX_DEMARCHES = """
    WITH codees AS (
        SELECT
            demarche_id, base, row_number() OVER (ORDER BY annee_debut, demarche_id) AS place,
            intitule || ' (' || coalesce(annee_fin, annee_debut) || ')' AS nom,
            count(*) OVER () AS nb
        FROM demarches JOIN (
            SELECT demarche_id, sum(nb_items) AS base
            FROM themes_croises WHERE {condition} AND est_principal GROUP BY demarche_id
        ) USING (demarche_id)
    ),
    cases AS (
        SELECT demarche_id, theme_id, sum(nb_items) AS nb
        FROM themes_croises WHERE {condition} AND {rang} GROUP BY ALL
    )
    SELECT
        themes.theme_id, libelle AS theme, avant.nom AS avant, apres.nom AS apres,
        coalesce(nb_a.nb, 0)::BIGINT AS nb_avant, coalesce(nb_b.nb, 0)::BIGINT AS nb_apres,
        avant.base::BIGINT AS base_avant, apres.base::BIGINT AS base_apres,
        100.0 * nb_avant / base_avant AS part_avant_pct,
        100.0 * nb_apres / base_apres AS part_apres_pct,
        part_apres_pct - part_avant_pct AS ecart_points
    FROM themes
    CROSS JOIN (SELECT * FROM codees WHERE nb = 2 AND place = 1) AS avant
    CROSS JOIN (SELECT * FROM codees WHERE nb = 2 AND place = 2) AS apres
    LEFT JOIN cases AS nb_a
        ON nb_a.theme_id = themes.theme_id AND nb_a.demarche_id = avant.demarche_id
    LEFT JOIN cases AS nb_b
        ON nb_b.theme_id = themes.theme_id AND nb_b.demarche_id = apres.demarche_id
    WHERE nb_avant + nb_apres > 0
    ORDER BY ecart_points DESC, themes.ordre
"""


def requete(objet: str, rang: str, filtres: Filtres = TOUT) -> tuple[str, list[Any]]:
    """La requête des items par thème et par démarche, et ses paramètres."""
    condition, parametres = restrict(objet, filtres)
    sql = _DEUX_DEMARCHES.format(condition=condition, rang=keep_rang(rang))
    return sql, parametres * 2


def par_demarche(
    store: Store, objet: str, rang: str, filtres: Filtres = TOUT
) -> pd.DataFrame:
    """La part de chaque thème dans deux démarches ; vide s’il n’y en a pas exactement deux.

    Colonnes : theme_id, theme, avant, apres (noms des démarches), nb_avant, nb_apres,
    base_avant, base_apres, part_avant_pct, part_apres_pct, ecart_points, source_ids. De la
    plus forte hausse à la plus forte baisse.
    """
    tableau = store.frame(*requete(objet, rang, filtres))
    return cite(store, objet, filtres, tableau)
