"""Un tableau de PDF que rien ne borde : un en-tête reconnu, des mots en colonnes, trois rangées.

La place des mots seule prend un libellé en gras et son texte pour un tableau. Il faut donc une
ligne d’intitulés comme en ont les tableaux (« Constats », « Propositions ») et, sous elle, des
rangées dont les mots commencent aux mêmes abscisses.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from egts_dashboard.ingest.documents.pdf_filets import ECART
from egts_dashboard.ingest.documents.pdf_grilles import Grille, Morceau
from egts_dashboard.ingest.documents.pdf_intitules import (
    NOMBRE,
    RETRAIT,
    Mot,
    aligns,
    counts,
    crosses,
    crossing,
    heading,
    levels,
    under,
)

RANGEES_MIN = 2
# Sous un tableau qui finit la page, il n’y a plus que le pied ; au-dessus de sa suite, la tête.
BORD = 3
# En parts de l’interligne, puis de la taille des lettres.
BLANC = 1.08
VIDE = 4.0
TITRE = 1.12


@dataclass
class Suite:
    """Ce qu’une page laisse à la suivante : intitulés redits, colonnes, opérations comptées."""

    # Les colonnes du dernier tableau tracé ; les débuts de celles du dernier qui ne l’est pas.
    colonnes: list[float] = field(default_factory=list)
    entetes: set[tuple[str, ...]] = field(default_factory=set)
    operations: int = 0
    debuts: list[float] = field(default_factory=list)


def unruled(
    morceaux: Sequence[Morceau], tailles: Sequence[float], suite: Suite
) -> list[Grille]:
    """Les tableaux sans filets d’une page ; `suite` retient de quoi lire la suivante."""
    rangs = levels(
        Mot(texte.strip(), x, y, taille)
        for (texte, x, y), taille in zip(morceaux, tailles, strict=True)
        if texte.strip()
    )
    debuts, suite.debuts = suite.debuts, []
    trouvees: list[Grille] = []
    fin = 0
    for place, rang in enumerate(rangs):
        if place < fin:
            continue
        if tete := heading(rang):
            connue = tuple(mot.texte.casefold() for mot in tete)
            minimum = 1 if connue in suite.entetes else RANGEES_MIN
            table = _Table([mot.x for mot in tete])
            table.read(rangs[place:], tete)
            if not table.proves(minimum):
                continue
            suite.entetes.add(connue)
            haut = tete[0].y + tete[0].taille
        elif place < BORD and debuts and aligns(rang, debuts):
            table = _Table(list(debuts))
            table.read([rang, *rangs[place:]], rang)
            table.lues -= 1
            if not table.proves(1):
                continue
            haut = rang[0].y + rang[0].taille
        else:
            continue
        trouvees.append(table.grid(haut))
        fin = place + table.lues
        if fin >= len(rangs) - BORD:
            suite.debuts = table.debuts
    return trouvees


class _Table:
    """Un tableau que l’on suit ligne à ligne, sous ses intitulés."""

    def __init__(self, debuts: list[float]) -> None:
        self.debuts = debuts
        self.droite = float("inf")
        self.tete: Sequence[Mot] = ()
        self.rangees: list[list[list[Mot]]] = []
        self.lues = 0

    def read(self, rangs: Sequence[Sequence[Mot]], tete: Sequence[Mot]) -> None:
        """Lit les rangées sous l’en-tête ; la dernière tient plus d’une case."""
        pleine = next(filter(None, (under(tete, rang) for rang in rangs[1:])), tete)
        self.debuts = [min(a, m.x) for a, m in zip(self.debuts, pleine, strict=True)]
        if crosses(tete):
            self.tete = tete
            # Les noms des lignes, centrés ou serrés à droite, commencent où ils peuvent.
            comptees = takewhile(counts, rangs[1:])
            self.debuts[0] = min([self.debuts[0], *(rang[0].x for rang in comptees)])
        self.rangees = self._rows(self._body(rangs, tete))
        while self.rangees and len(self._columns(self.rangees[-1])) < 2:
            if self._columns(self.rangees[-1]) != {0}:
                break
            self.rangees.pop()
        self.lues = 1 + sum(map(len, self.rangees))

    def proves(self, minimum: int) -> bool:
        """Vrai si assez de rangées tiennent plus d’une case."""
        pleines = sum(len(self._columns(rangee)) > 1 for rangee in self.rangees)
        return pleines >= minimum

    def grid(self, haut: float) -> Grille:
        """Les bords des colonnes et des rangées."""
        bords = [haut]
        for rangee in self.rangees:
            bords.append(rangee[0][0].y + 0.9 * rangee[0][0].taille)
            for mot in (mot for rang in rangee for mot in rang):
                colonne = self._column(mot) or 0
                self.debuts[colonne] = min(self.debuts[colonne], mot.x)
        bas = self.rangees[-1][-1][0].y - 2
        return Grille([*self.debuts, self.droite], [*bords, bas])

    def _column(self, mot: Mot) -> int | None:
        """La colonne d’un mot, qui commence à son bord ; un nombre s’y serre aussi à droite."""
        est_nombre = NOMBRE.fullmatch(mot.texte) is not None
        if self.tete:
            return crossing(self.tete, self.debuts[0], mot)
        for colonne in range(len(self.debuts) - 1, -1, -1):
            debut = self.debuts[colonne]
            marge = (
                (debut - self.debuts[colonne - 1]) / 2
                if est_nombre and colonne
                else ECART
            )
            if debut - marge <= mot.x and (est_nombre or mot.x <= debut + RETRAIT):
                return colonne
        return None

    def _columns(self, rangee: Sequence[Sequence[Mot]]) -> set[int | None]:
        return {self._column(mot) for rang in rangee for mot in rang}

    def _body(
        self, rangs: Sequence[Sequence[Mot]], tete: Sequence[Mot]
    ) -> list[list[Mot]]:
        """Les lignes sous l’en-tête, jusqu’à un titre, un blanc ou un paragraphe plus large."""
        corps: list[list[Mot]] = []
        haut, taille = tete[0].y, 0.0
        for rang in rangs[1:]:
            # Sur une page à deux colonnes, le texte d’à côté est à la même hauteur.
            siens = [
                m
                for m in rang
                if m.x >= self.debuts[0] - ECART or m.fin > self.debuts[0]
            ]
            voisins = [
                m.x
                for m in siens
                if m.x > self.debuts[-1] + RETRAIT and not NOMBRE.fullmatch(m.texte)
            ]
            self.droite = min([self.droite, *voisins])
            siens = [m for m in siens if m.x < self.droite]
            if not siens:
                continue
            taille = taille or siens[0].taille
            if (
                max(m.taille for m in siens) > TITRE * taille
                or haut - siens[0].y > VIDE * taille
                or any(self._column(m) is None for m in siens)
                or self._is_wide(siens)
            ):
                break
            corps.append(siens)
            haut = siens[0].y
        return corps

    def _is_wide(self, rang: Sequence[Mot]) -> bool:
        """Vrai pour un mot qui déborde sa colonne, sans autre mot pour l’y arrêter."""
        return {self._column(mot) for mot in rang} == {0} and any(
            mot.fin > self.debuts[1] for mot in rang
        )

    def _rows(self, corps: Sequence[list[Mot]]) -> list[list[list[Mot]]]:
        """Les rangées : un blanc les sépare, ou des mots à majuscule dans chaque colonne."""
        ecarts = [
            a.y - b.y
            for colonne in range(len(self.debuts))
            for a, b in pairwise(
                [m for rang in corps for m in rang if self._column(m) == colonne]
            )
            if a.y - b.y > 0.9 * b.taille
        ]
        serre = min(ecarts, default=0.0)
        rangees: list[list[list[Mot]]] = []
        haut = 0.0
        for rang in corps:
            est_plein = len(self._columns([rang])) == len(self.debuts)
            mots = [mot.texte for mot in rang]
            commence = all(m[0].isupper() or m[0].isdigit() for m in mots) or any(
                map(NOMBRE.fullmatch, mots)
            )
            if (
                not rangees
                or (self.tete and counts(rang))
                or haut - rang[0].y > BLANC * serre
                or (est_plein and commence)
            ):
                rangees.append([])
            rangees[-1].append(rang)
            haut = rang[0].y
        return rangees
