"""Les titres que l’on sait reconnaître dans un rapport, et ce qu’ils annoncent."""

import re
from typing import Literal

from egts_dashboard.analyses.extraction_texte import begins_with_infinitive, plain

Annonce = Literal["preconisation", "constat", "pratique", "neutre", "sommaire"]

LONGUEUR_MAX = 110
MOTS_MAX = 14
_DEBUT = (
    r"^(?:(?:les|nos|des|le|la|l'|une? (?=\w+ partage)|principales?|principaux|synthese des|recapitulatif des"
    r"|recueil des|liste des|quelques|elements de|rappel des|presentation des|autres"
    r"|grandes?|points de|quels?|quelles?|ensemble des)\s*)*"
)
_SECTIONS: tuple[tuple[Annonce, str], ...] = (
    ("sommaire", r"(?:sommaire|table des matieres|plan du (?:rapport|document))\b"),
    (
        "pratique",
        r"(?:bonnes pratiques|(?:pratiques?|experiences?|initiatives?|actions?|exemples?)"
        r"(?: \w+){0,3} «?\s*(?:inspirante?s?|innovante?s?|remarquables?|exemplaires?|reussie?s?)"
        r"|(?:pratiques?|initiatives?|experiences?)(?: (?:reperee?s|existantes?|locales?|citee?s|releve?e?s|signalee?s|recensee?s|a (?:suivre|partager|diffuser)|du territoire|des territoires))*$|a l'etranger$|(?:et )?chez nos voisins|ce que d'autres (?:ont|font)\b|exemples?(?: (?:a suivre|cites?|donnes?|releves?|inspirants?))?$|ce qui (?:nous )?inspire|ce qui marche ailleurs|(?:sources? d')?inspirations?\b"
        r"|.{0,40}\bailleurs\b|retours? d'experiences?|ils l'ont fait)",
    ),
    (
        "preconisation",
        r"(?:preconisations?|recommandations?|propositions?|pistes?\b|axes? (?:d'amelioration"
        r"|de progres|de travail|de developpement)|(?:points?|aspects?) a ameliorer|ameliorations?"
        r"|enjeux?\b|attentes?\b|demandes?\b|suggestions?\b|actions? (?:a|proposees?|prioritaires?)"
        r"|perspectives? d'(?:action|amelioration)|idees?\b|ce qu(?:e |'|e l')(?:nous|on|ils?|elles?|(?:les?|la|nos|notre) \w+|l'\w+|\w+)(?: \w+)? (?:propos|recommand|preconis|demand"
        r"|souhait|voul|veulent|attend|faut|faudrait|faudra)|que (?:faire|proposons|faut)\b"
        r"|perspectives?\b|priorites?\b|solutions?\b|leviers? d'action|souhaits?\b|voeux|mesures? (?:proposees?|a)|vers quoi"
        r"|(?:actions?|mesures?|decisions?) (?:retenue|envisagee|prise|adoptee|validee|decidee|attendue)s?|decisions?$|plans? d'actions?|orientations?\b|engagements?\b|precos?\b|a (?:faire|developper|renforcer)\b)",
    ),
    (
        "constat",
        r"(?:etats? des lieux|bilans?\b(?! (?:financier|comptable|carbone|d'activite|de competence))|constats?\b|diagnostics?\b|freins?\b|leviers?\b|forces?\b|faiblesses?\b"
        r"|opportunites?\b|menaces?\b|points? (?:forts?|faibles?|positifs?|negatifs?|saillants?|de vigilance)"
        r"|difficultes?\b|atouts?\b|obstacles?\b|interrogations?\b|questionnements?\b|ideal\b|cauchemar\b"
        r"|«?\s*l'ideal|«?\s*le cauchemar|du cote\b|problemes?\b|problematiques?\b|limites?\b|analyses? partage"
        r"|besoins? (?:reperes|identifies|exprimes)|ce qui (?:va|ne va|fonctionne|ne fonctionne|marche|ne marche|freine|bloque|aide|manque|nous)"
        r"|ce qu(?:e |')(?:nous|on|l'on|(?:les?|la|nos|notre) \w+|l'\w+|ils?)(?: \w+)? (?:avons|reten|retien|a|ont|observ|constat|vu|entend|releve|dis|viv)\w*|ce que (?:disent|vivent|pensent|constatent|ressentent|racontent|signalent|observent)\b|ressentis?\b"
        r"|observations?\b|risques?\b|reussites?\b|temoignages?\b|points? d'appui|avantages?\b|inconvenients?\b"
        r"|debats? et problematiques?|definition retenue)",
    ),
    (
        "neutre",
        r"(?:introduction|conclusions?\b|contexte|methodes?\b|methodologie|deroule\b|deroulement"
        r"|participants?\b|participation\b|annexes?\b|remerciements?|calendrier|budget|elements budgetaires"
        r"|preambule|presentation|programme|structures? representees|bibliographie|finalites?\b"
        r"|(?:quels? )?objectifs?\b|cloture|le mot de la fin|comite|une (?:organisation|posture|demarche|methodologie|formalisation)"
        r"|prochaine?s? (?:etape|reunion|seance|rendez-vous)|et (?:apres|maintenant)\b|qui fait quoi|la suite\b"
        r"|suites? (?:donnees|a donner|du|de la|envisagees)|glossaire|representativite|contributions\b|composition|organisation\b"
        r"|tableau recapitulatif|consommation|depenses|ordre du jour|edito|avant-propos|contacts?\b|credits?\b)",
    ),
)
ORDINAIRE = re.compile(
    r"\b(?:budget|calendrier|methode|demarche|participants?|presents|ordre du jour|annexes?|programme|suites?|salle|questions)\b"
)
# Dans un titre que rien d’autre ne dit, un mot suffit, où qu’il soit.
INDICES: tuple[tuple[Annonce, re.Pattern[str]], ...] = (
    (
        "pratique",
        re.compile(r"\b(?:inspir\w+|exemples?|experiences?|initiatives?|ailleurs)\b"),
    ),
    (
        "preconisation",
        re.compile(
            r"\b(?:propos(?:e|ons|ent|itions?|ees?)|preconis\w+|recommand\w+|souhait\w*|attentes?|attend\w*|demand(?:es?|ons|ent)"
            r"|solutions?|pistes?|ameliorations?|ameliorer|priorites?|engagements?|demain|decisions?|decide\w*|revendications?)\b"
        ),
    ),
    (
        "constat",
        re.compile(
            r"\b(?:constat\w*|observ\w+|diagnostics?|difficultes?|freins?|forces?|faiblesses?|vigilance|obstacles?|debats?"
            r"|reten\w+|retien\w+|inquietudes?|craintes?|ressenti\w*|vecu|entendu|dysfonctionnements?|enseignements?)\b"
        ),
    ),
)
MOTS_D_INDICE = 8
SECTIONS = [(annonce, re.compile(_DEBUT + motif)) for annonce, motif in _SECTIONS]
ATELIER = re.compile(
    r"^(?:(?:l'|synthese de l'|compte[ -]rendu de l'|restitution de l')?(?:atelier|table ronde|groupe de travail|groupe)"
    r"(?: (?:thematique|participatif|citoyen|collaboratif|territorial|local|departemental))?)"
    r"\s*(?::|[/–—-]|n\s*[°o]\s*\w+|\d+\b|(?:[a-h]|[ivx]{1,4})\b(?=\s*[:./–—-])|[«\"“])"
)
RENCONTRE = re.compile(
    r"^(?:rencontre|reunion publique|reunion|seminaire|forum|focus group|cafe[ -]debat|commission|sous-groupe)"
    r"\s*(?:n\s?[°o]\s?\d+|\d{1,2}|[a-h])\s*[:/–—-]"
)
TITRE_NU = re.compile(
    r"^(?:atelier|table ronde|groupe de travail) (?=\w)(?!participatifs?$|collaboratifs?$|citoyens?$)"
)
LIBELLE = re.compile(r"([^:.;!?]{4,50}?)\s?:\s+(\S.{7,})$", re.DOTALL)
SOUS_TITRE = re.compile(
    r"^(?:volet|axe|theme|thematique|du cote|des \d+ cotes|cote|pour les|chapitre|objectif)\b"
)
ITEM_NOMME = re.compile(
    r"\W*(?:pr[ée]conisation|recommandation|proposition|piste|mesure|action|d[ée]cision|engagement"
    r"|demande|id[ée]e|v[œo]eu)\s*(?:n\s?[°o]\s*)?(?:\d{1,3}(?:\.\d{1,2}){0,2}|[a-h](?=\s*[:–—-]))"
    r"\s*[:.–—-]\s*(?=\w{2})",
    re.IGNORECASE,
)
ORIENTATION = re.compile(
    r"\W*(?:orientation|axe|objectif|priorit[ée]|ambition|d[ée]fi|enjeu|chantier)\s*(?:n\s?[°o]\s*)?\d{1,2}(?:\.\d{1,2})?"
    r"\s*[:.–—-]\s*(?=\w{2})",
    re.IGNORECASE,
)
NUMERO_DE_TITRE = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})+[.)]?\s+"
    r"|(?:[ivx]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-h])\s*[.)°/–—-]\s*)",
    re.IGNORECASE,
)
# « Point 2 – Difficultés relevées » : le rang d’une partie n’est pas son titre.
RANG_DE_PARTIE = re.compile(
    r"^(?:point|partie|chapitre|sequence|section|temps) (?:n ?[°o] ?)?(?:\d{1,2}|[ivx]{1,4})\s*[:.–—-]\s*(?=\w)"
)
COMPTE_ACCROCHE = re.compile(
    r"\s*[–—(,-]\s*\d{1,4} (?:participant|personne|jeune|habitant|professionnel|inscrit|present|présent)\w*\)?\s*$",
    re.IGNORECASE,
)
ATELIER_EN_FIN = re.compile(
    r"[–—:|]\s*((?:atelier|table ronde|groupe de travail)\s*(?:n\s?[°o]\s?)?\d{1,2}\b.{0,80})$",
    re.IGNORECASE,
)
DECOR = re.compile(r"^[\W_]+|[\s:.…*_#]+$")


def bare(titre: str) -> str:
    """Le titre sans décor, numéro ni accents."""
    nu = NUMERO_DE_TITRE.sub("", DECOR.sub("", plain(titre)))
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
    if ORDINAIRE.search(bare(titre)):
        return None
    return next((quoi for quoi, mot in INDICES if mot.search(bare(titre))), None)


def oriented_item(texte: str) -> str | None:
    """Ce que dit « Orientation n° 2 : planter la place » ; None si ce n’en est pas une."""
    trouve = ORIENTATION.match(texte)
    return texte[trouve.end() :].strip() if trouve else None


def workshop(titre: str) -> str | None:
    """L’intitulé d’un titre d’atelier, tel qu’écrit, sans son numéro ni son compte."""
    if len(titre) > LONGUEUR_MAX + 20:
        return None
    nom = bare(titre)
    if not ATELIER.match(nom) and not RENCONTRE.match(nom):
        fin = ATELIER_EN_FIN.search(titre)
        if fin is None or _is_sentence(titre):
            return None
        titre = fin[1]
    nu = titre.strip(" #*:\u00a0")
    nu = NUMERO_DE_TITRE.sub("", nu) if ATELIER.match(plain(nu)) is None else nu
    return COMPTE_ACCROCHE.sub("", nu)


def _is_sentence(titre: str) -> bool:
    """Un titre suivi d’un point peut l’être encore s’il est très court."""
    return titre.rstrip().endswith((".", ";", "?", ",")) and len(titre.split()) > 5


def is_subtitle(titre: str) -> bool:
    """Vrai pour « Volet formation », « Du côté institutionnel », « Axe 2 »."""
    return SOUS_TITRE.match(bare(titre)) is not None


def named_item(texte: str) -> str | None:
    """Ce que dit « Préconisation n° 3 : former les équipes » ; None si ce n’en est pas une."""
    trouve = ITEM_NOMME.match(texte)
    return texte[trouve.end() :].strip() if trouve else None


def labelled(texte: str) -> tuple[str, Annonce, str] | None:
    """« Constat : les bus sont rares » → le libellé, ce qu’il annonce, ce qu’il porte."""
    trouve = LIBELLE.match(texte)
    if trouve is None:
        return None
    annonce = announced(f"{trouve[1]} :")
    return (trouve[1], annonce, trouve[2]) if annonce else None


def titled_workshop(titre: str, *, est_balise: bool) -> str | None:
    """« ## Atelier mobilité », « ATELIER MOBILITÉ » : un titre sans numéro ni deux-points."""
    if workshop(titre) is None and not (est_balise or titre.isupper()):
        return None
    est_titre = TITRE_NU.match(bare(titre)) and len(titre.split()) <= MOTS_MAX
    return workshop(titre) or (titre.strip(" #*:\u00a0") if est_titre else None)
