"""La liste entière des écarts d’une règle, quand une seule ligne en dit des milliers."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from egts_dashboard.francais import MASQUE
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.store.connection import Store
from egts_dashboard.store.ecarts import view_of

LIGNES_PAR_BLOC = 20_000
_FILTREES = {"demarche": "demarche_id", "document": "document_id"}
# Une règle compare les valeurs vraies : là où le secret en tait, aucune de ses listes ne les rend.
_TU = "nom_table = 'effectifs' AND EXISTS (FROM effectifs_masques)"


def regles_resumees(store: Store, filtres: Filtres = TOUT) -> list[dict[str, Any]]:
    """Les règles dont des écarts sont dits d’une seule ligne.

    Clés : controle_id, controle (son titre), nb (tous ses écarts). Dans l’ordre des contrôles.
    """
    condition, parametres = filtres.to_sql(
        {"demarche": "demarche_id", "document": "source_id"}
    )
    return store.records(
        f"""
        SELECT controle_id, any_value(controle) AS controle, sum(nb_ecarts)::BIGINT AS nb
        FROM anomalies_situees WHERE {condition}
        GROUP BY controle_id HAVING max(nb_ecarts) > 1
        ORDER BY min(rang)
        """,
        parametres,
    )


def ecarts(
    store: Store, controle_id: str, debut: int, nb: int, filtres: Filtres = TOUT
) -> pd.DataFrame:
    """`nb` écarts d’une règle à partir du rang `debut` (0 : le premier), par ligne en cause.

    Les nombres des identifiants sont dans leur ordre : « a-2 » vient avant « a-10 ».

    Colonnes : severite, message, valeur_a, lieu_a, valeur_b, lieu_b, explication,
    corrige_table, corrige_ligne.
    """
    sql, parametres = _sql(controle_id, filtres)
    return store.frame(f"{sql} LIMIT ? OFFSET ?", [*parametres, nb, debut])


def blocs(
    store: Store, controle_id: str, nb_max: int, filtres: Filtres = TOUT
) -> Iterator[pd.DataFrame]:
    """Les mêmes écarts, tous (nb_max au plus), par blocs : jamais plus d’un en mémoire."""
    sql, parametres = _sql(controle_id, filtres)
    return store.blocks(f"{sql} LIMIT ?", [*parametres, nb_max], LIGNES_PAR_BLOC)


def _sql(controle_id: str, filtres: Filtres) -> tuple[str, list[Any]]:
    if not controle_id.isidentifier():
        raise ValueError(controle_id)
    condition, parametres = filtres.to_sql(_FILTREES)
    return (
        f"""
        SELECT
            severite, if({_TU}, 'Un effectif masqué ne s’accorde pas avec les autres.', message)
                AS message,
            if({_TU}, '{MASQUE}', valeur_a) AS valeur_a, lieu_a,
            if({_TU}, '{MASQUE}', valeur_b) AS valeur_b, lieu_b,
            if({_TU}, '', explication) AS explication,
            nom_table AS corrige_table, ligne_id AS corrige_ligne
        FROM (
            SELECT trouves.*, demarche_id,
                if(nom_table = 'sources', ligne_id, source_id) AS document_id
            FROM {view_of(controle_id)} AS trouves
            LEFT JOIN lignes_situees USING (nom_table, ligne_id)
        )
        WHERE {condition}
        ORDER BY
            dans_l_ordre_des_nombres(corrige_ligne), corrige_ligne, corrige_table,
            lieu_a, lieu_b, message
        """,
        parametres,
    )
