"""Les mots qu’une numérotation écrit toute seule : « Atelier n° 1 – », « Préconisation 2 : ».

Un chiffre ou une puce ne disent rien que la lecture n’ait déjà ; des mots, si : ils sont sur la
page, et nulle part dans le paragraphe.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from egts_dashboard.ingest.documents.balises import attribute, child, number, tag

MOTS = re.compile(r"[^\W\d_]{3}")
PLACE = re.compile(r"%(\d)%?")
NIVEAUX = 10
ROMAINS = {10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"}


@dataclass(frozen=True)
class Niveau:
    """Ce qu’un niveau de liste écrit, « %1 » à la place de son rang, et depuis quel rang."""

    texte: str
    forme: str = "decimal"
    debut: int = 1


class Numerotation:
    """Les listes d’un document, et où chacune en est."""

    def __init__(self, listes: Mapping[str, Mapping[int, Niveau]]) -> None:
        # Une liste sans mots n’écrit rien que l’on veuille : on ne la compte pas.
        self.listes = {
            nom: niveaux
            for nom, niveaux in listes.items()
            if any(MOTS.search(niveau.texte) for niveau in niveaux.values())
        }
        self.rangs: dict[str, dict[int, int]] = {}

    def label(self, liste: str, niveau: int) -> str:
        """Compte un paragraphe de cette liste ; ce que son niveau écrit, vide sans mots."""
        niveaux = self.listes.get(liste, {})
        if niveau not in niveaux:
            return ""
        rangs = self.rangs.setdefault(liste, {})
        rangs[niveau] = rangs.get(niveau, niveaux[niveau].debut - 1) + 1
        for plus_bas in [n for n in rangs if n > niveau]:
            del rangs[plus_bas]
        if not MOTS.search(niveaux[niveau].texte):
            return ""

        def rank(place: re.Match[str]) -> str:
            cite = int(place[1]) - 1
            autre = niveaux.get(cite, Niveau(""))
            return _written(rangs.get(cite, autre.debut), autre.forme)

        return PLACE.sub(rank, niveaux[niveau].texte)


def word_numbering(racine: Element | None) -> Numerotation:
    """Les listes de word/numbering.xml, par le numéro que les paragraphes en donnent."""
    abstraites: dict[str, dict[int, Niveau]] = {}
    listes: dict[str, dict[int, Niveau]] = {}
    for element in racine if racine is not None else ():
        if tag(element) == "abstractNum":
            abstraites[attribute(element, "abstractNumId")] = {
                number(attribute(niveau, "ilvl"), 0): _word_level(niveau)
                for niveau in element
                if tag(niveau) == "lvl"
            }
        elif tag(element) == "num":
            modele = attribute(child(element, "abstractNumId"), "val")
            listes[attribute(element, "numId")] = abstraites.get(modele, {})
    return Numerotation(listes)


def _word_level(niveau: Element) -> Niveau:
    texte = attribute(child(niveau, "lvlText"), "val")
    est_colle = attribute(child(niveau, "suff"), "val") == "nothing"
    return Niveau(
        texte if est_colle else f"{texte.rstrip()} ",
        attribute(child(niveau, "numFmt"), "val"),
        number(attribute(child(niveau, "start"), "val"), 1),
    )


def odt_numbering(*racines: Element | None) -> Numerotation:
    """Les listes d’un ODT, par leur nom de style ; celle du plan n’a pas de nom."""
    listes: dict[str, dict[int, Niveau]] = {}
    for racine in racines:
        for element in racine.iter() if racine is not None else ():
            if tag(element) in ("list-style", "outline-style"):
                nom = attribute(element, "name")
                listes["" if tag(element) == "outline-style" else nom] = {
                    number(attribute(niveau, "level"), 1) - 1: _odt_level(niveau)
                    for niveau in element
                    if tag(niveau)[-6:] in ("number", "-style")
                }
    return Numerotation(listes)


def _odt_level(niveau: Element) -> Niveau:
    rang = number(attribute(niveau, "level"), 1)
    forme = attribute(niveau, "num-format")
    place = f"%{rang}" if forme else ""
    texte = f"{attribute(niveau, 'num-prefix')}{place}{attribute(niveau, 'num-suffix')}"
    return Niveau(
        f"{texte.rstrip()} ",
        forme,
        number(attribute(niveau, "start-value"), 1),
    )


def _written(rang: int, forme: str) -> str:
    """Un rang en chiffres, en lettre ou en chiffres romains."""
    match forme:
        case "upperRoman" | "I":
            return _roman(rang).upper()
        case "lowerRoman" | "i":
            return _roman(rang)
        case "upperLetter" | "A" if 0 < rang <= 26:
            return chr(64 + rang)
        case "lowerLetter" | "a" if 0 < rang <= 26:
            return chr(96 + rang)
    return str(rang)


def _roman(rang: int) -> str:
    reste, ecrit = min(max(rang, 0), 99), ""
    if reste >= 40:
        return str(rang)
    for valeur, signes in ROMAINS.items():
        while reste >= valeur:
            ecrit, reste = ecrit + signes, reste - valeur
    return ecrit
