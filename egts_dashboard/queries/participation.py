"""Les questions posées à la participation : qui est venu, où, combien de fois."""

from typing import Any

import pandas as pd

from egts_dashboard.models.libelles import LIBELLES
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.store.connection import Store

COLONNES = {"demarche": "demarche_id", "territoire": "territoire_code"}
# Au-delà, une figure ne se lit plus : on montre les plus grands et on le dit.
MAX_BARRES = 25
MAX_LIGNES = 1000


def bilan(store: Store, filtres: Filtres = TOUT) -> dict[str, Any]:
    """Ce que les ateliers comptent, en une ligne.

    Clés : nb_ateliers, nb_comptes, nb_sans_compte, nb_participations, nb_sans_date (participations
    qu’aucune date ne porte), nb_seances (des seuls ateliers comptés), nb_avec_seances (ceux
    d’entre eux qui les disent), moyenne (participations par séance), nb_demarches, nb_regions,
    region et est_commune (où il y a un compte). None : rien n’est compté.
    """
    condition, parametres = _ateliers_sql(filtres)
    (ligne,) = store.records(
        f"""
        SELECT
            count(*) AS nb_ateliers, count(nb_participations) AS nb_comptes,
            count(*) - count(nb_participations) AS nb_sans_compte,
            sum(nb_participations)::BIGINT AS nb_participations,
            (sum(nb_participations) FILTER (evenement_id IS NULL))::BIGINT AS nb_sans_date,
            (sum(nb_seances) FILTER (nb_participations IS NOT NULL))::BIGINT AS nb_seances,
            count(nb_seances) FILTER (nb_participations IS NOT NULL) AS nb_avec_seances,
            sum(nb_participations) FILTER (nb_seances IS NOT NULL)
                / sum(nb_seances) FILTER (nb_participations IS NOT NULL) AS moyenne,
            count(DISTINCT demarche_id) FILTER (nb_participations IS NOT NULL) AS nb_demarches,
            count(DISTINCT region_code) FILTER (nb_participations IS NOT NULL) AS nb_regions,
            any_value(nom) FILTER (nb_participations IS NOT NULL) AS region,
            bool_and(niveau = 'commune') FILTER (nb_participations IS NOT NULL) AS est_commune
        FROM participations_ateliers AS ateliers
        JOIN territoires ON territoires.territoire_code = region_code
        WHERE {condition}
        """,
        parametres,
    )
    return ligne


def ateliers(store: Store, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Les ateliers dont les participations sont comptées, du plus suivi au moins suivi.

    Colonnes : atelier, region_code, territoire, nb_participations, nb_seances,
    participations_par_seance, part_pct (du total compté), demarche, certitude, source_ids.
    Les MAX_BARRES premiers ; leur part reste celle du total.
    """
    condition, parametres = _ateliers_sql(filtres)
    return store.frame(
        f"""
        SELECT
            ateliers.intitule AS atelier, region_code, territoires.nom AS territoire,
            nb_participations, nb_seances, participations_par_seance,
            100.0 * nb_participations / sum(nb_participations) OVER () AS part_pct,
            demarches.intitule AS demarche, certitude, [source_id] AS source_ids
        FROM participations_ateliers AS ateliers
        JOIN territoires USING (territoire_code)
        JOIN demarches USING (demarche_id)
        WHERE nb_participations IS NOT NULL AND {condition}
        ORDER BY nb_participations DESC, atelier
        LIMIT {MAX_BARRES}
        """,
        parametres,
    )


def ateliers_sans_compte(store: Store, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Les ateliers dont aucun document ne dit les participations, par territoire.

    Colonnes : territoire, atelier, nb_seances, demarche, certitude, localisation, note,
    source_ids ; au plus MAX_LIGNES.
    """
    condition, parametres = _ateliers_sql(filtres)
    return store.frame(
        f"""
        SELECT
            territoires.nom AS territoire, ateliers.intitule AS atelier, nb_seances,
            demarches.intitule AS demarche, certitude, localisation, note,
            [source_id] AS source_ids
        FROM participations_ateliers AS ateliers
        JOIN territoires USING (territoire_code)
        JOIN demarches USING (demarche_id)
        WHERE nb_participations IS NULL AND {condition}
        ORDER BY territoire, atelier_id
        LIMIT {MAX_LIGNES}
        """,
        parametres,
    )


def sans_compte_par_territoire(store: Store, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Combien d’ateliers sans compte dans chaque territoire. Colonnes : territoire, nb_ateliers."""
    condition, parametres = _ateliers_sql(filtres)
    return store.frame(
        f"""
        SELECT territoires.nom AS territoire, count(*) AS nb_ateliers
        FROM participations_ateliers AS ateliers
        JOIN territoires USING (territoire_code)
        WHERE nb_participations IS NULL AND {condition}
        GROUP BY ALL ORDER BY nb_ateliers DESC, territoire
        """,
        parametres,
    )


def signatures(store: Store, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Les présences comptées aux événements, par territoire d’origine.

    Colonnes : origine, region_code, nb_presences, unite, part_pct (de toutes les présences
    montrées), est_situee, evenement, certitude, note, source_ids. Les territoires d’abord, du
    plus grand nombre au plus petit, puis ce qui n’a pas de région.
    """
    condition, parametres = _presences_sql(filtres)
    return store.frame(
        f"""
        SELECT
            modalite AS origine, region_code, sum(valeur)::BIGINT AS nb_presences, presences.unite,
            100.0 * sum(valeur) / sum(sum(valeur)) OVER () AS part_pct,
            bool_and(est_situee) AS est_situee,
            string_agg(DISTINCT evenements.intitule, ' ; ') AS evenement,
            moins_sure(presences.certitude) AS certitude, any_value(presences.note) AS note,
            list(DISTINCT presences.source_id) AS source_ids
        FROM presences_evenements AS presences
        JOIN evenements USING (evenement_id)
        WHERE {condition}
        GROUP BY modalite, region_code, presences.unite
        ORDER BY est_situee DESC, nb_presences DESC, origine
        LIMIT {MAX_BARRES}
        """,
        parametres,
    )


def metiers(store: Store, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Les personnes qui ont énoncé un métier ou un diplôme, du plus cité au moins cité.

    Colonnes : metier, nb_personnes, part_pct (de celles dont le métier est dit),
    est_incertain (nombre non imprimé), evenement, certitude, note, est_masque, source_ids. Avec un
    filtre de territoire, un métier dont un effectif est masqué (secret statistique) vient après
    les autres, sans nombre ni part.
    """
    condition, parametres = filtres.to_sql(
        {"demarche": "effectifs.demarche_id", "territoire": "effectifs.territoire_code"}
    )
    return store.frame(
        f"""
        SELECT
            modalite AS metier, ? AND bool_or(est_tu) AS est_masque,
            if(est_masque, NULL, sum(valeur)::BIGINT) AS nb_personnes,
            100.0 * nb_personnes / sum(nb_personnes) OVER () AS part_pct,
            bool_or(effectifs.certitude <> 'imprime') AS est_incertain,
            string_agg(DISTINCT evenements.intitule, ' ; ') AS evenement,
            moins_sure(effectifs.certitude) AS certitude, any_value(effectifs.note) AS note,
            list(DISTINCT effectifs.source_id) AS source_ids
        FROM effectifs
        LEFT JOIN evenements USING (evenement_id)
        JOIN (SELECT effectif_id, est_masque AS est_tu FROM effectifs_montres) AS montres
            USING (effectif_id)
        WHERE dimension = 'metier' AND {condition}
        GROUP BY modalite
        ORDER BY nb_personnes DESC NULLS LAST, metier
        LIMIT {MAX_BARRES}
        """,
        [bool(filtres.territoire), *parametres],
    )


def structures(store: Store, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Les structures nommées dans les documents, par catégorie, de la plus citée à la moins citée.

    Une structure nommée à plusieurs rencontres compte une fois. Colonnes : categorie,
    nb_structures, nb_presentes (à une rencontre datée), part_pct, source_ids.
    """
    condition, parametres = filtres.to_sql(COLONNES)
    tableau = store.frame(
        f"""
        WITH nommees AS (
            SELECT
                nom, territoire_code, any_value(categorie) AS categorie,
                bool_or(evenement_id IS NOT NULL) AS est_presente,
                list(DISTINCT source_id) AS source_ids
            FROM structures WHERE {condition}
            GROUP BY nom, territoire_code
        )
        SELECT
            categorie, count(*) AS nb_structures,
            count(*) FILTER (est_presente) AS nb_presentes,
            100.0 * count(*) / sum(count(*)) OVER () AS part_pct,
            list_distinct(flatten(list(source_ids))) AS source_ids
        FROM nommees
        GROUP BY categorie
        ORDER BY nb_structures DESC, categorie
        """,
        parametres,
    )
    libelles = LIBELLES["categorie_structure"]
    tableau["categorie"] = tableau["categorie"].map(libelles).fillna("non renseignée")
    return tableau


def rencontres(store: Store, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Les rencontres ouvertes au public, dans l’ordre des dates.

    Colonnes : evenement_id, intitule, nature, territoire, region_code, date_debut, date_fin,
    precision_date, nb_presences (vide : le document ne compte pas), unite, cumul (présences
    comptées jusque-là, par unité), est_dessinee (sa démarche a au moins un compte), certitude, localisation, source_ids.
    """
    condition, parametres = _presences_sql(filtres, "rencontres")
    tableau = store.frame(
        f"""
        SELECT
            evenement_id, rencontres.intitule, nature, territoires.nom AS territoire, region_code,
            date_debut, coalesce(date_fin, date_debut) AS date_fin, precision_date,
            valeur AS nb_presences, unite, sum(valeur) OVER (
                PARTITION BY unite ORDER BY date_debut, evenement_id
            )::BIGINT AS cumul,
            count(valeur) OVER (PARTITION BY rencontres.demarche_id) > 0 AS est_dessinee,
            certitude, localisation, [source_id] AS source_ids
        FROM rencontres
        JOIN territoires USING (territoire_code)
        WHERE {condition}
        ORDER BY date_debut, evenement_id
        LIMIT {MAX_LIGNES}
        """,
        parametres,
    )
    tableau["nature"] = tableau["nature"].replace(LIBELLES["nature_evenement"])
    return tableau


def _ateliers_sql(filtres: Filtres) -> tuple[str, list[Any]]:
    return filtres.to_sql(
        {"demarche": "ateliers.demarche_id", "territoire": "ateliers.territoire_code"}
    )


def _presences_sql(filtres: Filtres, table: str = "presences") -> tuple[str, list[Any]]:
    return filtres.to_sql(
        {"demarche": f"{table}.demarche_id", "territoire": f"{table}.territoire_code"}
    )
