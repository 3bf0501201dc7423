"""Les nombres écrits en lettres : « trente-cinq », « une centaine de »."""

import re

from egts_dashboard.analyses.extraction_nombres import to_number
from egts_dashboard.analyses.extraction_texte import plain

_UNITES = (
    "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze"
    " seize dix-sept dix-huit dix-neuf"
).split()
_DIZAINES = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}
_ENVIRON = {
    "dizaine": 10,
    "douzaine": 12,
    "quinzaine": 15,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
    "centaine": 100,
}


def _numbers() -> dict[str, int]:
    rendus = {mot: rang for rang, mot in enumerate(_UNITES) if rang >= 2}
    for base, nom in _DIZAINES.items():
        portee = 20 if base == 60 else 10
        rendus[nom] = base
        for rang in range(1, portee):
            liaison = " et " if rang in (1, 11) else "-"
            rendus[f"{nom}{liaison}{_UNITES[rang]}"] = base + rang
    rendus["quatre-vingts"] = 80
    for rang in range(1, 20):
        rendus[f"quatre-vingt-{_UNITES[rang]}"] = 80 + rang
    rendus["cent"] = 100
    for rang in range(2, 10):
        rendus[f"{_UNITES[rang]} cents"] = 100 * rang
    for mot, valeur in _ENVIRON.items():
        rendus[f"une {mot} de"] = rendus[f"une {mot} d'"] = valeur
    return rendus


LETTRES = _numbers()
EN_LETTRES = "|".join(
    re.escape(mot).replace(r"\-", "[- ]")
    for mot in sorted(LETTRES, key=len, reverse=True)
)


def value(texte: str) -> float:
    """La valeur d’un nombre, en chiffres ou en lettres."""
    mot = plain(texte)
    if mot in ("un", "une"):
        return 1.0
    for ecriture in (mot, mot.replace(" ", "-")):
        if ecriture in LETTRES:
            return float(LETTRES[ecriture])
    return to_number(texte)
