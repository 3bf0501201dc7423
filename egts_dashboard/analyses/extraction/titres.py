"""Les titres que l’on sait reconnaître dans un rapport, et ce qu’ils annoncent."""

import re

from egts_dashboard.analyses.extraction.sections import (
    INDICES,
    MOTS_D_INDICE,
    ORDINAIRE,
    SECTIONS,
    Annonce,
)
from egts_dashboard.analyses.extraction.texte import begins_with_infinitive, plain

LONGUEUR_MAX = 110
# Au-delà, ce n’est plus un titre, et mille points de suite se chercheraient un à un.
SIGNES_LUS = 500
MOTS_MAX = 14
MOTS_D_UNE_QUESTION = 10
ATELIER = re.compile(
    r"^(?:fiche (?:de l')?)?(?:(?:l'|synthese de l'|compte[ -]rendu de l'|restitution de l')?(?:atelier|table ronde|groupe de (?:travail|reflexion|discussion|concertation)|groupe|table(?= ?n? ?[°o]? ?(?:\d|[a-h]\s*[.:–—-])| [«\"“])|(?:tr|gt)(?= ?(?:n ?[°o] ?)?\d)|cercle(?= \d)|labo(?= \d))"
    r"(?: (?:thematique|participatif|citoyen|collaboratif|territorial|local|departemental))?)"
    r"\s*(?::|[/–—-]|n\s*[°o]\s*\w+|\d+\b|(?:[a-h]|[ivx]{1,4})\b(?=\s*[:./–—-])|[«\"“])"
)
_ORDINAL = r"(?:premier|premiere|second|seconde|deuxieme|troisieme|quatrieme|cinquieme|sixieme|dernier|derniere|\d{1,2}(?:re|er|e|de|eme))"
RENCONTRE = re.compile(
    rf"^{_ORDINAL} (?:soiree|journee|matinee|rencontre|atelier|table ronde|groupe|forum|cafe)s?\b[^:–—-]{{0,30}}[:–—-]\s*[«\"“]?\s*\w"
    r"|^(?:atelier|table ronde|rencontre|reunion|cafe[ -]debat|groupe) (?:d(?:u|e|es) |d')[^:–—]{3,40} ?[:–—]\s*[«\"“]?\s*\w"
    r"|^(?:soiree|journee|matinee|rencontre|reunion publique|reunion|seminaire|forum|focus group|cafe[ -]debat|commission|sous-groupe)"
    r"\s*(?:n\s?[°o]\s?\d+|\d{1,2}|[a-h])\s*[:/–—-]"
)
# « Une demande qui ne s’énonce pas » n’en annonce aucune.
NIE = re.compile(r"\bqui n(?:e |')")
# « I. » est un chiffre romain, « C. » et « D. » des lettres.
PLAN = (
    (1, re.compile(r"\s*(?:[IVX]{2,5}|[IVX])\s?[.)°–—/-]+\s*(?=[^\W\d])")),
    (2, re.compile(r"\s*[A-H]\s?[.)–—-]\s+(?=[^\W\d])")),
    (2, re.compile(r"\s*[IVX]{1,5}\s?[.-]\s?\d{1,2}\s?[.)°–—-]?\s+(?=[^\W\d])")),
    (3, re.compile(r"\s*(?:\d{1,2}|[a-h])\s?[.)]\s+(?=[^\W\d])")),
    (4, re.compile(r"\s*(?:\d{1,2}|[A-H])\.\d{1,2}\.?\s+(?=[^\W\d])")),
)
THEME = re.compile(
    r"(?:enjeu|defi|objectif|ambition|priorite|orientation|axe)(?: (?:operationnel|strategique|specifique|general|transversal))?"
    r" ?(?:n ?[°o] ?)?\d{1,2}(?:\.\d{1,2})?\s*[:.–—-]\s*\w"
)
# Un rang sans nom : dans un atelier, c’est une de ses tables.
TABLEE = re.compile(
    r"(?:table|groupe|cercle|ilot|equipe) ?(?:n ?[°o] ?)?(?:\d{1,2}|[a-h])"
)
TITRE_NU = re.compile(
    r"^(?:atelier|table ronde|groupe de travail) (?=\w)(?!participatifs?$|collaboratifs?$|citoyens?$|d(?:e la|u) (?:soiree|matinee|journee|jour|soir|matin)$)"
)
QUESTION = re.compile(
    r"(?:que|qu'|quel(?:le)?s?|comment|ou|qui|vers|et|pourquoi|[a-z]+-vous)\b|qu'"
)
# Ce qui suit les ateliers, et n’appartient plus au dernier.
CLOTURE = re.compile(
    r"(?:le |la |les |l')?(?:bilans? et suites?\b|conclusions?\b|clotures?\b|annexes?\b|remerciements?|suites?\b|prochaine?s?\b|et (?:apres|maintenant)\b"
    r"|bibliographie|glossaire|budget|calendrier|chiffrage|recapitulatif|credits?\b|contacts?\b|depenses|financements?\b"
    r"|questions? diverses?\b|points? (?:budgetaires?|financiers?|divers|d'information)\b|divers$"
    r"|mot de la fin|tableau recapitulatif|etapes? suivante|elements (?:budgetaires|financiers)|consommation)"
)
SOUS_TITRE = re.compile(
    r"^(?:volet|axe|theme|thematique|du cote|des \d+ cotes|cote|pour les|chapitre|objectif)\b"
)
ITEM_NOMME = re.compile(
    r"\W*(?:pr[ée]conisation|recommandation|p?r[ée]co|proposition|piste|mesure|action|d[ée]cision|engagement"
    r"|demande|revendication|suggestion|r[ée]solution|souhait|attente|id[ée]e|v[œo]eu)\s*(?:n\s?[°o]\s*)?(?:\d{1,3}(?:\.\d{1,2}){0,2}|[a-h](?=\s*[:–—-]))"
    r"\s*[:.–—-]\s*(?=\w{2})",
    re.IGNORECASE,
)
ORIENTATION = re.compile(
    r"\W*(?:orientation|axe|objectif|priorit[ée]|ambition|d[ée]fi|enjeu|chantier)\s*(?:n\s?[°o]\s*)?\d{1,2}(?:\.\d{1,2})?"
    r"\s*[:.–—-]\s*(?=\w{2})",
    re.IGNORECASE,
)
NUMERO_DE_TITRE = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})+[.)]?\s+|\d{1,2}\s+(?=atelier\b|table ronde|groupe de |groupe n)"
    r"|(?:[ivx]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-h])\s*[.)°/–—-]\s*)",
    re.IGNORECASE,
)
# « Point 2 – Difficultés relevées » : le rang d’une partie n’est pas son titre.
RANG_DE_PARTIE = re.compile(
    r"^question ?(?:n ?[°o] ?)?\d{0,2} ?[:.–—-]\s*(?=\w)|^(?:point|partie|chapitre|sequence|section|temps) (?:n ?[°o] ?)?(?:\d{1,2}|[ivx]{1,4})\s*[:.–—-]\s*(?=\w)"
)
COMPTES_ACCROCHES = re.compile(
    r"\s*\((?=[^()]*(?:s[ée]ance|session|r[ée]union|rencontre|rdv|participant|personne|pers\b|inscrit|pr[ée]sent))(?:[^()\s]+\s){1,2}[^()]{3,60}\)\s*$|"
    r"(?:\s*[–—(,:;/-]\s*\d{1,4} (?:s[ée]ance|session|r[ée]union|rencontre|rdv|participant|personne|pers\b\.?|inscrit|pr[ée]sent)\w*\)?)+\s*$",
    re.IGNORECASE,
)
COMPTE_ACCROCHE = re.compile(
    r"\s*[–—(,-]\s*\d{1,4} (?:participant|personne|jeune|habitant|professionnel|inscrit|present|présent)\w*\)?\s*$",
    re.IGNORECASE,
)
ATELIER_EN_FIN = re.compile(
    r"[–—:|]\s*((?:atelier|table ronde|groupe de travail)\s*(?:n\s?[°o]\s?)?\d{1,2}\b.{0,80})$",
    re.IGNORECASE,
)
# « Atelier 1 « Produire » : 3 séances (dont…) » : le nom finit avant ses comptes.
NOM_CITE = re.compile(
    r"((?:atelier|table ronde|groupe de travail|groupe|table)[^«»:]{0,12}«[^»]{2,80}»)\s*[:(,;–—-].*\b\d{1,4} (?:s[ée]ance|session|rencontre|participant|personne|inscrit|pr[ée]sent).*$",
    re.IGNORECASE,
)
# « Nom de l’atelier : Les dimanches », « Séance du 6 novembre. Thème : Les quais ».
NOM_DIT = re.compile(
    r"(?:(?:nom|intitulé|titre|thème|sujet) (?:de l[’']|du )(?:atelier|groupe|table ronde)(?: n\s?[°o]\s?\d+)?"
    r"|(?:séance|session|soirée|matinée|journée|réunion|rencontre)\b[^:]{3,60}[.,;–—-]\s*(?:thème|thématique|sujet))\s?:\s+(\S.{2,100})$",
    re.IGNORECASE,
)
NUMERO_EN_TETE = re.compile(r"\W*(\d{1,2})\s?[.)°/–—-]\s*[^\W\d]")
ATELIER_NUMEROTE = re.compile(
    r"(?:atelier|table ronde|groupe de travail) ?(?:n ?[°o] ?)?\d{1,2} ?[:–—-] ?[^.]+$"
)
# « L’atelier 2 a connu une belle affluence. » : une phrase, non un titre.
RACONTE = re.compile(
    r"(?:l'|le |la )?(?:atelier|table ronde|groupe(?: de \w+)?) ?(?:n ?[°o] ?)?\d{1,2},? (?:a|ont|est|etait|avait|n'|s'|se|y)\b"
)
LONGUEUR_D_ATELIER = 220
DECOR = re.compile(r"^[\W_]+|[\s:.…*_#]+$")


def bare(titre: str) -> str:
    """Le titre sans décor, numéro ni accents."""
    nu = NUMERO_DE_TITRE.sub("", DECOR.sub("", plain(titre[:SIGNES_LUS])))
    return RANG_DE_PARTIE.sub("", nu)


def _is_short(titre: str) -> bool:
    return len(titre) <= LONGUEUR_MAX and len(titre.split()) <= MOTS_MAX


def announced(titre: str) -> Annonce | None:
    """Ce qu’un titre annonce ; None s’il n’est pas des nôtres."""
    nu = bare(titre)
    if not nu or not _is_short(titre) or _is_sentence(titre):
        return None
    return next((quoi for quoi, forme in SECTIONS if forme.match(nu)), None)


def hinted(titre: str) -> Annonce | None:
    """Ce qu’un mot laisse deviner d’un titre : « Expériences qui ont retenu l’attention »."""
    mots = bare(titre).split()
    if not 2 <= len(mots) <= MOTS_D_INDICE or begins_with_infinitive(bare(titre)):
        return None
    if titre.rstrip().endswith((".", ";", ",", "?", "!")) or any(
        map(str.isdigit, mots)
    ):
        return None
    if ORDINAIRE.search(bare(titre)) or NIE.search(bare(titre)):
        return None
    return next((quoi for quoi, mot in INDICES if mot.search(bare(titre))), None)


def title_number(titre: str) -> int:
    """Le numéro d’un titre : 2 pour « 2. La piétonisation » ; 0 sans numéro."""
    trouve = NUMERO_EN_TETE.match(titre)
    return int(trouve[1]) if trouve else 0


def depth(titre: str) -> int:
    """Le rang d’un titre dans un plan : « II. » 1, « B. » 2, « 3. » ou « c) » 3 ; 0 sans numéro."""
    return next((rang for rang, forme in PLAN if forme.match(titre)), 0)


def is_theme(titre: str) -> bool:
    """Vrai pour « Enjeu 1 – Respirer », « Objectif opérationnel 2.1 : … » : un sujet, numéroté."""
    return THEME.match(bare(titre)) is not None


def oriented_item(texte: str) -> str | None:
    """Ce que dit « Orientation n° 2 : planter la place » ; None si ce n’en est pas une."""
    trouve = ORIENTATION.match(texte)
    return texte[trouve.end() :].strip() if trouve else None


def workshop(titre: str) -> str | None:
    """L’intitulé d’un titre d’atelier, tel qu’écrit, sans son numéro ni son compte."""
    if (nomme := NOM_DIT.match(titre)) and not titre.endswith((".", ";")):
        return nomme[1]
    if titre.endswith(".") and RACONTE.match(plain(titre)):
        return None
    if len(titre) > LONGUEUR_MAX + 20 and not _is_long_workshop(titre):
        return None
    nom = bare(titre)
    if not ATELIER.match(nom) and not RENCONTRE.match(nom):
        fin = ATELIER_EN_FIN.search(titre)
        if fin is None or _is_sentence(titre):
            return None
        titre = fin[1]
    nu = titre.strip(" #*:\u00a0")
    nu = NUMERO_DE_TITRE.sub("", nu) if ATELIER.match(plain(nu)) is None else nu
    if (cite := NOM_CITE.match(nu)) is not None:
        return cite[1]
    return COMPTE_ACCROCHE.sub("", nu)


def _is_long_workshop(titre: str) -> bool:
    """Vrai pour « Atelier 1 : … » : son numéro le dit, si long qu’il soit, d’un seul tenant."""
    return (
        len(titre) <= LONGUEUR_D_ATELIER
        and ATELIER_NUMEROTE.match(plain(titre)) is not None
        and not titre.rstrip().endswith((".", ";"))
    )


def _is_sentence(titre: str) -> bool:
    """Un titre suivi d’un point peut l’être encore s’il est très court."""
    mots = len(titre.split())
    if titre.rstrip().endswith("?") and QUESTION.match(bare(titre)):
        return len(bare(titre).rstrip(" ?").split()) > MOTS_D_UNE_QUESTION
    return titre.rstrip().endswith((".", ";", "?", ",")) and mots > 5


def closes_workshops(titre: str) -> bool:
    """Vrai pour « Conclusion », « Budget », « Et après ? » : le dernier atelier est fini."""
    return CLOTURE.match(bare(titre)) is not None


def tells_unfolding(titre: str) -> bool:
    """Vrai pour « Déroulé de la réunion » : ce qui s’y est dit s’y raconte."""
    return bare(titre).startswith("deroul")


def is_subgroup(titre: str, atelier: str) -> bool:
    """Vrai pour « Sous-groupe A – L’offre » ou « Table 2 », parties d’un atelier déjà ouvert."""
    nom = bare(titre)
    if nom.startswith("sous-groupe"):
        return True
    return TABLEE.fullmatch(nom) is not None and not bare(atelier).startswith(nom[:5])


def is_subtitle(titre: str) -> bool:
    """Vrai pour « Volet formation », « Du côté institutionnel », « Axe 2 »."""
    return SOUS_TITRE.match(bare(titre)) is not None


def named_item(texte: str) -> str | None:
    """Ce que dit « Préconisation n° 3 : former les équipes » ; None si ce n’en est pas une."""
    trouve = ITEM_NOMME.match(texte)
    return texte[trouve.end() :].strip() if trouve else None


def titled_workshop(titre: str, *, est_balise: bool) -> str | None:
    """« ## Atelier mobilité », « ATELIER MOBILITÉ » : un titre sans numéro ni deux-points."""
    if workshop(titre) is None and not (est_balise or titre.isupper()):
        return None
    titre = COMPTES_ACCROCHES.sub("", titre)
    est_titre = TITRE_NU.match(bare(titre)) and len(titre.split()) <= MOTS_MAX
    return workshop(titre) or (titre.strip(" #*:\u00a0") if est_titre else None)
