"""Les mots d’une page de PDF, ligne à ligne, et ceux qui sont les intitulés d’un tableau."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from egts_dashboard.ingest.documents.pdf_filets import ECART

INTITULE = re.compile(
    r"(?:constats?|freins?|leviers?|forces?|faiblesses?|atouts?|limites?|points? (?:forts?|faibles?)"
    r"|difficultés?|problèmes?|besoins?|attentes?|propositions?|préconisations?|recommandations?"
    r"|actions?|mesures?|pistes?|solutions?|demandes?|idées?|réponses?|postes?|dépenses?|recettes?"
    r"|charges?|produits?|montants?|coûts?|budgets?|sommes?|prix|natures?|objets?|intitulés?"
    r"|libellés?|désignations?|ateliers?|groupes?|th[èé]m\w+|sujets?|dates?|lieux?|publics?"
    r"|particip\w+|présents?|inscrits?|séances?|nombres?|nb|effectifs?|porteurs?|pilotes?"
    r"|échéances?|structures?|régions?|départements?|communes?|territoires?)\b",
    re.IGNORECASE,
)
NOMBRE = re.compile(r"[-–]?\d[\d\s\u00a0\u202f.,]*(?:€|k€|%|euros?)?")
# « Séance 2 », « 4 mai », « 12/03 » : deux suffisent à l’en-tête d’un tableau croisé.
TENUE = re.compile(
    r"(?:séance|atelier|réunion|rencontre|session|soirée|journée|matinée)\s(?:n\s?[°o]\s?)?\d{1,2}|[SA]\s?\d{1,2}"
    r"|(?:1er|\d{1,2})(?:/\d{1,2}(?:/\d{2,4})?|\s(?:janv|févr?|mars|avr|mai|juin|juil|août|sept|oct|nov|déc)[a-zé]*\.?)(?:\s\d{4})?",
    re.IGNORECASE,
)
SANS_NOMBRE = re.compile(r"[-–—]|n\.?\s?[cdr]\.?", re.IGNORECASE)
INTITULE_MAX = 40
# À côté des séances : ce que nomment les lignes, et le total.
AUTRES_COLONNES = 3
# En parts de la taille des lettres : les plus étroites.
LETTRE = 0.42
# De combien un mot peut rentrer dans sa colonne, en points.
RETRAIT = 20.0


@dataclass(frozen=True)
class Mot:
    """Un morceau de texte, sa place et la taille de ses lettres."""

    texte: str
    x: float
    y: float
    taille: float

    @property
    def fin(self) -> float:
        """Où il finit, au plus près : ses lettres ne sont pas plus étroites."""
        return self.x + LETTRE * self.taille * len(self.texte)


def levels(mots: Iterable[Mot]) -> list[list[Mot]]:
    """Les mots d’une même hauteur, de haut en bas."""
    rangs: list[list[Mot]] = []
    for mot in sorted(mots, key=lambda m: (-m.y, m.x)):
        if rangs and rangs[-1][0].y - mot.y < 1:
            rangs[-1].append(mot)
        else:
            rangs.append([mot])
    return [sorted(rang, key=lambda m: m.x) for rang in rangs]


def heading(rang: Sequence[Mot]) -> list[Mot]:
    """Les intitulés qui se suivent sur une ligne ; vide s’il n’y en a pas deux."""
    if crosses(rang):
        return list(rang)
    suite: list[Mot] = []
    for mot in rang:
        if len(mot.texte) <= INTITULE_MAX and INTITULE.match(mot.texte):
            suite.append(mot)
        elif len(suite) < 2:
            suite = []
        else:
            break
    distincts = {mot.texte.casefold() for mot in suite}
    return suite if len(distincts) == len(suite) > 1 else []


def crosses(rang: Sequence[Mot]) -> bool:
    """Vrai pour « Port | Séance 1 | Séance 2 | Total », l’en-tête d’un tableau croisé."""
    tenues = sum(TENUE.fullmatch(mot.texte) is not None for mot in rang)
    sont_brefs = all(len(mot.texte) <= INTITULE_MAX for mot in rang)
    return tenues > 1 and len(rang) <= tenues + AUTRES_COLONNES and sont_brefs


def crossing(tete: Sequence[Mot], gauche: float, mot: Mot) -> int | None:
    """La colonne d’un mot sous un tel en-tête : celle que son nombre touche ; la première, s’il nomme."""
    if not any(forme.fullmatch(mot.texte) for forme in (NOMBRE, SANS_NOMBRE)):
        return 0 if gauche - ECART <= mot.x < tete[1].x - ECART else None
    vides = [max(m.x - mot.fin, mot.x - m.fin, 0.0) for m in tete]
    return vides.index(min(vides))


def counts(rang: Sequence[Mot]) -> bool:
    """Vrai pour une rangée qui, après son nom, ne fait que compter."""
    formes = (NOMBRE, SANS_NOMBRE)
    return len(rang) > 1 and all(
        any(forme.fullmatch(mot.texte) for forme in formes) for mot in rang[1:]
    )


def under(tete: Sequence[Mot], rang: Sequence[Mot]) -> Sequence[Mot]:
    """Les mots d’une ligne, un sous chaque intitulé, que celui-ci soit à gauche ou au milieu."""
    large = tete[1].x - tete[0].x
    bords = [tete[0].x - large, *(mot.x for mot in tete)]
    for debut in range(len(rang) - len(tete), -1, -1):
        siens = rang[debut : debut + len(tete)]
        if all(
            bords[i] < m.x
            and (m.x <= bords[i + 1] + RETRAIT or NOMBRE.fullmatch(m.texte))
            for i, m in enumerate(siens)
        ):
            return siens
    return []


def aligns(rang: Sequence[Mot], debuts: Sequence[float]) -> bool:
    """Vrai si chaque mot d’une ligne commence une des colonnes, et qu’il y en a pour toutes."""
    return len(rang) == len(debuts) and all(
        abs(mot.x - debut) < ECART for mot, debut in zip(rang, debuts, strict=True)
    )
