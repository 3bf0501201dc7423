"""Les tournures d’une phrase de rapport : elle demande, constate, compte ou cite."""

import re

from egts_dashboard.analyses.extraction_texte import begins_with_infinitive, plain

DEMANDE = re.compile(
    r"\bil (?:faut|faudra|faudrait|convient|conviendrait|s'agit|s'agirait|importe)\b"
    r"|\bil (?:est|serait|s'avere|parait|semble)(?: donc| aussi| egalement)? (?:tres )?"
    r"(?:important|necessaire|essentiel|indispensable|primordial|urgent|souhaitable|utile|opportun)"
    r"|\b(?:doit|doivent|devra|devront|devrait|devraient)\b|\bbesoins? (?:d|en |constant|de)"
    r"|\bnecessite\b|\bnecessaires?\b|\bindispensables?\b|\bsouhait(?:e|ent|ons|s|ee?s?)?\b"
    r"|\bimportance (?:de|d')|\best (?:important|essentiel|fondamental)|\bsont essentiel"
    r"|\bnous (?:proposons|recommandons|preconisons|demandons)|\bon (?:propose|recommande|demande)"
    r"|\b(?:propose|recommande|preconise|demande|suggere)(?:nt)? (?:de|d'|que|la|le|un|une|des)\b"
    r"|\best (?:donc )?(?:propose|recommande|preconise|demande|suggere)e?\b"
    r"|^(?:attention (?:a|aux?)|vigilance|veiller)\b|\bdevant etre\b"
)

_QUI_PARLE = (
    r"(?:participant|groupe|membre|usager|citoyen|habitant|professionnel|atelier|famille|jeune"
    r"|salarie|benevole|acteur|personne|parent|aidant|elu|intervenant|travailleur|conseil|ils|elles)"
)
# Quel qu’en soit le sujet ; « propose », lui, décrit souvent ce qui existe.
_DIT = (
    r"(?<!qui )(?<!\bne )(?<!si )(?<!s'il )(?<!s'ils )(?<!comme )(?<!nous )(?<!vous )(?<!lui )(?<!leur )"
    r"\b(?:(?:demande|souhaite|reclame|exige)(?:nt|rait|raient)?(?: \w+ment| enfin| aussi)? (?:qu[e']|(?:de |d'|la |le |l'|les |une? |des |(?!savoir)\w{2,}(?:er|ir|re)\b))"
    r"|(?:preconise|recommande|suggere|revendique)(?:nt|rait|raient)?\b|plaide(?:nt)? pour)"
)
DEMANDE_DITE = re.compile(
    rf"{_DIT}|\bnous (?:proposons|recommandons|preconisons|demandons|souhaitons|voulons|suggerons|reclamons)\b"
)
_VERBE_DE_DEMANDE = r"(?:demande|propose|recommande|preconise|suggere|souhaite|reclame|plaide|revendique)(?:nt|rait|raient)?"
EXIGENCE = re.compile(
    r"\bil (?:faut|faudrait|faudra|convient|conviendrait|conviendra)\b"
    r"|\bil (?:est|serait|semble|parait)(?: donc| aussi| egalement| tres)? (?:important|necessaire"
    r"|essentiel|indispensable|primordial|urgent|souhaitable|utile|opportun|propose|recommande|preconise)"
    r"|\b(?:doit|doivent|devrait|devraient) (?!pas\b)"
    r"|\bil y a (?:une )?necessite\b|^(?:souhait|necessite|besoins?) (?:de|d'|que)"
    r"|\bs'avere (?:donc )?(?:urgent|necessaire)|\bprimordial\b|\bimportance de\b"
    r"|\bnous (?:proposons|recommandons|preconisons|demandons)"
    rf"|^(?:\w+ ){{0,4}}{_QUI_PARLE}\w*(?: [\w'-]+){{0,4}}? {_VERBE_DE_DEMANDE} (?!si\b)"
    r"|\bon (?:propose|recommande|demande|suggere)\b|\best (?:donc )?(?:propose|recommande|preconise|suggere)e?\b"
    r"|\b(?:est|sont|reste|restent|serait|seraient) (?:donc |encore )?a (?!venir|dire|lire|voir|savoir|noter|peine|partager)[a-z]+(?:er|ir|re)\b"
    r"|\b(?:est|sont|serait|seraient|semble|parait) (?:donc |aussi |ainsi |encore |tout a fait )?(?:indispensable|necessaire|essentiel|primordia|souhaitable)\w*"
    r"|\bdemande(?:nt)? a (?:etre )?\w+(?:er|ir|re|e)\b|\bdefi\w* (?:\w+ ){0,3}(?:est|consiste)\b|\ble besoin que\b|\bplebiscit\w+|\ba reiterer\b|\bnecessite d(?:e |')"
    rf"|{DEMANDE_DITE.pattern}"
)
BESOIN = re.compile(
    r"\bbesoins? (?:constants? |importants? |reels? |forts? )?(?:d'|de |en (?!termes))(?!savoir)"
)
# « Création d’un guichet » : une action nommée, sans verbe.
ACTION = re.compile(
    r"^(?:creation|mise en (?:place|oeuvre|reseau|commun)|developpement|renforcement|generalisation|instauration"
    r"|utilisation|ouverture|valorisation|simplification|prise en compte|mutualisation|amelioration|adaptation"
    r"|recrutement|elargissement|clarification|harmonisation|evaluation|recherche|maintien|organisation)"
    r" (?:de |d'|du |des )"
)
AUTOUR = re.compile(
    r"(?:en conclusion|pour conclure|nous remercions)\b|(?:cette|ces|la premiere|la deuxieme) (?:preconisation|proposition|recommandation|piste|demande|idee)"
)
OBSERVATION = re.compile(
    r"\b(?:temoign|regrett|deplor|constat|observ|releve|rapport|signal|soulign|not|denonc|plaign)(?:e|ent|ait|aient|ons|es)\b"
    r"|\b(?:debord|gene(?:nt)?\b|vetuste|degrad|deserte|embouteill|sauvage|en panne|hors service|insecur|sous-dimension)\w*"
    r"|\b(?:manqu|souffr|ignor|peinent|peine a|decouvr|redout|craign|craint)\w*"
    r"|\b(?:difficile|difficult|insuffisan|meconnu|rare|faible|lourd|complexe|epuis|isol|satur|inadapt|absence"
    r"|cloisonn|flou|illisib|tardi|incomplet|trop|peu de|pas assez|plus en plus|n'osent|ne savent)\w*"
)

# Ce qu’un atelier rapporte de ses échanges.
ECHO = re.compile(
    r"\b(?:est|sont|etait) (?:aussi |egalement |souvent |parfois )?(?:ressorti|apparu|vecu|percu|ressenti|traverse|partage)\w*"
    r"|\bil (?:en )?(?:est )?ressort|\ba ete (?:souligne|evoque|mentionne|rappele|pointe)|\bl'accent (?:a ete|est) mis"
    r"|\b(?:peuvent se|se) sent(?:ent|ir)\b|\bse pose\b|\bproblemes?\b|\bfrustration|\ba (?:beaucoup )?tourne autour|\bquid de\b"
    r"|\bsentiment (?:de|d')|\bdissonance|\bperte de\b|\bn'y a-t-il pas"
)
CONSTAT_DIT = re.compile(
    r"\b(?:temoign|regrett|deplor|constat|signal|denonc|observ|plaign)(?:e|ent|ons)\b(?! d'une volonte)"
)
COMPTE_RENDU = re.compile(
    r"\b(?:sont venu|ont participe|y ont assiste|ont assiste a|ont pris part|y ont pris part|etaient present|a reuni|ont reuni|a rassemble|ont rassemble)\w*"
)
EXEMPLE = re.compile(
    r"\b(?:cit|evoqu|donn|rappel|rapport)(?:e|ent|ons|es) (?:en exemple|l'exemple|comme exemple|l'experience)\b"
    r"|\b(?:est|sont) citee?s? en exemple|\bs'inspirer (?:de|du|d')|\bprend(?:re|ent)? exemple sur"
)


def is_demand(texte: str) -> bool:
    """Vrai si le texte demande quelque chose, à l’infinitif ou par sa tournure."""
    return begins_with_infinitive(texte) or DEMANDE.search(plain(texte)) is not None


def is_requirement(texte: str) -> bool:
    """Vrai si une phrase exige sans détour : « il faut », « doit », « nécessité de »."""
    return EXIGENCE.search(plain(texte)) is not None


def is_observation(texte: str) -> bool:
    """Vrai si une phrase constate par sa tournure : « regrettent », « manque de », « trop »."""
    return OBSERVATION.search(plain(texte)) is not None


def is_about_demands(texte: str) -> bool:
    """Vrai pour « Cette proposition a été débattue » : elle parle d’une demande, sans en être une."""
    return AUTOUR.match(plain(texte)) is not None


def tells_demand(texte: str) -> bool:
    """Vrai si quelqu’un demande en toutes lettres : « le conseil demande que… »."""
    return DEMANDE_DITE.search(plain(texte)) is not None


def tells_observation(texte: str) -> bool:
    """Vrai si quelqu’un constate en toutes lettres : « les usagers regrettent… »."""
    return CONSTAT_DIT.search(plain(texte)) is not None


def tells_attendance(texte: str) -> bool:
    """Vrai pour « Une quarantaine de participants sont venus » : un compte, pas un constat."""
    return COMPTE_RENDU.search(plain(texte)) is not None


def tells_example(texte: str) -> bool:
    """Vrai si une phrase cite un exemple à suivre : « cite l’exemple de l’hôpital voisin »."""
    return EXEMPLE.search(plain(texte)) is not None


def echoes(texte: str) -> bool:
    """Vrai si une phrase d’atelier rapporte ce qui s’est dit : « il en ressort », « se sentent »."""
    return ECHO.search(plain(texte)) is not None


def names_need(texte: str) -> bool:
    """Vrai si une phrase dit un besoin : « le besoin constant d’évaluer »."""
    return BESOIN.search(plain(texte)) is not None


def names_action(texte: str) -> bool:
    """Vrai pour une action nommée sans verbe : « Création d’un guichet unique »."""
    return ACTION.match(plain(texte)) is not None
