"""Fabrique un magasin de même schéma que celui livré, N fois plus gros.

    python -m benchmarks.generateur 1000 /chemin/gros.duckdb

Les items (préconisations, constats, pratiques et leurs thèmes) sont
multipliés par N ; les ateliers, effectifs, événements et dépenses par la racine de N :
une consultation cent fois plus grande n’a pas cent fois plus d’ateliers par région.
Les références (territoires, thèmes, sources…) restent ce qu’elles sont.
"""

import math
import sys
from pathlib import Path

import duckdb

from egts_dashboard import actions, config
from egts_dashboard.models import TABLES, colonnes
from egts_dashboard.store.build import complete, create_tables
from egts_dashboard.store.pointeur import current_fingerprint, store_path

ITEMS = {"preconisations", "constats", "pratiques", "codages"}
CADRES = {
    "ateliers",
    "effectifs",
    "lignes_budgetaires",
    "structures",
}
# Colonnes qui renvoient à une ligne multipliée : leur valeur suit la copie.
RENVOIS = {"objet_id": "item", "atelier_id": "cadre"}


def generate(facteur: int, chemin: Path) -> Path:
    """Écrit à `chemin` un magasin `facteur` fois plus gros que celui livré."""
    chemin.unlink(missing_ok=True)
    actions.ouvrir()
    empreinte = current_fingerprint(config.STORE_DIR)
    assert empreinte is not None
    base = str(store_path(config.STORE_DIR, empreinte)).replace("'", "''")
    with duckdb.connect(str(chemin)) as connection:
        create_tables(connection)
        connection.execute(f"ATTACH '{base}' AS base (READ_ONLY)")
        for table in TABLES:
            connection.execute(_copy(table, facteur))
        connection.execute("INSERT INTO lots SELECT * FROM base.lots")
        connection.execute("DETACH base")
        complete(connection)
    return chemin


def _copy(table: str, facteur: int) -> str:
    cadres = max(1, math.isqrt(facteur))
    copies = facteur if table in ITEMS else cadres if table in CADRES else 1
    cle = TABLES[table].CLE[0]
    valeurs = []
    for colonne in colonnes(TABLES[table]):
        suffixe = "k"
        if colonne == "atelier_id":
            suffixe = f"(k % {cadres})"
        if colonne == "intitule" and table in ITEMS:
            # Des textes tous différents : les redites à l’identique n’arrivent pas en vrai.
            valeurs.append("if(k = 0, intitule, intitule || ' ' || k) AS intitule")
            continue
        multipliee = table in ITEMS | CADRES and (
            (colonne == cle and table != "codages") or colonne in RENVOIS
        )
        valeurs.append(
            f"if({suffixe} = 0, {colonne}, {colonne} || '-' || {suffixe}) AS {colonne}"
            if multipliee
            else colonne
        )
    return (
        f"INSERT INTO {table} BY NAME SELECT {', '.join(valeurs)}"
        f" FROM base.{table}, range({copies}) AS copies(k)"
    )


if __name__ == "__main__":
    generate(int(sys.argv[1]), Path(sys.argv[2]))
