"""Les questions posées au budget. Les montants y restent exacts, au centime."""

from typing import Any

import pandas as pd

from egts_dashboard import config
from egts_dashboard.models.libelles import LIBELLES
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.store.connection import Store

COLONNES = {
    "demarche": "depenses.demarche_id",
    "territoire": "depenses.territoire_code",
}
_ENVELOPPES = {"demarche": "demarche_id"}


def enveloppes(store: Store, filtres: Filtres = TOUT) -> list[dict[str, Any]]:
    """Chaque enveloppe et sa consommation sous les deux lectures, montants en Decimal.

    Clés : enveloppe_id, demarche_id, intitule, notifie_eur, somme_lignes_eur, nb_lignes,
    total_imprime_eur, total_id, autres_totaux_eur, reste_lignes_eur, reste_imprime_eur, ecart_eur. Un reste
    négatif est un dépassement.
    """
    condition, parametres = filtres.to_sql(_ENVELOPPES)
    return store.records(
        f"SELECT * FROM consommation_enveloppes WHERE {condition}", parametres
    )


def lectures(store: Store, enveloppe_id: str) -> pd.DataFrame:
    """Les deux lectures d’une enveloppe face à son montant.

    Colonnes : lecture, montant_eur, notifie_eur, consomme_pct, reste_eur, source_ids.
    La somme des lignes d’abord, puis le total imprimé s’il existe.
    """
    return store.frame(
        """
        WITH lues AS (
            SELECT 1 AS rang, 'Somme des lignes' AS lecture, somme_lignes_eur AS montant_eur
            FROM consommation_enveloppes WHERE enveloppe_id = $1
            UNION ALL
            SELECT 2, 'Total imprimé', total_imprime_eur
            FROM consommation_enveloppes
            WHERE enveloppe_id = $1 AND total_imprime_eur IS NOT NULL
        )
        SELECT
            lecture, lues.montant_eur::DOUBLE AS montant_eur,
            enveloppes.montant_eur::DOUBLE AS notifie_eur,
            100.0 * lues.montant_eur / enveloppes.montant_eur AS consomme_pct,
            (enveloppes.montant_eur - lues.montant_eur)::DOUBLE AS reste_eur,
            [source_id] AS source_ids
        FROM lues, enveloppes
        WHERE enveloppe_id = $1
        ORDER BY rang
        """,
        [enveloppe_id],
    )


def franchissements(store: Store, enveloppe_id: str) -> pd.DataFrame:
    """Les lignes d’une enveloppe dans l’ordre du document, leur cumul, le seuil franchi.

    Colonnes : rang, intitule, montant_eur, cumul_eur, cumul_pct, notifie_eur, seuil_pct (le
    plus haut seuil que la ligne dépasse strictement, vide sinon), est_dessinee (les plus fortes,
    celles qui franchissent un seuil, la dernière), certitude, attribution, territoire,
    localisation, source_ids.
    """
    tableau = store.frame(
        """
        WITH cumul AS (
            SELECT
                row_number() OVER (ORDER BY depenses.ligne_debut, rang_registre) AS rang,
                depenses.*,
                sum(depenses.montant_eur) OVER (ORDER BY depenses.ligne_debut, rang_registre) AS cumul_eur,
                enveloppes.montant_eur AS notifie_eur
            FROM depenses JOIN enveloppes USING (enveloppe_id)
            WHERE enveloppe_id = $1 AND etat <> 'prevu'
        )
        SELECT
            rang, cumul.intitule, cumul.montant_eur::DOUBLE AS montant_eur,
            cumul_eur::DOUBLE AS cumul_eur, 100.0 * cumul_eur / notifie_eur AS cumul_pct,
            notifie_eur::DOUBLE AS notifie_eur,
            list_max(list_filter($2::INTEGER[], lambda seuil:
                cumul_eur * 100 > notifie_eur * seuil
                AND (cumul_eur - cumul.montant_eur) * 100 <= notifie_eur * seuil
            )) AS seuil_pct,
            rang = (SELECT count(*) FROM cumul)
                OR row_number() OVER (ORDER BY cumul.montant_eur DESC, rang) <= $3 AS est_dessinee,
            cumul.certitude, attribution, territoires.nom AS territoire,
            cumul.localisation, [source_id] AS source_ids
        FROM cumul
        LEFT JOIN territoires USING (territoire_code)
        ORDER BY rang
        """,
        [enveloppe_id, list(config.SEUILS_ENVELOPPE_PCT), config.LIGNES_DESSINEES],
    )
    tableau["est_dessinee"] |= tableau["seuil_pct"].notna()
    return tableau


def par_axe(store: Store, axe: str, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Dépenses par région, par poste, par financement ou par état, dans et hors enveloppe.

    `axe` : region, poste, financement, etat. Colonnes : code, libelle, dans_eur, hors_eur,
    total_eur, part_pct (du total montré), nb_lignes, nb_incertaines (attribution non
    imprimée), source_ids. De la plus forte à la plus faible.
    """
    colonne = {
        "region": "region_code",
        "poste": "poste",
        "financement": "financement",
        "etat": "etat",
    }[axe]
    condition, parametres = filtres.to_sql(COLONNES)
    tableau = store.frame(
        f"""
        SELECT
            {colonne} AS code,
            coalesce(any_value(territoires.nom), {colonne}, 'non renseigné') AS libelle,
            coalesce(sum(montant_eur) FILTER (est_dans_enveloppe), 0)::DOUBLE AS dans_eur,
            coalesce(sum(montant_eur) FILTER (NOT est_dans_enveloppe), 0)::DOUBLE AS hors_eur,
            sum(montant_eur)::DOUBLE AS total_eur,
            100.0 * sum(montant_eur) / sum(sum(montant_eur)) OVER () AS part_pct,
            count(*) AS nb_lignes,
            count(*) FILTER (attribution <> 'imprimee') AS nb_incertaines,
            list(DISTINCT source_id) AS source_ids
        FROM depenses
        LEFT JOIN territoires
            ON territoires.territoire_code = {colonne} AND '{axe}' = 'region'
        WHERE {condition}
        GROUP BY {colonne}
        ORDER BY total_eur DESC, libelle
        """,
        parametres,
    )
    tableau["libelle"] = tableau["libelle"].replace(LIBELLES.get(axe, {}))
    return tableau


def lignes(store: Store, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Toutes les dépenses, dans l’ordre du document.

    Colonnes : intitule, montant_eur, place (dans l’enveloppe, au-delà), territoire,
    attribution, poste, etat, financement, document, localisation, certitude, note, source_ids.
    """
    condition, parametres = filtres.to_sql(
        {"demarche": "depenses.demarche_id", "territoire": "depenses.territoire_code"}
    )
    return store.frame(
        f"""
        SELECT
            depenses.intitule, montant_eur::DOUBLE AS montant_eur,
            if(est_dans_enveloppe, 'dans l’enveloppe', 'au-delà') AS place,
            territoires.nom AS territoire, attribution, poste, etat, financement,
            sources.titre AS document, localisation, certitude, depenses.note,
            [source_id] AS source_ids
        FROM depenses
        LEFT JOIN territoires USING (territoire_code)
        JOIN sources USING (source_id)
        WHERE {condition}
        ORDER BY NOT est_dans_enveloppe, depenses.ligne_debut, rang_registre
        """,
        parametres,
    )


def explication_ecart(store: Store, enveloppe_id: str) -> dict[str, Any] | None:
    """La ligne dont le montant égale l’écart entre la somme et le total imprimé, s’il y en a.

    Clés : intitule, montant_eur, territoire.
    """
    trouvees = store.records(
        """
        SELECT depenses.intitule, montant_eur, territoires.nom AS territoire
        FROM depenses
        JOIN consommation_enveloppes USING (enveloppe_id)
        LEFT JOIN territoires USING (territoire_code)
        WHERE enveloppe_id = ? AND montant_eur = abs(ecart_eur)
        """,
        [enveloppe_id],
    )
    return trouvees[0] if len(trouvees) == 1 else None


def estimations(store: Store, filtres: Filtres = TOUT) -> pd.DataFrame:
    """L’estimation d’ensemble publiée, face aux trois façons de la recalculer.

    Colonnes : lecture, calcule_eur, estime_eur, ecart_eur, est_la_plus_proche, source_ids.
    """
    condition, parametres = filtres.to_sql({"demarche": "demarches.demarche_id"})
    return store.frame(
        f"""
        WITH bases AS (
            SELECT demarches.demarche_id, valeur AS estime_eur, totaux_declares.source_id,
                (SELECT coalesce(sum(montant_eur), 0) FROM depenses
                 WHERE NOT est_dans_enveloppe AND depenses.demarche_id = demarches.demarche_id) AS hors_eur
            FROM demarches
            JOIN totaux_declares
                ON perimetre = 'demarche:' || demarches.demarche_id AND objet = 'budget'
            WHERE {condition}
        ),
        lues AS (
            SELECT demarche_id, unnest([
                {{'rang': 1, 'lecture': 'Somme des lignes et dépenses au-delà', 'base': sum(somme_lignes_eur)}},
                {{'rang': 2, 'lecture': 'Total imprimé et dépenses au-delà', 'base': sum(total_imprime_eur)}},
                {{'rang': 3, 'lecture': 'Enveloppe entière et dépenses au-delà', 'base': sum(notifie_eur)}}
            ], recursive := true)
            FROM consommation_enveloppes GROUP BY demarche_id
        )
        SELECT
            lecture, (base + hors_eur)::DOUBLE AS calcule_eur, estime_eur::DOUBLE AS estime_eur,
            (base + hors_eur - estime_eur)::DOUBLE AS ecart_eur,
            abs(base + hors_eur - estime_eur)
                = min(abs(base + hors_eur - estime_eur)) OVER () AS est_la_plus_proche,
            [source_id] AS source_ids
        FROM lues JOIN bases USING (demarche_id)
        WHERE base IS NOT NULL
        ORDER BY rang
        """,
        parametres,
    )
