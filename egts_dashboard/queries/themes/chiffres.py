"""Les chiffres de tête de la page Thèmes, chacun avec la requête qui le refait."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from egts_dashboard.francais import compte, nombre, pourcent
from egts_dashboard.queries.chiffre import Chiffre
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.queries.themes import base, keep_rang, par_theme, restrict
from egts_dashboard.store.connection import Store

NB_LIGNES = 200
_LIGNES = f"""
    WITH retenus AS (SELECT * FROM items WHERE {{condition}})
    SELECT
        retenus.intitule, themes.libelle AS theme, ateliers.intitule AS atelier,
        territoires.nom AS territoire, sources.titre AS document, retenus.localisation,
        retenus.certitude, retenus.note,
        retenus.objet || 's' AS corrige_table, retenus.item_id AS corrige_ligne
    FROM retenus
    LEFT JOIN themes ON themes.theme_id = retenus.theme_id
    LEFT JOIN ateliers ON ateliers.atelier_id = retenus.atelier_id
    LEFT JOIN territoires ON territoires.territoire_code = retenus.territoire_code
    LEFT JOIN sources ON sources.source_id = retenus.source_id
    WHERE {{lesquels}}
    ORDER BY item_no LIMIT {NB_LIGNES}
"""
_ATELIERS = """
    WITH retenus AS (SELECT * FROM themes_croises WHERE {condition})
    SELECT
        ateliers.intitule AS atelier, territoires.nom AS territoire,
        sum(nb_items) FILTER (est_principal) AS nb_items,
        count(DISTINCT theme_id) AS nb_themes,
        'ateliers' AS corrige_table, ateliers.atelier_id AS corrige_ligne
    FROM retenus JOIN ateliers USING (atelier_id)
    JOIN territoires ON territoires.territoire_code = ateliers.territoire_code
    GROUP BY ateliers.atelier_id, ateliers.intitule, territoires.nom
    ORDER BY nb_items DESC, atelier LIMIT 200
"""

_PAR_THEME = "libelle AS theme, nb_ateliers, 'themes' AS corrige_table, theme_id AS corrige_ligne"


def chiffres(
    store: Store, objet: str, rang: str, filtres: Filtres = TOUT
) -> list[Chiffre]:
    """Items codés, ateliers où l’on compte, thème le plus récurrent, thèmes partagés."""
    condition, parametres = restrict(objet, filtres)
    lus = _Lus(condition, tuple(parametres), base(store, objet, filtres))
    return [
        _codes(lus),
        _ateliers(lus),
        _record(par_theme(store, objet, rang, filtres), keep_rang(rang), lus),
        _partages(store, keep_rang(rang), lus),
    ]


@dataclass(frozen=True)
class _Lus:
    """Ce que tous lisent : la condition des filtres, ses valeurs, les comptes de la page."""

    condition: str
    cles: tuple[Any, ...]
    base: dict[str, Any]


def _codes(lus: _Lus) -> Chiffre:
    base = lus.base
    return Chiffre(
        cle="codes",
        libelle="Items codés",
        valeur=base["nb_codes"],
        affiche=nombre(base["nb_codes"]),
        definition="Les items qui ont reçu au moins un thème du livre de codes\u00a0: la base des parts de la page.",
        calcul=f"Items au thème principal connu, dans les filtres. Lignes\u00a0: les {NB_LIGNES} premières.",
        sql=f"SELECT count(theme_id) FROM items WHERE {lus.condition}",
        parametres=lus.cles,
        sql_lignes=_LIGNES.format(
            condition=lus.condition, lesquels="retenus.theme_id IS NOT NULL"
        ),
        parametres_lignes=lus.cles,
        precision=f"sur {nombre(base['nb_items'])}"
        + (
            f", dont {nombre(base['nb_sans_atelier'])} hors atelier"
            if base["nb_sans_atelier"]
            else ""
        ),
    )


def _ateliers(lus: _Lus) -> Chiffre:
    base = lus.base
    lieux = [
        compte(base["nb_territoires"], "territoire"),
        compte(base["nb_documents"], "document"),
    ]
    return Chiffre(
        cle="ateliers",
        libelle="Ateliers lus",
        valeur=base["nb_ateliers"],
        affiche=nombre(base["nb_ateliers"]),
        definition="Les ateliers dont un item au moins est codé\u00a0: la base de la récurrence.",
        calcul="Ateliers distincts des items codés. Un item sans atelier (celui d’un bilan, par"
        " exemple) compte pour son territoire et son document, pour aucun atelier.",
        sql=f"SELECT count(DISTINCT atelier_id) FROM themes_croises WHERE {lus.condition}",
        parametres=lus.cles,
        sql_lignes=_ATELIERS.format(condition=lus.condition),
        parametres_lignes=lus.cles,
        precision=", ".join(lieux),
    )


def _record(themes: pd.DataFrame, de_ce_rang: str, lus: _Lus) -> Chiffre:
    meilleur = themes.sort_values("nb_ateliers", ascending=False, kind="stable").iloc[0]
    ateliers = int(meilleur["nb_ateliers"])
    ou = f"{lus.condition} AND theme_id = ? AND {de_ce_rang}"
    cles = (*lus.cles, meilleur["theme_id"])
    return Chiffre(
        cle="record",
        libelle="Plus forte récurrence",
        valeur=ateliers,
        affiche=f"{nombre(ateliers)} sur {nombre(lus.base['nb_ateliers'])}"
        if lus.base["nb_ateliers"]
        else "n.\u00a0r.",
        definition="Le nombre d’ateliers où le thème le plus récurrent est présent, sur les ateliers lus.",
        calcul="Ateliers distincts par thème, puis le plus grand. À égalité, le thème le plus fourni est nommé.",
        sql=f"SELECT count(DISTINCT atelier_id) FROM themes_croises WHERE {ou}",
        parametres=cles,
        sql_lignes=_ATELIERS.format(condition=ou),
        parametres_lignes=cles,
        precision=str(meilleur["libelle"]) if ateliers else "",
    )


_PART = "count(*) AS nb, count(*) / (SELECT count(*) FROM themes) AS part"


def _partages(store: Store, de_ce_rang: str, lus: _Lus) -> Chiffre:
    condition, base = lus.condition, lus.base
    sql = f"""
    WITH portes AS (
        SELECT theme_id, count(DISTINCT atelier_no) AS nb_ateliers
        FROM themes_croises WHERE {condition} AND {de_ce_rang} GROUP BY theme_id
    )
    SELECT {{quoi}} FROM portes
    WHERE nb_ateliers > 0 AND 2 * nb_ateliers >= (
        SELECT count(DISTINCT atelier_no) FROM themes_croises WHERE {condition}
    )
    """
    cles = lus.cles * 2
    valeur = store.value(sql.format(quoi=_PART), list(cles))
    lignes = sql.replace("FROM portes", "FROM portes JOIN themes USING (theme_id)")
    return Chiffre(
        cle="partages",
        libelle="Dans un atelier sur deux",
        valeur=valeur,
        affiche=f"{nombre(valeur)} sur {nombre(base['nb_themes'])}",
        definition="Les thèmes présents dans la moitié au moins des ateliers lus.",
        calcul="Ateliers distincts par thème, comparés à la moitié des ateliers où un item est codé.",
        sql=sql.format(quoi=_PART),
        parametres=cles,
        sql_lignes=f"{lignes.format(quoi=_PAR_THEME)} ORDER BY nb_ateliers DESC, ordre",
        parametres_lignes=cles,
        precision=f"thèmes, soit {pourcent(valeur / base['nb_themes'])}"
        if base["nb_themes"]
        else "",
    )
