"""Ce qui se compare à une référence, et la référence en face."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.store.connection import Store

MAX_COMPARAISONS = 200
# Les références qui ne viennent pas d’une population : elles se font des modalités comptées.
EGALE = "egale"
SEANCES = "seances"
# La référence du lecteur : (clé, libellé, poids) de chaque modalité.
FICHIER = "fichier"
Apportee = tuple[tuple[str, str, float], ...]

# Chaque modalité, son effectif et son poids dans la référence ; $1 comparaison, $2 jeu,
# $3 année, $4 sans l’hôte ; $5 clés, $6 libellés et $7 poids de la référence du lecteur. Une modalité de la référence où personne n’est venu y est, à zéro ;
# une modalité comptée que la référence ignore y est, sans poids.
FACE = """
    WITH lignes AS (
        SELECT * FROM comparaisons
        WHERE comparaison_id = $1 AND est_situee AND NOT ($4 AND est_hote)
    ),
    comptes AS (
        SELECT
            cle, any_value(modalite) AS modalite, sum(valeur)::BIGINT AS nb,
            sum(nb_seances) AS nb_seances, moins_sure(certitude) AS certitude,
            string_agg(note, ' ') AS note, list(DISTINCT source_id) AS source_ids
        FROM lignes GROUP BY cle
    ),
    reference AS (
        SELECT cle, libelle, effectif::DOUBLE AS poids, [source_id] AS source_ids
        FROM references_comparees
        WHERE jeu = $2 AND annee = $3
            AND NOT ($4 AND cle IN (
                SELECT cle FROM comparaisons WHERE comparaison_id = $1 AND est_hote
            ))
            AND (dimension <> 'territoire' OR (
                niveau IN (SELECT niveau FROM territoires JOIN comptes ON cle = territoire_code)
                AND cle IN (
                    SELECT territoire_code FROM territoires_ancetres
                    WHERE ancetre_code IN (
                        SELECT demarches.territoire_code
                        FROM demarches JOIN lignes USING (demarche_id)
                    )
                )
            ))
        UNION ALL
        SELECT cle, modalite, if($2 = 'egale', 1, nb_seances), []
        FROM comptes WHERE $2 IN ('egale', 'seances')
        UNION ALL
        SELECT cle, libelle, poids, [] FROM (
            SELECT unnest($5::VARCHAR[]) AS cle, unnest($6::VARCHAR[]) AS libelle,
                unnest($7::DOUBLE[]) AS poids
        )
        WHERE $2 = 'fichier' AND poids > 0 AND NOT ($4 AND cle IN (
            SELECT cle FROM comparaisons WHERE comparaison_id = $1 AND est_hote
        ))
    )
    SELECT
        coalesce(comptes.modalite, reference.libelle) AS modalite, cle,
        coalesce(nb, 0) AS nb, poids, nb_seances, certitude, note,
        list_distinct(list_concat(comptes.source_ids, reference.source_ids)) AS source_ids
    FROM comptes FULL JOIN reference USING (cle)
    ORDER BY coalesce(nb, 0) / poids DESC NULLS LAST, modalite
"""


def comparaisons(store: Store, filtres: Filtres = TOUT) -> list[dict[str, Any]]:
    """Ce qui peut se comparer : au moins deux modalités où quelqu’un est venu.

    Clés : comparaison_id, dimension, evenement_id, nature, date_debut, precision_date,
    region (d’ateliers), unite, total, situees, hote (région qui accueille, ou None),
    annee_debut et demarche (son nom). Territoires d’abord, puis métiers, puis ateliers.
    """
    condition, parametres = filtres.to_sql({"demarche": "comparaisons.demarche_id"})
    return store.records(
        f"""
        SELECT
            comparaison_id, dimension, evenement_id, nature, date_debut, precision_date,
            any_value(territoires.nom) AS region, any_value(unite) AS unite,
            sum(valeur)::BIGINT AS total,
            (sum(valeur) FILTER (est_situee))::BIGINT AS situees,
            any_value(modalite) FILTER (est_hote) AS hote,
            any_value(demarches.annee_debut) AS annee_debut,
            any_value(demarches.intitule) AS demarche
        FROM comparaisons
        JOIN demarches USING (demarche_id)
        LEFT JOIN evenements USING (evenement_id)
        LEFT JOIN territoires ON territoires.territoire_code = region_code
        WHERE {condition}
        GROUP BY comparaison_id, dimension, evenement_id, nature, date_debut, precision_date
        HAVING count(*) FILTER (est_situee AND valeur > 0) >= 2
        ORDER BY array_position(['territoire', 'metier', 'atelier'], dimension),
            date_debut DESC, comparaison_id
        LIMIT {MAX_COMPARAISONS}
        """,
        parametres,
    )


def references(store: Store, comparaison_id: str) -> dict[str, list[int]]:
    """Les populations de référence et leurs millésimes, pour cette comparaison.

    {jeu: années croissantes}. Une année n’y est que si la moitié au moins des modalités
    comptées s’y trouvent.
    """
    lignes = store.rows(
        """
        SELECT jeu, annee FROM references_comparees
        JOIN comparaisons USING (dimension, cle)
        WHERE comparaison_id = $1 AND est_situee
        GROUP BY jeu, annee
        HAVING count(DISTINCT cle) * 2 >= (
            SELECT count(DISTINCT cle) FROM comparaisons
            WHERE comparaison_id = $1 AND est_situee
        )
        ORDER BY min(references_comparees.jeu <> 'professions_socio_educatives'), jeu, annee
        """,
        [comparaison_id],
    )
    jeux: dict[str, list[int]] = {}
    for jeu, annee in lignes:
        jeux.setdefault(jeu, []).append(annee)
    return jeux


def choose_year(annees: Sequence[int], annee_debut: int) -> int | None:
    """Le millésime qui sert d’abord : le dernier d’avant la démarche, à défaut le premier."""
    anciennes = [annee for annee in annees if annee <= annee_debut]
    return anciennes[-1] if anciennes else next(iter(annees), None)


def face_keys(
    comparaison_id: str,
    jeu: str,
    annee: int | None,
    sans_hote: bool,
    apportee: Apportee = (),
) -> tuple[Any, ...]:
    """Les paramètres de FACE."""
    cles, libelles, poids = (
        map(list, zip(*apportee, strict=True)) if apportee else ([],) * 3
    )
    return comparaison_id, jeu, annee, sans_hote, cles, libelles, poids


def face_a_face(
    store: Store,
    comparaison_id: str,
    jeu: str,
    annee: int | None,
    sans_hote: bool,
    apportee: Apportee = (),
) -> pd.DataFrame:
    """Chaque modalité face à son poids dans la référence, du rapport le plus fort au plus faible.

    Colonnes : modalite, cle, nb, poids (vide : la référence l’ignore), nb_seances (d’un
    atelier), certitude, note, source_ids.
    """
    cles = face_keys(comparaison_id, jeu, annee, sans_hote, apportee)
    return store.frame(FACE, cles)


def non_situees(store: Store, comparaison_id: str) -> pd.DataFrame:
    """Les présences qui n’entrent dans aucune modalité. Colonnes : modalite, nb."""
    return store.frame(
        """
        SELECT modalite, sum(valeur)::BIGINT AS nb FROM comparaisons
        WHERE comparaison_id = ? AND NOT est_situee
        GROUP BY modalite ORDER BY nb DESC
        """,
        [comparaison_id],
    )


def part_declaree(store: Store, evenement_id: str) -> pd.DataFrame:
    """Un pourcentage déclaré sans sa base, face à toutes les bases possibles.

    Le numérateur est l’effectif que le document donne à la même ligne. Colonnes : nb,
    numerateur, declare_pct, base, base_nb, calcule_pct, ecart_points, source_ids ; la base la
    plus proche d’abord.
    """
    return store.frame(
        """
        WITH bases AS (
            SELECT 'Toutes les présences comptées' AS base, sum(valeur) AS base_nb
            FROM presences_evenements WHERE evenement_id = $1
            UNION ALL
            SELECT modalite, valeur FROM presences_evenements
            WHERE evenement_id = $1 AND est_situee
            UNION ALL
            SELECT modalite || ', ' || coalesce(qualificatif, 'estimation'), valeur
            FROM effectifs
            WHERE evenement_id = $1 AND dimension = 'total' AND nature = 'estime'
        )
        SELECT
            effectifs.valeur AS nb, effectifs.modalite AS numerateur,
            totaux.valeur::DOUBLE AS declare_pct, base, base_nb::BIGINT AS base_nb,
            100.0 * effectifs.valeur / base_nb AS calcule_pct,
            100.0 * effectifs.valeur / base_nb - totaux.valeur::DOUBLE AS ecart_points,
            [totaux.source_id] AS source_ids
        FROM totaux_declares AS totaux
        JOIN effectifs
            ON effectifs.evenement_id = $1 AND effectifs.dimension = 'categorie'
            AND effectifs.source_id = totaux.source_id
            AND effectifs.ligne_debut = totaux.ligne_debut
        CROSS JOIN bases
        WHERE totaux.perimetre = 'evenement:' || $1 AND totaux.objet = 'part'
            AND base_nb >= effectifs.valeur
            AND effectifs.effectif_id NOT IN (SELECT effectif_id FROM effectifs_masques)
        ORDER BY abs(ecart_points), base
        """,
        [evenement_id],
    )
