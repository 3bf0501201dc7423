"""Des mots français à leurs racines : ce que la recherche compare."""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

MOT = re.compile(r"[a-z0-9]+")
# Mots trop fréquents pour distinguer un texte d’un autre ; déjà sans accents.
MOTS_VIDES = frozenset(
    "a afin ai ainsi alors apres as au aucun aux avec c ca ce ceci cela celle celles celui"
    " ces cet cette ceux chez ci comme d dans de des dont du elle elles en entre est et etre"
    " eu eux fait faire font hors ici il ils j je l la le les leur leurs lors lui m ma mais"
    " me mes meme mon n ne ni nos notre nous on ont ou par pas peu peut plus pour qu que quel"
    " quelle quelles quels qui s sa sans se ses si son sont sous sur t ta te tel telle tes"
    " toi ton tous tout toute toutes tres tu un une vers vos votre vous y".split()
)
_TYPOGRAPHIE = str.maketrans({"’": " ", "'": " ", "œ": "oe", "æ": "ae", "·": " "})
_STEMMER = snowballstemmer.stemmer("french")


def fold(texte: str) -> str:
    """Minuscules, sans accents, ligatures défaites, apostrophes ouvertes."""
    ouvert = texte.lower().translate(_TYPOGRAPHIE)
    decompose = unicodedata.normalize("NFKD", ouvert)
    return "".join(c for c in decompose if not unicodedata.combining(c))


@lru_cache(maxsize=65_536)
def stem(mot: str) -> str:
    """La racine d’un mot déjà replié par `fold`.

    Le pluriel tombe d’abord : sans cela « usager » et « usagers » auraient deux racines.
    """
    singulier = mot[:-1] if len(mot) > 3 and mot[-1] in "sx" else mot
    if len(singulier) > 4 and singulier.endswith("aux"):
        singulier = f"{singulier[:-3]}al"
    racine: str = _STEMMER.stemWord(singulier)
    return racine


def stems(texte: str) -> list[str]:
    """Les racines des mots pleins d’un texte, dans l’ordre, répétitions comprises."""
    return [stem(mot) for mot in MOT.findall(fold(texte)) if mot not in MOTS_VIDES]
