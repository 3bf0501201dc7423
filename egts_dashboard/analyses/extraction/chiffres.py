"""Les nombres écrits en lettres : « trente-cinq », « une centaine de »."""

import re
from collections.abc import Iterator

from egts_dashboard.analyses.extraction.nombres import Nombre, context, to_number
from egts_dashboard.analyses.extraction.texte import plain

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
            for lien in {liaison, liaison.replace(" ", "-")}:
                rendus[f"{nom}{lien}{_UNITES[rang]}"] = base + rang
                if rang == 1:
                    rendus[f"{nom}{lien}une"] = base + rang
    rendus["quatre-vingts"] = rendus["quatre-vingt"] = 80
    for rang in range(1, 20):
        rendus[f"quatre-vingt-{_UNITES[rang]}"] = 80 + rang
    rendus["cent"] = 100
    for rang in range(2, 10):
        rendus[f"{_UNITES[rang]} cents"] = 100 * rang
    for mot, valeur in _ENVIRON.items():
        rendus[f"une {mot}"] = rendus[f"une {mot} de"] = rendus[f"une {mot} d'"] = (
            valeur
        )
    return rendus


LETTRES = _numbers()
_SIMPLES = "|".join(
    re.escape(mot).replace(r"\-", "[- ]")
    for mot in sorted(LETTRES, key=len, reverse=True)
)
_CENTAINES = rf"(?:(?:{_SIMPLES})[- ])?cents?(?:[- ](?:{_SIMPLES}))?"
_MILLIERS = (
    rf"(?:(?:{_CENTAINES}|{_SIMPLES})[- ])?mille(?:[- ](?:{_CENTAINES}|{_SIMPLES}))?"
)
EN_LETTRES = rf"{_MILLIERS}|{_CENTAINES}|{_SIMPLES}"
CHIFFRES = r"(?:\d{1,3}(?: \d{3}){1,3}|\d+)"
COMBIEN = rf"(?<![\d,.])(?:{CHIFFRES}|\b(?:{EN_LETTRES}))"


CASE = re.compile(
    rf"(?:env(?:iron|\.)? ?|[≈~±+] ?|(?:pres|plus) de )?({CHIFFRES}(?:[,.]\d{{1,2}})?|{EN_LETTRES})"
    r"(?: ?(?:\*{1,3}|\([^()]{1,60}\)))?"
)
EUROS_EN_LETTRES = re.compile(
    rf"(?<![\w-])({EN_LETTRES})(?: (millions?|milliards?))?(?: d'| )euros?\b"
)

# « de dix à », « entre deux et » : la première borne, juste avant.
BORNE_EN_LETTRES = re.compile(
    rf"\b(?:entre|de|d') ?({EN_LETTRES})(?: (millions?|milliards?))? (?:a|et)(?: environ)? $"
)
SIGNES_D_UNE_BORNE = 60
FACTEURS = {"": 1, "million": 1_000_000, "milliard": 1_000_000_000}


def spelled_amounts(texte: str) -> Iterator[Nombre]:
    """Les montants écrits en lettres : « mille deux cents euros », « deux millions d’euros »."""
    simple = plain(texte)
    for trouve in EUROS_EN_LETTRES.finditer(simple):
        debut = max(simple.find(trouve[1]), 0)
        montant = value(trouve[1]) * _scale(trouve[2])
        avant = simple[max(trouve.start() - SIGNES_D_UNE_BORNE, 0) : trouve.start()]
        for valeur in filter(None, (_lower_bound(avant, trouve, montant), montant)):
            yield Nombre(
                "montant",
                context(texte, debut, debut + len(trouve[0])),
                valeur,
                "montant_en_euros",
                0.85,
            )


def _scale(mot: str | None) -> int:
    return FACTEURS[(mot or "").rstrip("s")]


def _lower_bound(avant: str, haut: re.Match[str], montant: float) -> float | None:
    """La borne basse : « de dix à quinze mille » part de dix mille ; None s’il n’y en a pas."""
    bas = BORNE_EN_LETTRES.search(avant)
    if bas is None:
        return None
    facteur = _scale(bas[2] or haut[2])
    rang = next((r for r in (1000, 100) if value(haut[1]) % r == 0), 1)
    if value(bas[1]) < value(haut[1]) / rang:
        facteur *= rang
    borne = value(bas[1]) * facteur
    return borne if borne < montant else None


def counted(
    nature: str, texte: str, nombre: str, motif: str, confiance: float
) -> Nombre:
    """Un nombre lu dans un texte, avec les mots qui l’entourent."""
    debut = max(plain(texte).find(nombre), 0)
    extrait = context(texte, debut, debut + len(nombre))
    return Nombre(nature, extrait, value(nombre), motif, confiance)


def cell_number(cellule: str) -> float | None:
    """Le nombre qu’une case ne fait qu’écrire : « 12 », « env. 40 », « vingt », « 12 (dont 3 élus) »."""
    trouve = CASE.fullmatch(plain(cellule))
    return None if trouve is None else value(trouve[1])


def value(texte: str) -> float:
    """La valeur d’un nombre, en chiffres ou en lettres."""
    mot = plain(texte)
    if mot in ("un", "une"):
        return 1.0
    if (simple := _simple(mot)) is not None:
        return float(simple)
    for mille in ("mille", "cents", "cent"):
        avant, trouve, apres = mot.partition(mille)
        if trouve:
            facteur = 1000 if mille == "mille" else 100
            base = value(avant.strip(" -")) if avant.strip(" -") else 1.0
            suite = value(apres.strip(" -")) if apres.strip(" -") else 0.0
            return base * facteur + suite
    return to_number(texte)


def _simple(mot: str) -> int | None:
    """La valeur d’un nombre en un mot, ou lié par des traits d’union."""
    return next(
        (
            LETTRES[ecriture]
            for ecriture in (mot, mot.replace(" ", "-"))
            if ecriture in LETTRES
        ),
        None,
    )
