"""Ce que coûte une participation, un atelier, une préconisation."""

import pandas as pd

from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.store.connection import Store


def couts_unitaires(store: Store, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Ce que coûte une participation, un atelier, une préconisation, là où les deux se comptent.

    Par région. Colonnes : region_code, region, depense_eur, nb_participations,
    part_depense_pct, part_participations_pct, nb_ateliers, nb_preconisations,
    eur_par_participation, eur_par_atelier, eur_par_preconisation. Les parts se rapportent
    aux seules régions qui ont les deux. Une case vide : le nombre n’est pas renseigné.
    """
    condition, parametres = filtres.to_sql(
        {"demarche": "demarche_id", "territoire": "territoire_code"}
    )
    return store.frame(
        f"""
        WITH depenses_region AS (
            SELECT region_code, sum(montant_eur) AS depense_eur FROM depenses
            WHERE {condition} GROUP BY region_code
        ),
        ateliers_region AS (
            SELECT region_code, sum(nb_participations) AS nb_participations,
                count(*) AS nb_ateliers
            FROM participations_ateliers WHERE {condition} GROUP BY region_code
        ),
        items_region AS (
            SELECT region_code, count(*) AS nb_preconisations FROM items
            WHERE objet = 'preconisation' AND {condition} GROUP BY region_code
        )
        SELECT
            region_code, territoires.nom AS region, depense_eur::DOUBLE AS depense_eur,
            nb_participations, nb_ateliers, nb_preconisations,
            (depense_eur / nb_participations)::DOUBLE AS eur_par_participation,
            (depense_eur / nb_ateliers)::DOUBLE AS eur_par_atelier,
            (depense_eur / nb_preconisations)::DOUBLE AS eur_par_preconisation
        FROM depenses_region
        LEFT JOIN ateliers_region USING (region_code)
        LEFT JOIN items_region USING (region_code)
        JOIN territoires ON territoires.territoire_code = region_code
        ORDER BY depense_eur DESC
        """,
        parametres * 3,
    )
