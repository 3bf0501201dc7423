"""Ce que coûte une participation, un atelier, une préconisation."""

import pandas as pd

from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.store.connection import Store

COLONNES = {"demarche": "demarche_id", "territoire": "territoire_code"}


def couts_unitaires(store: Store, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Ce que chaque démarche a dépensé dans une région, rapporté à ce qu’elle y compte.

    Colonnes : region_code, region, demarche, depense_eur, nb_participations,
    eur_par_participation, nb_ateliers, eur_par_atelier, nb_preconisations,
    eur_par_preconisation, source_ids. De la plus forte dépense à la moindre. La dépense d’une
    démarche ne se divise jamais par les participations d’une autre. Case vide : le document ne
    donne pas le nombre.
    """
    condition, parametres = filtres.to_sql(COLONNES)
    return store.frame(
        f"""
        SELECT
            region_code, any_value(region) AS region, demarches.intitule AS demarche,
            sum(montant_eur)::DOUBLE AS depense_eur,
            nb_participations, depense_eur / nb_participations AS eur_par_participation,
            nb_ateliers, depense_eur / nb_ateliers AS eur_par_atelier,
            nb_preconisations, depense_eur / nb_preconisations AS eur_par_preconisation,
            list(DISTINCT source_id) AS source_ids
        FROM (SELECT * FROM depenses_regionales WHERE {condition}) AS payees
        JOIN demarches USING (demarche_id)
        LEFT JOIN comptes_regions USING (demarche_id, region_code)
        GROUP BY region_code, demarche_id, demarches.intitule, nb_participations, nb_ateliers,
            nb_preconisations
        ORDER BY depense_eur DESC, region, demarche
        """,
        parametres,
    )


def parts_signatures(store: Store, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Part de chaque région dans la dépense et dans les signatures des mêmes démarches.

    Colonnes : region_code, region, depense_eur, part_depense_pct, nb_signatures,
    part_signatures_pct, source_ids. Les parts se rapportent aux régions montrées, qui ont les deux.
    """
    condition, parametres = filtres.to_sql(COLONNES)
    return store.frame(
        f"""
        WITH signatures AS (
            SELECT demarche_id, region_code, valeur
            FROM effectifs JOIN territoires_regions USING (territoire_code)
            WHERE dimension = 'territoire' AND unite = 'signatures'
        ),
        depenses_signees AS (
            SELECT * FROM depenses_regionales
            WHERE {condition} AND demarche_id IN (SELECT demarche_id FROM signatures)
        ),
        payees AS (
            SELECT region_code, any_value(region) AS region,
                sum(montant_eur)::DOUBLE AS depense_eur,
                list(DISTINCT source_id) AS source_ids
            FROM depenses_signees GROUP BY region_code
        ),
        signees AS (
            SELECT region_code, sum(valeur)::INTEGER AS nb_signatures
            FROM signatures
            WHERE demarche_id IN (SELECT demarche_id FROM depenses_signees)
            GROUP BY region_code
        )
        SELECT region_code, region, depense_eur,
            100.0 * depense_eur / sum(depense_eur) OVER () AS part_depense_pct,
            nb_signatures,
            100.0 * nb_signatures / sum(nb_signatures) OVER () AS part_signatures_pct,
            source_ids
        FROM payees JOIN signees USING (region_code)
        ORDER BY depense_eur DESC
        """,
        parametres,
    )
