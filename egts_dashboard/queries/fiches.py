"""Tout ce que le magasin sait d’un item : sa place, ses thèmes, ses voisins, ses suites."""

from typing import Any

import pandas as pd

from egts_dashboard.queries.journal import to_words
from egts_dashboard.queries.preconisations import NATURES
from egts_dashboard.store.connection import Store
from egts_dashboard.store.racines import stems

# Les mots les plus rares d’un intitulé suffisent à trouver ses voisins.
RACINES_MAX = 10
# Parmi combien de voisins par les mots on cherche les thèmes communs.
CANDIDATS_MAX = 200
_PROCHES = """
    WITH cherchees AS MATERIALIZED (
        SELECT racine, forme, rarete FROM racines
        WHERE racine IN (SELECT unnest($1)) ORDER BY rarete DESC, racine LIMIT $2
    ),
    voisins AS MATERIALIZED (
        SELECT
            item_no, sum(poids * rarete) AS points,
            string_agg(forme, ', ' ORDER BY rarete DESC, forme) AS mots
        FROM index_mots JOIN cherchees USING (racine) JOIN items USING (item_no)
        WHERE item_no <> $3 AND objet = $4
        GROUP BY item_no
        ORDER BY points DESC, item_no LIMIT $5
    ),
    communs AS (
        SELECT item_no, count(*) AS nb, string_agg(libelle, ', ' ORDER BY rang) AS themes
        FROM items_themes
        JOIN voisins USING (item_no)
        JOIN themes ON themes.theme_id = items_themes.theme_id
        WHERE items_themes.theme_id IN (
            SELECT theme_id FROM items_themes WHERE item_no = $3
        )
        GROUP BY item_no
    )
    SELECT
        item_id, intitule, provenance, territoire, mots, themes,
        points * (1 + coalesce(nb, 0)) AS score
    FROM voisins
    JOIN items_situes USING (item_no)
    LEFT JOIN communs USING (item_no)
    ORDER BY score DESC, item_no LIMIT $6
    """


def fiche(store: Store, item_id: str) -> dict[str, Any] | None:
    """Un item et sa place exacte ; None s’il n’existe pas.

    Clés : item_no, objet, item_id, intitule, verbatim, nature, niveau, annee, angle, volet,
    thematique, rang, territoire, atelier, document, producteur, localisation, ligne_debut,
    ligne_fin, certitude, note.
    """
    trouvees = store.records(
        """
        SELECT
            item_no, objet, item_id, intitule, verbatim, nature, niveau, annee, angle, volet,
            thematique, rang, territoire, atelier, document, producteur, localisation,
            ligne_debut, ligne_fin, certitude, note
        FROM items_situes
        WHERE item_id = ?
        ORDER BY item_no LIMIT 1
        """,
        [item_id],
    )
    if not trouvees:
        return None
    trouvee = trouvees[0]
    return trouvee | {"nature": NATURES.get(trouvee["nature"], trouvee["nature"])}


def themes(store: Store, objet: str, item_id: str) -> pd.DataFrame:
    """Ses thèmes, le principal d’abord. Colonnes : theme, rang, codeur, methode, note."""
    return store.frame(
        """
        SELECT libelle AS theme, rang, codeur, methode, note
        FROM codages JOIN themes USING (theme_id)
        WHERE objet = ? AND objet_id = ?
        ORDER BY rang, codeur
        """,
        [objet, item_id],
    )


def proches(store: Store, item_no: int, limite: int = 5) -> pd.DataFrame:
    """Les items de même sorte qui partagent ses mots les plus rares, un thème commun comptant double.

    Colonnes : item_id, intitule, provenance, territoire, mots (écrits comme le plus souvent),
    themes (en commun), score. Le plus proche d’abord.
    """
    item = store.records(
        "SELECT objet, concat_ws(' ', intitule, verbatim) AS texte FROM items WHERE item_no = ?",
        [item_no],
    )[0]
    return store.frame(
        _PROCHES,
        [
            sorted(set(stems(item["texte"]))),
            RACINES_MAX,
            item_no,
            item["objet"],
            CANDIDATS_MAX,
            limite,
        ],
    )


def mentions(store: Store, objet: str, item_id: str) -> pd.DataFrame:
    """Les autres endroits qui le redisent. Colonnes : document, localisation, ligne_debut, note."""
    return store.frame(
        """
        SELECT titre AS document, localisation, ligne_debut, mentions.note
        FROM mentions JOIN sources USING (source_id)
        WHERE objet = ? AND objet_id = ?
        ORDER BY sources.rowid, ligne_debut
        """,
        [objet, item_id],
    )


def liens(store: Store, objet: str, item_id: str) -> pd.DataFrame:
    """D’où il vient et ce qu’il est devenu, liens rejetés exclus.

    Colonnes : sens (amont, aval), objet, item_id, intitule, nature, statut, methode, note.
    L’amont d’abord.
    """
    return store.frame(
        """
        WITH autres AS (
            SELECT 'amont' AS sens, amont_objet AS objet, amont_id AS item_id, remontees.*
            FROM remontees WHERE aval_objet = $1 AND aval_id = $2
            UNION ALL
            SELECT 'aval', aval_objet, aval_id, remontees.*
            FROM remontees WHERE amont_objet = $1 AND amont_id = $2
        )
        SELECT
            sens, autres.objet, autres.item_id,
            coalesce(items.intitule, mesures.intitule, autres.item_id) AS intitule,
            autres.nature, statut, methode, autres.note
        FROM autres
        LEFT JOIN items ON items.objet = autres.objet AND items.item_id = autres.item_id
        LEFT JOIN mesures ON autres.objet = 'mesure' AND mesure_id = autres.item_id
        WHERE statut <> 'rejetee'
        ORDER BY sens, statut DESC, remontee_id
        """,
        [objet, item_id],
    )


def historique(store: Store, objet: str, item_id: str) -> pd.DataFrame:
    """Ses versions, la plus récente d’abord.

    Colonnes : date, geste, changement (en toutes lettres, tiré de champs), lot, auteur, raison.
    """
    tableau = store.frame(
        """
        SELECT lots.date, geste, champs, titre AS lot, auteur, raison
        FROM journal JOIN lots USING (lot_id)
        WHERE nom_table = ? || 's' AND ligne_id = ?
        ORDER BY journal.rang DESC
        """,
        [objet, item_id],
    )
    return tableau.assign(changement=[to_words(champs) for champs in tableau["champs"]])
