"""Les tournures d’une phrase de rapport : elle demande, constate, compte ou cite."""

import re

from egts_dashboard.analyses.extraction.rapportees import reports_demand
from egts_dashboard.analyses.extraction.texte import begins_with_infinitive, plain
from egts_dashboard.analyses.extraction.voeux import wishes

# « Pourquoi ne pas ouvrir le samedi ? », « Que la mairie aide les commerçants. »
_APPEL = (
    r"^(?:et |alors |enfin )?(?:(?:ne )?pourrait-on(?: pas)?,? |et si (?:l'on|on|nous) (?!ne\b)\w+(?:ait|ions) "
    r"|pourquoi (?:ne )?pas (?:(?:l[ae'] ?|les |y |en )?\w{2,}(?:er|ir|re)\b|(?:une?|des) [^.;]{3,80}\?$)"
    r"|que (?:la|le|les|l'|chaque|tou\w+|nos|notre) ?[^?]+$"
    # « Qu’on le veuille ou non », « Alors qu’on… » ne demandent rien.
    r"|(?<!alors )qu'(?:on|ils?|elles?|une?|aucune?) (?!l[ae] veuille|[^.]*\bou (?:non|qu'))[^?]+$)"
)
# « Il convient de noter que… » fait remarquer, sans rien demander.
_SAUF_DIRE = (
    r"(?! (?:\w+ment |donc |aussi |ici |toutefois |a ce titre |y )*(?:de |d')?(?:noter|ajouter|rappeler|preciser|souligner|savoir"
    r"|reconnaitre|signaler|remarquer|constater|observer|compter|dire|mentionner|avouer|admettre|saluer|feliciter|remercier|se rejouir|citer|evoquer)\b)"
    # « Il faut deux correspondances pour aller à l’hôpital » se constate.
    # « Il faut parfois une semaine pour voir quelqu’un » : un délai.
    r"(?! (?:parfois |souvent |toujours |encore |alors |compter |bien )*(?:\d+|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|plusieurs|quelques|des) (?:minutes?|heures?|jours?|semaines?|mois|ans?|annees?|kilometres?|km)\b)"
    r"(?! (?:\d+|deux|trois|quatre|cinq|six|plusieurs) [^.,;]{3,60} pour \w+(?:er|ir|re)\b)"
)
DEMANDE = re.compile(
    rf"\bil (?:faut|faudra|faudrait|convient|conviendrait|s'agit|s'agirait|importe)\b{_SAUF_DIRE}"
    r"|\bil (?:est|serait|s'avere|parait|semble)(?: [\w']+){0,3}? "
    r"(?:important|necessaire|essentiel|indispensable|imperatif|primordial|urgent|souhaitable|utile|opportun)"
    r"|\b(?:doit|doivent|devra|devront|devrait|devraient)\b|\bbesoins? (?:d(?!'eux|'elles?\b|e lui\b|e moi\b|e nous\b|e vous\b)|en |constant)"
    r"|\bnecessite\b|\bnecessaires?\b|\bindispensables?\b|(?<!\bpas )\bsouhait(?:e|ent|ons|s|ee?s?)?\b"
    r"|\bimportance (?:de|d')|\best (?:important|essentiel|fondamental)|\bsont essentiel"
    r"|\bnous (?:proposons|recommandons|preconisons|demandons|exigeons)|\bon (?:propose|recommande|demande)"
    r"|(?<!\baucune )\b(?:propose|recommande|preconise|demande|suggere)(?:nt)? (?:de|d'|que|la|le|un|une|des)\b"
    r"|\best (?:donc )?(?:propose|recommande|preconise|demande|suggere|reclame|attendu)e?\b"
    r"|\battend(?:ent|ons)? (?:de |du |des |d')[^.;]{2,40} qu(?:e |')"
    rf"|^(?:attention (?:a|aux?)|vigilance|veiller)\b|\bdevant etre\b|{_APPEL}"
)

_AGIR = r"(?:etre |se |s'|y |en |l[ae'] ?|les )?\w{2,}(?:er|ir|re)\b"
_QUI_PARLE = (
    r"(?:participant|groupe|membre|usager|citoyen|habitant|professionnel|atelier|famille|jeune"
    r"|salarie|benevole|acteur|personne|parent|aidant|elu|intervenant|travailleur|conseil|ils|elles)"
)
# Quel qu’en soit le sujet ; « propose », lui, décrit souvent ce qui existe.
_DIT = (
    # « une demande de place » : un nom, pas un verbe.
    r"(?<!\bune )(?<!\baucune )(?<!\bla )(?<!\bcette )(?<!\bchaque )(?<!\btoute )(?<!\bleur )(?<!\bsa )(?<!\bsur )(?<!\bnotre )(?<!\bpremiere )(?<!\bnouvelle )(?<!\bseconde )(?<!\bderniere )(?<!\bautre )(?<!\bmeme )"
    r"(?<!» )(?<![?] )(?<!\" )(?<!\bqui )(?<!\bpas )(?<!\bne )(?<!\bjamais )(?<!\ba )(?<!\bont )(?<!\bavons )(?<!\bsi )(?<!\bs'il )(?<!\bs'ils )(?<!\bcomme )(?<!\bnous )(?<!\bvous )(?<!\blui )(?<!\bleur )"
    r"\b(?:(?:demande|souhaite|reclame|veu|voudrai|aimerai)(?:nt|t|lent|rait|raient)?(?: \w+ment| enfin| aussi| bien)? (?:qu[e']|(?:a|d')(?: ce)? (?:que |etre )|(?:de |d'|la |le |l'|les |une? |des |davantage |plus d[e'] ?|(?!savoir|dire)\w{2,}(?:er|ir|re)\b))"
    # « La fédération demande à la Région l’ouverture d’un guichet ».
    r"|(?<!\bete )(?<!\best )demande(?:nt)? (?:aux? |a (?:la |l'|nos |leurs? ))[^.;,:]{2,60}? (?:qu(?:e |')|de |d'|une? |des |l'|l[ae]s? )"
    rf"|exige(?:nt|rait|raient)? (?:qu[e']|de {_AGIR}|d'{_AGIR})"
    r"|(?:preconise|recommande|suggere|revendique)(?:nt|rait|raient)?\b|plaide(?:nt)? pour|appelle(?:nt)? (?:a|de leurs? voeux) |insiste(?:nt)?(?: \w+)? pour que"
    rf"|invite(?:nt)? (?:[\w'’-]+ ){{1,6}}?a {_AGIR}|suggere(?:nt)? )"
)
DEMANDE_DITE = re.compile(
    rf"{_DIT}|\bnous (?:proposons|recommandons|preconisons|demandons|exigeons|souhaitons|voulons|suggerons|reclamons|appelons a)\b|\bgagnerai(?:t|ent) a\b"
)
# « La métropole pourrait avancer la part des travaux » : une suggestion polie.
SUGGESTION = re.compile(
    rf"^(?:(?!qui |que |qu'|si |s'|alors )[\w'’,-]+ ){{1,6}}?(?:pourrait|pourraient) (?:[\w'’]+ ){{0,2}}?{_AGIR}"
)
_VERBE_DE_DEMANDE = r"(?:demande|propose|recommande|preconise|suggere|souhaite|reclame|plaide|revendique)(?:nt|rait|raient)?"
VOLONTE = re.compile(
    # « Ils croient qu’il faut payer » : ce qu’ils croient, non ce qu’ils veulent.
    rf"(?<!croient qu')(?<!croit qu')(?<!ignorent qu')(?<!ignore qu')(?<!ignoraient qu')(?<!savent qu')(?<!savait qu')(?<!savent pas qu')"
    rf"\bil (?:faut|faudrait|faudra|convient|conviendrait|conviendra|importe)\b{_SAUF_DIRE}|\bil y a(?:urait)? lieu (?:de |d'){_AGIR}"
    r"|\b(?:ce|ca) (?:serait|sera) (?:\w+ )?(?:bien|bon|mieux|utile|interessant|important|super|chouette|ideal|pertinent|judicieux)\w* (?:de |d'|que |qu'|si )"
    r"|\bil (?:est|serait|sera|semble|parait)(?: [\w']+){0,3}? (?:important|necessaire"
    r"|essentiel|indispensable|imperatif|primordial|urgent|souhaitable|utile|opportun|judicieux|propose|recommande|preconise)"
    r"|(?<!\bqui )\b(?:devrait|devraient) (?!pas\b)"
    r"|\b(?:estime|considere|juge)(?:nt)? (?:\w+ )?qu(?:e |')[^.;]{0,80}\b(?:doit|doivent|faut)\b"
    r"|\bil y a (?:une )?necessite\b|^(?:souhait|necessite|besoins?) (?:de|d'|que)"
    # « Une demande de services plus proches » ; « une demande sur trois aboutit » se constate.
    r"|^(?:une |la |l'|de )?(?:demande|exigence|aspiration|envie|attente)s? (?:massive|forte|reelle|claire|democratique|generale)\b"
    r"|^(?:une |la |l'|de )?(?:forte |reelle |grande )?(?:demande|exigence|aspiration|envie)s? (?:de |d')[^.:;]{3,60}\b(?:plus|moins|mieux|accrue?s?) "
    rf"|{_APPEL}"
    r"|^(?:propositions?|suggestions?|idees?) (?:de |d')(?:ne pas |l[ae'] ?|les |y |en )?\w{2,}(?:er|ir|re)\b"
    r"|\bs'avere (?:donc )?(?:urgent|necessaire)|\bprimordial\b|\bimportance de\b"
    r"|\bnous (?:proposons|recommandons|preconisons|demandons|exigeons)"
    rf"|^(?:\w+ ){{0,4}}{_QUI_PARLE}\w*(?: [\w'-]+){{0,4}}? (?<!\bpas ){_VERBE_DE_DEMANDE} (?!si\b)"
    r"|\bon (?:propose|recommande|demande|suggere)\b|\best (?:donc )?(?:propose|recommande|preconise|suggere)e?\b"
    r"|\b(?:est|sont|reste|restent|serait|seraient) (?:donc |encore )?a (?!venir|dire|lire|voir|savoir|noter|peine|partager)[a-z]+(?:er|ir|re)\b"
    r"|\b(?:est|sont|serait|seraient|semble|semblent|parait|paraissent) (?:\w+ment |donc |aussi |ainsi |encore |tout a fait )?(?:imperati|indispensable|necessaire|essentiel|primordia|souhaitable)\w*"
    r"|\b(?:est|sont|reste|restent|semblent?|parait|paraissent|devient) (?:etre )?(?:donc |aussi |bien )?une (?:priorite|necessite|urgence)\b"
    # « L’atelier demande au syndicat de… » : à qui, puis quoi.
    rf"|^(?:ils?|elles?) (?:\w+ment )?propose(?:nt)?(?: (?:aussi|egalement|enfin|en outre|ensuite|de plus|donc|encore))? (?:de |d'){_AGIR}"
    rf"|(?<!ete )(?<!\ba )(?<!\bont )\bdemande(?:nt)? (?:au|aux|a) (?!ce\b|chaque|chacun|tou[st]|eux|participant)[\w' -]{{2,40}}? (?:de |d'){_AGIR}"
    r"|\bdemande(?:nt)? a (?:etre \w+|\w+(?:er|ir|re))\b|\bdefi\w* (?:\w+ ){0,3}(?:est|consiste)\b|\ble besoin que\b|\bplebiscit\w+|\ba reiterer\b|(?<!pas de )(?<!aucune )\bnecessite d(?:e |')"
    rf"|{DEMANDE_DITE.pattern}|{SUGGESTION.pattern}"
)
# « Doit » oblige autant qu’il souhaite : « le travailleur doit se justifier ».
EXIGENCE = re.compile(rf"\b(?:doit|doivent|devons) (?!pas\b)|{VOLONTE.pattern}")
BESOIN = re.compile(
    # « On n’a pas besoin de machines » écarte, sans rien demander.
    r"(?<!pas )(?<!plus )(?<!aucun )(?<!jamais )\bbesoins? (?:constants? |importants? |reels? |forts? )?(?:d'(?!eux\b|elles?\b)|de (?!lui\b|moi\b|nous\b|vous\b)|en (?!termes))(?!savoir)"
)
# « Création d’un guichet » : une action nommée, sans verbe.
ACTION = re.compile(
    r"^(?:creation|mise en (?:place|oeuvre|reseau|commun)|developpement|renforcement|generalisation|instauration"
    r"|utilisation|ouverture|valorisation|simplification|prise en compte|mutualisation|amelioration|adaptation"
    r"|reconnaissance|revalorisation|modernisation|recrutement|elargissement|clarification|harmonisation|evaluation|recherche|maintien|organisation)"
    r" (?:de |d'|du |des )"
)
PLUS_DE = re.compile(
    r"(?:plus|moins|davantage) (?:de |d')(?!\d|la |l'|ces |deux|trois|quatre|cinq|six|sept|huit|dix|vingt|trente|quarante|cent|mille)"
)
VERBE = re.compile(r"\b(?:est|sont|ont|a|n[e']|se|ete|y|fait|font|peut|peuvent)\b")
OBJECTIF = re.compile(r"(?:un |l'|premier |second )?objectif d(?:e |')\w{4,}")
AUTOUR = re.compile(
    r"(?:les|ces|leurs|nos) (?:\w+ )?(?:attentes|propositions|demandes|preconisations|pistes|recommandations|priorites)(?: \w+)? (?:portent|concernent|s'articulent|se (?:regroupent|rangent|repartissent)|relevent)\b|.*\b(?:suivante?s?|ci-dessous|ci-apres)\s?[.:]?$|(?:en conclusion|pour conclure|nous remercions)\b|ce (?:premier|second|deuxieme|troisieme|quatrieme|cinquieme|dernier) (?:enjeu|axe|theme|defi|sujet|point|objectif)|le (?:cout|montant|chiffrage|financement) (?:estime |prevu )?(?:de (?:la |cette )|des |de l')(?:proposition|mesure|action)s?\b|aucune (?:experience|initiative|pratique|proposition|piste) n'a\b|(?:deux|trois|quatre|cinq|six|plusieurs|quelques|les memes|de nombreuses) (?:\w+ )?(?:demandes|idees|propositions|attentes|pistes|constats|priorites|themes|sujets|preoccupations|messages) (?:\w+ ){0,2}?(?:revien|reven|ressort|emerg|degag|detach|domin|font l|font consensus|traversent)[^:;]{0,60}$|(?:cette|ces|la premiere|la deuxieme) (?:preconisation|proposition|recommandation|piste|demande|idee)"
)
OBSERVATION = re.compile(
    r"\b(?:temoign|regrett|deplor|constat|observ|releve|rapport|signal|soulign|not|denonc|plaign)(?:e|ent|ait|aient|ons|es)\b"
    r"|\b(?:fait|font|faire) (?:remarquer|observer)\b|\b(?:reconnai(?:t|ssent)|admet(?:tent)?|avoue(?:nt)?) qu(?:e |')|\bfaute d(?:e |')|\b(?:jugent|se disent (?!satisf|pret|heureu|conten)|s'(?:est |etaient? )?inquiet\w+|se sont inquiet\w+|redoutent)\b|\bil (?:en )?(?:est )?ressort\w*\b"
    r"|\b(?:debord|gene(?:nt)?\b|vetuste|degrad|deserte|embouteill|sauvage|en panne|hors service|insecur|sous-dimension)\w*"
    r"|\bproblemes? (?:de |d'|des? )|\b(?:dangereu|se meur)\w*|\ben (?:forte |nette )?(?:hausse|baisse)\b"
    r"|\bnon[- ](?:prise|respect|recours|application|reponse|acces|remplacement)"
    r"|\b(?:est|sont|etait|etaient) (?:\w+ment |souvent |parfois |aussi |encore |plutot |tres )*(?:jugee?s?|percue?s?|vecue?s?|ressentie?s?|decrite?s?|consideree?s?|vue?s?) "
    r"|\bse heurt\w+|^(?:(?:un|le|des|les) )?risques? (?:de |d'|que )|\b(?:rencontr\w+|connai\w+|confront\w+ a) (?:\w+ ){0,3}?(?:limites?|difficultes?|problemes?|obstacles?|freins?)\b|\bpos(?:e|ent) (?:la question|question|probleme)\b"
    r"|\b(?:inferieur|inadequat)\w*|\bnuisances?\b|\brelativement (?:bas|faible)|\b(?:manqu|souffr|ignor|peinent|peine a|decouvr|redout|craign|craint)\w*"
    r"|\b(?:impossible|difficile|difficult|insuffisan|meconnu|rare|faible|lourd|complexe|epuis|isol|satur|inadapt|absence"
    r"|bruyant|inegal|inaccessible|mal (?!gre)\w{3,}|sans (?:cesse|arret)|diminu|baiss|recul|ferme(?:nt|s|es)?\b|dispara|renonc|decourag|perdent|quittent"
    r"|cloisonn|flou|illisib|tardi|incomplet|trop|peu d(?:e |')|pas assez|plus en plus|n'osent|ne savent)\w*"
)

# « Les parents ne peuvent pas venir » : ce qui n’est pas se constate.
NEGATION = re.compile(
    r"\b(?:ne |n')(?:\w+ |l'|les |s'|se |leur |lui |y |en ){0,2}?\w+ (?:pas|plus|jamais|rien|aucune?|guere|que|personne|nulle part)\b|\b(?:aucune?|personne|rien|nul) \w+ ?n[e']|\bse sent(?:ent)?\b"
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
CHOSE_EXIGEE = re.compile(r"il faut (?:une?|des|\d+|deux|trois|avoir|attendre)\b")
MOTS_D_UNE_ANNONCE = 18
LISTE_DEMANDEE = re.compile(
    # « Je vous propose un résumé : » s’adresse au lecteur.
    r"(?<!\bvous )\b(?:recommand|propos|demand|preconis|sugger|souhait|invit|appel)\w*(?:e|ent|ons)\b[^.]{0,40}:$"
)
_COMBIEN = r"(?:deux|trois|quatre|cinq|six)"
_CE_QUI_VA_MAL = r"(?:constats|difficultes|problemes|freins|obstacles|points (?:noirs|faibles|de blocage))"
CONSTATS_COMPTES = re.compile(
    rf"\b{_COMBIEN} (?:grande?s |principaux |principales |memes )?{_CE_QUI_VA_MAL}\b"
    rf"|^(?:du cote|en matiere|cote|au titre) (?:des |de |d')?{_CE_QUI_VA_MAL}\b"
)


def is_demand(texte: str) -> bool:
    """Vrai si le texte demande quelque chose, à l’infinitif ou par sa tournure."""
    return (
        begins_with_infinitive(texte)
        or DEMANDE.search(plain(texte)) is not None
        or _is_told(texte)
    )


def is_requirement(texte: str) -> bool:
    """Vrai si une phrase exige sans détour : « il faut », « doit », « nécessité de »."""
    return EXIGENCE.search(plain(texte)) is not None or _is_told(texte)


def is_wish(texte: str) -> bool:
    """Vrai si une phrase souhaite, sans le seul « doit » qui peut n’être qu’un fait."""
    return VOLONTE.search(plain(texte)) is not None or _is_told(texte)


def is_observation(texte: str) -> bool:
    """Vrai si une phrase constate par sa tournure : « regrettent », « manque de », « trop »."""
    simple = plain(texte)
    return OBSERVATION.search(simple) is not None or NEGATION.search(simple) is not None


def notes_trouble(texte: str) -> bool:
    """Vrai si une phrase dit ce qui ne va pas, sans compter la seule négation."""
    return OBSERVATION.search(plain(texte)) is not None


def is_about_demands(texte: str) -> bool:
    """Vrai pour « Cette proposition a été débattue » : elle parle d’une demande, sans en être une."""
    return AUTOUR.match(plain(texte)) is not None


def tells_demand(texte: str) -> bool:
    """Vrai si quelqu’un demande en toutes lettres : « le conseil demande que… »."""
    return DEMANDE_DITE.search(plain(texte)) is not None or _is_told(texte)


def tells_observation(texte: str) -> bool:
    """Vrai si quelqu’un constate en toutes lettres : « les usagers regrettent… »."""
    return CONSTAT_DIT.search(plain(texte)) is not None


def asks_for_list(texte: str) -> bool:
    """Vrai pour « Le conseil recommande : », qui ouvre une liste de demandes."""
    return LISTE_DEMANDEE.search(plain(texte)) is not None


def announces_observations(texte: str) -> bool:
    """Vrai pour « Trois constats font l’accord. » : les phrases suivantes les disent."""
    return (
        len(texte.split()) <= MOTS_D_UNE_ANNONCE
        and CONSTATS_COMPTES.search(plain(texte)) is not None
    )


def echoes(texte: str) -> bool:
    """Vrai si une phrase d’atelier rapporte ce qui s’est dit : « il en ressort », « se sentent »."""
    return ECHO.search(plain(texte)) is not None


def names_need(texte: str) -> bool:
    """Vrai si une phrase dit un besoin : « le besoin constant d’évaluer »."""
    return BESOIN.search(plain(texte)) is not None


def needs_a_thing(texte: str) -> bool:
    """Vrai pour « Il faut une autorisation » : ce qu’on exige des gens, non ce qu’ils demandent."""
    return CHOSE_EXIGEE.match(plain(texte)) is not None


def wants_more(texte: str) -> bool:
    """Vrai pour « Plus de bancs, moins de voitures. » : une demande sans verbe."""
    simple = plain(texte)
    return VERBE.search(simple) is None and PLUS_DE.match(simple) is not None


def names_goal(texte: str) -> bool:
    """Vrai pour « Un objectif d’amélioration de l’accueil » : ce que l’on vise."""
    return OBJECTIF.match(plain(texte)) is not None


def names_action(texte: str) -> bool:
    """Vrai pour une action nommée sans verbe : « Création d’un guichet unique »."""
    return ACTION.match(plain(texte)) is not None


def _is_told(texte: str) -> bool:
    return reports_demand(texte) or wishes(texte)
