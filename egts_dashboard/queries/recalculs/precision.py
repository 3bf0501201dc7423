"""Ce que vaut chaque seuil du rapprochement, recompté en SQL d’après les couples proposés.

Les notes sont données, chacune par le plus haut seuil qu’elle atteint ; justes, retrouvés et bornes
s’en recomptent, face aux liens que le magasin garde.
"""

from collections.abc import Iterable, Sequence

PRECISION = """
notes AS (
    SELECT atteint, unnest(couples) AS couple
    FROM (VALUES {couples}) AS t(atteint, couples)
),
retenus AS (
    SELECT amont_no, aval_no, bool_or(methode = 'lecture') AS est_lu
    FROM remontees_situees
    JOIN (SELECT remontee_id, methode FROM remontees) USING (remontee_id)
    SEMI JOIN entrees USING (amont_source_id, aval_source_id, amont_objet)
    WHERE aval_objet = amont_objet AND (methode = 'lecture' OR confiance <> 'incertaine')
    GROUP BY amont_no, aval_no
),
comptes AS (
    SELECT seuils.atteint AS seuil, count(couple) AS nb_proposes, count(amont_no) AS nb_justes,
        count(*) FILTER (est_lu) AS nb_retrouves
    FROM (VALUES {couples}) AS seuils(atteint, couples)
    LEFT JOIN notes ON notes.atteint >= seuils.atteint
    LEFT JOIN retenus ON amont_no = couple[1] AND aval_no = couple[2]
    GROUP BY seuil
)
SELECT
    *, 100 * nb_justes / nullif(nb_proposes, 0) AS precision_pct,
    if(nb_proposes = 0, NULL, 100 * wilson_bas(nb_justes, nb_proposes)) AS precision_bas_pct,
    if(nb_proposes = 0, NULL, 100 * wilson_haut(nb_justes, nb_proposes)) AS precision_haut_pct,
    100 * nb_retrouves / nullif(nb_juges, 0) AS rappel_pct,
    if(nb_juges = 0, NULL, 100 * wilson_bas(nb_retrouves, nb_juges)) AS rappel_bas_pct,
    if(nb_juges = 0, NULL, 100 * wilson_haut(nb_retrouves, nb_juges)) AS rappel_haut_pct
FROM comptes CROSS JOIN (SELECT count(*) FILTER (est_lu) AS nb_juges FROM retenus)
ORDER BY seuil"""


def written_pairs(
    notes: Iterable[tuple[float, int, int]], seuils: Sequence[float]
) -> str:
    """Les couples, une ligne de VALUES par seuil ; (note, numéro d’amont, numéro d’aval)."""
    atteints: dict[float, list[str]] = {seuil: [] for seuil in seuils}
    for note, amont, aval in notes:
        atteints[max(s for s in seuils if note >= s)].append(f"[{amont}, {aval}]")
    return ",\n    ".join(
        f"({seuil}::DOUBLE, [{', '.join(couples)}]::BIGINT[][])"
        for seuil, couples in atteints.items()
    )
