"""Jusqu’où se fier aux faits : ce qui est imprimé, ce que les contrôles y ont trouvé."""

from typing import Any

import pandas as pd

from egts_dashboard.francais import euros, nombre
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.store.connection import Store

SEVERITES = ("erreur", "alerte", "information")
# Au-delà, la table à l’écran ne se lit plus : la recherche resserre.
ANOMALIES_MAX = 500
# Les documents qui ont leur barre ; les suivants rejoignent « autres sources ».
DOCUMENTS_MAX = 10
SOURCES_CITEES = 60

_FILTREES = {"demarche": "demarche_id", "document": "source_id"}
_COMPTEES = """
    WITH comptees AS (
        SELECT
            source_id, any_value(titre) AS titre, sum(nb_lignes) AS nb_faits,
            coalesce(sum(nb_lignes) FILTER (certitude = 'imprime'), 0) AS nb_imprimes,
            coalesce(sum(nb_lignes) FILTER (certitude = 'deduit'), 0) AS nb_deduits,
            coalesce(sum(nb_lignes) FILTER (certitude = 'incertain'), 0) AS nb_incertains,
            nom_fichier IS NOT NULL AND nature NOT IN ('carte', 'statistique') AS est_lu
        FROM lignes_comptees
        JOIN sources USING (source_id)
        WHERE certitude IS NOT NULL AND {condition}
        GROUP BY source_id, nom_fichier, nature
    )
"""
_RECOMPTES = """
    WITH recomptes AS (
        SELECT total_id, somme_lignes_eur AS recompte, intitule AS fait,
            'La somme des lignes est montrée d’abord : chaque ligne se vérifie.' AS raison
        FROM consommation_enveloppes
        WHERE total_id IS NOT NULL
        UNION ALL
        SELECT total_id, recompte, NULL,
            'Les deux sont montrés ; recompte : ' || coalesce(lecture, 'somme') || '.'
        FROM totaux_recomptes
        WHERE total_id NOT IN (
            SELECT total_id FROM consommation_enveloppes WHERE total_id IS NOT NULL
        )
    )
"""
# Parmi les écarts filtrés aussi, un de chaque contrôle passe avant le deuxième d’aucun.
_ORDRE_FILTRE = f"""
    array_position({list(SEVERITES)}, severite),
    row_number() OVER (PARTITION BY controle_id, severite ORDER BY anomalie_id), rang,
    anomalie_id
"""
_CHERCHEE = """
    contains(
        strip_accents(lower(concat_ws(
            ' ', message, valeur_a, lieu_a, valeur_b, lieu_b, explication, controle
        ))),
        strip_accents(lower(?))
    )
"""


def anomalies(
    store: Store,
    severites: tuple[str, ...] = SEVERITES,
    recherche: str = "",
    filtres: Filtres = TOUT,
) -> pd.DataFrame:
    """Les écarts de ces gravités dont un texte contient la recherche, les plus graves d’abord.

    La recherche ignore la casse et les accents. Colonnes : severite, message, valeur_a,
    lieu_a, valeur_b, lieu_b, explication, controle, est_entre_documents, source_ids, corrige_table, corrige_ligne.
    Au plus ANOMALIES_MAX lignes.
    """
    condition, parametres = filtres.to_sql(_FILTREES)
    cherche = recherche.strip()
    ordre = "ordre" if condition == "true" and not cherche else _ORDRE_FILTRE
    return store.frame(
        f"""
        SELECT
            severite, message, valeur_a, lieu_a, valeur_b, lieu_b, explication, controle,
            nom_table AS corrige_table, ligne_id AS corrige_ligne,
            est_entre_documents, source_ids
        FROM anomalies_situees
        WHERE severite IN (SELECT unnest(?)) AND {condition} AND {_CHERCHEE if cherche else "? = ''"}
        ORDER BY {ordre}
        LIMIT {ANOMALIES_MAX}
        """,
        [list(severites), *parametres, cherche],
    )


def comptes(store: Store, filtres: Filtres = TOUT) -> dict[str, Any]:
    """Combien d’écarts, et combien de contrôles les ont cherchés.

    Clés : nb_erreurs, nb_alertes, nb_informations, nb_entre_documents (erreurs et alertes
    seulement), nb_joues, nb_sans_objet, nb_echecs.
    """
    condition, parametres = filtres.to_sql(_FILTREES)
    return store.records(
        f"""
        SELECT *
        FROM (
            SELECT
                coalesce(sum(nb_ecarts) FILTER (severite = 'erreur'), 0)::BIGINT AS nb_erreurs,
                coalesce(sum(nb_ecarts) FILTER (severite = 'alerte'), 0)::BIGINT AS nb_alertes,
                coalesce(sum(nb_ecarts) FILTER (severite = 'information'), 0)::BIGINT
                    AS nb_informations,
                coalesce(
                    sum(nb_ecarts) FILTER (severite <> 'information' AND est_entre_documents), 0
                )::BIGINT AS nb_entre_documents
            FROM anomalies_situees
            WHERE {condition}
        ), (
            SELECT
                count(*) FILTER (etat = 'fait') AS nb_joues,
                count(*) FILTER (etat = 'sans_objet') AS nb_sans_objet,
                count(*) FILTER (etat = 'echec') AS nb_echecs
            FROM controles
        )
        """,
        parametres,
    )[0]


def certitudes(store: Store, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Les faits de chaque document lu, selon qu’ils sont imprimés, déduits ou incertains.

    Les autres sources (statistiques, presse, plans…) font une seule ligne, la dernière ; si
    aucun document n’a été lu ligne à ligne, les sources les plus fournies ont leur barre.
    Colonnes : document, nb_faits, nb_imprimes, nb_deduits, nb_incertains, part_imprimee_pct,
    source_ids. Du document qui donne le plus de faits à celui qui en donne le moins.
    """
    condition, parametres = filtres.to_sql({"document": "source_id"})
    return store.frame(
        f"""
        {_COMPTEES.format(condition=condition)},
        rangees AS (
            SELECT *, (est_lu OR NOT bool_or(est_lu) OVER ()) AND row_number() OVER (
                ORDER BY est_lu DESC, nb_faits DESC, source_id
            ) <= {DOCUMENTS_MAX} AS a_sa_barre
            FROM comptees
        )
        SELECT
            if(a_sa_barre, any_value(titre), 'Autres sources (' || count(*) || ')') AS document,
            sum(nb_faits)::BIGINT AS nb_faits, sum(nb_imprimes)::BIGINT AS nb_imprimes,
            sum(nb_deduits)::BIGINT AS nb_deduits, sum(nb_incertains)::BIGINT AS nb_incertains,
            100.0 * sum(nb_imprimes) / sum(nb_faits) AS part_imprimee_pct,
            list(source_id ORDER BY source_id)[:{SOURCES_CITEES}] AS source_ids
        FROM rangees
        GROUP BY a_sa_barre, if(a_sa_barre, source_id, NULL)
        ORDER BY a_sa_barre DESC, nb_faits DESC, document
        """,
        parametres,
    )


def concurrences(store: Store, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Les totaux imprimés qu’un recompte contredit, et celui des deux qui est montré.

    Colonnes : fait, declare, recompte, ecart (les trois écrits avec leur unité
    monétaire), unite, raison, document, localisation, source_ids. Les plus grands écarts relatifs d’abord.
    """
    condition, parametres = filtres.to_sql(
        {"demarche": "demarche_id", "document": "source_id"}
    )
    tableau = store.frame(
        f"""
        {_RECOMPTES}
        SELECT
            coalesce(recomptes.fait, evenements.intitule, territoires.nom, perimetre) AS fait,
            valeur AS declare, recompte, recompte - valeur AS ecart,
            unite, raison,
            sources.titre AS document, totaux.localisation, [totaux.source_id] AS source_ids
        FROM (SELECT * FROM totaux_declares WHERE {condition}) AS totaux
        JOIN recomptes USING (total_id)
        JOIN sources USING (source_id)
        LEFT JOIN evenements ON perimetre = 'evenement:' || evenements.evenement_id
        LEFT JOIN territoires ON perimetre = 'territoire:' || territoires.territoire_code
        WHERE recompte <> valeur
        ORDER BY abs(recompte - valeur) / nullif(abs(valeur), 0) DESC, total_id
        """,
        parametres,
    )
    for colonne in ("declare", "recompte", "ecart"):
        tableau[colonne] = [
            euros(valeur) if unite == "eur" else nombre(valeur)
            for valeur, unite in zip(tableau[colonne], tableau["unite"], strict=True)
        ]
    return tableau


def controles(store: Store) -> pd.DataFrame:
    """Toutes les règles, celles qui n’ont rien prouvé d’abord.

    Colonnes : controle, etat_controle, nb_lignes_examinees, nb_anomalies, explication.
    """
    return store.frame(
        """
        SELECT titre AS controle, etat AS etat_controle, nb_lignes_examinees, nb_anomalies, explication
        FROM controles
        ORDER BY etat = 'fait', rang
        """
    )
