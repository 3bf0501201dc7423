"""Ce que les documents déclarent de la participation, face à ce qu’on en recompte."""

import pandas as pd

from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.store.connection import Store

MAX_LIGNES = 500
_OBJETS = ("participation", "seances", "departements")


def totaux(store: Store, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Les totaux déclarés et leur recompte, les écarts d’abord.

    Colonnes : perimetre, qualificatif, declare, unite, recompte (vide : rien à recompter),
    lecture (comment on recompte), ecart (recompte moins déclaré), document, localisation,
    certitude, note, source_ids.
    """
    condition, parametres = filtres.to_sql(
        {"demarche": "totaux.demarche_id", "territoire": "territoires.territoire_code"}
    )
    return store.frame(
        f"""
        SELECT
            coalesce(evenements.intitule, territoires.nom, demarches.intitule) AS perimetre,
            coalesce(qualificatif, lecture, totaux.objet) AS qualificatif,
            totaux.valeur::DOUBLE AS declare, totaux.unite, recompte, lecture,
            recompte - totaux.valeur::DOUBLE AS ecart,
            sources.titre AS document, totaux.localisation, totaux.certitude, totaux.note,
            [totaux.source_id] AS source_ids
        FROM totaux_declares AS totaux
        LEFT JOIN totaux_recomptes USING (total_id)
        JOIN sources USING (source_id)
        JOIN demarches USING (demarche_id)
        LEFT JOIN evenements ON totaux.perimetre = 'evenement:' || evenements.evenement_id
        LEFT JOIN territoires ON territoires.territoire_code = CASE
            WHEN totaux.perimetre LIKE 'territoire:%' THEN split_part(totaux.perimetre, ':', 2)
            ELSE evenements.territoire_code END
        WHERE (recompte IS NOT NULL OR totaux.objet IN (SELECT unnest(?))) AND {condition}
        ORDER BY ecart IS NULL, abs(ecart) DESC, totaux.rowid
        LIMIT {MAX_LIGNES}
        """,
        [list(_OBJETS), *parametres],
    )


def anomalies(store: Store, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Ce que les contrôles ont relevé sur la participation, le plus grave d’abord.

    Seule la démarche y filtre : un écart se lit entre territoires.

    Colonnes : message, valeur_a, lieu_a, valeur_b, lieu_b, explication.
    """
    condition, parametres = filtres.to_sql({"demarche": "demarche_id"})
    return store.frame(
        f"""
        SELECT message, valeur_a, lieu_a, valeur_b, lieu_b, anomalies_situees.explication
        FROM anomalies_situees
        JOIN controles USING (controle_id)
        WHERE sujet = 'participation' AND {condition}
        ORDER BY array_position(['erreur', 'alerte', 'information'], severite), anomalie_id
        LIMIT {MAX_LIGNES}
        """,
        parametres,
    )
