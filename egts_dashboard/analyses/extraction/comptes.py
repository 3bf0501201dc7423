"""Les séances et les participations qu’une ligne de rapport compte."""

import re
from collections.abc import Iterator

from egts_dashboard.analyses.extraction.chiffres import EN_LETTRES, value
from egts_dashboard.analyses.extraction.nombres import Nombre, context
from egts_dashboard.analyses.extraction.texte import (
    begins_with_infinitive,
    plain,
    sentences,
)
from egts_dashboard.analyses.extraction.titres import COMPTE_ACCROCHE

CHIFFRES = r"(?:\d{1,3}(?: \d{3}){1,3}|\d+)"
COMBIEN = rf"(?<![\d,.])(?:{CHIFFRES}|\b(?:{EN_LETTRES}))"
# Ceux-là sont venus ; les autres (agents, jeunes…) ne le sont que si la phrase le dit.
VENUS = r"participante?s?|participations?|presente?s?|inscrite?s?|signatures?|signataires?|emargements?|repondante?s?|contributeurs?"
AUTRES = (
    r"personnes?|professionnel\w*|usager\w*|habitante?s?|benevoles?|etudiante?s?|stagiaires?|agents?"
    r"|elue?s?|citoyen\w*|salariee?s?|travailleu\w*|parents?|jeunes?|residente?s?|adherente?s?|acteurs?"
    r"|educat\w*|assistante?s?|familles?|aidante?s?|enfants?|partenaires?|lecteurs?|locataires?|seniors?"
    r"|femmes?|hommes?|membres?|enseignante?s?|intervenante?s?|soignante?s?|patiente?s?|invitee?s?|technicien\w*|animat\w*|directeurs?|directrices?|medecins?|infirmi\w*|commercante?s?"
    r"|agriculteurs?|agricultrices?|artistes?|apprentie?s?|lyceen\w*|collegien\w*|eleves?|retraitee?s?"
    r"|format\w+s|representante?s?|deleguee?s?|responsables?|cadres?"
)
PRESENCES = re.compile(
    rf"({COMBIEN}) ?(?:autres |nouveaux |jeunes |seul\w* )?(({VENUS})|{AUTRES})(?:\(?[·.\-][a-z·.\-]*\)?|\([a-z]+\)[a-z]*)?(?![\w'])"
)
SUITE = re.compile(rf"((?:\d+(?:, | ; ))*\d+ et )(?=\d+ (?:{VENUS}|{AUTRES})(?!\w))")
REUNI = re.compile(
    rf"\b(?:reuni|rassembl|accueilli|mobilis|regroup|attir)\w* (?:pres d[e'] ?|environ |plus d[e'] ?|quelque |au total )*({COMBIEN}) ?(\w+s)\b"
    rf"|\ben a (?:reuni|rassemble|accueilli|mobilise|attire) ({CHIFFRES})\b(?! ?\w+s\b)"
)
CHOSES = re.compile(
    r"(?:seance|session|ecole|service|association|cursu|rencontre|reunion|atelier|commune|structure|institution|association|organi[sm]|assemblee|departement"
    r"|region|etablissement|service|idee|proposition|contribution|euro|heure|jour|groupe|territoire|annee|moi|fois"
    r"|page|entreprise|collectivite|projet|action|metier|logement|place|pays|table|theme)\w*"
)
VENUE = re.compile(
    r"\b(?:reuni|rassembl|accueilli|rejoint|particip|venu|present(?!ent\b|er\b|ation|ant\b|ai)|mobilis|il y avait|(?:nous|on|ils|elles) etai\w+|nous etions|nous restait|nous reste|pris part|prennent part|etaient la|autour de"
    r"|assist|invit|inscri|emarge|tire[es]* au sort|avoisin|seance|atelier|s'est tenu|se sont (?:tenu|retrouve|deplace|reuni)|public|representa"
    r"|(?:commission|groupe|panel|jury|atelier|comite|assemblee|convention) (?:\w+ ){0,2}(?:compte|comptait|comprend)"
    r"|dont|effectif|nombre de personnes|total|repondu|compose|compte[er]?nt?)\w*"
)
APRES = re.compile(
    rf"(?<!\d )\b(?:({VENUS}|effectifs?|participation|public)(?: (?:presents?|inscrits?|attendus?|total))?|nombre de (?:{AUTRES}))"
    rf"\s*(?::|=|\|)\s*(?:environ |pres de |une? peu plus de |[~≈±] ?)?({CHIFFRES})(?: personnes)?\b(?! ?[%/h])"
)
NOUS_ETIONS = re.compile(
    rf"\b(?:(?:nous|ils|elles|on) (?:etions|sommes|etaient|etait|avons ete|ont ete|a ete)|il y en (?:a eu|avait)) (?:pres d[e'] ?|environ |plus d[e'] ?|quelque |une? peu plus de )?({COMBIEN})\b(?! (?:{CHOSES.pattern}))"
)
# « 44 personnes à la deuxième et 61 à la troisième ».
SUITE_D_ORDRE = re.compile(
    r"(?:,| et| puis) (\d{1,4}) (?:a la |au |a l'|lors de la |pour la |le )(?:premi|deuxi|second|troisi|quatri|cinqui|dern|\d)"
)
# « 12 personnes à chaque fois, 27 en tout ».
EN_TOUT = re.compile(r"(?:^|, |; |et )(\d{1,4}) (?:en tout|au total)(?! (?:de|d')\b)")
# « 312 participants (Ain : 61, Drôme : 48…) » : des parts, si leur somme est le total.
PARTS = re.compile(r"\(((?:[^():,;]{2,40}\s?:\s?\d{1,5}\s?[,;]?\s*(?:et )?){2,})\)")
ENTRE_PARENTHESES = re.compile(r"\(\s*n\s*=\s*(\d{1,6})\s*\)")
SEULS = re.compile(r"\bseule?s? (\d{1,4}) (?:sont|ont|etaient|disent|estiment)\b")
SEANCES = re.compile(
    rf"({COMBIEN}|\bune|\bun) (seances?|sessions?|rencontres?|reunions?|demi-journees|ateliers?|tables rondes)\b(?! par (?:an|mois|semaine|trimestre))"
)
MOIS = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
SEANCES_APRES = re.compile(
    rf"(?<!\d )\b(?:seances?|sessions?|reunions?)(?: tenues| organisees)?\s*(?::|=)\s*({CHIFFRES})\b(?! ?(?:[h/]|et \d|,|{MOIS}))"
)
FOIS = re.compile(
    rf"\b(?:reuni|retrouve|rencontre|siege)\w* (?:[^.;]{{0,40}} a (?=[\w-]+ reprises))?(?:a |lors de |pendant |durant |au cours de )?({COMBIEN}) (?:fois|reprises|week-ends?|journees?|soirees?|matinees?)\b"
)
# « Trois soirées » sont des séances quand la phrase dit qu’elles se sont tenues.
JOURNEES = re.compile(
    rf"({COMBIEN}) (?:journees|demi-journees|soirees|matinees|apres-midi|week-ends?)\b(?! par )"
)
TENUES = re.compile(
    r"\b(?:organis|travaill|tenue?s?\b|eu lieu|la forme de|se sont deroul|s'est deroul|reparti|etal|consacr|propos|anim)\w*"
)
UNIQUE = re.compile(
    r"(?<!qu'a )\b(?:seance unique|une seule (?:seance|session|reunion))\b"
)
# « Quatorze tables de huit personnes » : la taille d’une table, non un total.
TABLEES = re.compile(
    r"\b(?:tables?|tablees?|groupes?|sous-groupes?|equipes?|ilots?|cercles?) (?:(?:etaient |sont )?composee?s? de |de |d'environ |d'une )(?:[\w-]+ a )?$"
)
# « Neuf sur dix présentes », « on attendait 60 inscrits » : une part, une prévision.
PART_D_UN_COMPTE = re.compile(
    r"\bsur (?:les )?$|\b(?:attend(?:ait|aient|ions|us?)|prev(?:oyait|oyions|us?)|esper(?:ait|ions)|limitee?s? a|jusqu'a|maximum de) $"
)
# « L’équipe compte huit professionnels » : ceux qui y travaillent.
EFFECTIF_PROPRE = re.compile(
    r"\b(?:equipe|service|etablissement|structure|association|commune|ecole|residence) (?:\w+ ){0,3}?compt\w+ $"
)
REPARTITION = re.compile(r"^\W*(?:repartition|dont|effectifs?|profils?|origines?)\b")
UNITES = re.compile(r"\bunites?\b|\bdont\b|\brepartition\b|\beffectifs?\b|\bmetiers?\b")
SIGLE = re.compile(r"\b[A-Z]{2,6}S?\b\s*\((\d{1,3})\)")
PART = re.compile(
    r"(?<![\d,.])(\d{1,5})\s+(?:(?:en|au|aux|des?|du|pour)\s+)?[«“]?\s*(?=[A-Za-zÀ-ÿ])"
)
LIGNE_BREVE = 8
AMBIGUS = ("atelier", "table")


def counts(texte: str, ligne: str = "") -> Iterator[Nombre]:
    """Les participations puis les séances, sans redire un même nombre d’une même ligne.

    `ligne` : celle dont le texte est une phrase, s’il n’est pas à lui seul la ligne.
    """
    vus: set[tuple[str, float]] = set()
    for nombre in _all(texte, len((ligne or texte).split()) <= LIGNE_BREVE):
        if (nombre.nature, nombre.valeur) not in vus:
            if nombre.motif != "seances_ou_ateliers":
                vus.add((nombre.nature, nombre.valeur))
            yield nombre


def _all(texte: str, est_bref: bool) -> Iterator[Nombre]:
    for phrase in sentences(texte):
        if not begins_with_infinitive(phrase):
            # « Recruter 12 agents » : ceux-là ne sont pas encore venus.
            yield from _counted(phrase, est_bref)


def _counted(texte: str, est_bref: bool) -> Iterator[Nombre]:
    simple = plain(texte)
    presents = list(_attendances(texte, simple, est_bref))
    yield from presents
    yield from _sessions(texte, simple, bool(presents))
    yield from _shares(texte, simple)


def _attendances(texte: str, simple: str, est_bref: bool) -> Iterator[Nombre]:
    est_breve = est_bref or COMPTE_ACCROCHE.search(texte)
    trouves = [t for t in PRESENCES.finditer(simple) if not _is_population(simple, t)]
    surs = [
        t
        for t in trouves
        if t[3] or est_breve or VENUE.search(simple) or _opens_a_list(simple, t)
    ]
    for suite in SUITE.finditer(simple) if surs else ():
        if simple[: suite.start()].endswith("entre "):
            # « Entre 28 et 32 participants » n’en compte pas deux fois.
            continue
        for nombre in re.findall(r"\d+", suite[1]):
            yield _count("participations", texte, nombre, "nombre_et_nom", 0.8)
    for trouve in EN_TOUT.finditer(simple) if surs else ():
        yield _count("participations", texte, trouve[1], "nombre_et_nom", 0.8)
    for trouve in SUITE_D_ORDRE.finditer(simple) if surs else ():
        yield _count("participations", texte, trouve[1], "nombre_et_nom", 0.8)
    for trouve in surs:
        confiance = 0.9 if trouve[3] or VENUE.search(simple) else 0.7
        yield _count("participations", texte, trouve[1], "nombre_et_nom", confiance)
    for trouve in REUNI.finditer(simple):
        if trouve[3] or not CHOSES.fullmatch(trouve[2]):
            combien = trouve[1] or trouve[3]
            yield _count("participations", texte, combien, "nombre_et_nom", 0.8)
    for trouve in NOUS_ETIONS.finditer(simple):
        yield _count("participations", texte, trouve[1], "nombre_et_nom", 0.8)
    for trouve in APRES.finditer(simple):
        yield _count("participations", texte, trouve[2], "nombre_et_nom", 0.85)
    for trouve in ENTRE_PARENTHESES.finditer(simple):
        yield _count("participations", texte, trouve[1], "nombre_et_nom", 0.75)
    if "participant" in simple:
        for trouve in SEULS.finditer(simple):
            yield _count("participations", texte, trouve[1], "nombre_et_nom", 0.4)


def _opens_a_list(simple: str, trouve: re.Match[str]) -> bool:
    """« Deux étudiants, des bénévoles et des élus » énumère des présents."""
    return trouve.start() == 0 and simple[trouve.end() :].lstrip()[:1] == ","


def _is_population(simple: str, trouve: re.Match[str]) -> bool:
    """« une commune de 10 000 habitants », « 12 personnes par an », « deux votants sur trois » ne comptent personne."""
    if re.match(
        r" ?(?:presentent|exposent|animent|expliquent|rappellent|par (?:an|mois|jour|semaine)|a charge|accompagne|sur (?:deux|trois|quatre|cinq|six|dix|cent)\b)",
        simple[trouve.end() :],
    ):
        return True
    avant = simple[: trouve.start()]
    if any(
        forme.search(avant) for forme in (TABLEES, EFFECTIF_PROPRE, PART_D_UN_COMPTE)
    ):
        return True
    return trouve[2].startswith("habitant") and bool(
        re.search(
            r"commune|ville|agglomeration|population|bassin", simple[: trouve.start()]
        )
    )


def _sessions(texte: str, simple: str, a_participants: bool) -> Iterator[Nombre]:
    for trouve in SEANCES.finditer(simple):
        if trouve[1] in ("un", "une") and not a_participants:
            continue
        if simple[: trouve.start()].endswith("entre "):
            continue
        est_ambigu = trouve[2].startswith(AMBIGUS)
        # « 3 ateliers » sont trois séances, ou trois ateliers : l’atelier où on le lit tranche.
        motif = "seances_ou_ateliers" if est_ambigu else "nombre_et_nom"
        confiance = 0.9 if a_participants and not est_ambigu else 0.5
        yield _count("seances", texte, trouve[1], motif, confiance)
    for forme in (SEANCES_APRES, FOIS):
        for trouve in forme.finditer(simple):
            yield _count("seances", texte, trouve[1], "nombre_et_nom", 0.85)
    sont_tenues = a_participants or TENUES.search(simple)
    for trouve in JOURNEES.finditer(simple) if sont_tenues else ():
        yield _count("seances", texte, trouve[1], "nombre_et_nom", 0.6)
    if UNIQUE.search(simple):
        yield Nombre("seances", texte, 1.0, "nombre_et_nom", 0.8)


def _shares(texte: str, simple: str) -> Iterator[Nombre]:
    """« Répartition : 269 Aquitaine, 42 Limousin » et « ES (17), CESF (8) »."""
    for liste in PARTS.finditer(texte):
        parts = re.findall(r":\s?(\d+)", liste[1])
        if re.search(rf"(?<!\d){sum(map(int, parts))}\b", simple[: liste.start()]):
            for part in parts:
                yield _count("participations", texte, part, "repartition", 0.7)
    if UNITES.search(simple):
        for trouve in SIGLE.finditer(texte):
            yield _count("participations", texte, trouve[1], "repartition", 0.6)
    if REPARTITION.match(simple):
        _, _, suite = texte.partition(":")
        for trouve in PART.finditer(suite):
            if not PRESENCES.match(simple) and not suite[trouve.end() :].startswith(
                "%"
            ):
                yield _count("participations", texte, trouve[1], "repartition", 0.7)


def _count(
    nature: str, texte: str, nombre: str, motif: str, confiance: float
) -> Nombre:
    debut = max(plain(texte).find(nombre), 0)
    extrait = context(texte, debut, debut + len(nombre))
    return Nombre(nature, extrait, value(nombre), motif, confiance)
