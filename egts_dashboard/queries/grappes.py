"""Les effectifs comptés atelier par atelier, quand un document les donne ainsi."""

import pandas as pd

from egts_dashboard.store.connection import Store


def par_atelier(store: Store, comparaison_id: str) -> pd.DataFrame:
    """Les présences de chaque modalité dans chaque atelier de la démarche comparée.

    Colonnes : modalite, atelier_id, atelier, nb (0 : l’atelier est compté, la modalité n’y est pas),
    nb_presences (toutes modalités de l’atelier), source_ids. Par modalité, puis atelier ; vide quand
    aucun effectif n’est donné par atelier. Une modalité dont une case est masquée (secret statistique)
    n’y est pas : `modalites_tues` la nomme.
    """
    return store.frame(
        """
        WITH comparees AS (
            SELECT DISTINCT demarche_id, dimension FROM comparaisons WHERE comparaison_id = ?
        ),
        comptes AS (
            SELECT atelier_id, modalite, sum(valeur)::BIGINT AS nb,
                list(DISTINCT source_id) AS source_ids
            FROM effectifs
            JOIN comparees USING (demarche_id, dimension)
            WHERE atelier_id IS NOT NULL
            GROUP BY ALL
        ),
        totaux AS (SELECT atelier_id, sum(nb)::BIGINT AS nb_presences FROM comptes GROUP BY ALL),
        cases AS (
            SELECT modalite, atelier_id, nb_presences
            FROM (SELECT DISTINCT modalite FROM comptes) CROSS JOIN totaux
            WHERE nb_presences > 0
        )
        SELECT
            modalite, atelier_id, ateliers.intitule AS atelier, coalesce(nb, 0) AS nb, nb_presences,
            coalesce(source_ids, []) AS source_ids
        FROM cases
        LEFT JOIN comptes USING (atelier_id, modalite)
        JOIN ateliers USING (atelier_id)
        WHERE NOT list_contains(?::VARCHAR[], modalite)
        ORDER BY modalite, atelier, atelier_id
        LIMIT 5000
        """,
        [comparaison_id, modalites_tues(store, comparaison_id)],
    )


def modalites_tues(store: Store, comparaison_id: str) -> list[str]:
    """Les modalités que par_atelier ne montre pas, une case au moins étant masquée ; par ordre alphabétique."""
    return [
        modalite
        for (modalite,) in store.rows(
            """
            SELECT DISTINCT montres.modalite
            FROM effectifs_montres AS montres
            JOIN comparaisons USING (demarche_id, dimension)
            WHERE est_masque AND montres.modalite IS NOT NULL AND atelier_id IS NOT NULL
                AND comparaison_id = ?
            ORDER BY montres.modalite
            """,
            [comparaison_id],
        )
    ]
