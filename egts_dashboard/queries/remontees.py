"""Ce que chaque item est devenu, d’un document au suivant : flux et taux de reprise."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from egts_dashboard.models.libelles import LIBELLES
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.store.connection import Store

FILTRES = ("territoire", "atelier", "theme", "document")
COLONNES = {
    "territoire": "territoire_code",
    "atelier": "atelier_id",
    "theme": "item_no",
    "document": "source_id",
}
SANS_SUITE = "sans_suite"
NATURES = tuple(LIBELLES["nature_remontee"])
# Les mêmes, là où un lien porte ce qui situe son item d’amont.
COLONNES_LIENS = {
    "territoire": "amont_territoire_code",
    "atelier": "amont_atelier_id",
    "theme": "amont_no",
    "document": "amont_source_id",
}
_AMONTS = """
    objet = ? AND {condition} AND source_id IN (
        SELECT amont_source_id FROM remontees_situees WHERE amont_objet = ?
    )
"""
_AXES = {
    "atelier": ("atelier_id", "coalesce(ateliers.intitule, 'Sans atelier')"),
    "volet": ("volet", "coalesce(volet, 'Sans volet')"),
    "theme": ("origines.theme_id", "coalesce(themes.libelle, 'Sans thème')"),
    "document": ("origines.source_id", "sources.titre"),
}


@dataclass(frozen=True)
class Choix:
    """Quels items suivre, et quels liens croire. `natures` vide : toutes."""

    objet: str = "preconisation"
    natures: tuple[str, ...] = ()
    avec_incertaines: bool = True


PAR_DEFAUT = Choix()


def a_des_liens(store: Store) -> bool:
    """Vrai si un lien au moins a été jugé, quels que soient les filtres."""
    return bool(store.value("SELECT EXISTS (FROM remontees_situees)"))


def restrict(choix: Choix, filtres: Filtres = TOUT) -> tuple[str, list[Any]]:
    """De quoi écrire après WITH les items d’amont et leurs liens, et les paramètres.

    `retenus` : les items d’amont ; `comptes` : les mêmes comptés (source_id, atelier_id, volet,
    theme_id, nb_items à additionner) ; `liens`. Un item d’amont vient d’un document dont un
    lien au moins part, toutes natures comprises : sans quoi ses items sans suite n’auraient
    jamais été cherchés.
    """
    condition, parametres = filtres.to_sql(COLONNES)
    de_liens, _ = filtres.to_sql(COLONNES_LIENS)
    # Un item a plusieurs thèmes : seuls les items disent lesquels en ont un donné.
    compter = (
        "SELECT *, 1 AS nb_items FROM items" if filtres.theme else "FROM items_croises"
    )
    amonts = _AMONTS.format(condition=condition)
    des_amonts = [choix.objet, *parametres, choix.objet]
    return (
        f"""
        retenus AS (SELECT * FROM items WHERE {amonts}),
        comptes AS (
            SELECT source_id, atelier_id, volet, theme_id, nb_items
            FROM ({compter}) WHERE {amonts}
        ),
        liens AS (
            SELECT * FROM remontees_situees
            WHERE amont_objet = ? AND {de_liens} AND nature IN (SELECT unnest(?))
                AND (? OR confiance IS DISTINCT FROM 'incertaine')
        )
        """,
        [
            *des_amonts,
            *des_amonts,
            choix.objet,
            *parametres,
            list(choix.natures or NATURES),
            choix.avec_incertaines,
        ],
    )


def etapes(store: Store) -> pd.DataFrame:
    """Les documents et plans reliés, dans l’ordre des années, puis de l’échelon ; les plans en dernier.

    Colonnes : celles de la table etapes, puis nom, rang et est_plan.
    """
    tableau = store.frame(
        """
        SELECT * FROM etapes
        WHERE etape IN (
            SELECT unnest([amont_source_id, cible]) FROM remontees_situees
        )
        ORDER BY plan IS NOT NULL, annee, echelon, etape DESC
        """
    )
    noms = [_name(ligne) for ligne in tableau.to_dict("records")]
    return tableau.assign(
        nom=noms, rang=range(len(tableau)), est_plan=tableau["plan"].notna()
    )


def _name(etape: dict[str, Any]) -> str:
    if isinstance(etape["plan"], str):
        return LIBELLES["plan"].get(etape["plan"], etape["plan"])
    sorte = LIBELLES["nature_source"].get(etape["nature_source"], "Document")
    return f"{sorte} {etape['territoire']}, {int(etape['annee'])}"


def cibles(store: Store, choix: Choix) -> list[str]:
    """Les étapes d’aval, celles de la même démarche d’abord, puis la plus reprenante."""
    requete, parametres = restrict(choix)
    return [
        cible
        for (cible,) in store.rows(
            f"WITH {requete} SELECT cible FROM liens GROUP BY cible"
            " ORDER BY bool_and(est_convergence), count(DISTINCT amont_no) DESC, cible",
            parametres,
        )
    ]


def flux(store: Store, choix: Choix, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Combien d’items passent d’une étape à l’autre, par nature de lien.

    Colonnes : origine, cible, nature (la plus forte des liens de l’item vers cette cible,
    « sans_suite » pour un item sans aucun lien, « contenu » d’un atelier vers son document),
    nb, base (items de l’origine), source_ids. Un item qui a deux suites compte dans deux
    flux : les flux ne s’additionnent pas.
    """
    requete, parametres = restrict(choix, filtres)
    return store.frame(
        f"""
        WITH {requete},
        suites AS (
            SELECT amont_no, amont_source_id, cible, arg_min(nature, force) AS nature,
                min(force) AS force, list(DISTINCT aval_source_id) AS avals
            FROM liens GROUP BY ALL
        ),
        bases AS (
            SELECT source_id, sum(nb_items)::BIGINT AS base FROM comptes GROUP BY source_id
        ),
        suivis AS (
            SELECT amont_source_id AS source_id, count(DISTINCT amont_no) AS nb
            FROM liens GROUP BY source_id
        ),
        fleches AS (
            SELECT amont_source_id AS origine, cible, nature, force, count(*) AS nb,
                list_distinct(flatten(list(avals))) AS avals
            FROM suites GROUP BY ALL
            UNION ALL
            SELECT source_id, '{SANS_SUITE}', '{SANS_SUITE}', 9, base - coalesce(nb, 0), []
            FROM bases LEFT JOIN suivis USING (source_id) WHERE base > coalesce(nb, 0)
        )
        SELECT origine, cible, nature, nb, base,
            list_prepend(origine, avals) AS source_ids
        FROM fleches JOIN bases ON source_id = origine
        ORDER BY base DESC, origine, cible = '{SANS_SUITE}', cible, force
        """,
        parametres,
    )


def ateliers(store: Store, choix: Choix, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Combien d’items chaque atelier a donnés à son document.

    Colonnes : atelier_id, atelier, origine (le document), nb, source_ids. Le plus fourni d’abord.
    """
    requete, parametres = restrict(choix, filtres)
    return store.frame(
        f"""
        WITH {requete}
        SELECT atelier_id, ateliers.intitule AS atelier, comptes.source_id AS origine,
            sum(nb_items)::BIGINT AS nb, [comptes.source_id] AS source_ids
        FROM comptes JOIN ateliers USING (atelier_id)
        GROUP BY ALL ORDER BY origine, nb DESC, atelier LIMIT 20
        """,
        parametres,
    )


def reprises(
    store: Store, choix: Choix, axe: str, cible: str, filtres: Filtres = TOUT
) -> pd.DataFrame:
    """Combien d’items de chaque origine se retrouvent dans la cible.

    `axe` : atelier, volet, theme (le principal) ou document. Colonnes : code, libelle,
    nb_repris, base, source_ids ; la plus reprise d’abord. La base ne compte que les documents
    dont un lien au moins va vers la cible.
    """
    code, libelle = _AXES[axe]
    requete, parametres = restrict(choix, filtres)
    return store.frame(
        f"""
        WITH {requete},
        origines AS (
            SELECT *, 0 AS repris FROM comptes
            UNION ALL
            SELECT amont_source_id, amont_atelier_id, amont_volet, amont_theme_id, 0,
                count(DISTINCT amont_no)
            FROM liens WHERE cible = ? GROUP BY ALL
        )
        SELECT
            {code} AS code, {libelle} AS libelle, sum(repris)::INTEGER AS nb_repris,
            sum(nb_items)::INTEGER AS base, list(DISTINCT origines.source_id) AS source_ids
        FROM origines
        JOIN sources USING (source_id)
        LEFT JOIN ateliers USING (atelier_id)
        LEFT JOIN themes ON themes.theme_id = origines.theme_id
        WHERE origines.source_id IN (
            SELECT amont_source_id FROM remontees_situees WHERE amont_objet = ? AND cible = ?
        )
        GROUP BY ALL
        ORDER BY nb_repris / base DESC, base DESC, libelle
        """,
        [*parametres, cible, choix.objet, cible],
    )
