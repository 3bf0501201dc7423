"""Ce que valent les thèmes proposés, recompté en SQL d’après les propositions du modèle.

L’apprentissage ne s’écrit pas en SQL : les propositions de la validation croisée sont données, en
toutes lettres, et tout le reste s’en recompte, face aux thèmes que le magasin garde.
"""

from collections.abc import Mapping, Sequence

from egts_dashboard.queries.recalculs.accord import BORNES, TIRES
from egts_dashboard.store.litteraux import literal

SUGGESTIONS = (
    """
lus AS (
    SELECT objet || ' ' || item_id AS cle, row_number() OVER (ORDER BY objet, item_id) AS rang, themes
    FROM entrees
),
appris AS (SELECT theme_id, cles FROM (VALUES {propositions}) AS t(theme_id, cles)),
proposees AS (SELECT theme_id, unnest(cles) AS cle FROM appris),
reponses AS (
    SELECT theme_id, rang, max(donne) AS donne, max(propose) AS propose
    FROM (
        SELECT rang, unnest(themes) AS theme_id, 1 AS donne, 0 AS propose FROM lus
        UNION ALL
        SELECT rang, theme_id, 0, 1 FROM proposees JOIN lus USING (cle)
    )
    SEMI JOIN appris USING (theme_id) GROUP BY ALL
),
lignes AS (
    SELECT *, donne * propose AS juste FROM reponses
    UNION ALL
    SELECT '', rang, sum(donne), sum(propose), sum(donne * propose) FROM reponses GROUP BY rang
),"""
    + TIRES.replace("{tirages}", "1000")
    + """
comptes AS (
    SELECT theme_id, tirage, sum(fois * donne) AS nb_lus, sum(fois * propose) AS nb_proposes,
        sum(fois * juste) AS nb_vrais
    FROM tires JOIN lignes USING (rang) GROUP BY ALL
),
mesures AS (SELECT *, 2 * nb_vrais / (nb_lus + nb_proposes) AS mesure FROM comptes),"""
    + BORNES.replace("{cle}", "theme_id")
    + """
SELECT
    coalesce(libelle, if(theme_id = '', 'Ensemble', theme_id)) AS theme, nb_lus, nb_proposes, nb_vrais,
    nb_proposes - nb_vrais AS nb_faux, nb_lus - nb_vrais AS nb_oublies,
    100 * nb_vrais / nullif(nb_proposes, 0) AS precision_pct,
    100 * nb_vrais / nullif(nb_lus, 0) AS rappel_pct,
    observe AS f1, bas, bas_erreur, haut, haut_erreur
FROM bornes JOIN comptes USING (theme_id) LEFT JOIN themes USING (theme_id)
WHERE tirage = 0 ORDER BY theme_id <> '', f1 DESC, theme_id"""
)


def written_proposals(propositions: Mapping[str, Sequence[tuple[str, str]]]) -> str:
    """Les propositions, une ligne de VALUES par thème appris ; {thème: [(objet, item), …]}."""
    return ",\n    ".join(
        f"({literal(theme)}, {literal([' '.join(cle) for cle in cles])}::VARCHAR[])"
        for theme, cles in propositions.items()
    )
