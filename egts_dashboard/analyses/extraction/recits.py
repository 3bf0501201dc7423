"""La réunion racontée : qui est venu, ce qu’on y a fait ; rien de ce qui s’y est dit."""

import re

from egts_dashboard.analyses.extraction.coulisses import tells_backstage
from egts_dashboard.analyses.extraction.texte import plain

COMPTE_RENDU = re.compile(
    r"\b(?:sont venu|ont participe|y ont assiste|ont assiste a|ont pris part|(?:y )?assistaient|a attire|y ont pris part|etaient present|(?:a|ont|avons) reuni|(?:a|ont|avons) rassemble)\w*"
)
# Ce que les gens ont fait de leur réunion n’en est pas un constat.
RECIT = re.compile(
    r"\b(?:a|ont|avons) (?:(?:\w+ment|beaucoup|longuement|ensuite|aussi|bien|enfin|d[’']abord|néanmoins|toutefois|donc) )*"
    r"(?:parlé|débuté|démarré|réagi|débattu|échangé|discuté|travaillé|commencé|clos|conclu|pris la parole"
    r"|été unanimes?|remercié|dressé (?:la|une) liste|fait le (?:récit|point)|accepté de|annoncé|témoigné(?=\.?$)|visité|auditionné|été difficiles? à joindre|répondu présent)\b|\b(?:était|étaient|fut|est|a été) (?:co)?-?animée?s? par\b"
    r"|\ben (?:a|ont) fait le récit\b|\bs[’']est(?: pas)? tenu|\bse sont(?: pas)? tenu|\bremerci(?:e|ons|ent|er)\b|\b(?:a|ont) souhaité \w+(?:er|ir|re)\b|\bne manquer|\bà l[’']ordre du jour"
    r"|\bséance (?:est|a été) (?:levée|ouverte|close)|\bouvre la séance|^[^,;:]{2,50} (?:présente|expose|rappelle|introduit)(?:nt)? (?:les?|la|l[’']|ses|son|sa) ?[^,;:]{2,30}$|\b(?:a|ont) tenu (?:sa|son|ses|leur|une?) |\bser(?:a|ont) (?:aussi |également )?(?:abordée?s?|soulevée?s?|évoquée?s?|présentée?s?|traitée?s?|rédigée?s?|étudiée?s?)\b|\badoptée?s? (?:à|par) (?:l[’']unanimité|\d+ voix|la majorité)"
)
MOTS_D_UN_RECIT = 18
# « A arpenté le bois », « avaient planché » : un acte fini.
_LIAISON = r"(?:\w+ment |déjà |aussi |encore |souvent |ensuite |bien |été )*"
PASSE = re.compile(
    rf"(?<!y )\b(?:a|ont|avons|avait|avaient|avions) {_LIAISON}\w{{2,}}(?:é|i|is|it|u|ert)(?:e?s?)\b"
)
IMPARFAIT = re.compile(r"\b(?!fait\b|lait\b|souhait\b)\w{3,}(?:ait|aient)\b")
DIT_AU_PASSE = re.compile(
    rf"\b(?:a|ont|avons|avait|avaient|est|s[’']est|se sont) {_LIAISON}(?:dit|évoqu|ressorti|mis en|indiqu|reconnu|soulign|relev|constat|signal|regrett|observ|not|expliqu|racont|inqui|plaint|"
    r"diminu|augment|baiss|perdu|disparu|ferm|chut|doubl|tripl|dispar|reculé|dégrad|aggrav|manqu)\w*|\b(?:concern|cit|dis|indiqu|évoqu|regrett|soulign|expliqu|craign|ignor|déplor)(?:ait|aient)\b"
)
MOTS_D_UN_SUJET = 8
INFORME = re.compile(
    r"\b(?:indique|precise|informe|annonce|rappelle|explique)(?:nt)? (?:qu(?:e |')|(?:y |en )?(?:avoir|etre) )"
)
# « Le présent document sera transmis au préfet » : ce qu’il advient du rapport.
SORT = re.compile(
    r"(?:le |la |l'|ce |cette |cet |les |ces |notre |nos )(?:present[es]? )?(?:document|rapport|synthese|compte[ -]rendu|releve|bilan|note|restitution|texte|recueil|contribution|proposition|demande|avis)s?\b[^.;:]{0,60}?"
    r"\b(?:ser(?:a|ont)|est|sont|a ete|ont ete) (?:\w+ment |ensuite |aussi |bientot |alors |donc )?(?:transmis|present|annex|relu|publi|diffus|remis|adress|soumis|communiqu|envoy|joint|instruit|etudi|examin|mise?s? en ligne)\w*"
)
# Sous des demandes, ce qui s’est fait n’en est pas une, sauf si c’est elle qu’on a faite.
RACONTE = re.compile(
    r"\b(?:a|ont|avons) (?:ne |pas |plus |jamais |rien |deja |aussi |bien |tous |toutes |ete |\w+ment )*\w+(?:é|i|is|it|u|ert)(?:e?s?)\b|\b(?!\w*fait\b|lait\b|souhait\b)\w{2,}[^r\W](?:ait|aient)\b"
)
VOULU = re.compile(
    r"\b(?:plebiscit|reten|decid|adopt|valid|propos|sugger|souhait|prioris|arret|conven|imagin|demand|recommand|preconis|evoqu|emis|formul|acte|envisag|exprim|identifi|cite|seduit|convainc|recueil|reclam|insist|plaid|appel|emport|ressort|souligne|rappel)\w*"
)
PRESENTS = re.compile(
    r"\b(?:participants?|participantes?|participations?|presente?s?|inscrite?s?|signatures?|emargements?|repondants?)\b"
    r"|\b(?:ont repondu|venue?s?|reunie?s?|rassemblee?s?|tire[es]* au sort)\b"
)


# « Elle a souhaité saluer le conseil » : un geste de la réunion ; « ouvrir », lui, se demande.
A_SOUHAITE = re.compile(
    r"\b(?:a|ont) souhaite (?:l[ae]s? |l'|en |y )?(?!faire (?:remarquer|part|observer)|ouvrir|creer|mettre|develop|renfor|disposer|avoir|pouvoir|que)\w+(?:er|ir|re)\b"
)
# « Un sujet central de la réunion a été… », « Lola lui explique que… » : la discussion, non
# ce qu’elle observe ; « J’espère que vous… » s’adresse au lecteur.
DISCUSSION = re.compile(
    r"^(?:l'un|une?|l[ae]s?|plusieurs|quelques)(?: des?)? (?:\w+ )?(?:points?|sujets?|themes?|debats?|echanges?|discussions?|defis) (?!noirs?|faibles?|forts?|negatifs?|positifs?)[^.;]{0,60}?\b(?:a|ont) (?:ete|porte|souleve|eu)\b"
    r"|^(?:l'un|une?)(?: des?)? (?:\w+ )?(?:points?|sujets?|themes?|defis|questions?) (?:\w+ ){0,6}(?:concern|port)\w+"
    r"|\b(?:a|ont) mis en (?:lumiere|evidence|avant) (?:plusieurs|des|de nombreu\w+|quelques|deux|trois|quatre|cinq) (?:defis|difficultes|points|enjeux|freins|constats|besoins|attentes|sujets|questions)\b"
    r"|\blui (?:explique|repond|precise|indique|rappelle|demande)|\bdebats? a ete\b|\brythme d(?:e |es )(?:nos )?reunions"
    r"|\bcet(?:te)? (?:atelier|seance|reunion|rencontre|table ronde) (?:a ete|fut|s'est|est restee?)\b"
    r"|\b(?:j'|je )(?:\w+ ){0,3}?(?:que )?vous\b|\bnous (?:vous|esperons que vous)\b"
    r"|^c(?:e fut|'etait|'est|e sera) l'occasion (?:de |d')(?:discuter|echanger|rencontrer|se |faire|debattre)"
    r"|\b(?:travaux|ateliers?|echanges|debats?|discussions?) (?:\w+ ){0,3}s(?:e sont|'est) deroul|\bpropositions? (?:ont ete|sont|etaient) (?:tres )?(?:nombreuses?|riches?|variees?)"
    r"|\b(?:demi-heure|seance|reunion|soiree|matinee|rencontre) (?:doit|devait|devra|est|sera|etait) "
    r"|\bl'objet de (?:cet|cette|la|ce) (?:seance|reunion|atelier|rencontre)|\bs(?:'est|e sont) (?:poursuivi|acheve|assure)\w*"
    rf"|{A_SOUHAITE.pattern}"
    r"|^(?:presentation|tour de table|lecture|intervention|mot d'accueil) (?:de|du|des|par|d')"
)


def discusses(texte: str) -> bool:
    """Vrai si une phrase parle de la discussion, ou au lecteur, sans rien observer."""
    simple = plain(texte)
    return DISCUSSION.search(simple) is not None or tells_backstage(simple)


def wished(texte: str) -> bool:
    """Vrai pour « Elle a souhaité saluer le conseil » : ce qu’on a tenu à faire en séance."""
    return A_SOUHAITE.search(plain(texte)) is not None


def tells_attendance(texte: str) -> bool:
    """Vrai pour « Une quarantaine de participants sont venus » : un compte, pas un constat."""
    return COMPTE_RENDU.search(plain(texte)) is not None


def tells_presence(texte: str) -> bool:
    """Vrai si une phrase dit qui est venu : « 24 participants », « 12 jeunes ont répondu »."""
    return tells_attendance(texte) or PRESENTS.search(plain(texte)) is not None


def tells_meeting(texte: str) -> bool:
    """Vrai pour « Les professionnels ont réagi » : la réunion racontée, pas ce qui s’y dit."""
    return (
        RECIT.search(texte.casefold()) is not None
        and len(texte.split()) <= MOTS_D_UN_RECIT
        and "que" not in plain(texte).split()
    )


def ends_meeting(texte: str) -> bool:
    """Vrai pour « La séance est levée à 20 h 45. »."""
    return (
        re.search(r"\bseance (?:est|a ete) (?:levee|close)\b", plain(texte)) is not None
    )


def narrates(texte: str) -> bool:
    """Vrai pour « Une moitié menait une réflexion » : ce qui s’est fait, non ce qui est.

    Ce que quelqu’un a dit, relevé ou n’a pas eu se constate encore.
    """
    simple = texte.casefold()
    debut = " ".join(simple.split()[:MOTS_D_UN_SUJET])
    est_passe = PASSE.search(simple) or IMPARFAIT.search(debut)
    return est_passe is not None and DIT_AU_PASSE.search(simple) is None


def settles(texte: str) -> bool:
    """Vrai pour « La synthèse sera présentée au conseil » : ce qu’il advient du rapport."""
    return SORT.match(plain(texte)) is not None


def recounts(texte: str) -> bool:
    """Vrai pour « Les élus n’ont pas dit non » : ce qui s’est fait, et que nul ne demande."""
    est_dit = RACONTE.search(texte.casefold()) is not None or informs(texte)
    return est_dit and VOULU.search(plain(texte)) is None


def informs(texte: str) -> bool:
    """Vrai pour « Le directeur indique que… » : un renseignement donné en séance."""
    return INFORME.search(plain(texte)) is not None
