"""La confiance d’un thème proposé, refaite en SQL trait par trait."""

from egts_dashboard.queries.recalculs.modele import Modele, Regle, notes_refaites
from egts_dashboard.store.litteraux import literal

# Les traits montrés un à un ; les autres s’additionnent.
POUR_MAX, CONTRE_MAX = 8, 4
# Ce que la requête rend ensuite, dans cet ordre.
SOMMES = (
    "Traits ci-dessus",
    "Autres traits",
    "Fréquence du thème",
    "Note",
    "Pente",
    "Ordonnée",
    "Confiance",
    "Écart aux régressions",
    "Écart au calibrage",
    "Ateliers à cheval",
)

_CONFIANCE = """,
apports AS (
    SELECT *, poids * appris AS apport,
        (row_number() OVER (ORDER BY apport DESC, trait) <= {pour_max} AND apport > 0)
        OR (row_number() OVER (ORDER BY apport, trait) <= {contre_max} AND apport < 0) AS est_montre
    FROM poids JOIN poids_appris USING (regression, trait_no) JOIN comptes USING (no, trait_no) SEMI JOIN cible USING (no)
    WHERE regression = 0
),
additions AS (
    SELECT coalesce(sum(apport) FILTER (est_montre), 0) AS montres,
        coalesce(sum(apport) FILTER (NOT est_montre), 0) AS autres, count(*) FILTER (NOT est_montre) AS nb_autres
    FROM apports
),
confiances AS (
    SELECT montres, autres, nb_autres, nb, a_cheval, residu, frequence, montres + autres + frequence AS note,
        calibrages.pente, calibrages.ordonnee, 1 / (1 + exp(-(calibrages.pente * note + calibrages.ordonnee))) AS confiance,
        greatest(abs(calibrages.pente - donnes.pente), abs(calibrages.ordonnee - donnes.ordonnee)) AS correction
    FROM additions CROSS JOIN regressions CROSS JOIN calibrages CROSS JOIN donnes CROSS JOIN (FROM tailles WHERE regression = 0)
),
lignes AS (
    SELECT row_number() OVER (ORDER BY apport DESC, trait) AS place, if(bloc = 'lettres', replace(trait, ' ', '␣'), trait) AS trait,
        CASE WHEN bloc = 'lettres' THEN 'lettres' WHEN contains(trait, ' ') THEN 'paire' ELSE 'racine' END AS sorte_trait,
        nb_textes, rarete, poids AS poids_texte, appris AS poids_appris, apport
    FROM apports WHERE est_montre
    UNION ALL
    SELECT 1000 + rang, terme, NULL, compte, NULL, NULL, NULL, valeur FROM confiances CROSS JOIN LATERAL (
        SELECT unnest(range(len({sommes}))) AS rang, unnest({sommes}) AS terme,
            unnest([NULL, nb_autres, NULL, NULL, nb, NULL, NULL, NULL, NULL, NULL]) AS compte,
            unnest([montres, autres, frequence, note, pente, ordonnee, confiance, residu, correction, a_cheval]) AS valeur
    )
)
SELECT * EXCLUDE (place) FROM lignes ORDER BY place"""


def confiance_refaite(item: tuple[str, str, str], modele: Modele, regle: Regle) -> str:
    """La requête qui refait la confiance de (objet, item, thème), prête à rejouer.

    Colonnes : trait, sorte_trait, nb_textes (appris, qui l’ont), rarete, poids_texte,
    poids_appris, apport. D’abord les traits qui pèsent le plus ; puis, sans sorte, `SOMMES`,
    leur valeur dans apport (`nb_textes` y dit combien de traits ne sont pas montrés, et combien
    de textes ont servi au calibrage).
    """
    objet, item_id, theme = item
    fin = _CONFIANCE.format(
        pour_max=POUR_MAX, contre_max=CONTRE_MAX, sommes=literal(list(SOMMES))
    )
    return notes_refaites(theme, {0: modele}, regle, (objet, item_id)) + fin
