"""Les notes d’un modèle de thèmes, refaites en SQL, et son apprentissage vérifié du même coup.

Du modèle, la requête ne reçoit que des coefficients : un par texte et par régression, plus les
deux nombres du calibrage. Elle en tire tous les poids et toutes les notes, puis ce qui reste de
l’équation de chaque régression et de celle du calibrage : presque rien prouve que ces nombres
sont bien ceux que les codages imposent.
"""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from egts_dashboard.queries.suggestions import CODES_PAR_LECTURE
from egts_dashboard.store.litteraux import literal
from egts_dashboard.store.racines import INCLUSIF

# Un trait vaut (1 + ln n) × rareté, n étant son nombre de fois dans le texte ; racines d’un côté,
# lettres de l’autre, chaque bloc pèse 1. Un trait qu’aucun texte appris n’a ne pèse rien.
_NOTES = """
WITH codes AS ({lus}),
donnes AS (SELECT * FROM (VALUES
    {modeles}
) AS t(modele, pente, ordonnee, regressions)),
appris AS (
    SELECT item_no AS no, groupe, list_contains(themes, {theme})::INTEGER AS donne,
        row_number() OVER (ORDER BY item_no) AS rang
    FROM codes
),
cible AS (SELECT item_no AS no FROM items WHERE {cible}),
coefficients AS (
    SELECT modele, pli, unnest(duaux) AS dual, unnest(range(len(duaux))) + 1 AS rang
    FROM (
        SELECT modele, unnest(regressions) AS duaux, unnest(range(len(regressions))) AS pli
        FROM donnes
    )
),
membres AS (
    SELECT modele, pli, 10 * modele + pli AS regression, no, dual, donne, groupe
    FROM coefficients JOIN appris USING (rang)
    QUALIFY pli = 0 OR bool_or(pli = 0 AND dual IS NOT NULL) OVER (PARTITION BY modele, no)
    UNION ALL
    SELECT modele, 0, 10 * modele, no, NULL, NULL, NULL
    FROM donnes CROSS JOIN (FROM cible ANTI JOIN appris USING (no))
),
tailles AS (
    SELECT regression, count(dual) AS nb_appris, avg(donne) FILTER (dual IS NOT NULL) AS frequence
    FROM membres GROUP BY regression
),
plies AS (
    SELECT item_no AS no, plier(intitule, '{inclusif}') AS plie
    FROM items WHERE item_no IN (SELECT no FROM membres)
),
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
comptes AS MATERIALIZED (
    SELECT bloc, no, trait, dense_rank() OVER (ORDER BY bloc, trait) AS trait_no, count(*) AS fois
    FROM traits GROUP BY bloc, no, trait
),
presences AS MATERIALIZED (
    SELECT regression, no, dual, bloc, trait_no, fois FROM membres JOIN comptes USING (no)
),
raretes AS (
    SELECT regression, trait_no, nb_textes, ln((1 + nb_appris) / (1 + nb_textes)) + 1 AS rarete
    FROM (
        SELECT regression, trait_no, count(dual) AS nb_textes FROM presences GROUP BY ALL HAVING count(dual) > 0
    )
    JOIN tailles USING (regression)
),
poids AS MATERIALIZED (
    SELECT regression, no, trait_no, nb_textes, rarete, dual,
        brut / sqrt(sum(brut ** 2) OVER (PARTITION BY regression, no, bloc)) AS poids
    FROM (
        SELECT *, (1 + ln(fois)) * rarete AS brut
        FROM presences JOIN raretes USING (regression, trait_no)
    )
),
poids_appris AS (
    SELECT regression, trait_no, sum(poids * dual) AS appris FROM poids GROUP BY ALL
),
sommes AS (
    SELECT regression, no, sum(poids * appris) AS somme
    FROM poids JOIN poids_appris USING (regression, trait_no) GROUP BY ALL
),
notes AS (
    SELECT membres.*, frequence + coalesce(somme, 0) AS note
    FROM membres JOIN tailles USING (regression) LEFT JOIN sommes USING (regression, no)
),
regressions AS (
    SELECT modele, max(abs(note + {regularisation} * dual - donne)) AS residu FROM notes GROUP BY modele
),
hors_echantillon AS (
    SELECT *, 1 / (1 + exp(-(pente * note + ordonnee))) AS p
    FROM notes JOIN donnes USING (modele) WHERE pli > 0 AND dual IS NULL
),
derivees AS (
    SELECT modele, pente, ordonnee, count(*) AS nb, count(DISTINCT (groupe, pli)) - count(DISTINCT groupe) AS a_cheval,
        sum((p - donne) * note) + {calibrage} * pente AS g1, sum(p - donne) AS g2,
        sum(p * (1 - p) * note ** 2) + {calibrage} AS h11, sum(p * (1 - p) * note) AS h12,
        sum(p * (1 - p)) AS h22
    FROM hors_echantillon GROUP BY modele, pente, ordonnee
),
calibrages AS (
    SELECT modele, nb, a_cheval, pente - (h22 * g1 - h12 * g2) / (h11 * h22 - h12 ** 2) AS pente,
        ordonnee - (h11 * g2 - h12 * g1) / (h11 * h22 - h12 ** 2) AS ordonnee
    FROM derivees
)"""


class Regle(NamedTuple):
    """Ce que toutes les régressions partagent : les poids de leurs pénalités."""

    regularisation: float
    calibrage: float


class Modele(NamedTuple):
    """Ce qu’un modèle a trouvé pour un thème.

    `regressions` : une liste par régression, un coefficient par texte codé, NaN s’il n’y est pas
    appris. La première note ; les autres, une par pli, ont donné les notes du calibrage.
    """

    pente: float
    ordonnee: float
    regressions: Sequence[Sequence[float]]


def notes_refaites(
    theme: str,
    modeles: Mapping[int, Modele],
    regle: Regle,
    item: tuple[str, str] | None,
) -> str:
    """Les tables des modèles d’un thème, par leur numéro, sans le SELECT qui les lit.

    `notes` (modele, pli, regression, no, dual vide si le texte n’y est pas appris, donne, groupe,
    note), `poids` et `poids_appris` (par regression et trait_no), `comptes` (le nom des traits),
    `tailles`, `regressions` (modele, residu), `calibrages` (modele, nb textes notés hors
    échantillon, a_cheval, pente et ordonnee, un pas de Newton plus près du but), `cible` : l’item
    (objet, item_id), à noter s’il n’est pas appris.
    """
    cible = "false"
    if item:
        objet, item_id = map(literal, item)
        cible = f"objet = {objet} AND item_id = {item_id}"
    return _NOTES.format(
        lus=CODES_PAR_LECTURE,
        modeles=",\n    ".join(
            _written(numero, modele) for numero, modele in modeles.items()
        ),
        theme=literal(theme),
        cible=cible,
        inclusif=INCLUSIF,
        regularisation=literal(regle.regularisation),
        calibrage=literal(regle.calibrage),
    ).strip()


def _written(numero: int, modele: Modele) -> str:
    regressions = ",\n    ".join(map(_coefficients, modele.regressions))
    nombres = f"{numero}, {literal(modele.pente)}, {literal(modele.ordonnee)}"
    return f"({nombres}, [{regressions}]::DOUBLE[][])"


def _coefficients(duaux: Sequence[float]) -> str:
    # Dix décimales : la confiance en garde neuf.
    ecrits = ("NULL" if math.isnan(dual) else f"{dual:.10f}" for dual in duaux)
    return f"[{', '.join(ecrits)}]"
