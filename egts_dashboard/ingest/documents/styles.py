"""Les styles de paragraphe d’un DOCX ou d’un ODT : titre de quel rang, item de liste, sommaire."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from egts_dashboard.ingest.documents.balises import attribute, child, number, tag

# « ListBullet », « Listepuces », « Paragraphedeliste » : la puce est dans le style.
LISTE = re.compile(
    r"list(?:e|paragraph|bullet|number|item|\s|_20_|\d|$)|paragraphe\s?de\s?liste|puce",
    re.IGNORECASE,
)
TITRE = re.compile(r"(?:heading|titre|title)\s*_?(?:20_)?([1-6])?", re.IGNORECASE)
SOMMAIRE = re.compile(r"(?:toc|tm|table des matières|contents)[\s_]*(?:20_)?\d", re.I)
NIVEAUX = 6
ANCETRES_MAX = 20


@dataclass(frozen=True)
class Style:
    """Ce qu’un style dit d’un paragraphe ; None, ce qu’il tient de celui dont il dérive."""

    niveau: int | None = None
    est_liste: bool | None = None
    retrait: int | None = None
    est_sommaire: bool | None = None
    # La liste qui le numérote ; vide, aucune.
    liste: str | None = None
    parent: str = ""


def named_style(nom: str) -> Style:
    """Ce que dit le seul nom d’un style : « Titre2 », « ListBullet », « TM1 »."""
    titre = TITRE.match(nom)
    return Style(
        int(titre[1] or 1) if titre else None,
        True if LISTE.match(nom) else None,
        None,
        True if SOMMAIRE.match(nom) else None,
    )


def word_styles(racine: Element | None) -> dict[str, Style]:
    """Les styles de word/styles.xml, par identifiant."""
    lus = {}
    for element in racine if racine is not None else ():
        if tag(element) == "style":
            proprietes = child(element, "pPr")
            nomme = _named(
                attribute(element, "styleId"), attribute(child(element, "name"), "val")
            )
            lus[attribute(element, "styleId")] = replace(
                with_properties(nomme, proprietes),
                parent=attribute(child(element, "basedOn"), "val"),
            )
    return lus


def odt_styles(*racines: Element | None) -> dict[str, Style]:
    """Les styles de paragraphe d’un ODT, automatiques ou nommés, par nom."""
    lus = {}
    for racine in racines:
        for element in racine.iter() if racine is not None else ():
            if tag(element) != "style":
                continue
            nom = attribute(element, "name")
            niveau = number(attribute(element, "default-outline-level"), 0)
            style = _named(nom, attribute(element, "display-name"))
            lus[nom] = replace(
                style,
                niveau=min(niveau, NIVEAUX) or style.niveau,
                parent=attribute(element, "parent-style-name"),
            )
    return lus


def hidden_styles(*racines: Element | None) -> frozenset[str]:
    """Les styles d’un ODT qui masquent leur texte."""
    return frozenset(
        attribute(element, "name")
        for racine in racines
        if racine is not None
        for element in racine.iter()
        if attribute(child(element, "text-properties"), "display") == "none"
    )


def with_properties(style: Style, proprietes: Element | None) -> Style:
    """Le style, avec ce que des propriétés de paragraphe en disent : plan et numérotation."""
    plan = attribute(child(proprietes, "outlineLvl"), "val") if proprietes else ""
    liste = child(proprietes, "numPr") if proprietes else None
    if plan:
        # « 9 », corps de texte : ce style n’est pas d’un titre.
        rang = number(plan, 9) + 1
        style = replace(style, niveau=min(rang, NIVEAUX) if rang < 10 else 0)
    if liste is not None:
        # « 0 » retire la puce que le style donnait.
        retrait = attribute(child(liste, "ilvl"), "val")
        style = replace(
            style,
            est_liste=attribute(child(liste, "numId"), "val") != "0",
            liste=attribute(child(liste, "numId"), "val") or style.liste,
            retrait=number(retrait, 0) if retrait else style.retrait,
        )
    return style


def resolver(styles: dict[str, Style]) -> Callable[[str], Style]:
    """De quoi demander un style par son nom, complété par ceux dont il dérive."""

    def resolve(nom: str) -> Style:
        style = styles.get(nom) or named_style(nom)
        for _ in range(ANCETRES_MAX):
            if not style.parent:
                break
            style = _inherit(style, styles.get(style.parent), style.parent)
        return style

    return resolve


def _named(*noms: str) -> Style:
    style = Style()
    for nom in noms:
        style = _inherit(style, named_style(nom), "")
    return replace(style, parent="")


def _inherit(style: Style, parent: Style | None, nom: str) -> Style:
    autre = parent or named_style(nom)
    return Style(
        autre.niveau if style.niveau is None else style.niveau,
        autre.est_liste if style.est_liste is None else style.est_liste,
        autre.retrait if style.retrait is None else style.retrait,
        autre.est_sommaire if style.est_sommaire is None else style.est_sommaire,
        autre.liste if style.liste is None else style.liste,
        autre.parent,
    )
