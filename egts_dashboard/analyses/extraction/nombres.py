"""Les nombres d’un rapport et les mots qui les portent ; les montants en euros."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

ESPACE = "[ \u00a0\u202f\u2009]"
NOMBRE = r"(?<![\d,])(?<!\d\.)(?:\d{1,3}(?:[ \u00a0\u202f\u2009.]\d{3}){1,3}|\d+)(?:,\d{1,2}|\.\d{1,2})?(?!\d)"
MONTANT = re.compile(
    rf"({NOMBRE}|(?<![\d,.])\d+,\d{{3}}(?={ESPACE}*(?:M|Md|millions?|milliards?)\b)){ESPACE}*(?:(k|K|M|Md){ESPACE}?(?:€|euros?\b|EUR\b)|(milliers?|millions?|milliards?) d.euros?|€|\*{{1,2}}{ESPACE}*€|euros?\b|EUR\b)"
)


# « EUR 3 000 » : la devise devant, et aucune derrière.
DEVISE_DEVANT = re.compile(
    rf"(?<![\d\w€])(?:EUR|€){ESPACE}?({NOMBRE})(?!{ESPACE}*(?:€|euros?\b|EUR\b|k€|M€))"
)
# « Salles ........ 2 150,00 » : une somme au bout de points de suite, que ses centimes trahissent.
AU_BOUT_DES_POINTS = re.compile(
    rf"(?:\.{{4}}|…{{2}}){ESPACE}*(\d{{1,3}}(?:{ESPACE}\d{{3}})*,\d\d)(?![\d%])(?!{ESPACE}*(?:€|euros?\b|EUR\b|[kKM]€|%))"
)
# La première borne, juste avant le montant : « de 15 000 à », « entre 3 k et », « 5 – ».
SIGNES_D_UNE_BORNE = 60
_A_PEU_PRES = rf"(?:environ|près de|quelque|à peu près){ESPACE}+"
BORNE = re.compile(
    rf"(?:(?<!\w)(?P<debut>entre|de){ESPACE}+)?(?:{_A_PEU_PRES})?({NOMBRE}){ESPACE}*(?:(k|K|M|Md)\b|(milliers?|millions?|milliards?)\b)?"
    rf"{ESPACE}*(?P<lien>\bet\b|\bà\b|\bou\b|/|[-–—]){ESPACE}*(?:{_A_PEU_PRES})?$"
)
# « Atelier 3 à 5 € », « Lot 2 – 300 € » : un rang, non une somme.
RANG = re.compile(
    r"(?:\bn\s?[°o]|\b(?:atelier|article|page|salle|groupe|table|lot|phase|tranche|zone|axe|fiche|action|mesure|étape|annexe|pour)s?)"
    rf"{ESPACE}*$",
    re.IGNORECASE,
)
ANNEES = range(1900, 2101)
# Sans « de » ni « entre », deux bornes sont du même ordre : « 5 à 10 € ».
ECART_MAX = 10


@dataclass(frozen=True)
class Nombre:
    """Un nombre lu dans une ligne, et les mots qui le portent."""

    nature: str
    texte: str
    valeur: float
    motif: str
    confiance: float


def amounts(texte: str) -> Iterator[Nombre]:
    """Les montants en euros, dans l’ordre ; les deux bornes d’un « de 15 000 à 20 000 € »."""
    for trouve in MONTANT.finditer(texte):
        valeur = round(to_number(trouve[1]) * _factor(trouve[2], trouve[3]), 2)
        debut = max(trouve.start() - SIGNES_D_UNE_BORNE, 0)
        borne = _lower_bound(texte[debut : trouve.start()], trouve, valeur)
        for montant in (borne, valeur):
            if montant is not None:
                yield _amount(texte, trouve, montant)
    for forme in (DEVISE_DEVANT, AU_BOUT_DES_POINTS):
        for trouve in forme.finditer(texte):
            yield _amount(texte, trouve, to_number(trouve[1]))


def _amount(texte: str, trouve: re.Match[str], valeur: float) -> Nombre:
    extrait = context(texte, *trouve.span())
    return Nombre("montant", extrait, valeur, "montant_en_euros", 0.95)


def _lower_bound(avant: str, haut: re.Match[str], valeur: float) -> float | None:
    """La borne basse écrite devant un montant, dans son unité ; None s’il est seul."""
    bas = BORNE.search(avant)
    if bas is None or not _is_bound(bas, haut[1]):
        return None
    nombre = to_number(bas[2])
    facteur = _factor(bas[3], bas[4])
    if facteur == 1:
        facteur = _factor(haut[2], haut[3])
        if _shares_thousands(bas[2], haut[1]):
            facteur *= 1000
    plancher = 0 if bas["debut"] else valeur / ECART_MAX
    return next(
        (b for f in (facteur, 1) if plancher <= (b := round(nombre * f, 2)) < valeur),
        None,
    )


def _is_bound(bas: re.Match[str], haut: str) -> bool:
    """« Entre » et « de » suffisent ; sans eux, ni un rang, ni une année n’est une borne."""
    lien, nombre = bas["lien"], bas[2]
    if bas["debut"]:
        return lien in ("et" if bas["debut"] == "entre" else "à", "-", "–", "—")
    if lien == "et" or RANG.search(bas.string[: bas.start()]):
        return False
    return not (nombre.isdigit() and int(nombre) in ANNEES and not haut.isdigit())


def _shares_thousands(bas: str, haut: str) -> bool:
    """Vrai pour « 15 à 20 000 € » : quinze mille ; faux pour « 500 à 10 000 € »."""
    milliers = re.fullmatch(rf"(\d{{1,3}})(?:{ESPACE}|\.)000", haut)
    return (
        milliers is not None
        and bas.isdigit()
        and len(bas) <= 3
        and int(bas) < int(milliers[1])
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
    entier, point, fin = sans.replace(",", ".").rpartition(".")
    if "." in entier and len(fin) == 3:
        point = ""
    # « 10.000.00 » : le dernier point est celui des centimes, les autres ceux des milliers.
    return float(f"{entier.replace('.', '')}{point}{fin}")


def context(texte: str, debut: int, fin: int) -> str:
    """Les mots autour du nombre ; toute la ligne quand elle est courte."""
    if len(texte) <= 160:
        return texte
    gauche = texte.rfind(" ", 0, max(debut - 70, 0)) + 1
    droite = texte.find(" ", min(fin + 70, len(texte)))
    return texte[gauche : droite if droite > 0 else len(texte)]
