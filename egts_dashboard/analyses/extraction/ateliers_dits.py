"""« Ateliers : Cuire, La fournée du soir » : leurs noms sur une seule ligne."""

import re

from egts_dashboard.analyses.extraction.texte import plain

DITS = re.compile(
    r"^\W*(?:(?:[Ll]es|[Nn]os)\s)?(?:(?:deux|trois|quatre|cinq|six|\d)\s)?(?:[Aa]teliers|[Tt]ables rondes|[Gg]roupes de travail)(?:\sthématiques)?\s?:\s(?P<noms>\S.{4,250})$"
)
ENTRE = re.compile(r"\s?[,;/|]\s+|\s[–—]\s|\set\s(?=[A-ZÀ-ÞŒ«])")
NOM = re.compile(r"(?:«\s?)?[A-ZÀ-ÞŒ][^\d.:!?]*")
LIEU = re.compile(
    r"(?:salle|place|rue|hall|gymnase|mairie|m\.|mme|lundi|mardi|mercredi)\b"
)
MOTS_D_UN_NOM = 8
NOMS_MIN = 2


def told_on_line(texte: str) -> list[str]:
    """Les noms que la ligne donne, s’ils sont au moins deux et que tous en ont l’air."""
    dits = DITS.match(texte)
    if dits is None:
        return []
    noms = [nom.strip() for nom in ENTRE.split(dits["noms"].rstrip(" ."))]
    sont_des_noms = all(
        NOM.fullmatch(nom)
        and len(nom.split()) <= MOTS_D_UN_NOM
        and not LIEU.match(plain(nom))
        for nom in noms
    )
    if len(set(noms)) < NOMS_MIN or not sont_des_noms:
        return []
    return [nom.strip(" «»\u00a0\u202f") for nom in noms]
