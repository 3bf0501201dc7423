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
INTITULE_MAX = 40
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
