"""Des mots français à leurs racines : ce que la recherche compare."""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

MOT = re.compile(r"[a-z0-9]+")
# Mots trop fréquents pour distinguer un texte d’un autre ; déjà sans accents.
MOTS_VIDES = frozenset(
    "a afin ai ainsi alors apres as au aucun aux avec b c ca ce ceci cela celle celles"
    " celui ces cet cette ceux chez ci comme d dans de des dont du e elle elles en entre"
    " est et etre eu eux f fait faire font g h hors i ici il ils j je k l la le les leur"
    " leurs lors lui m ma mais me mes meme mon n ne ni nos notre nous o on ont ou p par"
    " pas peu peut plus pour q qu que quel quelle quelles quels qui r s sa sans se ses si"
    " son sont sous sur t ta te tel telle tes toi ton tou tous tout toute toutes tres tu u"
    " un une v vers vos votre vous w x y z 0 1 2 3 4 5 6 7 8 9".split()
)
# Des mots qui disent la même chose, ou que l’algorithme confond à tort :
# - les documents écrivent « usager » et « utilisateur » pour les mêmes personnes, l’un
#   ayant parfois remplacé l’autre à la numérisation ; « usage » est un autre mot ;
# - « travaux » est le seul pluriel en -aux courant ici qui vienne d’un mot en -ail.
RACINES_FIXES = {
    "usager": "usager",
    "usagere": "usager",
    "utilisateur": "usager",
    "utilisatrice": "usager",
    "travaux": "travail",
}
# Les sigles que l’algorithme couperait comme des mots : « MAIA » n’est pas « mai », « VAE »
# n’est pas « va ». Ceux de la table des sigles y sont tous (un test les compare).
SIGLES_ENTIERS = frozenset(
    "anas ars avs cada ccas ceser chrs cias csts ddcs deme dgcs drees drjscs egts es fnars"
    " gcsms hcts igas insee irts maia pplpis prefas sroms udccas unaforis unccas uriopss vae".split()
)
# « usager·ère·s », « usager.e.s », « agent-e », « usager(e)s » : le mot, sans ses marques.
_MARQUE = (
    "(?:e|es|ere|eres|rice|rices|trice|trices|euse|euses|ne|nes|nne|nnes|le|les|lle|lles"
    "|ve|ves|te|tes|se|ses|s)"
)
_POINT = "[·•‧∙⋅.‑-]"
INCLUSIF = rf"([a-z]{{2,}})(?:{_POINT}{_MARQUE}\b(?:{_POINT}s\b)?|\({_MARQUE}\)s?)"
_INCLUSIF = re.compile(INCLUSIF, re.ASCII)
_TYPOGRAPHIE = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬀ": "ff",
        "’": " ",
        "'": " ",
        "\xad": "",
    }
)
_STEMMER = snowballstemmer.stemmer("french")


def fold(texte: str) -> str:
    """Minuscules, sans accents, ligatures défaites, apostrophes ouvertes, mots au masculin.

    recherche_mots.sql fait de même en SQL ; un test tient les deux d’accord.
    """
    if texte.isascii() and texte.isalnum():
        return texte.lower()
    decompose = unicodedata.normalize("NFD", texte.lower().translate(_TYPOGRAPHIE))
    sans_accents = "".join(c for c in decompose if not unicodedata.combining(c))
    return _INCLUSIF.sub(r"\1", sans_accents)


@lru_cache(maxsize=65_536)
def stem(mot: str) -> str:
    """La racine d’un mot déjà replié par `fold`.

    Le pluriel tombe d’abord : sans cela « usager » et « usagers » auraient deux racines.
    """
    if mot.isdecimal():
        return mot
    singulier = _singular(mot)
    for sigle in (mot, singulier):
        if sigle in SIGLES_ENTIERS:
            return sigle
    fixe = RACINES_FIXES.get(mot) or RACINES_FIXES.get(singulier)
    return fixe or str(_STEMMER.stemWord(singulier))


def _singular(mot: str) -> str:
    if len(mot) < 4 or mot[-1] not in "sx":
        return mot
    if len(mot) > 4 and mot.endswith("aux") and not mot.endswith("eaux"):
        return f"{mot[:-3]}al"
    return mot[:-1]


def words(texte: str) -> list[str]:
    """Les mots pleins d’un texte, repliés, dans l’ordre, répétitions comprises."""
    return [mot for mot in MOT.findall(fold(texte)) if mot not in MOTS_VIDES]


def stems(texte: str) -> list[str]:
    """Les racines des mots pleins d’un texte, dans l’ordre, répétitions comprises."""
    return [stem(mot) for mot in words(texte)]
