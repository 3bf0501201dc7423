"""Combien de fois un atelier s’est réuni : les séances qu’une phrase compte."""

import re
from collections.abc import Iterator

from egts_dashboard.analyses.extraction.chiffres import (
    CHIFFRES,
    COMBIEN,
    EN_LETTRES,
    counted,
)
from egts_dashboard.analyses.extraction.nombres import Nombre

SEANCES = re.compile(
    rf"({COMBIEN}|\bune|\bun) (seances?|sessions?|rencontres?|reunions?|rdv|rendez-vous|ateliers?|tables rondes)\b(?! par (?:an|mois|semaine|trimestre))"
)
MOIS = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
SEANCES_APRES = re.compile(
    rf"(?<!\d )\b(?:seances?|sessions?|reunions?|rencontres?)(?: tenues| organisees)?\s*(?::|=|\|)\s*({CHIFFRES}|{EN_LETTRES})\b(?! ?(?:[h/]|et \d|, ?\d|{MOIS}))"
)
FOIS = re.compile(
    rf"\b(?:reuni(?!ra\b|ront\b)|retrouve|rencontre|siege|vus?\b|revu)\w* (?:[^.;]{{0,40}} a (?=[\w-]+ reprises))?(?:a |lors de |pendant |durant |au cours de )?({COMBIEN}) (?:fois|reprises|week-ends?|journees?|soirees?|matinees?)\b"
)
# « A occupé deux séances entières », « après dix séances » : une durée, non leur nombre.
DUREE = re.compile(
    r"\b(?:occup\w+|apres|au moins|au bout de|depuis|superieure?s? a|moins de|duree de|encore|a raison de|toutes les|il (?:a fallu|faut)) $"
)
# « Citée dans les six réunions » : celles qu’on a déjà comptées.
REDITES = re.compile(
    r"\b(?:dans|de|sur|chacune de|l'ensemble de|entre) (?:l|c)es $|\bdes $"
)
# « Se retrouvent quatre fois dans le mois » : un rythme.
RYTHME = re.compile(
    r" (?:par|dans (?:le|l'|la)) ?(?:an|annee|mois|semaine|trimestre)\b| (?:annuel|mensuel|trimestriel|hebdomadaire)\w*"
)
# « Cinq rencontres d’aidants sont programmées » : elles n’ont pas eu lieu.
A_VENIR = re.compile(
    r"(?: [\w']+){0,4}? (?:(?:sont|etaient) (?:programme|prevu|planifie)|seront|auront)"
)
# « Trois soirées » sont des séances quand la phrase dit qu’elles se sont tenues.
JOURNEES = re.compile(
    rf"({COMBIEN}) (?:journees|demi-journees|soirees|matinees|apres-midi|week-ends?)\b(?! par )"
)
TENUES = re.compile(
    r"\b(?:organis|travaill|tenue?s?\b|eu lieu|la forme de|se sont deroul|s'est deroul|reparti|etal|consacr|propos|anim)\w*"
)
UNIQUE = re.compile(
    r"(?<!qu'a )\b(?:seance unique|(?:une|1) seule (?:seance|session|reunion|rencontre)|une seule fois)\b"
)
# Des rendez-vous ne sont des séances que si la phrase dit qui y vient.
RENDEZ_VOUS = ("rdv", "rendez-vous")
AMBIGUS = ("atelier", "table")


def sessions(texte: str, simple: str, a_participants: bool) -> Iterator[Nombre]:
    """Les séances d’une phrase ; `a_participants` : elle dit aussi qui est venu."""
    for trouve in SEANCES.finditer(simple):
        if not a_participants and (
            trouve[1] in ("un", "une") or trouve[2] in RENDEZ_VOUS
        ):
            continue
        avant = simple[: trouve.start()]
        if A_VENIR.match(simple, trouve.end()) or RYTHME.match(simple, trouve.end()):
            continue
        if not a_participants and REDITES.search(avant):
            continue
        if avant.endswith("entre ") or DUREE.search(avant):
            continue
        est_ambigu = trouve[2].startswith(AMBIGUS)
        if trouve[2] == "atelier" and trouve[1] not in ("un", "1"):
            # « 3 Atelier 2 – Le retour » : le numéro d’une partie.
            continue
        # « 3 ateliers » sont trois séances, ou trois ateliers : l’atelier où on le lit tranche.
        motif = "seances_ou_ateliers" if est_ambigu else "nombre_et_nom"
        confiance = 0.9 if a_participants and not est_ambigu else 0.5
        yield counted("seances", texte, trouve[1], motif, confiance)
    for forme in (SEANCES_APRES, FOIS):
        for trouve in forme.finditer(simple):
            if not RYTHME.match(simple, trouve.end()):
                yield counted("seances", texte, trouve[1], "nombre_et_nom", 0.85)
    sont_tenues = a_participants or TENUES.search(simple)
    for trouve in JOURNEES.finditer(simple) if sont_tenues else ():
        if DUREE.search(simple[: trouve.start()]):
            continue
        yield counted("seances", texte, trouve[1], "nombre_et_nom", 0.6)
    if UNIQUE.search(simple):
        yield Nombre("seances", texte, 1.0, "nombre_et_nom", 0.8)
