"""Les items qu’une recherche et des filtres retiennent, et ce qu’ils sont ensemble."""

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from egts_dashboard.models.libelles import LIBELLES
from egts_dashboard.queries.filtres import COLONNES_ITEMS, TOUT, Filtres
from egts_dashboard.queries.liens import nb_merged
from egts_dashboard.queries.recherche import found
from egts_dashboard.queries.recherche.mots import Mots
from egts_dashboard.store.connection import Store

NATURES = (
    LIBELLES["nature_preconisation"]
    | LIBELLES["nature_constat"]
    | {"pratique": "Pratique inspirante"}
)


@dataclass(frozen=True)
class Demande:
    """Ce que le lecteur cherche : des mots, une sorte d’item (None : toutes), des filtres."""

    mots: Mots = field(default_factory=Mots)
    objet: str | None = "preconisation"
    filtres: Filtres = TOUT

    def source(self) -> tuple[str, list[Any]]:
        """Le FROM des items qui répondent aux mots, score compris, et ses paramètres."""
        if self.mots.est_vide:
            return "(SELECT *, 0.0 AS score FROM items)", []
        sous_requete, parametres = found(self.mots)
        return f"(SELECT * FROM items JOIN {sous_requete} USING (item_no))", parametres

    def condition(self) -> tuple[str, list[Any]]:
        """La condition sur la sorte d’item et les filtres, et ses paramètres."""
        filtres, parametres = self.filtres.to_sql(COLONNES_ITEMS)
        if self.objet is None:
            return filtres, parametres
        return f"objet = ? AND {filtres}", [self.objet, *parametres]

    def to_sql(self) -> tuple[str, list[Any]]:
        """La sous-requête des items retenus, à placer dans un FROM, et ses paramètres."""
        source, de_source = self.source()
        condition, de_condition = self.condition()
        return f"(SELECT * FROM {source} WHERE {condition})", [
            *de_source,
            *de_condition,
        ]

    @property
    def est_precomptee(self) -> bool:
        """Sans mots, ni thème ni reprise imposés, tout se compte sur les tables croisées."""
        imposes = self.filtres.theme or self.filtres.reprise
        return self.mots.est_vide and not imposes

    def counted(self, table: str = "items_croises") -> tuple[str, list[Any]]:
        """Les items retenus, comptés : des lignes dont `nb_items` s’additionne.

        `table` dit laquelle des tables croisées lire quand la demande s’y prête.
        """
        if self.est_precomptee:
            condition, parametres = self.condition()
            return f"(SELECT * FROM {table} WHERE {condition})", parametres
        retenus, parametres = self.to_sql()
        return f"(SELECT *, 1 AS nb_items FROM {retenus})", parametres


def bilan(store: Store, demande: Demande) -> dict[str, Any]:
    """Combien d’items sont retenus, et d’où ils viennent.

    Clés : nb, nb_en_tout (de cette sorte, sans mots ni filtres), nb_ateliers, nb_sans_atelier,
    nb_ateliers_en_tout, nb_documents, nb_documents_en_tout, nb_codes (items qui ont un
    thème), nb_themes, nb_themes_en_tout, nb_reunis (à un autre item).
    """
    retenus, parametres = demande.counted()
    themes, de_themes = _themes_of(demande)
    colonnes = "atelier_id, source_id, theme_id, nb_items"
    if not demande.est_precomptee:
        colonnes += ", item_no"
    compte = store.records(
        f"""
        WITH retenus AS MATERIALIZED (SELECT {colonnes} FROM {retenus})
        SELECT
            coalesce(sum(nb_items), 0)::BIGINT AS nb,
            (
                SELECT coalesce(sum(nb_items), 0)::BIGINT FROM items_croises
                WHERE coalesce(objet = ?, true)
            ) AS nb_en_tout,
            count(DISTINCT atelier_id) AS nb_ateliers,
            coalesce(sum(nb_items) FILTER (atelier_id IS NULL), 0)::BIGINT AS nb_sans_atelier,
            (SELECT count(*) FROM ateliers) AS nb_ateliers_en_tout,
            count(DISTINCT source_id) AS nb_documents,
            (
                SELECT count(DISTINCT source_id) FROM items_croises
                WHERE coalesce(objet = ?, true)
            ) AS nb_documents_en_tout,
            coalesce(sum(nb_items) FILTER (theme_id IS NOT NULL), 0)::BIGINT AS nb_codes,
            (SELECT count(DISTINCT themes_des_items.theme_id) FROM {themes} AS themes_des_items)
                AS nb_themes,
            (SELECT count(*) FROM themes) AS nb_themes_en_tout
        FROM retenus
        """,
        [*parametres, demande.objet, demande.objet, *de_themes],
    )[0]
    return compte | {"nb_reunis": nb_merged(store, *demande.to_sql())}


def _themes_of(demande: Demande) -> tuple[str, list[Any]]:
    """Le FROM des thèmes donnés aux items retenus, et ses paramètres."""
    if demande.est_precomptee:
        return demande.counted("themes_croises")
    return (
        "(SELECT items_themes.theme_id FROM items_themes JOIN retenus USING (item_no))",
        [],
    )


def identifiants(store: Store, demande: Demande) -> list[str]:
    """Les identifiants de tous les items retenus, dans l’ordre des documents."""
    retenus, parametres = demande.to_sql()
    return [
        item_id
        for (item_id,) in store.rows(
            f"SELECT items.item_id FROM items SEMI JOIN {retenus} USING (item_no) ORDER BY item_no",
            parametres,
        )
    ]


def lignes(store: Store, demande: Demande, limite: int | None = None) -> pd.DataFrame:
    """Les items retenus, les meilleurs d’abord ; sans mots, dans l’ordre des documents.

    Colonnes : item_no, objet, item_id, intitule, provenance (l’atelier, à défaut le document),
    territoire, niveau, themes, localisation, annee, nature, volet, document, ligne_debut,
    ligne_fin, certitude, note, score, verbatim, source_ids. `limite` : None pour tous.
    """
    retenus, parametres = demande.to_sql()
    tableau = store.frame(
        f"""
        WITH meilleurs AS MATERIALIZED (
            SELECT item_no, score FROM {retenus}
            ORDER BY score DESC, item_no LIMIT ?
        ),
        groupes AS (
            SELECT item_no, string_agg(libelle, '\u202f; ' ORDER BY rang) AS themes
            FROM items_themes JOIN meilleurs USING (item_no) JOIN themes USING (theme_id)
            GROUP BY item_no
        )
        SELECT
            item_no, objet, item_id, intitule, provenance, territoire, niveau, themes,
            localisation, annee, nature, volet, document, ligne_debut, ligne_fin, certitude,
            note, score, verbatim, [source_id] AS source_ids
        FROM meilleurs
        JOIN items_situes USING (item_no)
        LEFT JOIN groupes USING (item_no)
        ORDER BY score DESC, item_no
        """,
        [*parametres, limite],
    )
    tableau["nature"] = tableau["nature"].replace(NATURES)
    for numero in ("ligne_debut", "ligne_fin"):
        # Une ligne inconnue laisse la case vide ; les autres restent des entiers.
        entiers = tableau[numero].astype("Int64").astype(object)
        tableau[numero] = entiers.where(tableau[numero].notna(), None)
    return tableau
