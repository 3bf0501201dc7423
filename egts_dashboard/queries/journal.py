"""Le journal : qui a apporté, corrigé ou retiré quoi, quand et pourquoi."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from egts_dashboard.francais import INSECABLE, NON_RENSEIGNE, date_longue
from egts_dashboard.models.champs_nommes import CHAMPS
from egts_dashboard.store.connection import Store

LOTS_MAX = 500
GESTES_MAX = 500
CHIFFRES_CLES = """
SELECT
    (SELECT count(*) FROM preconisations) AS preconisations,
    (SELECT sum(nb_participations)::BIGINT FROM participations_ateliers) AS participations,
    (SELECT sum(montant_eur) FROM depenses) AS depenses,
    (SELECT coalesce(sum(nb_ecarts), 0)::BIGINT FROM anomalies) AS anomalies"""

# Ce que le dernier lot a fait : lignes par table et par geste, cases corrigées.
DERNIER_LOT = """
SELECT nom_table, geste, count(*) AS nb_lignes, sum(len(json_keys(champs)))::BIGINT AS nb_cases
FROM journal WHERE lot_id = (SELECT arg_max(lot_id, (ordre, date)) FROM lots)
GROUP BY ALL ORDER BY ALL"""


def chiffres_cles(store: Store) -> dict[str, Any]:
    """Les chiffres de tête ; None quand aucune ligne ne le renseigne.

    Clés : preconisations (nombre), participations (présences), depenses (€), anomalies (nombre).
    """
    return store.records(CHIFFRES_CLES)[0]


def lots(
    store: Store, table: str = "", auteur: str = "", ligne_id: str = ""
) -> pd.DataFrame:
    """Les lots du dernier appliqué au premier, au plus LOTS_MAX.

    `table` : seulement ceux qui ont touché cette table ; `auteur` : ceux d’une personne ;
    `ligne_id` : ceux qui ont touché cette ligne.
    Colonnes : lot_id, lot (titre), auteur, date, raison, etat_lot (applique, retire, geste),
    retire, retablit, nb_ajouts, nb_corrections, nb_retraits (lignes), quand (date en clair).
    """
    comptes, choisis = "gestes_comptes", tuple[str, ...]()
    if ligne_id:
        comptes = "(SELECT *, 1 AS nb FROM journal WHERE ligne_id = ?)"
        choisis = (ligne_id,)
    tableau = store.frame(
        f"""
        SELECT
            lot_id, titre AS lot, auteur, date, raison,
            CASE
                WHEN retire IS NOT NULL OR retablit IS NOT NULL THEN 'geste'
                WHEN est_retire THEN 'retire'
                ELSE 'applique'
            END AS etat_lot,
            retire, retablit,
            coalesce(sum(nb) FILTER (geste = 'ajout'), 0)::BIGINT AS nb_ajouts,
            coalesce(sum(nb) FILTER (geste = 'correction'), 0)::BIGINT AS nb_corrections,
            coalesce(sum(nb) FILTER (geste = 'retrait'), 0)::BIGINT AS nb_retraits
        FROM lots
        LEFT JOIN (
            SELECT lot_id, geste, nb FROM {comptes} WHERE ? IN ('', nom_table)
        ) USING (lot_id)
        WHERE ? IN ('', auteur)
        GROUP BY lot_id, titre, auteur, date, raison, retire, retablit, est_retire, lots.ordre
        HAVING ? || ? = '' OR count(geste) > 0
        ORDER BY lots.ordre DESC, date DESC, lot_id DESC
        LIMIT {LOTS_MAX}
        """,
        (*choisis, table, auteur, table, ligne_id),
    )
    return tableau.assign(quand=[_when(date) for date in tableau["date"]])


def histoire(
    store: Store, ligne_id: str, table: str = "", auteur: str = ""
) -> pd.DataFrame:
    """Les versions d’une ligne, de la première à la dernière, au plus GESTES_MAX.

    `auteur` : seulement celles d’une personne.
    Colonnes : date, auteur, lot, lot_id, raison, nom_table, ligne_id, geste, champs (JSON),
    quand (date en clair), changement (champs en clair).
    """
    tableau = store.frame(
        f"""
        SELECT
            date, auteur, titre AS lot, lot_id, raison, nom_table, ligne_id, geste, champs
        FROM journal_montre
        JOIN lots USING (lot_id)
        WHERE ligne_id = ? AND ? IN ('', nom_table) AND ? IN ('', auteur)
        ORDER BY rang
        LIMIT {GESTES_MAX}
        """,
        (ligne_id, table, auteur),
    )
    return tableau.assign(
        quand=[_when(date) for date in tableau["date"]],
        changement=[to_words(champs) for champs in tableau["champs"]],
    )


def gestes(store: Store, lot_id: str) -> pd.DataFrame:
    """Ce qu’un lot a fait, ligne par ligne, dans l’ordre ; au plus GESTES_MAX.

    Colonnes : geste, nom_table, ligne_id, changement (champs en clair).
    """
    tableau = store.frame(
        f"""
        SELECT geste, nom_table, ligne_id, champs FROM journal_montre
        WHERE lot_id = ? ORDER BY rang LIMIT {GESTES_MAX}
        """,
        (lot_id,),
    )
    return tableau.assign(changement=[to_words(champs) for champs in tableau["champs"]])


def to_words(champs: object) -> str:
    """« Séances : 2 → 4 » pour chaque colonne changée ; rien s’il n’y en a pas."""
    # Une case vide arrive de pandas en None ou en NaN.
    return in_words(json.loads(champs)) if isinstance(champs, str) else ""


def in_words(champs: Mapping[str, Sequence[Any]] | None) -> str:
    """Le même, à partir de {colonne: [avant, après]}."""
    if not champs:
        return ""
    return "\u202f; ".join(
        f"{CHAMPS.get(colonne, colonne)}{INSECABLE}: {_value(avant)} → {_value(apres)}"
        for colonne, (avant, apres) in champs.items()
    )


def _value(valeur: Any) -> str:
    return NON_RENSEIGNE if valeur is None else str(valeur)


def _when(date: Any) -> str:
    return f"{date_longue(date)}, {date:%H}{INSECABLE}h{INSECABLE}{date:%M}"


def auteurs(store: Store) -> list[str]:
    """Ceux qui ont écrit un lot, par nom."""
    return [nom for (nom,) in store.rows("SELECT DISTINCT auteur FROM lots ORDER BY 1")]
