"""Ce qui se vit et se mesure : ce qu’une phrase constate quels que soient ses verbes."""

import re

from egts_dashboard.analyses.extraction.texte import plain
from egts_dashboard.analyses.extraction.tournures import is_observation, is_requirement

CONSTATE = re.compile(
    r"(?:or|mais|enfin|ainsi|de plus|en outre)?,? ?(?:force (?:nous )?est de (?:constater|reconnaitre)|il (?:apparait|est apparu|ressort|est ressorti|(?:a ete|est) (?:constate|releve|observe|note|souligne|signale))"
    r"|(?:on|nous) (?:avons |a )?(?:\w+ment )?(?:constat|observ|relev)\w*) (?:[\w']+ ){0,3}?qu(?:e |')"
)
PART_MESUREE = re.compile(
    r"\d ?% (?:des|de|d'|du|ont|sont|se|ne|y)\b|\b(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf) (?!(?:jour|semaine|an|annee|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|week-end|matin|soir|nuit|fois|mois)s? )(?:[\w'-]+ ){0,3}sur (?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix)\b"
)
# « … soit 5 % du total », « Selon l’Insee, … » : le calcul, la source d’un autre.
PART_DITE = re.compile(r"\bsoit \d[\d,]* ?%|^(?:selon|d'apres)\b")
PAROLE = re.compile(
    r"[«“\"] ?[^«»“”]{15,}[»”\"]\.?(?:,? (?:(?:nous |l')?(?:a|ont|avait) |s'est )?(?:\w+ment |ainsi )?(?:dit|disent|disait|resum|racont|temoign|expliqu|confi|lach|gliss|souffl|rapport|precis|ajout|exclam|soupir|constat|reconn|plaint|inquiet)\w*\b[^«»:;]{0,60})?\.?"
)
# « Une mère nous a dit : « … » » : qui la dit, puis la parole.
PAROLE_DITE = re.compile(
    r"[^«»“”:]{0,60}\b(?:dit|disent|disait|resum|racont|temoign|expliqu|confi|lach|gliss|souffl|soupir|exclam)\w*\b[^«»“”:]{0,60} ?: ?[«“\"][^«»“”]{15,}[»”\"]\.?"
)
MOTS_D_UN_NOM = 8
MOTS_PHRASE = 4
# « Il faut réserver 48 heures à l’avance » : une durée, un prix, ce que les gens subissent.
SUBI = re.compile(
    r"\bil faut (?:l[ae]s? |l'|se |s'|y )?\w+(?:er|ir|re)\b[^.;]{0,40}? (?:\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|plusieurs)"
    r" (?:heures?|jours?|semaines?|mois|ans|annees|minutes|fois|euros|kilometres|km|€)(?!\w)"
    r"|\bil faut (?:tout )?\w+(?:er|ir|re)\b[^.;]{0,60} (?:a )?chaque fois\b"
    r"|\bil faut (?:\w+ment |souvent |parfois |toujours |encore )?(?:attendre|patienter|compter (?!sur\b|avec\b)|batailler|se battre|faire la queue|supplier)\b"
    # Ce qu’un dossier exige, un usager le subit.
    r"|^(?:l[ae]s? |l'|ces? |cette |cet |des |nos |leurs )(?:dossiers?|formulaires?|demarches?|procedures?|logiciels?|sites?|plateformes?|taches?|imprimes?|conventions?)\b[^,;:]{0,60}? (?:demande|exige|necessite|reclame)(?:nt)? "
)
# Ce qu’une parole rapportée réclame est dit par elle, non par ceux qui la rapportent.
CITEE = re.compile(r"«[^«»]*»|“[^“”]*”")


def quotes(phrase: str) -> bool:
    """Vrai pour « « On attend des mois », dit une mère. » : une parole, et qui la dit."""
    simple = plain(phrase)
    return any(forme.fullmatch(simple) for forme in (PAROLE, PAROLE_DITE))


def measures(texte: str) -> bool:
    """Vrai pour « 35 % des élèves ne disent rien », « un jeune sur quatre » : une part mesurée."""
    simple = plain(texte)
    return PART_MESUREE.search(simple) is not None and PART_DITE.search(simple) is None


def opens_observation(texte: str) -> bool:
    """Vrai pour « Force est de constater que… » : ce qui suit se constate, quoi qu’il dise."""
    return CONSTATE.match(plain(texte)) is not None


def names_thing(texte: str) -> bool:
    """Vrai pour « Une pharmacie, » ou « le hall (rénové) » : un nom seul, que rien ne dit."""
    est_bref = len(texte.split()) <= MOTS_D_UN_NOM and texte[-1] not in ".?!"
    return est_bref and not is_observation(texte)


def suffers(texte: str) -> bool:
    """Vrai pour « Il faut réserver 48 heures avant » : ce qu’on subit, non ce qu’on demande."""
    return SUBI.search(plain(texte)) is not None


def asks_amid(phrase: str) -> bool:
    """Vrai pour une demande au milieu de constats ; « Besoin de… » y reste un constat."""
    simple = plain(phrase)
    return (
        is_requirement(CITEE.sub("…", phrase))
        and not (suffers(phrase) or opens_observation(phrase))
        and len(phrase.split()) > MOTS_PHRASE
        and not simple.startswith(("besoin", "necessite", "importance"))
        and "ce que" not in simple
    )
