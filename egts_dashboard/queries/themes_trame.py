"""La trame : par thème, les constats, les pratiques et les préconisations, et ce qui y manque."""

import pandas as pd

from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.queries.themes import keep_rang, restrict
from egts_dashboard.store.connection import Store


def trame(store: Store, rang: str, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Combien de constats, de pratiques et de préconisations par thème : la trame de la démarche.

    Colonnes : theme_id, theme, constat, pratique, preconisation. Dans l’ordre du livre de
    codes ; zéro veut dire qu’aucun item codé ne porte le thème.
    """
    condition, parametres = restrict(None, filtres)
    return store.frame(
        f"""
        WITH comptes AS (
            SELECT theme_id, objet, sum(nb_items) AS nb
            FROM themes_croises
            WHERE {condition} AND {keep_rang(rang)}
            GROUP BY ALL
        )
        SELECT
            themes.theme_id, libelle AS theme,
            coalesce(sum(nb) FILTER (objet = 'constat'), 0)::BIGINT AS constat,
            coalesce(sum(nb) FILTER (objet = 'pratique'), 0)::BIGINT AS pratique,
            coalesce(sum(nb) FILTER (objet = 'preconisation'), 0)::BIGINT AS preconisation
        FROM themes LEFT JOIN comptes USING (theme_id)
        GROUP BY themes.theme_id, libelle, themes.ordre ORDER BY themes.ordre
        """,
        parametres,
    )
