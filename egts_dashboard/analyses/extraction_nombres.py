"""Les nombres d’un rapport et les mots qui les portent ; les montants en euros."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

ESPACE = "[ \u00a0\u202f\u2009]"
NOMBRE = r"(?<![\d,.])(?:\d{1,3}(?:[ \u00a0\u202f\u2009.]\d{3}){1,3}|\d+)(?:,\d{1,2}|\.\d{1,2})?(?!\d)"
MONTANT = re.compile(
    rf"({NOMBRE}){ESPACE}*(?:(k|K|M|Md){ESPACE}?(?:€|euros?\b|EUR\b)|(milliers?|millions?|milliards?) d.euros?|€|\*{{1,2}}{ESPACE}*€|euros?\b|EUR\b)"
)


@dataclass(frozen=True)
class Nombre:
    """Un nombre lu dans une ligne, et les mots qui le portent."""

    nature: str
    texte: str
    valeur: float
    motif: str
    confiance: float


def amounts(texte: str) -> Iterator[Nombre]:
    """Les montants en euros, dans l’ordre."""
    for trouve in MONTANT.finditer(texte):
        facteur = _factor(trouve[2], trouve[3])
        yield Nombre(
            "montant",
            context(texte, *trouve.span()),
            round(to_number(trouve[1]) * facteur, 2),
            "montant_en_euros",
            0.95,
        )


def _factor(prefixe: str | None, mot: str | None) -> int:
    if prefixe in ("k", "K") or (mot and mot.startswith("millier")):
        return 1000
    if prefixe == "Md" or (mot and mot.startswith("milliard")):
        return 1_000_000_000
    return 1_000_000 if prefixe == "M" or mot else 1


def to_number(texte: str) -> float:
    """« 1 113,00 » → 1113.0."""
    sans = re.sub(r"[\s\u00a0\u202f\u2009]", "", texte)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", sans):
        sans = sans.replace(".", "")
    return float(sans.replace(",", "."))


def context(texte: str, debut: int, fin: int) -> str:
    """Les mots autour du nombre ; toute la ligne quand elle est courte."""
    if len(texte) <= 160:
        return texte
    gauche = texte.rfind(" ", 0, max(debut - 70, 0)) + 1
    droite = texte.find(" ", min(fin + 70, len(texte)))
    return texte[gauche : droite if droite > 0 else len(texte)]
