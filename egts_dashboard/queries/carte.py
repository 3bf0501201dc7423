"""Un indicateur par département, porté par la région entière quand les documents ne disent pas mieux."""

from typing import Any

import pandas as pd

from egts_dashboard.francais import euros, nombre
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.store.connection import Store

# L’année où la consultation a commencé.
ANNEE_POPULATION = 2013

_DEMARCHE = {"demarche": "demarche_id"}
# Chaque indicateur : ses faits, avec le territoire qui parle. {condition} : les filtres.
FAITS = {
    "signatures": """
        SELECT effectifs.territoire_code, valeur, effectifs.source_id
        FROM (SELECT * FROM effectifs WHERE {condition}) AS effectifs
        JOIN evenements USING (evenement_id)
        WHERE unite = 'signatures' AND dimension = 'territoire'
            AND evenements.nature = 'assises'
        """,
    "participations": """
        SELECT territoire_code, nb_participations AS valeur, source_id
        FROM participations_ateliers
        WHERE nb_participations IS NOT NULL AND {condition}
        """,
    "preconisations": """
        SELECT territoire_code, 1 AS valeur, source_id
        FROM items
        WHERE objet = 'preconisation' AND {condition}
        """,
    "depense": """
        SELECT territoire_code, montant_eur AS valeur, source_id
        FROM depenses
        WHERE {condition}
        """,
    "population": """
        SELECT modalite AS territoire_code, effectif AS valeur, source_id
        FROM populations_reference
        JOIN territoires ON territoire_code = modalite AND niveau = 'departement'
        WHERE jeu = 'population_municipale' AND annee = $annee
        """,
}
# La région porte tout dès qu’un seul fait de région n’a pas de département.
_LIEUX = """
    WITH faits AS ({faits}),
    lieux AS (
        SELECT
            valeur, source_id,
            departement.ancetre_code AS departement_code, region.ancetre_code AS region_code
        FROM faits
        LEFT JOIN territoires_ancetres AS departement
            ON departement.territoire_code = faits.territoire_code
            AND departement.ancetre_niveau = 'departement'
        LEFT JOIN territoires_ancetres AS region
            ON region.territoire_code = faits.territoire_code
            AND region.ancetre_niveau = 'region'
    ),
    maille AS (
        SELECT coalesce(bool_and(departement_code IS NOT NULL), false) AS est_departement
        FROM lieux
        WHERE region_code IS NOT NULL
    )
"""


def carte(store: Store, indicateur: str, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Les départements et la valeur de l’indicateur que porte chacun, ou sa région entière.

    `indicateur` : une clé de FAITS. Colonnes : territoire_code, territoire, region_code,
    region, tuile_ligne, tuile_colonne, porteur (« departement » ou « region » : qui porte la
    valeur), valeur (vide : non renseignée), affiche (la valeur écrite), source_ids. Par région
    puis par nom.
    """
    faits, parametres = _facts(indicateur, filtres)
    tableau = store.frame(
        f"""
        {faits},
        portees AS (
            SELECT
                if(est_departement, departement_code, region_code) AS porteur_code,
                sum(valeur)::DOUBLE AS valeur,
                list(DISTINCT source_id ORDER BY source_id) AS source_ids
            FROM lieux, maille
            GROUP BY ALL
        )
        SELECT
            territoires.territoire_code, territoires.nom AS territoire,
            region.territoire_code AS region_code, region.nom AS region,
            territoires.tuile_ligne, territoires.tuile_colonne,
            if(est_departement, 'departement', 'region') AS porteur,
            portees.valeur, coalesce(source_ids, []) AS source_ids
        FROM territoires
        JOIN territoires AS region ON region.territoire_code = territoires.parent_code
        CROSS JOIN maille
        LEFT JOIN portees ON porteur_code
            = if(est_departement, territoires.territoire_code, region.territoire_code)
        WHERE territoires.niveau = 'departement' AND territoires.tuile_ligne IS NOT NULL
        ORDER BY region.nom, territoires.nom
        """,
        parametres,
    )
    ecrire = euros if indicateur == "depense" else nombre
    tableau["affiche"] = [ecrire(valeur) for valeur in tableau["valeur"]]
    return tableau


def hors_carte(store: Store, indicateur: str, filtres: Filtres = TOUT) -> float:
    """La part de l’indicateur qu’aucune région ne porte : l’inter-région, le national."""
    faits, parametres = _facts(indicateur, filtres)
    somme = store.value(
        f"{faits} SELECT coalesce(sum(valeur), 0)::DOUBLE FROM lieux WHERE region_code IS NULL",
        parametres,
    )
    return float(somme)


def _facts(indicateur: str, filtres: Filtres) -> tuple[str, list[Any]]:
    condition, parametres = filtres.to_sql(_DEMARCHE)
    if indicateur == "population":
        faits = FAITS[indicateur].replace("$annee", "?")
        return _LIEUX.format(faits=faits), [ANNEE_POPULATION]
    faits = FAITS[indicateur].format(condition=condition)
    return _LIEUX.format(faits=faits), parametres
