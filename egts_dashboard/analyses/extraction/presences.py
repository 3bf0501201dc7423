"""Qui est venu : les participations qu’une phrase compte, et ce qui n’en est pas."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from egts_dashboard.analyses.extraction.chiffres import (
    CHIFFRES,
    COMBIEN,
    EN_LETTRES,
    counted,
)
from egts_dashboard.analyses.extraction.nombres import Nombre
from egts_dashboard.analyses.extraction.tenues import is_dated_count
from egts_dashboard.analyses.extraction.titres import COMPTE_ACCROCHE, COMPTES_ACCROCHES

_PEU_PRES = r"(?:environ |pres de |quelque |plus de |une? )*"
# Ceux-là sont venus ; les autres (agents, jeunes…) ne le sont que si la phrase le dit.
VENUS = r"participante?s?|participations?|presente?s?|inscrite?s?|signatures?|signataires?|emargements?|repondante?s?|contributeurs?"
AUTRES = (
    r"personnes?|professionnel\w*|usager\w*|habitante?s?|benevoles?|etudiante?s?|stagiaires?|agents?"
    r"|elue?s?|citoyen\w*|salariee?s?|travailleu\w*|parents?|jeunes?|residente?s?|adherente?s?|acteurs?"
    r"|educat\w*|assistante?s?|familles?|aidante?s?|enfants?|partenaires?|lecteurs?|locataires?|seniors?"
    r"|femmes?|hommes?|membres?|enseignante?s?|intervenante?s?|soignante?s?|patiente?s?|invitee?s?|technicien\w*|animat\w*|directeurs?|directrices?|medecins?|infirmi\w*|commercante?s?"
    r"|agriculteurs?|agricultrices?|artistes?|apprentie?s?|lyceen\w*|collegien\w*|eleves?|retraitee?s?"
    r"|format\w+s|representante?s?|deleguee?s?|responsables?|cadres?|personnels?|pers|proches|accompagnante?s?|volontaires|dirigeante?s?"
    r"|beneficiaires?|allocataires|voisine?s?|joueu\w+|riverain\w*|entrepreneu\w+|exploitante?s?|adultes?|mamans|meres|peres|adolescente?s?|conseillere?s?"
)
PRESENCES = re.compile(
    rf"({COMBIEN}) ?(?:autres |nouveaux |jeunes |seul\w* )?(({VENUS})|{AUTRES})(?:\(?[·.\-][a-z·.\-]*\)?|\([a-z]+\)[a-z]*)?(?![\w'])"
)
SUITE = re.compile(
    rf"(?<!\d)((?:\d{{1,6}}(?:, | ; )){{0,20}}\d{{1,6}} (?:et|puis) )(?=\d+ (?:{VENUS}|{AUTRES})(?!\w))"
)
REUNI = re.compile(
    rf"\b(?:reuni|rassembl|accueilli|mobilis|regroup|attir)\w* (?:que |pres d[e'] ?|environ |plus d[e'] ?|quelque |au total )*({COMBIEN}) ?(\w+[sx])\b"
    rf"|\ben a (?:reuni|rassemble|accueilli|mobilise|attire) ({CHIFFRES})\b(?! ?\w+s\b)"
)
CHOSES = re.compile(
    r"(?:seance|session|ecole|service|association|cursu|rencontre|reunion|atelier|commune|structure|institution|association|organi[sm]|assemblee|departement"
    r"|region|etablissement|service|idee|proposition|contribution|euro|heure|jour|groupe|territoire|annee|moi|fois"
    r"|page|entreprise|collectivite|projet|action|metier|logement|place|pays|table|theme)\w*"
)
VENUE = re.compile(
    r"\b(?:reuni|rassembl|accueilli|rejoint|accepte de (?:venir|temoigner)|particip(?!ati)|participation (?:de|d'|:|a ete)|venu|present(?!ent\b|er\b|ation|ant\b|ai)|mobilis|avons recu|il y avait|(?:nous|on|ils|elles) etai\w+|nous etions|nous restait|nous reste|pris part|prennent part|etaient la|autour de"
    r"|a chaque (?:fois|seance|reunion|rencontre)|assist(?!ante?s?\b|ance)|invit|inscri|emarge|tire[es]* au sort|avoisin|seance|atelier|s'est tenu|se sont (?:tenu|retrouve|deplace|reuni)|(?:le|un|du|au|de) public\b|representa"
    r"|(?:commission|groupe|panel|jury|atelier|comite|assemblee|convention) (?:\w+ ){0,2}(?:compte|comptait|comprend)"
    r"|effectif|presence (?:de|d'|des)|nombre de personnes|total|repondu|compose(?!nt\b)|compte[er]?nt?)\w*"
)
APRES = re.compile(
    rf"(?<!\d )\b(?:({VENUS}|effectifs?|participation|public)(?: (?:presents?|inscrits?|attendus?|total))?|nombre de (?:{AUTRES}))"
    rf"\s*(?::|=|\||(?:s'(?:eleve(?:nt)?|elevait|etablit|est eleve) a|(?:est|etait|a ete|fut) de|atteint|totalise)\b)\s*(?:environ |pres de |une? peu plus de |[~≈±] ?)?({CHIFFRES}|{EN_LETTRES})(?: personnes)?\b(?! ?[%/h])"
)
NOUS_ETIONS = re.compile(
    rf"\b(?:(?:nous|vous|ils|elles|on) (?:y )?(?:etions|etiez|sommes|etaient|etait|avons ete|ont ete|a ete)|il y en (?:a eu|avait)) (?:pres d[e'] ?|environ |plus d[e'] ?|quelque |une? peu plus de )?({COMBIEN})\b(?! (?:{CHOSES.pattern}|pour|contre|sur))"
)
# « 2 rencontres ; 35 dirigeants de clubs » : qui est venu, quel que soit son nom.
A_LA_SUITE = re.compile(
    rf"\W*{COMBIEN} (?:seances?|sessions?|rencontres?|reunions?|rdv|rendez-vous|soirees?|journees?|matinees?)[ ,;:/|–—·-]+(?:et )?(?:environ |pres de )?({COMBIEN}) (\w+s)\b"
)
# « Autour de la table : 6 maires, 11 parents » : qui est venu, quel que soit son nom.
LISTE_DE_PRESENTS = re.compile(
    r"\W*(?:autour de la table|(?:etaient |sont )?presente?s?|participante?s?|assistance|composition|ont participe|y ont pris part)(?: \w+)? ?: "
)
# « Il y avait 4 infirmiers, 3 bailleurs » : le premier nommé dit que ce sont des gens.
IL_Y_AVAIT = re.compile(
    rf"\W*il y avait (?:notamment |la |aussi )?(?={PRESENCES.pattern}[^,;:.]*[,;])"
)
DES_GENS = re.compile(rf"({COMBIEN}) (\w+s)\b")
# « Sur 60 invités, 31 sont venus ».
VENUS_APRES = re.compile(
    rf"(?<!\bsur )({COMBIEN}) (?:seulement |d'entre eux |d'entre elles )?(?:(?:y )?(?:sont|etaient|ont ete) (?:venus?|venues?|presente?s?|la\b)|(?:y )?(?:ont|avaient) (?:participe|pris part|assiste|fait le deplacement))"
)
# « Neuf boulangers étaient présents » : qui est venu, quel que soit son nom.
PRESENTS_NOMMES = re.compile(
    rf"(?:^|, |; |et )({COMBIEN}) (?!{CHOSES.pattern}|(?:{VENUS}|{AUTRES})\b)\w+s (?:d(?:e|u|es) \w+ |d'\w+ )?(?:(?:etaient|sont) presente?s\b|(?:y )?ont (?:participe|pris part|assiste)\b)"
)
# « 44 personnes à la deuxième et 61 à la troisième ».
SUITE_D_ORDRE = re.compile(
    rf"(?:,| et| puis) (\d{{1,4}}|{EN_LETTRES}) (?:a la |au |a l'|lors de la |pour la |le )(?:premi|deuxi|second|troisi|quatri|cinqui|dern|\d)"
)
# « 12 personnes à chaque fois, 27 en tout ».
EN_TOUT = re.compile(r"(?:^|, |; |et )(\d{1,4}) (?:en tout|au total)(?! (?:de|d')\b)")
# « Participants : 12 puis 17 ».
PUIS = re.compile(r",? puis (\d{1,4})\b(?! ?[%/h])")
ENTRE_PARENTHESES = re.compile(r"\(\s*n\s*=\s*(\d{1,6})\s*\)")
SEULS = re.compile(r"\bseule?s? (\d{1,4}) (?:sont|ont|etaient|disent|estiment)\b")
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
    r"|(?:^(?:il|elle) |\b(?:instance|conseil|federation|reseau|syndicat)\b[^.;:]{0,60})\b(?:compos\w+ de|compt\w+|comprend|regroupe) $"
    rf"|\b(?:accueill(?:e|ent|ait|aient)|suit|suivent|suivait|heberge\w*|emploi\w*|employait|accompagn(?:e|ent|ait)|represente|federe|scolarise) {_PEU_PRES}$"
)
# « 4 300 personnes seraient concernées » : une population, qui n’est pas venue.
CONCERNES = re.compile(
    r" ?(?:(?:seraient|sont|etaient|est|serait) )?(?:\w+ment )?(?:concernee?s?|touchee?s?|suivie?s?|hebergee?s?|scolarisee?s?|licenciee?s?|employee?s?)\b"
    r"| ?(?:vivent|vivaient|habitent|resident|attendent|frequentent|utilisent|viennent|disent|pensent|ont (?:quitte|demenage))\b"
)
# « 24 participants, dont 11 élus » : les onze sont une part des vingt-quatre.
DONT = re.compile(r"\b(?:dont|parmi lesquel(?:le)?s|y compris)(?![^\W\d])")
# « Dont huit parents concernés » : de ceux qui sont venus, ceux que le sujet touche.
DONT_JUSTE_AVANT = re.compile(r"\b(?:dont|parmi lesquel(?:le)?s) $")
PLUS_DONT = re.compile(r", et |, puis |ainsi que |[.;:)]")
LIEU_PEUPLE = re.compile(r"commune|ville|agglomeration|population|bassin")
PAS_VENUS = re.compile(
    r" ?(?:presentent|exposent|animent|expliquent|rappellent|par (?:an|mois|jour|semaine|table|groupe)|a charge|accompagne|en moyenne\b|sur (?:[2-9]|10|20|100|deux|trois|quatre|cinq|six|dix|cent)\b)"
)
# Ce qui précède un nombre et en dit le sens tient en si peu de signes.
SIGNES_AVANT = 200
# « Une trentaine de parents et d’agents » : deux sortes de gens, et pas de verbe.
ET_D_AUTRES = re.compile(
    rf"et (?:d'|de |des |quelques |plusieurs |une? |{COMBIEN} ?)(?:{AUTRES})(?: (?:de|du|des|d'|a) ?\w+){{0,2}}"
)
# « Composition : 19 membres ; … », ou rien devant.
ETIQUETTE = re.compile(
    r"(?:(?:composition|presences?|public|effectifs?|qui)(?: \w+){0,2} ?: )?\W*"
)


def attendances(texte: str, simple: str, est_bref: bool) -> Iterator[Nombre]:
    """Les présents d’une phrase ; `est_bref` : elle tient en peu de mots, un compte plus qu’un propos."""
    en_fin = COMPTE_ACCROCHE.search(texte) or COMPTES_ACCROCHES.search(texte)
    est_breve = est_bref or en_fin or A_LA_SUITE.match(simple)
    trouves, parts = _found(simple)
    sont_venus = bool(trouves) and VENUE.search(simple) is not None
    surs = [
        t
        for t in trouves
        if t[3] or est_breve or sont_venus or _opens_a_list(simple, t)
    ]
    for suite in SUITE.finditer(simple) if surs else ():
        if simple[: suite.start()].endswith("entre "):
            # « Entre 28 et 32 participants » n’en compte pas deux fois.
            continue
        for nombre in re.findall(r"\d+", suite[1]):
            yield counted("participations", texte, nombre, "nombre_et_nom", 0.8)
    for trouve in EN_TOUT.finditer(simple) if surs else ():
        yield counted("participations", texte, trouve[1], "nombre_et_nom", 0.8)
    sont_comptes = surs or NOUS_ETIONS.search(simple)
    for trouve in SUITE_D_ORDRE.finditer(simple) if sont_comptes else ():
        yield counted("participations", texte, trouve[1], "nombre_et_nom", 0.8)
    for trouve in surs:
        confiance = 0.9 if trouve[3] or sont_venus else 0.7
        yield counted("participations", texte, trouve[1], "nombre_et_nom", confiance)
    for trouve in parts if sont_comptes or APRES.search(simple) else ():
        yield counted("participations", texte, trouve[1], "repartition", 0.6)
    yield from _told(texte, simple)


def _found(simple: str) -> tuple[list[re.Match[str]], list[re.Match[str]]]:
    """Ceux que la phrase compte, puis ceux qui n’en sont qu’une part : « dont 11 élus »."""
    lieu = LIEU_PEUPLE.search(simple)
    habites = lieu.end() if lieu else len(simple)
    trouves: list[re.Match[str]] = []
    parts: list[re.Match[str]] = []
    est_part = _shares(simple)
    for trouve in PRESENCES.finditer(simple):
        if not _is_population(simple, trouve, habites):
            (parts if est_part(trouve.start()) else trouves).append(trouve)
    return trouves, parts


def _shares(simple: str) -> Callable[[int], bool]:
    """De quoi dire si ce qui commence là est la part d’un compte : « dont », et rien qui l’arrête."""
    colles = {trouve.end() for trouve in DONT.finditer(simple)}
    donts = sorted(fin for fin in colles if not simple[fin : fin + 1].isdigit())
    arrets = [(t.start(), t.end()) for t in PLUS_DONT.finditer(simple)] if donts else []
    fins = [fin for _, fin in arrets]

    def is_share(debut: int) -> bool:
        rang, arret = bisect_right(donts, debut), bisect_right(fins, debut)
        if debut in colles:
            return True
        return rang > 0 and (arret == 0 or arrets[arret - 1][0] < donts[rang - 1])

    return is_share


def _told(texte: str, simple: str) -> Iterator[Nombre]:
    """Ceux que compte une tournure, quel que soit le nom qu’on leur donne, s’il y en a un."""
    for trouve in REUNI.finditer(simple):
        if trouve[3] or not CHOSES.fullmatch(trouve[2]):
            combien = trouve[1] or trouve[3]
            yield counted("participations", texte, combien, "nombre_et_nom", 0.8)
    yield from _listed(texte, simple)
    for forme in (VENUS_APRES, PRESENTS_NOMMES):
        for trouve in forme.finditer(simple):
            yield counted("participations", texte, trouve[1], "nombre_et_nom", 0.8)
    for trouve in NOUS_ETIONS.finditer(simple):
        yield counted("participations", texte, trouve[1], "nombre_et_nom", 0.8)
    for trouve in APRES.finditer(simple):
        yield counted("participations", texte, trouve[2], "nombre_et_nom", 0.85)
        if suite := PUIS.match(simple, trouve.end()):
            yield counted("participations", texte, suite[1], "nombre_et_nom", 0.8)
    for trouve in ENTRE_PARENTHESES.finditer(simple):
        yield counted("participations", texte, trouve[1], "nombre_et_nom", 0.75)
    if "participant" in simple:
        for trouve in SEULS.finditer(simple):
            yield counted("participations", texte, trouve[1], "nombre_et_nom", 0.4)


def _listed(texte: str, simple: str) -> Iterator[Nombre]:
    """« Autour de la table : 6 maires », « 2 rencontres ; 35 dirigeants » : un compte, puis ses gens."""
    if liste := LISTE_DE_PRESENTS.match(simple) or IL_Y_AVAIT.match(simple):
        est_part = _shares(simple)
        for trouve in DES_GENS.finditer(simple, liste.end()):
            if not CHOSES.fullmatch(trouve[2]) and not est_part(trouve.start()):
                yield counted("participations", texte, trouve[1], "nombre_et_nom", 0.7)
    if (suivi := A_LA_SUITE.match(simple)) and not CHOSES.fullmatch(suivi[2]):
        yield counted("participations", texte, suivi[1], "nombre_et_nom", 0.7)


def _opens_a_list(simple: str, trouve: re.Match[str]) -> bool:
    """« Deux étudiants, des bénévoles et des élus », « 24 personnels. » : des présents, sans verbe."""
    suite = simple[trouve.end() :].partition(". ")[0].strip(" .)")
    # Une phrase qui s’ouvre sur un chiffre ne se coupe pas de la précédente.
    avant = simple[: trouve.start()].rpartition(". ")[2]
    est_en_tete = ETIQUETTE.fullmatch(avant) is not None
    if is_dated_count(avant, suite):
        return True
    est_seul = not suite or suite[0] in ",;" or ET_D_AUTRES.fullmatch(suite) is not None
    return est_en_tete and est_seul


def _is_population(simple: str, trouve: re.Match[str], habites: int) -> bool:
    """« une commune de 10 000 habitants », « 12 personnes par an », « deux votants sur trois » ne comptent personne.

    `habites` : la fin du premier lieu peuplé que nomme la phrase.
    """
    if PAS_VENUS.match(simple, trouve.end()):
        return True
    debut = trouve.start()
    est_part = DONT_JUSTE_AVANT.search(simple, max(debut - SIGNES_AVANT, 0), debut)
    if not trouve[3] and not est_part and CONCERNES.match(simple, trouve.end()):
        return True
    if any(
        forme.search(simple, max(debut - SIGNES_AVANT, 0), debut)
        for forme in (TABLEES, EFFECTIF_PROPRE, PART_D_UN_COMPTE)
    ):
        return True
    return trouve[2].startswith("habitant") and habites <= debut
