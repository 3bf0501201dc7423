"""Les pratiques qu’un item nomme en passant : « de nouveaux outils « carnet bleu » »."""

import re

# Ce qui se dit neuf, puis le nom, entre guillemets ou après « comme ».
_NEUF = (
    r"\b(?:nouve(?:au|aux|l|lle|lles)|innovant\w*|inspirant\w*|originaux|original\w*)\b"
)
# « Un nouveau métier, « coordonnateur » » se demande ; un outil, un lieu se donnent en exemple.
_CHOSE = r"(?:outils?|dispositifs?|démarches?|services?|lieux?|applis?|applications?|formules?|supports?|jeux?)\b"
ENTRE_GUILLEMETS = re.compile(
    rf"{_NEUF}[^.«»]{{0,20}}\b{_CHOSE}[^.«»]{{0,30}}(?P<noms>(?:«[^«»]{{3,60}}»[\s,]*(?:et |ou )?)+)",
    re.IGNORECASE,
)
APRES_COMME = re.compile(
    rf"{_NEUF}[^.«»]{{0,40}}?\bcomme par exemple\s+(?P<nom>(?:l[ae]s?|une?|des)\s[^.;]{{8,120}}|l[’'][^.;]{{8,120}})",
    re.IGNORECASE,
)
NOM = re.compile(r"«\s*([^«»]+?)\s*»")


def named_examples(item: str) -> list[str]:
    """Les noms de ce qu’un item donne pour neuf, tels qu’écrits ; rien s’il n’en nomme pas."""
    if trouve := ENTRE_GUILLEMETS.search(item):
        return NOM.findall(trouve["noms"])
    trouve = APRES_COMME.search(item)
    return [trouve["nom"].strip()] if trouve else []
