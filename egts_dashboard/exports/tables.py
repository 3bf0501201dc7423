"""Lit dans le magasin les tables que l’on emporte."""

import datetime as dt
from collections.abc import Mapping

import pyarrow as pa

from egts_dashboard.models import TABLES, colonnes
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.construction import CONSTRUITES
from egts_dashboard.models.demarche import titre_commun
from egts_dashboard.store.connection import Store

# Tout ce qui sort : ce que les lots apportent, puis ce que la construction ajoute.
EXPORTEES: dict[str, type[Enregistrement]] = TABLES | CONSTRUITES

SANS_MASQUES = {
    "effectifs": "effectif_id NOT IN (SELECT effectif_id FROM effectifs_masques)",
    "journal": (
        "nom_table <> 'effectifs'"
        " OR ligne_id NOT IN (SELECT effectif_id FROM effectifs_masques)"
    ),
}
# Le journal est une vue : il n’a d’ordre que ses rangs.
ORDRES = {"journal": "rang"}


def read_tables(store: Store) -> dict[str, pa.Table]:
    """Chaque table exportée, colonnes dans l’ordre des fichiers, lignes dans celui du magasin.

    Un effectif masqué par le secret statistique n’en sort pas, ni ses valeurs passées.
    """
    return {
        table: store.arrow(
            f"SELECT {', '.join(colonnes(modele))} FROM {table}"
            f" WHERE {SANS_MASQUES.get(table, 'true')}"
            f" ORDER BY {ORDRES.get(table, 'rowid')}"
        )
        for table, modele in EXPORTEES.items()
    }


def data_date(tableaux: Mapping[str, pa.Table]) -> dt.datetime:
    """La date des données : celle du lot le plus récent."""
    dates: list[dt.datetime] = tableaux["lots"].column("date").to_pylist()
    return max(dates, default=dt.datetime(1970, 1, 1))


def data_title(tableaux: Mapping[str, pa.Table]) -> str:
    """Le nom des données : celui de leur démarche, ou ce qu’elles ont en commun."""
    lignes = sorted(tableaux["demarches"].to_pylist(), key=lambda d: d["annee_debut"])
    fins = [ligne["annee_fin"] or ligne["annee_debut"] for ligne in lignes]
    return titre_commun(
        len(lignes),
        [ligne["intitule"] for ligne in lignes],
        lignes[0]["annee_debut"] if lignes else None,
        max(fins, default=None),
    )
