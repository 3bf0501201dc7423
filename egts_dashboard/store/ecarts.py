"""Écrit les écarts d’une règle : un par un, ou d’une ligne quand ils se comptent par milliers.

La liste entière reste au magasin : chaque règle y est une vue, ecarts_ et son nom.
"""

import duckdb

# Au-delà, dans un même document, les écarts d’une règle ne se lisent plus : on dit leur nombre.
ECARTS_DITS = 1000
# Jusque-là, les écarts trouvés se gardent le temps d’en dire le nombre : les chercher deux
# fois coûtait plus que les écrire. Au-delà, ils se relisent, pour ne pas remplir la mémoire.
ECARTS_GARDES = 50_000
COLONNES = (
    "severite, nom_table, ligne_id, message, valeur_a, lieu_a, valeur_b, lieu_b,"
    " explication"
)
# Les colonnes que l’on ne demande pas ne se calculent pas : compter ne compose aucun message.
AMAS = """
    CREATE OR REPLACE TEMP TABLE amas AS
    SELECT
        severite, nom_table, source_id, demarche_id, count(*)::INTEGER AS nb,
        arg_min(ligne_id, ordre) AS premiere, arg_min(lieu_a, ordre) AS lieu_premiere,
        arg_max(ligne_id, ordre) AS derniere, arg_max(lieu_a, ordre) AS lieu_derniere
    FROM (
        SELECT *, dans_l_ordre_des_nombres(ligne_id) || ' ' || ligne_id AS ordre FROM {ecarts}
    )
    LEFT JOIN lignes_situees USING (nom_table, ligne_id)
    GROUP BY ALL
"""
RESUMES = """
    INSERT INTO anomalies
    SELECT
        $controle_id || '.ensemble.' || row_number() OVER (
            ORDER BY severite, nom_table, source_id, demarche_id
        ),
        $controle_id, severite, nom_table, premiere,
        $titre || ' : ' || fr_compte(nb, 'écart', 'écarts')
            || ' de la même sorte, dits d’une seule ligne.',
        premiere, lieu_premiere, derniere, lieu_derniere,
        'De la première à la dernière ligne en cause, par identifiant. « Voir la liste entière »,'
            || ' page Sources et qualité, et la vue {vue} du magasin les donnent une à une.',
        nb
    FROM amas WHERE nb > $seuil
    ORDER BY severite, nom_table, source_id, demarche_id
"""
RESTE = f"""
    SELECT {COLONNES}
    FROM {{ecarts}} AS ecarts LEFT JOIN lignes_situees USING (nom_table, ligne_id)
    SEMI JOIN (SELECT * FROM amas WHERE nb <= $seuil) AS petits
        ON petits.severite = ecarts.severite AND petits.nom_table = ecarts.nom_table
        AND petits.source_id IS NOT DISTINCT FROM lignes_situees.source_id
        AND petits.demarche_id IS NOT DISTINCT FROM lignes_situees.demarche_id
"""


def view_of(controle_id: str) -> str:
    """La vue qui rend tous les écarts d’une règle."""
    return f"ecarts_{controle_id}"


def record_gaps(
    connection: duckdb.DuckDBPyConnection, controle_id: str, titre: str
) -> None:
    """Écrit les écarts de la vue de la règle dans anomalies, dans l’ordre des lignes en cause."""
    vue = view_of(controle_id)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE trouves AS SELECT {COLONNES} FROM {vue}"
        f" LIMIT {ECARTS_GARDES + 1}"
    )
    nb = _count(connection, "trouves")
    # D’ordinaire une règle ne trouve rien : il n’y a rien à numéroter.
    if nb == 0:
        return
    if nb <= ECARTS_DITS:
        _record_one_by_one(connection, controle_id, "FROM trouves")
        return
    ecarts = "trouves" if nb <= ECARTS_GARDES else vue
    connection.execute(AMAS.format(ecarts=ecarts))
    connection.execute(
        RESUMES.format(vue=vue),
        {"controle_id": controle_id, "titre": titre, "seuil": ECARTS_DITS},
    )
    if _count(connection, f"amas WHERE nb <= {ECARTS_DITS}"):
        reste = RESTE.format(ecarts=ecarts).replace("$seuil", str(ECARTS_DITS))
        _record_one_by_one(connection, controle_id, reste)


def _record_one_by_one(
    connection: duckdb.DuckDBPyConnection, controle_id: str, ecarts: str
) -> None:
    # L’identifiant suit la ligne en cause : il ne change pas quand d’autres écarts paraissent.
    connection.execute(
        f"""
        INSERT INTO anomalies
        SELECT
            ? || '.' || ligne_id || CASE WHEN rang > 1 THEN '.' || rang ELSE '' END,
            ?, {COLONNES}, 1
        FROM (
            SELECT
                {COLONNES},
                row_number() OVER (
                    PARTITION BY ligne_id ORDER BY nom_table, lieu_a, lieu_b, message
                ) AS rang
            FROM (
                {ecarts}
            )
        )
        ORDER BY ligne_id, rang
        """,
        [controle_id, controle_id],
    )


def _count(connection: duckdb.DuckDBPyConnection, lignes: str) -> int:
    compte = connection.execute(f"SELECT count(*) FROM {lignes}").fetchone()
    return int(compte[0]) if compte else 0
