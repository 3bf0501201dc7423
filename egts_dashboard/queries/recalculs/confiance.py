"""La confiance d’un thème proposé, refaite en SQL, l’apprentissage vérifié du même coup.

Du modèle, la requête ne reçoit que les coefficients des textes appris et les deux nombres du
calibrage. Elle recompte le reste, et l’écart qui subsiste dans l’équation de la régression :
presque nul, il prouve que ces coefficients sont bien ceux que les codages imposent.
"""

from collections.abc import Sequence

from egts_dashboard.queries.suggestions_themes import CODES_PAR_LECTURE
from egts_dashboard.store.litteraux import literal
from egts_dashboard.store.racines import INCLUSIF

# Les traits montrés un à un ; les autres s’additionnent.
POUR_MAX, CONTRE_MAX = 8, 4
# Ce que la requête rend ensuite, dans cet ordre.
SOMMES = (
    "Traits ci-dessus",
    "Autres traits",
    "Fréquence du thème",
    "Note",
    "Confiance",
    "Écart à la régression",
)

# Un trait vaut (1 + ln n) × rareté, n étant son nombre de fois dans le texte ; racines d’un côté,
# lettres de l’autre, chaque bloc pèse 1. Un trait qu’aucun texte appris n’a ne pèse rien.
_CONFIANCE = """
WITH codes AS ({lus}),
donnes AS (SELECT {duaux}::DOUBLE[] AS duaux),
coefficients AS (SELECT unnest(duaux) AS dual, unnest(range(len(duaux))) + 1 AS rang FROM donnes),
appris AS (
    SELECT no, intitule, donne, dual
    FROM (
        SELECT item_no AS no, intitule, list_contains(themes, {theme})::INTEGER AS donne,
            row_number() OVER (ORDER BY item_no) AS rang
        FROM codes
    )
    JOIN coefficients USING (rang)
),
cible AS (SELECT item_no AS no, intitule FROM items WHERE objet = {objet} AND item_id = {item}),
textes AS (SELECT no, intitule FROM appris UNION SELECT no, intitule FROM cible),
plies AS (SELECT no, plier(intitule, '{inclusif}') AS plie FROM textes),
mots AS (
    SELECT no, racine, lead(racine) OVER (PARTITION BY no ORDER BY place) AS suivante
    FROM (
        SELECT no, unnest(mots) AS mot, unnest(range(len(mots))) AS place
        FROM (SELECT no, regexp_extract_all(plie, '[a-z0-9]+') AS mots FROM plies)
    )
    JOIN vocabulaire USING (mot)
),
traits AS (
    SELECT 'racines' AS bloc, no, racine AS trait FROM mots
    UNION ALL
    SELECT 'racines', no, racine || ' ' || suivante FROM mots WHERE suivante IS NOT NULL
    UNION ALL
    SELECT 'lettres', no, unnest(suites_repetees(plie)) FROM plies
),
comptes AS (SELECT bloc, no, trait, count(*) AS fois FROM traits GROUP BY ALL),
raretes AS (
    SELECT bloc, trait, count(*) AS nb_textes,
        ln((1 + (SELECT count(*) FROM appris)) / (1 + count(*))) + 1 AS rarete
    FROM comptes SEMI JOIN appris USING (no) GROUP BY ALL
),
poids AS (
    SELECT bloc, no, trait, nb_textes, rarete, brut / sqrt(sum(brut ** 2) OVER (PARTITION BY bloc, no)) AS poids
    FROM (SELECT *, (1 + ln(fois)) * rarete AS brut FROM comptes JOIN raretes USING (bloc, trait))
),
poids_appris AS (
    SELECT bloc, trait, sum(poids * dual) AS appris FROM poids JOIN appris USING (no) GROUP BY ALL
),
frequences AS (SELECT avg(donne) AS frequence FROM appris),
regression AS (
    SELECT max(abs(note + frequence + {regularisation} * dual - donne)) AS residu
    FROM (SELECT no, sum(poids * appris) AS note FROM poids JOIN poids_appris USING (bloc, trait) GROUP BY no)
    JOIN appris USING (no) CROSS JOIN frequences
),
apports AS (
    SELECT bloc, trait, nb_textes, rarete, poids, appris, poids * appris AS apport,
        (row_number() OVER (ORDER BY apport DESC, trait) <= {pour_max} AND apport > 0)
        OR (row_number() OVER (ORDER BY apport, trait) <= {contre_max} AND apport < 0) AS est_montre
    FROM poids JOIN poids_appris USING (bloc, trait) SEMI JOIN cible USING (no)
),
sommes AS (
    SELECT coalesce(sum(apport) FILTER (est_montre), 0) AS montres, coalesce(sum(apport) FILTER (NOT est_montre), 0) AS autres,
        count(*) FILTER (NOT est_montre) AS nb_autres
    FROM apports
),
notes AS (
    SELECT *, montres + autres + frequence AS note, 1 / (1 + exp(-({pente} * note + {ordonnee}))) AS confiance
    FROM sommes CROSS JOIN frequences CROSS JOIN regression
),
lignes AS (
    SELECT row_number() OVER (ORDER BY apport DESC, trait) AS place, if(bloc = 'lettres', replace(trait, ' ', '␣'), trait) AS trait,
        CASE WHEN bloc = 'lettres' THEN 'lettres' WHEN contains(trait, ' ') THEN 'paire' ELSE 'racine' END AS sorte_trait,
        nb_textes, rarete, poids AS poids_texte, appris AS poids_appris, apport
    FROM apports WHERE est_montre
    UNION ALL
    SELECT 1000 + rang, terme, NULL, compte, NULL, NULL, NULL, valeur FROM notes CROSS JOIN LATERAL (
        SELECT unnest(range(len({sommes}))) AS rang, unnest({sommes}) AS terme, unnest([NULL, nb_autres, NULL, NULL, NULL, NULL]) AS compte,
            unnest([montres, autres, frequence, note, confiance, residu]) AS valeur
    )
)
SELECT * EXCLUDE (place) FROM lignes ORDER BY place"""


def confiance_refaite(
    item: tuple[str, str, str],
    duaux: Sequence[float],
    calibrage: tuple[float, float],
    regularisation: float,
) -> str:
    """La requête qui refait la confiance de (objet, item, thème), prête à rejouer.

    Colonnes : trait, sorte_trait, nb_textes (appris, qui l’ont), rarete, poids_texte,
    poids_appris, apport. D’abord les traits qui pèsent le plus ; puis, sans sorte, `SOMMES`,
    leur valeur dans apport (`nb_textes` y dit combien de traits ne sont pas montrés).
    `calibrage` : la pente et l’ordonnée.
    """
    objet, item_id, theme = map(literal, item)
    pente, ordonnee = map(literal, calibrage)
    return _CONFIANCE.format(
        lus=CODES_PAR_LECTURE,
        # Dix décimales : la confiance en garde neuf.
        duaux=f"[{', '.join(f'{dual:.10f}' for dual in duaux)}]",
        theme=theme,
        objet=objet,
        item=item_id,
        inclusif=INCLUSIF,
        regularisation=literal(regularisation),
        pente=pente,
        ordonnee=ordonnee,
        pour_max=POUR_MAX,
        contre_max=CONTRE_MAX,
        sommes=literal(list(SOMMES)),
    ).strip()
