"""Les pratiques qu’un rapport raconte sans les titrer : « À Tulle, le service a ouvert… »."""

import re
from collections import Counter
from collections.abc import Sequence

from egts_dashboard.analyses.extraction.durees import DEJA, recurs
from egts_dashboard.analyses.extraction.exemples import EXEMPLE, tells_example
from egts_dashboard.analyses.extraction.incises import without_aside
from egts_dashboard.analyses.extraction.recits import informs
from egts_dashboard.analyses.extraction.texte import begins_with_infinitive, plain
from egts_dashboard.analyses.extraction.tournures import (
    NEGATION,
    is_demand,
    is_observation,
    is_requirement,
)
from egts_dashboard.models.bloc import Bloc

MOTS_D_UNE_ANNONCE = 18
MOTS_MIN = 7
# Un lieu en tête, nommé ou dit voisin : « Dans le Gers, », « Dans une commune voisine, ».
# « Au centre de Pornic ils ont ouvert… » : le lieu, puis qui agit, sans virgule.
LIEU_NU = re.compile(
    r"^(?P<lieu>(?:[ÀA]|Aux?|En|Dans|Chez)\s[^,;:.!?]{2,50}?)\s(?=(?:ils|elles|on)\s(?:ont|a|font|fait|propose)\b)"
)
LIEU = re.compile(
    r"^(?:(?:Ainsi|Par exemple|Déjà|Ailleurs|Enfin|Plus loin|Plus près d[’']ici|Plus modeste|De même|Autre exemple)\s?[,:]\s*)?"
    r"(?P<lieu>(?:[ÀàAa]|[Aa]ux?|[Ee]n|[Dd]ans|[Cc]hez|[Ss]ur|[Rr]ue|[Pp]lace|[Qq]uartier)\s[^,;:.!?]{2,70}),\s"
)
# « La ville de Guéret a ouvert… » : qui agit porte le nom d’un lieu.
ACTEUR = re.compile(
    r"^(?:[Ll][aes]|[Uu]ne?|[Dd]es|Deux|Trois|Quatre|Plusieurs|[Ll][’'])\s?(?:[a-zà-ÿ’'-]+\s){1,4}?(?:de |à |du |des |en |d[’']|de la |de l[’'])"
    r"(?P<nom>[A-ZÀ-ÞŒ][a-zà-ÿ][\w’'-]+)"
)
# Qui agit, dès les premiers mots : « le département », « une équipe », « des parents ».
AGENT = re.compile(
    r"^(?:(?:l[aes]|une?|des|deux|trois|quatre|cinq|plusieurs|quelques) |l')(?:\w+ ){0,2}?"
    r"(?:departement|commune|ville|village|mairie|region|metropole|association|collectif|service|equipe|ecole|college|lycee|universite|hopital|clinique"
    r"|centre|maison|club|bus|camion|cooperative|entreprise|bailleur|habitant|voisin|benevole|parent|jeune|etudiant|retraite|agent|elu|pompier|facteur"
    r"|infirmier|infirmiere|medecin|pharmacien|boulanger|agriculteur|maraicher|bibliotheque|mediatheque|musee|theatre|regie|ccas|caf|mission|foyer"
    r"|residence|creche|cantine|paroisse|syndicat|office|agence|caisse|employeur|artisan|commercant|salarie|eleve|apprenti|locataire|famille|groupe|comite|conseil)s?\b"
)
# « Sur le chemin du moulin, la demande d’élagage… » : on en parle, on n’y agit pas.
SUJET_DE_DEBAT = re.compile(
    r"(?:l[ae]s?|une?|des|l') ?(?:demande|question|probleme|sujet|situation|difficulte|manque|circulation|vitesse|stationnement|absence)s?\b"
)
# « Un cafetier cite Nantes, où… ».
CITE = re.compile(
    r"\b(?:cit|évoqu|mentionn)(?:e|ent|ons|é) [^,.;:]{0,30}\b[A-ZÀ-ÞŒ][a-zà-ÿ][\w’'-]+(?:, (?:à|au|aux|en|dans) [^,.;:]{2,30})?,? (?:où|qui|dont)\b"
    r"|\b(?:a|ont|avons) (?:visité|découvert)\b[^.;:]{0,60}(?:\b[A-ZÀ-ÞŒ][a-zà-ÿ][\w’'-]+|d[’']à côté|voisine?s?\b)[^.;:]{0,50} (?:où|qui|dont)\b"
    r"|\bparl(?:e|ent|é|ait) d(?:e |u |es |[’'])[^,.;:]{0,30}\b[A-ZÀ-ÞŒ][a-zà-ÿ][\w’'-]+\s?:\s"
)
# « … sont cités comme des exemples de temps à réitérer » : l’exemple est donné, quoi qu’il demande.
DONNE_EN_EXEMPLE = re.compile(
    r"\b(?:est|sont|etaient|a ete|ont ete) citee?s? (?:en exemple|comme (?:un |une |des )?(?:bons? )?exemples?)\b"
)
# « À signaler : l’équipe de Sées réunit chaque mois… ».
SIGNALE = re.compile(
    r"(?:[ÀA] (?:signaler|noter|saluer|suivre|remarquer)|Bel exemple)\s?:\s+"
)
PREMIERS = 8
FREQUENT = 3
NOM = re.compile(r"[A-ZÀ-ÞŒ][a-zà-ÿ][\w’'-]+")
NOM_PROPRE = re.compile(r"(?<=[\s’'-])[A-ZÀ-ÞŒ][a-zà-ÿ]")
VOISIN = re.compile(
    r"\b(?:voisine?s?|d'a cote|(?:une?|d') ?autres? \w+|pilotes?|etranger|limitrophes?)\b"
)
_ACTES = (
    r"mis en (?:place|oeuvre|commun|service)|mis a (?:disposition|la)|mis sur pied|ouvert|cree|monte|lance|instaure|installe|transforme"
    r"|organise|developpe|confie|experimente|invente|fonde|construit|amenage|constitue|adopte|nomme|recrute|imagine|converti|generalise"
    r"|garde|maintenu|reserve|decide de|choisi de|reussi a|obtenu|equipe|forme|signe|prete|partage|distribue|etendu|associe|conclu|elabore|redige"
)
A_FAIT = re.compile(
    rf"\b(?:a|ont|avons) (?:(?:\w+ment|deja|aussi|ainsi|ensemble|d'abord|meme|ete) )*(?:{_ACTES})(?:e?s?)\b"
)
FAIT = re.compile(
    r"\b(?:propose|organise|achete|vend|cree|installe|ouvre|repeint|plante|accueille|experimente|prete|partage|reserve|forme|distribue|transporte|confie|anime|offre|finance|gere|assure"
    r"|parcoure?|signale|dispose|composte|loue|heberge|livre|collecte|recycle|fabrique|emploie|verse|embauche|invite|visite|accompagne|repare|soigne"
    r"|echange|mutualise|cultive|cuisine|intervien|tien|reçoi|recoi|regroupe|reuni|associe|consacre|donne|publie|cofinance|soutien|rassemble|alimente|exploite|anime|loge|reutilise)(?:nt|ent|nent|t|ssent|vent)?\b"
    r"|\b(?:se font|se fait|suit|suivent|met|mettent|offrent|decale|decalent|tiennent|interviennent|recoivent|est calcule|sont calcule)\w*\b"
)
ANNONCE = re.compile(
    r"\b(?:exemples?|experiences?|initiatives?|realisations?|pratiques?|solutions?|demarches?)\b.{0,60}\b(?:existent?|emergent?|inspir\w+|marque\w*|repere\w*|cite\w*"
    r"|prouve\w*|montre\w*|encourag\w+|donnent|retenu\w*|reussi\w*|possibles?|se font|voient le jour)\b"
    r"|\b(?:inspir\w+|marque\w*|repere\w*|cite\w*|evoque\w*|donne\w*) .{0,30}\b(?:(?<!comme des )exemples|experiences|initiatives|realisations|pratiques inspirantes)\b"
    r"|\bd'autres (?:\w+ )?(?:ont|l'ont|le font|y arrivent|font|sont alle\w*)\b|\b(?:cit|evoqu|racont|rappel)\w+ d'autres\b|\bd'ailleurs\s?:$"
    r"|\b(?:des|d'autres) (?:choses|reponses|solutions) existent"
    r"|\bailleurs\b.{0,40}\b(?:existe|fait|fonctionne|marche|reussi)\w*"
)
# « Tout n’est pas sombre. » nie sans rien refuser.
LUEUR = re.compile(
    r"^(?:mais |pourtant,? )?tout n'est pas (?:si )?(?:sombre|noir|perdu|negatif|fige)"
)
COMMENTAIRE = re.compile(
    r"^(?:cet(?:te)?|ces|l'|les|deux|trois|plusieurs|certaine?s|quelques|ici,)? ?(?:autres )?(?:exemples?|experiences?|initiatives?|visites?|pratiques?|demarches?|territoires?|realisations?)\b"
)
VISITE = re.compile(
    r"\b(?:a|ont) ete (?:visite|etudie|rencontre|auditionne|presente|evoque|partage|cite)e?s?\b"
)
MOTS_D_UN_COMMENTAIRE = 10
MOTS_D_UNE_MENTION = 10


def told_practices(
    phrases: Sequence[str], propres: frozenset[str], *, developpe: bool
) -> list[str]:
    """Les exemples cités parmi d’autres phrases ; après une annonce, tout acte en est un.

    Sous une demande qu’un texte développe, « Le groupe cite l’exemple voisin. » n’en dit rien.
    """
    cites, en_exemple = [], False
    for phrase in phrases:
        est_mention = developpe and len(phrase.split()) <= MOTS_D_UNE_MENTION
        suit = en_exemple and does(phrase) and not is_requirement(phrase)
        if _glimmers_in(phrase):
            en_exemple = True
            cites.append(phrase)
        elif announces_practices(phrase) or comments_practice(phrase):
            en_exemple = True
        elif tells_practice(phrase) or tells_actor(phrase, propres):
            cites.append(phrase)
        elif not est_mention and (suit or cites_example(phrase)):
            cites.append(phrase)
    return cites


def cites_example(phrase: str) -> bool:
    """Un exemple cité au milieu d’autre chose ; « S’inspirer de… » demande."""
    if DONNE_EN_EXEMPLE.search(plain(phrase)):
        return True
    return (
        tells_example(phrase)
        and not is_requirement(phrase)
        and (plain(phrase).startswith("a ") or not begins_with_infinitive(phrase))
    )


def tells_practice(phrase: str) -> bool:
    """Vrai si, dans un lieu nommé ou voisin, quelqu’un fait ou a fait quelque chose."""
    if (signale := SIGNALE.match(phrase)) is not None:
        suite = phrase[signale.end() :]
        return NOM_PROPRE.search(suite) is not None and does(suite)
    if CITE.search(phrase) and not _is_hindered(phrase):
        return True
    phrase = without_aside(phrase)
    trouve = LIEU.match(phrase) or LIEU_NU.match(phrase)
    if trouve is None or len(phrase.split()) < MOTS_MIN or _is_hindered(phrase):
        return False
    lieu = trouve["lieu"]
    if NOM_PROPRE.search(lieu) is None and VOISIN.search(plain(lieu)) is None:
        return False
    suite = phrase[trouve.end() :]
    if SUJET_DE_DEBAT.match(plain(suite)):
        return False
    agit = AGENT.match(plain(suite)) is not None
    est_tu = is_observation(phrase)
    return (
        (agit and not est_tu) or (recurs(suite) and (agit or not est_tu)) or does(suite)
    )


def own_names(blocs: Sequence[Bloc]) -> frozenset[str]:
    """Les noms du rapport même : ceux de ses premiers titres, ou souvent dits ; ce qui s’y fait n’est pas ailleurs."""
    vus = Counter(nom for bloc in blocs for nom in set(NOM.findall(bloc.texte)))
    titres = (bloc for bloc in blocs[:PREMIERS] if bloc.sorte == "titre")
    tete = {nom for bloc in titres for nom in NOM.findall(bloc.texte)}
    return frozenset(tete | {nom for nom, fois in vus.items() if fois >= FREQUENT})


def tells_actor(phrase: str, propres: frozenset[str]) -> bool:
    """Vrai si quelqu’un d’un autre lieu agit : « La ville de Guéret a ouvert… »."""
    phrase = without_aside(phrase)
    trouve = ACTEUR.match(phrase)
    return (
        trouve is not None
        and trouve["nom"] not in propres
        and len(phrase.split()) >= MOTS_MIN
        and not _is_hindered(phrase)
        and not informs(phrase)
        and (
            does(phrase[trouve.end() :])
            or (recurs(phrase) and not is_observation(phrase))
        )
    )


def exists(phrase: str) -> bool:
    """Vrai pour « Le foyer loge depuis 2019 six apprentis », dit sous des demandes."""
    return (
        DEJA.search(plain(phrase)) is not None
        and does(phrase)
        and not is_demand(phrase)
        and not (_is_hindered(phrase) or is_observation(phrase))
    )


def does(texte: str) -> bool:
    """Vrai si un texte dit un acte : « a ouvert », « prêtent », « est confié »."""
    simple = plain(texte)
    return A_FAIT.search(simple) is not None or FAIT.search(simple) is not None


def _glimmers_in(phrase: str) -> bool:
    """Vrai pour « Tout n’est pas noir : l’équipe a ouvert… » : l’annonce et l’exemple d’un trait."""
    _, deux_points, suite = phrase.partition(":")
    dit_un_acte = deux_points and does(suite) and not _is_hindered(suite)
    return bool(dit_un_acte) and LUEUR.match(plain(phrase)) is not None


def announces_practices(phrase: str) -> bool:
    """Vrai pour « D’autres ont commencé avant nous. » : les phrases suivantes racontent."""
    if LUEUR.match(plain(phrase)):
        return True
    return (
        len(phrase.split()) <= MOTS_D_UNE_ANNONCE
        and LIEU.match(phrase) is None
        and ANNONCE.search(plain(phrase)) is not None
        and not _is_hindered(phrase)
    )


def comments_practice(phrase: str) -> bool:
    """Vrai pour « Cet exemple a retenu l’attention. » : un mot sur la pratique, non une autre."""
    simple = plain(phrase)
    if announces_practices(phrase) and NOM_PROPRE.search(phrase) is None:
        return True
    return (
        len(phrase.split()) <= MOTS_D_UN_COMMENTAIRE
        and COMMENTAIRE.match(simple) is not None
        and any(forme.search(simple) for forme in (EXEMPLE, ANNONCE, VISITE))
    )


def _is_hindered(phrase: str) -> bool:
    return (
        phrase.rstrip().endswith("?")
        or is_requirement(phrase)
        or NEGATION.search(plain(phrase)) is not None
    )
