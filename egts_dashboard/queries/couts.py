"""Ce que coûte une participation, un atelier, une préconisation."""

import pandas as pd

from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.store.connection import Store

COLONNES = {"demarche": "demarche_id", "territoire": "territoire_code"}


def couts_unitaires(store: Store, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Dépense de chaque région, rapportée à ce que la même démarche y compte.

    Colonnes : region_code, region, depense_eur, nb_participations, eur_par_participation,
    nb_ateliers, eur_par_atelier, nb_preconisations, eur_par_preconisation, source_ids. De la
    plus dépensière à la moins. Une démarche dont on ne connaît pas les dépenses n’entre pas
    au dénominateur. Case vide : le document ne donne pas le nombre.
    """
    condition, parametres = filtres.to_sql(COLONNES)
    return store.frame(
        f"""
        WITH payees AS (SELECT * FROM depenses_regionales WHERE {condition}),
        comptees AS (
            SELECT region_code, sum(nb_participations)::INTEGER AS nb_participations,
                sum(nb_ateliers)::INTEGER AS nb_ateliers,
                sum(nb_preconisations)::INTEGER AS nb_preconisations
            FROM comptes_regions
            WHERE demarche_id IN (SELECT demarche_id FROM payees) GROUP BY region_code
        )
        SELECT
            region_code, any_value(region) AS region,
            sum(montant_eur)::DOUBLE AS depense_eur,
            nb_participations, depense_eur / nb_participations AS eur_par_participation,
            nb_ateliers, depense_eur / nb_ateliers AS eur_par_atelier,
            nb_preconisations, depense_eur / nb_preconisations AS eur_par_preconisation,
            list(DISTINCT source_id) AS source_ids
        FROM payees LEFT JOIN comptees USING (region_code)
        GROUP BY region_code, nb_participations, nb_ateliers, nb_preconisations
        ORDER BY depense_eur DESC
        """,
        parametres,
    )


def parts_signatures(store: Store, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Part de chaque région dans la dépense et dans les signatures comptées à un événement.

    Colonnes : region_code, region, depense_eur, part_depense_pct, nb_signatures,
    part_signatures_pct, source_ids. Les parts se rapportent aux régions montrées, qui ont les deux.
    """
    condition, parametres = filtres.to_sql(COLONNES)
    return store.frame(
        f"""
        WITH payees AS (
            SELECT region_code, any_value(region) AS region,
                sum(montant_eur)::DOUBLE AS depense_eur,
                list(DISTINCT source_id) AS source_ids
            FROM depenses_regionales WHERE {condition} GROUP BY region_code
        ),
        signees AS (
            SELECT region_code, sum(valeur)::INTEGER AS nb_signatures
            FROM effectifs JOIN territoires_regions USING (territoire_code)
            WHERE dimension = 'territoire' AND unite = 'signatures' GROUP BY region_code
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
