"""Nombres, montants, dates et mots à la française. La seule porte vers ces usages."""

import datetime as dt
import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

FINE = "\u202f"  # espace fine insécable : entre les milliers, avant ; ! ?
INSECABLE = "\u00a0"  # espace insécable : avant les unités et les deux-points
MOINS = "\u2212"
NON_RENSEIGNE = "n.\u00a0r."
# Une valeur que le magasin connaît et que le secret statistique interdit de montrer.
MASQUE = "masqué"
SIGNES_MARKDOWN = frozenset("\\`*_{}[]()<>#+-.!|~$&:@/=^")

MOIS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre"
    " décembre"
).split()

# D’une phrase de page : un signe échappé, une marque de gras, ou un signe.
_SIGNES = re.compile(
    rf"\\([{re.escape(''.join(sorted(SIGNES_MARKDOWN)))}])|(\*\*)|(.)", re.DOTALL
)

Nombre = int | float | Decimal


def nombre(valeur: Nombre | None, decimales: int = 0) -> str:
    """« 1 234,5 » ; « n. r. » quand la valeur manque, car elle n’est pas zéro."""
    if valeur is None or valeur != valeur:
        return NON_RENSEIGNE
    quantum = Decimal(1).scaleb(-decimales)
    arrondi = Decimal(str(valeur)).quantize(quantum, rounding=ROUND_HALF_UP)
    texte = f"{abs(arrondi):,.{decimales}f}".replace(",", FINE).replace(".", ",")
    return f"{MOINS}{texte}" if arrondi < 0 else texte


def euros(valeur: Nombre | None) -> str:
    """« 9 265,76 € », au centime."""
    if valeur is None or valeur != valeur:
        return NON_RENSEIGNE
    return f"{nombre(valeur, 2)}{INSECABLE}€"


def euros_signes(valeur: Nombre) -> str:
    """« +265,76 € » ou « −734,24 € »."""
    return f"+{euros(valeur)}" if valeur > 0 else euros(valeur)


def pourcent(part: Nombre | None, decimales: int = 0) -> str:
    """« 31 % » à partir d’une part entre 0 et 1."""
    if part is None or part != part:
        return NON_RENSEIGNE
    return f"{nombre(Decimal(str(part)) * 100, decimales)}{INSECABLE}%"


def date_longue(jour: dt.date | None, precision: str = "jour") -> str:
    """« 10 juin 2014 », « 1er juin 2014 », « juin 2014 » selon la précision connue."""
    if jour is None:
        return NON_RENSEIGNE
    mois = f"{MOIS[jour.month - 1]}{INSECABLE}{jour.year}"
    if precision != "jour":
        return mois
    quantieme = "1er" if jour.day == 1 else str(jour.day)
    return f"{quantieme}{INSECABLE}{mois}"


def compte(n: int, singulier: str, pluriel: str | None = None) -> str:
    """« 1 atelier », « 8 ateliers » : le singulier vaut au-dessous de deux."""
    mot = singulier if abs(n) < 2 else pluriel or f"{singulier}s"
    return f"{nombre(n)}{INSECABLE}{mot}"


def liste(mots: Sequence[str], dernier: str = "et") -> str:
    """« a, b et c »."""
    if len(mots) < 2:
        return "".join(mots)
    return f"{', '.join(mots[:-1])} {dernier} {mots[-1]}"


def guillemets(texte: str) -> str:
    """« texte »."""
    return f"«{INSECABLE}{texte}{INSECABLE}»"


def de(nom: str) -> str:
    """« d’Aquitaine », « de Charente », « de Haute-Vienne », « d’Hérault »."""
    debut = nom[:4].lower()
    # Des noms de territoires, seuls ceux en « Haut » gardent leur h.
    est_elide = debut[:1] in "aàâeéèêiîoôuûyœh" and debut != "haut"
    return f"d’{nom}" if est_elide else f"de {nom}"


def escape_markdown(texte: str) -> str:
    """Le texte tel quel dans du Markdown : aucun signe n’y met en forme, ne lie ni ne calcule."""
    # split() sans argument mangerait les espaces insécables.
    plat = " ".join(re.split(r"[ \t\r\n\f\v]+", texte)).strip(" ")
    return "".join(f"\\{c}" if c in SIGNES_MARKDOWN else c for c in plat)


def split_bold(phrase: str) -> tuple[tuple[str, bool], ...]:
    """Une phrase de page, en morceaux (texte, est en gras), échappements ôtés."""
    morceaux: list[tuple[str, bool]] = []
    est_gras, courant = False, ""
    for echappe, marque, signe in _SIGNES.findall(phrase):
        if marque:
            morceaux.append((courant, est_gras))
            est_gras, courant = not est_gras, ""
        else:
            courant += echappe or signe
    return tuple(m for m in [*morceaux, (courant, est_gras)] if m[0])


def plain(phrase: str) -> str:
    """La même, en texte seul."""
    return "".join(texte for texte, _ in split_bold(phrase))
