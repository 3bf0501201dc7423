"""Ce que chaque item est devenu, d’un document au suivant : flux et taux de reprise."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from egts_dashboard.models.libelles import LIBELLES
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.store.connection import Store

FILTRES = ("territoire", "atelier", "theme", "document")
_COLONNES = {
    "territoire": "territoire_code",
    "atelier": "atelier_id",
    "theme": "item_no",
    "document": "source_id",
}
SANS_SUITE = "sans_suite"
NATURES = tuple(LIBELLES["nature_remontee"])
_AXES = {
    "atelier": ("atelier_id", "coalesce(ateliers.intitule, 'Sans atelier')"),
    "volet": ("volet", "coalesce(volet, 'Sans volet')"),
    "theme": ("retenus.theme_id", "coalesce(themes.libelle, 'Sans thème')"),
    "document": ("retenus.source_id", "sources.titre"),
}


@dataclass(frozen=True)
class Choix:
    """Quels items suivre, et quels liens croire. `natures` vide : toutes."""

    objet: str = "preconisation"
    natures: tuple[str, ...] = ()
    avec_incertaines: bool = True


PAR_DEFAUT = Choix()


def restrict(choix: Choix, filtres: Filtres = TOUT) -> tuple[str, list[Any]]:
    """Les tables `retenus` (items d’amont) et `liens`, à mettre après WITH, et leurs paramètres.

    Un item d’amont vient d’un document dont un lien au moins part, toutes natures comprises :
    sans quoi ses items sans suite n’auraient jamais été cherchés.
    """
    condition, parametres = filtres.to_sql(_COLONNES)
    return (
        f"""
        retenus AS (
            SELECT * FROM items
            WHERE objet = ? AND {condition} AND source_id IN (
                SELECT amont_source_id FROM remontees_situees WHERE amont_objet = ?
            )
        ),
        liens AS (
            SELECT remontees_situees.* FROM remontees_situees
            JOIN retenus ON item_no = amont_no
            WHERE remontees_situees.nature IN (SELECT unnest(?))
                AND (? OR confiance IS DISTINCT FROM 'incertaine')
        )
        """,
        [
            choix.objet,
            *parametres,
            choix.objet,
            list(choix.natures or NATURES),
            choix.avec_incertaines,
        ],
    )


def etapes(store: Store) -> pd.DataFrame:
    """Les documents et plans reliés. Colonnes : etape, nom, document, rang, demarche_id, est_plan.

    Dans l’ordre des années, puis de l’échelon ; un plan national vient en dernier.
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
            SELECT source_id, count(*) AS base FROM retenus GROUP BY source_id
        ),
        comptes AS (
            SELECT amont_source_id AS origine, cible, nature, force, count(*) AS nb,
                list_distinct(flatten(list(avals))) AS avals
            FROM suites GROUP BY ALL
            UNION ALL
            SELECT source_id, '{SANS_SUITE}', '{SANS_SUITE}', 9, count(*), []
            FROM retenus WHERE item_no NOT IN (SELECT amont_no FROM liens) GROUP BY source_id
        )
        SELECT origine, cible, nature, nb, base,
            list_prepend(origine, avals) AS source_ids
        FROM comptes JOIN bases ON source_id = origine
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
        SELECT atelier_id, ateliers.intitule AS atelier, retenus.source_id AS origine,
            count(*) AS nb, [retenus.source_id] AS source_ids
        FROM retenus JOIN ateliers USING (atelier_id)
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
        repris AS (SELECT DISTINCT amont_no FROM liens WHERE cible = ?)
        SELECT
            {code} AS code, {libelle} AS libelle, count(amont_no)::INTEGER AS nb_repris,
            count(*)::INTEGER AS base, list(DISTINCT retenus.source_id) AS source_ids
        FROM retenus
        LEFT JOIN repris ON amont_no = item_no
        JOIN sources USING (source_id)
        LEFT JOIN ateliers USING (atelier_id)
        LEFT JOIN themes ON themes.theme_id = retenus.theme_id
        WHERE retenus.source_id IN (
            SELECT amont_source_id FROM remontees_situees WHERE amont_objet = ? AND cible = ?
        )
        GROUP BY ALL
        ORDER BY nb_repris / base DESC, base DESC, libelle
        """,
        [*parametres, cible, choix.objet, cible],
    )
