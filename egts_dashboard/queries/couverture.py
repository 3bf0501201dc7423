"""Ce que le magasin a tiré de chaque ligne de chaque document."""

from typing import Any

from egts_dashboard.models import TABLES
from egts_dashboard.models.base import Fait
from egts_dashboard.models.couverture import Passage
from egts_dashboard.store.connection import Store

# Une carte ou un jeu de chiffres ne se lit pas ligne à ligne.
NATURES_NON_LUES = ("carte", "statistique")

_FAIT = """
    SELECT
        source_id, 'fait' AS sorte, '{table}' AS nom_table, {cle} AS ligne_id,
        ligne_debut, ligne_fin, localisation AS detail, NULL AS categorie
    FROM {table}
"""
_AUTRES = """
    SELECT
        source_id, 'mention', 'mentions', mention_id,
        ligne_debut, ligne_fin, localisation, NULL
    FROM mentions
    UNION ALL
    SELECT
        source_id, 'exclusion', 'exclusions', exclusion_id,
        ligne_debut, ligne_fin, motif, categorie
    FROM exclusions
"""


def documents(store: Store) -> list[dict[str, Any]]:
    """Les documents à lire ligne à ligne : source_id, titre, nom_fichier, sha256.

    Dans l’ordre du registre des sources.
    """
    return store.records(
        """
        SELECT source_id, titre, nom_fichier, sha256
        FROM sources
        WHERE nom_fichier IS NOT NULL AND nature NOT IN (SELECT unnest(?))
        ORDER BY sources.rowid
        """,
        [list(NATURES_NON_LUES)],
    )


def passages(store: Store) -> dict[str, list[Passage]]:
    """Par document (source_id), les lignes du magasin qui disent de quelles lignes elles viennent.

    Dans l’ordre des lignes du document.
    """
    faits = [
        _FAIT.format(table=table, cle=modele.CLE[0])
        for table, modele in TABLES.items()
        if issubclass(modele, Fait)
    ]
    tous = " UNION ALL ".join([*faits, _AUTRES])
    par_document: dict[str, list[Passage]] = {}
    for ligne in store.records(
        f"""
        SELECT * REPLACE (coalesce(ligne_fin, ligne_debut) AS ligne_fin)
        FROM ({tous})
        WHERE ligne_debut IS NOT NULL
        ORDER BY source_id, ligne_debut, ligne_fin, nom_table, ligne_id
        """
    ):
        par_document.setdefault(ligne.pop("source_id"), []).append(Passage(**ligne))
    return par_document
