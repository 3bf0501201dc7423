"""Les propositions de la validation croisée d’un thème, refaites en SQL pli par pli."""

from collections.abc import Mapping

from egts_dashboard.queries.recalculs.modele import Modele, Regle, notes_refaites
from egts_dashboard.store.litteraux import literal

_VALIDATION = """,
tenus AS (
    SELECT modele, donne, groupe, 1 / (1 + exp(-(calibrages.pente * note + calibrages.ordonnee))) >= {seuil} AS propose
    FROM notes JOIN calibrages USING (modele) WHERE pli = 0 AND dual IS NULL
),
plis AS (
    SELECT modele, count(*) AS nb_tenus, sum(propose::INTEGER) AS nb_proposes, sum(propose::INTEGER * donne) AS nb_vrais,
        list(DISTINCT groupe) AS ateliers
    FROM tenus GROUP BY modele
),
appris_de AS (SELECT modele, list(DISTINCT groupe) AS ateliers FROM notes WHERE pli = 0 AND dual IS NOT NULL GROUP BY modele)
SELECT
    modele AS pli, len(donnes.regressions) AS nb_regressions, nb_appris, nb_tenus, nb_proposes, nb_vrais, nb_proposes - nb_vrais AS nb_faux,
    len(list_intersect(plis.ateliers, appris_de.ateliers)) + a_cheval AS a_cheval, residu,
    greatest(abs(calibrages.pente - donnes.pente), abs(calibrages.ordonnee - donnes.ordonnee)) AS correction
FROM plis JOIN appris_de USING (modele) JOIN regressions USING (modele) JOIN calibrages USING (modele)
JOIN donnes USING (modele) JOIN tailles ON tailles.regression = 10 * modele
ORDER BY pli"""


def validation_refaite(
    theme: str, modeles: Mapping[int, Modele], regle: Regle, seuil: float
) -> str:
    """La requête qui refait, pli par pli, les propositions d’un thème, prête à rejouer.

    `modeles` : {numéro d’un pli qui a appris le thème: son modèle}. Colonnes : pli, nb_regressions, nb_appris, nb_tenus
    (textes que le modèle n’a pas appris), nb_proposes, nb_vrais, nb_faux, a_cheval (ateliers à la fois appris et tenus, dans le pli ou son
    calibrage), residu, correction. Les comptes des plis s’ajoutent : ce sont ceux de la page.
    """
    fin = _VALIDATION.format(seuil=literal(seuil))
    return notes_refaites(theme, modeles, regle, None) + fin
