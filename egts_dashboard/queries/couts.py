"""Ce que coûte une participation, un atelier, une préconisation."""

import pandas as pd

from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.store.connection import Store


def couts_unitaires(store: Store, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Dépense de chaque région, rapportée à ce que la même démarche y compte.

    Colonnes : region_code, region, depense_eur, part_depense_pct, nb_participations,
    part_participations_pct, eur_par_participation, nb_ateliers, eur_par_atelier,
    nb_preconisations, eur_par_preconisation, source_ids. De la plus dépensière à la moins.
    Les dépenses inter-régionales n’y sont pas : aucune région ne les porte. Une démarche
    dont on ne connaît pas les dépenses n’entre pas au dénominateur. Case vide : le document
    ne donne pas le nombre, le rapport ne se calcule pas.
    """
    condition, parametres = filtres.to_sql(
        {"demarche": "demarche_id", "territoire": "territoire_code"}
    )
    return store.frame(
        f"""
        WITH payees AS (
            SELECT * FROM depenses
            WHERE {condition}
            AND region_code IN (SELECT territoire_code FROM territoires WHERE niveau = 'region')
        ),
        depenses_region AS (
            SELECT region_code, sum(montant_eur) AS depense_eur,
                list(DISTINCT source_id) AS source_ids
            FROM payees GROUP BY region_code
        ),
        ateliers_region AS (
            SELECT region_code, sum(nb_participations) AS nb_participations,
                count(*) AS nb_ateliers
            FROM participations_ateliers
            WHERE demarche_id IN (SELECT demarche_id FROM payees) GROUP BY region_code
        ),
        items_region AS (
            SELECT region_code, count(*) AS nb_preconisations FROM items
            WHERE objet = 'preconisation' AND demarche_id IN (SELECT demarche_id FROM payees)
            GROUP BY region_code
        )
        SELECT
            region_code, territoires.nom AS region, depense_eur::DOUBLE AS depense_eur,
            100.0 * depense_eur / sum(depense_eur) OVER () AS part_depense_pct,
            nb_participations::INTEGER AS nb_participations,
            if(count(nb_participations) OVER () = count(*) OVER (),
                100.0 * nb_participations / sum(nb_participations) OVER (), NULL
            ) AS part_participations_pct,
            (depense_eur / nb_participations)::DOUBLE AS eur_par_participation,
            nb_ateliers, (depense_eur / nb_ateliers)::DOUBLE AS eur_par_atelier,
            nb_preconisations,
            (depense_eur / nb_preconisations)::DOUBLE AS eur_par_preconisation, source_ids
        FROM depenses_region
        LEFT JOIN ateliers_region USING (region_code)
        LEFT JOIN items_region USING (region_code)
        JOIN territoires ON territoires.territoire_code = region_code
        ORDER BY depense_eur DESC
        """,
        parametres,
    )


def parts_signatures(store: Store, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Part de chaque région dans la dépense et dans les signatures comptées à un événement.

    Colonnes : region_code, region, depense_eur, part_depense_pct, nb_signatures,
    part_signatures_pct, source_ids. Les parts se rapportent aux régions montrées, qui ont les deux.
    """
    condition, parametres = filtres.to_sql(
        {"demarche": "depenses.demarche_id", "territoire": "depenses.territoire_code"}
    )
    return store.frame(
        f"""
        WITH payees AS (
            SELECT region_code, sum(montant_eur) AS depense_eur,
                list(DISTINCT source_id) AS source_ids
            FROM depenses WHERE {condition} GROUP BY region_code
        ),
        signees AS (
            SELECT region_code, sum(valeur) AS nb_signatures
            FROM effectifs JOIN territoires_regions USING (territoire_code)
            WHERE dimension = 'territoire' AND unite = 'signatures'
            GROUP BY region_code
        )
        SELECT region_code, nom AS region, depense_eur::DOUBLE AS depense_eur,
            100.0 * depense_eur / sum(depense_eur) OVER () AS part_depense_pct,
            nb_signatures::INTEGER AS nb_signatures,
            100.0 * nb_signatures / sum(nb_signatures) OVER () AS part_signatures_pct,
            source_ids
        FROM payees JOIN signees USING (region_code)
        JOIN territoires ON territoires.territoire_code = region_code
        WHERE niveau = 'region'
        ORDER BY depense_eur DESC
        """,
        parametres,
    )
