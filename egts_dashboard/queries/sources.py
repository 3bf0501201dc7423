"""Les documents : lesquels, ce que chacun a donné, jusqu’où ils ont été lus."""

from collections.abc import Iterable

import pandas as pd

from egts_dashboard.francais import date_longue
from egts_dashboard.models import TABLES
from egts_dashboard.models.colonne import describe
from egts_dashboard.models.construction import CONSTRUITES
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.store.connection import Store

# Au-delà, un journal ne se lit plus : on montre les derniers gestes.
GESTES_MAX = 200
LOTS_MAX = 200
SOURCES_MAX = 500
# Les documents que les figures montrent, les plus fournis d’abord.
DOCUMENTS_MAX = 10
# Un document lu ligne à ligne a son fichier ; une carte ou une statistique ne se lit pas ainsi.
_EST_LU = "nom_fichier IS NOT NULL AND nature NOT IN ('carte', 'statistique')"
_DOCUMENT = {"document": "source_id"}


def citations(store: Store, source_ids: Iterable[str]) -> pd.DataFrame:
    """De quoi citer des documents. Colonnes : source_id, titre, producteur, annee, url.

    Dans l’ordre du registre des sources.
    """
    return store.frame(
        """
        SELECT source_id, titre, producteur, year(date_publication) AS annee, url
        FROM sources
        WHERE source_id IN (SELECT unnest(?))
        ORDER BY sources.rowid
        """,
        [sorted(set(source_ids))],
    )


def registre(store: Store, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Les documents du registre (SOURCES_MAX au plus), ceux qui ont été lus ligne à ligne d’abord.

    Colonnes : document, producteur, date (en toutes lettres), nature_source, nb_faits,
    fichier (nom et empreinte SHA-256), licence, url, note, est_lu.
    """
    condition, parametres = filtres.to_sql(_DOCUMENT)
    tableau = store.frame(
        f"""
        SELECT
            titre AS document, producteur, date_publication::TIMESTAMP AS date,
            nature AS nature_source, coalesce(nb_faits, 0) AS nb_faits,
            nullif(concat_ws(' · ', nom_fichier, sha256), '') AS fichier,
            licence, url, note, {_EST_LU} AS est_lu
        FROM sources
        LEFT JOIN (
            SELECT source_id, sum(nb_lignes)::BIGINT AS nb_faits FROM lignes_comptees
            WHERE certitude IS NOT NULL GROUP BY ALL
        ) USING (source_id)
        WHERE {condition}
        ORDER BY est_lu DESC, nb_faits DESC, sources.rowid
        LIMIT {SOURCES_MAX}
        """,
        parametres,
    )
    tableau["date"] = [
        None if pd.isna(jour) else date_longue(jour) for jour in tableau["date"]
    ]
    return tableau


def apports(store: Store, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Combien de lignes chaque document lu a données, par table.

    Colonnes : document, nature_source, nom_table, nb_lignes, source_ids. DOCUMENTS_MAX
    documents au plus, du plus généreux au moins généreux ; les tables dans l’ordre du
    dictionnaire.
    """
    condition, parametres = filtres.to_sql(_DOCUMENT)
    return store.frame(
        f"""
        WITH lus AS (SELECT * FROM sources WHERE {_EST_LU} AND {condition}),
        lignes AS (
            SELECT source_id, nom_table, nb_lignes FROM lignes_comptees WHERE certitude IS NOT NULL
            UNION ALL SELECT source_id, 'mentions', 1 FROM mentions
            UNION ALL SELECT source_id, 'exclusions', 1 FROM exclusions
        ),
        comptees AS (
            SELECT
                source_id, titre, nature, nom_table, sum(lignes.nb_lignes)::BIGINT AS nb_lignes,
                sum(sum(lignes.nb_lignes)) OVER (PARTITION BY source_id) AS total
            FROM lignes
            JOIN lus USING (source_id)
            GROUP BY source_id, titre, nature, nom_table
        )
        SELECT
            titre AS document, nature AS nature_source, nom_table, nb_lignes,
            [source_id] AS source_ids
        FROM comptees
        QUALIFY dense_rank() OVER (ORDER BY total DESC, titre, source_id) <= {DOCUMENTS_MAX}
        ORDER BY total DESC, titre, source_id, array_position(?, nom_table)
        """,
        [*parametres, list(TABLES)],
    )


def couverture(store: Store, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Les lignes distinctes de chaque document lu, selon ce qui les couvre.

    Une ligne compte une fois : un fait l’emporte sur une mention, une mention sur une
    exclusion. Colonnes : document, sorte (fait, mention, exclusion), categorie_exclusion,
    nb_lignes, source_ids. Les lignes que rien ne couvre n’y sont pas : le magasin ne connaît
    pas la longueur des documents.
    """
    condition, parametres = filtres.to_sql(_DOCUMENT)
    return store.frame(
        f"""
        WITH comptees AS (
            SELECT
                source_id, titre, sorte, categorie_exclusion, nb_lignes::BIGINT AS nb_lignes,
                sum(nb_lignes) OVER (PARTITION BY source_id) AS total
            FROM couvertures_comptees
            JOIN (SELECT * FROM sources WHERE {_EST_LU} AND {condition}) USING (source_id)
        )
        SELECT
            titre AS document, sorte, categorie_exclusion, nb_lignes, [source_id] AS source_ids
        FROM comptees
        QUALIFY dense_rank() OVER (ORDER BY total DESC, titre, source_id) <= {DOCUMENTS_MAX}
        ORDER BY
            total DESC, titre, source_id,
            array_position(['fait', 'mention', 'exclusion'], sorte), nb_lignes DESC,
            categorie_exclusion
        """,
        parametres,
    )


def lots(store: Store) -> pd.DataFrame:
    """Les lots, du dernier appliqué au premier (LOTS_MAX au plus).

    Colonnes : lot, auteur, date, raison, nb_ajouts, nb_corrections, nb_retraits.
    """
    tableau = store.frame(
        f"""
        SELECT
            titre AS lot, auteur, date, raison,
            coalesce(sum(nb) FILTER (geste = 'ajout'), 0)::BIGINT AS nb_ajouts,
            coalesce(sum(nb) FILTER (geste = 'correction'), 0)::BIGINT AS nb_corrections,
            coalesce(sum(nb) FILTER (geste = 'retrait'), 0)::BIGINT AS nb_retraits
        FROM lots
        LEFT JOIN gestes_comptes USING (lot_id)
        GROUP BY lot_id, titre, auteur, date, raison, lots.ordre
        ORDER BY lots.ordre DESC, date DESC, lot_id DESC
        LIMIT {LOTS_MAX}
        """
    )
    tableau["date"] = [date_longue(jour) for jour in tableau["date"]]
    return tableau


def journal(store: Store) -> pd.DataFrame:
    """Les dernières corrections et les derniers retraits, du plus récent au plus ancien.

    Colonnes : lot, nom_table, ligne_id, geste, champs. Au plus GESTES_MAX.
    """
    return store.frame(
        f"""
        SELECT titre AS lot, nom_table, ligne_id, geste, champs
        FROM journal_montre AS journal
        JOIN lots USING (lot_id)
        WHERE geste <> 'ajout'
        ORDER BY journal.rang DESC
        LIMIT {GESTES_MAX}
        """
    )


def dictionnaire(_store: Store, nom_table: str) -> pd.DataFrame:
    """Les colonnes d’une table, telles que son modèle les définit.

    Colonnes : colonne, type_valeur, definition, unite_valeur, valeurs, obligatoire.
    """
    modele = (TABLES | CONSTRUITES)[nom_table]
    return pd.DataFrame(
        {
            "colonne": colonne.nom,
            "type_valeur": colonne.type,
            "definition": colonne.definition,
            "unite_valeur": colonne.unite or "",
            "valeurs": ", ".join(colonne.valeurs),
            "obligatoire": "oui" if colonne.est_obligatoire else "non",
        }
        for colonne in describe(modele)
    )


def tables() -> dict[str, str]:
    """Les tables du dictionnaire : {nom: ce qu’est une de ses lignes}."""
    return {
        nom: (modele.__doc__ or "").strip()
        for nom, modele in (TABLES | CONSTRUITES).items()
    }
