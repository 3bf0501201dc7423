"""Les couples de documents lus en entier, et leurs liens : de quoi mesurer les propositions."""

from egts_dashboard.store.connection import Store

# En dessous, un couple de documents n’a pas été lu assez pour qu’on y mesure quelque chose.
LIENS_MIN = 10
# Un lien accepté sur proposition ne peut pas dire combien les propositions en retrouvent.
_LUS = "SELECT remontee_id FROM remontees WHERE methode = 'lecture'"


def couples_lus(store: Store) -> list[tuple[str, str, str]]:
    """Les couples de documents, et la sorte d’item, dont les liens ont été jugés par lecture.

    (document d’amont, document d’aval, objet), quand dix liens au moins y sont retenus.
    """
    return store.rows(
        f"""
        WITH lus AS ({_LUS})
        SELECT amont_source_id, aval_source_id, amont_objet
        FROM remontees_situees SEMI JOIN lus USING (remontee_id)
        WHERE amont_objet = aval_objet
        GROUP BY ALL HAVING count(*) >= ?
        ORDER BY ALL
        """,
        [LIENS_MIN],
    )


def liens_retenus(
    store: Store, amont: str, aval: str, objet: str
) -> dict[tuple[str, str], bool]:
    """Les liens entre deux documents : {(item d’amont, item d’aval): lu sans proposition}.

    Un lien accepté sur proposition y est s’il n’est pas « incertain » : décidé en bloc, il ne
    prouve rien.
    """
    return {
        (ici, la): est_lu
        for ici, la, est_lu in store.rows(
            """
            SELECT amont_id, aval_id, methode = 'lecture'
            FROM remontees_situees JOIN (SELECT remontee_id, methode FROM remontees)
                USING (remontee_id)
            WHERE amont_source_id = ? AND aval_source_id = ?
                AND amont_objet = ? AND aval_objet = amont_objet
                AND (methode = 'lecture' OR confiance <> 'incertaine')
            """,
            [amont, aval, objet],
        )
    }
