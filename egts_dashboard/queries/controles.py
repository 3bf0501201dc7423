"""Les contrôles joués à la construction, et ce qu’ils ont trouvé."""

import pandas as pd

from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.store.connection import Store

_GRAVITE = "array_position(['erreur', 'alerte', 'information'], severite)"
_FILTREES = {
    "demarche": "demarche_id",
    "territoire": "territoire_code",
    "document": "source_id",
}
# L’endroit d’une anomalie est celui de la ligne en cause ; celui d’un document, lui-même.
_LUES = """
    SELECT
        anomalie_id, severite, sujet, controle_id, controle, message,
        valeur_a, lieu_a, valeur_b, lieu_b, explication,
        nom_table, ligne_id, source_id
    FROM (
        SELECT
            anomalies.*, controles.titre AS controle, sujet, rang,
            demarche_id, territoire_code,
            if(anomalies.nom_table = 'sources', ligne_id, source_id) AS source_id
        FROM anomalies
        JOIN controles USING (controle_id)
        LEFT JOIN lignes_situees USING (nom_table, ligne_id)
    )
"""


def anomalies(store: Store, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Les écarts trouvés, les plus graves d’abord, puis dans l’ordre des contrôles.

    Colonnes : anomalie_id, severite (erreur, alerte, information), sujet, controle_id,
    controle (son titre), message, valeur_a, lieu_a, valeur_b, lieu_b, explication,
    nom_table, ligne_id, source_id. Les filtres démarche, territoire et document jouent ;
    une anomalie que rien ne situe n’y répond pas.
    """
    condition, parametres = filtres.to_sql(_FILTREES)
    return store.frame(
        f"""
        {_LUES} WHERE {condition}
        ORDER BY {_GRAVITE}, rang, anomalie_id
        """,
        parametres,
    )


def controles(store: Store) -> pd.DataFrame:
    """Toutes les règles, dans l’ordre des sujets : jouées, sans objet ou en échec.

    Colonnes : controle_id, sujet, titre, explication, etat (fait, sans_objet, echec),
    nb_lignes_examinees, nb_erreurs, nb_alertes, nb_informations.
    """
    return store.frame(
        """
        SELECT
            controle_id, sujet, titre, explication, etat, nb_lignes_examinees,
            coalesce(nb_erreurs, 0)::BIGINT AS nb_erreurs,
            coalesce(nb_alertes, 0)::BIGINT AS nb_alertes,
            coalesce(nb_informations, 0)::BIGINT AS nb_informations
        FROM controles
        LEFT JOIN (
            SELECT
                controle_id,
                sum(nb_ecarts) FILTER (severite = 'erreur') AS nb_erreurs,
                sum(nb_ecarts) FILTER (severite = 'alerte') AS nb_alertes,
                sum(nb_ecarts) FILTER (severite = 'information') AS nb_informations
            FROM anomalies
            GROUP BY controle_id
        ) USING (controle_id)
        ORDER BY rang
        """
    )


def bilan(store: Store) -> pd.DataFrame:
    """Une ligne par contrôle, les plus graves d’abord. Mêmes colonnes que `controles`."""
    return controles(store).sort_values(
        ["nb_erreurs", "nb_alertes", "nb_informations", "controle_id"],
        ascending=[False, False, False, True],
        ignore_index=True,
    )
