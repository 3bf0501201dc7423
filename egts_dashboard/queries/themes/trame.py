"""La trame : par thème, les constats, les pratiques et les préconisations, et ce qui y manque."""

from typing import Any

import pandas as pd

from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.queries.themes import cite, keep_rang, restrict
from egts_dashboard.store.connection import Store

# Au-delà, une liste ne se lit plus : les plus fournis suffisent.
NB_TROUS = 200
_LIEUX = {
    "ensemble": ("'ensemble'", "SELECT 'ensemble' AS lieu_id, 'Ensemble' AS nom"),
    "demarche": (
        "demarche_id",
        "SELECT demarche_id AS lieu_id, intitule AS nom FROM demarches",
    ),
    "territoire": (
        "territoire_code",
        "SELECT territoire_code AS lieu_id, nom FROM territoires",
    ),
    "atelier": (
        "atelier_id",
        "SELECT atelier_id AS lieu_id, intitule AS nom FROM ateliers",
    ),
}
_TROUS = """
WITH comptes AS (
    SELECT
        {lieu} AS lieu_id, theme_id,
        coalesce(sum(nb_items) FILTER (objet = 'constat'), 0)::BIGINT AS constat,
        coalesce(sum(nb_items) FILTER (objet = 'pratique'), 0)::BIGINT AS pratique,
        coalesce(sum(nb_items) FILTER (objet = 'preconisation'), 0)::BIGINT AS preconisation,
        list_slice(list_sort(list(DISTINCT source_id)), 1, 12) AS source_ids
    FROM themes_croises
    WHERE {condition} AND {rang} AND {lieu} IS NOT NULL
    GROUP BY ALL
),
complets AS (
    SELECT lieu_id FROM comptes GROUP BY lieu_id
    HAVING sum(constat) > 0 AND sum(preconisation) > 0
),
trous AS (
    SELECT *, CASE
        WHEN constat > 0 AND preconisation = 0 THEN 'constaté sans préconisation'
        WHEN preconisation > 0 AND constat = 0 THEN 'préconisé sans constat'
        WHEN constat + preconisation = 0 THEN 'vu en pratique seulement'
        WHEN pratique = 0 AND '{par}' <> 'atelier' THEN 'sans pratique inspirante'
    END AS trou
    FROM comptes WHERE lieu_id IN (SELECT lieu_id FROM complets)
)
SELECT
    nom AS lieu, libelle AS theme, trou, constat, pratique, preconisation,
    count(*) OVER (PARTITION BY trou) AS nb_du_trou, source_ids
FROM trous JOIN themes USING (theme_id) JOIN ({noms}) AS noms USING (lieu_id)
WHERE trou IS NOT NULL
ORDER BY
    array_position(['constaté sans préconisation', 'préconisé sans constat',
        'vu en pratique seulement', 'sans pratique inspirante'], trou),
    constat + preconisation + pratique DESC, lieu, themes.ordre
LIMIT {nb}
"""


def trame(store: Store, rang: str, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Combien de constats, de pratiques et de préconisations par thème : la trame de la démarche.

    Colonnes : theme_id, theme, constat, pratique, preconisation, source_ids. Dans l’ordre du
    livre de codes ; zéro veut dire qu’aucun item codé ne porte le thème.
    """
    condition, parametres = restrict(None, filtres)
    tableau = store.frame(
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
    return cite(store, None, filtres, tableau)


def requete_trous(
    rang: str, par: str, filtres: Filtres = TOUT
) -> tuple[str, list[Any]]:
    """La requête des trous de la trame, et ses paramètres."""
    condition, parametres = restrict(None, filtres)
    lieu, noms = _LIEUX[par]
    sql = _TROUS.format(
        lieu=lieu,
        noms=noms,
        par=par,
        condition=condition,
        rang=keep_rang(rang),
        nb=NB_TROUS,
    )
    return sql, parametres


def trous(store: Store, rang: str, par: str, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Les thèmes présents d’un côté de la trame et absents de l’autre, deux cents au plus.

    `par` : ensemble, demarche, territoire ou atelier ; seuls les lieux où constats et
    préconisations sont codés. Colonnes : lieu, theme, trou, constat, pratique, preconisation
    (items), nb_du_trou (trous de cette sorte, avant la coupe), source_ids. Constatés sans
    préconisation d’abord, puis les plus fournis.
    """
    return store.frame(*requete_trous(rang, par, filtres))
