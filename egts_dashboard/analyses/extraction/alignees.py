"""Ce qu’un texte nu dessine avec des signes : tableaux alignés par des blancs, listes à « > »."""

import re
from collections.abc import Sequence
from itertools import pairwise

from egts_dashboard.analyses.extraction.grilles import gridded
from egts_dashboard.analyses.extraction.marques import family
from egts_dashboard.analyses.extraction.texte import plain
from egts_dashboard.analyses.extraction.tirets import dashed

# « 9 714,36  euros » n’est qu’une case.
BLANCS = re.compile(
    r"(?<=\S)(?: {3,}|(?<=[^.!?]) {2})(?=\S)(?!(?:euros?|eur|k?€)(?!\w))"
)
NOMBRE_SEUL = re.compile(r"\s*\d{1,4}\s*")
A_COMPTER = re.compile(
    r"(?:(?:nb|nbre|nombre)\.? de )?(?:seances?|sessions?|reunions?|rencontres?|participante?s?|presents?|personnes?(?: presentes?)?|inscrits?)"
)
NOMBRE = re.compile(r"[~≈]?\s?\d|[–—-]$|n\.?\s?[cdr]\.?$")
CHEVRON = re.compile(r"(\s*)>{1,3}\s?(?=[^>\s])")
# Les filets d’un tableau ou d’un cadre, dessinés signe à signe.
FILETS = str.maketrans(
    dict.fromkeys("│┃║├┤┼┌┐└┘┬┴╔╗╚╝╠╣╦╩╬", "|") | dict.fromkeys("─━═", "-")
)
REGLE = re.compile(r"\s*[-=_*#+|~]{5,}\s*")
ENCADRE = re.compile(r"\s*([|*#!])\s+(\S[^|]*?)\s+\1\s*")
# « --- | --- », sous les en-têtes d’un tableau que rien ne borde.
SEPARATION = re.compile(r"\s*:?-{2,}:?(?:\s*\|\s*:?-{2,}:?)+\s*")
# « ------ », au-dessus d’un total.
FILET = re.compile(r"[-=_]{3,}")
# En signes : deux cases d’une même colonne commencent presque au même endroit.
ECART = 3
RANGEES_MIN = 3
SIGNES_D_UNE_CASE = 60
COLONNES_MAX = 20
LARGEUR_DE_CITATION = 55
LARGEUR_D_UN_CADRE = 160
Case = tuple[int, str]


def drawn_lines(lignes: Sequence[str]) -> list[str]:
    """Les mêmes lignes, leurs tableaux alignés en cases à tabulation, leurs « > » en tirets.

    Un nombre seul, sous « Nombre de réunions », rejoint son libellé.
    """
    lignes = _ruled(gridded(dashed([ligne.translate(FILETS) for ligne in lignes])))
    rendues = _told(lignes)
    debut = 0
    while debut < len(lignes):
        fin = debut
        while fin < len(lignes) and _goes_on(lignes, debut, fin):
            fin += 1
        if sum(map(_is_drawn, lignes[debut:fin])) >= RANGEES_MIN:
            rendues[debut:fin] = _table(lignes[debut:fin])
        debut = max(fin, debut + 1)
    return _bulleted(rendues)


def _ruled(lignes: list[str]) -> list[str]:
    """Les titres encadrés sans leur cadre ; les tableaux à « | » avec leurs bords."""
    rendues = list(lignes)
    fin = 0
    for rang, ligne in enumerate(lignes):
        if rang >= fin and SEPARATION.fullmatch(ligne):
            barres = ligne.count("|")
            debut, fait, fin = rang, fin, rang
            while debut > fait and lignes[debut - 1].count("|") == barres:
                debut -= 1
            while fin < len(lignes) and lignes[fin].count("|") == barres:
                fin += 1
            rendues[debut:fin] = [f"| {li.strip()} |" for li in lignes[debut:fin]]
        elif cadre := ENCADRE.fullmatch(ligne[:LARGEUR_D_UN_CADRE]):
            voisines = (*lignes[max(rang - 1, 0) : rang], *lignes[rang + 1 : rang + 2])
            if len(voisines) == 2 and all(map(REGLE.fullmatch, voisines)):
                rendues[rang] = cadre[2]
    return rendues


def _told(lignes: Sequence[str]) -> list[str]:
    """« Nombre de réunions », puis « 4 » à la ligne : ce n’est pas un numéro de page."""
    rendues = list(lignes)
    for rang, ligne in enumerate(lignes):
        if not NOMBRE_SEUL.fullmatch(ligne):
            continue
        place = next(
            (p for p in (rang - 1, rang - 2) if p >= 0 and lignes[p].strip()), 0
        )
        libelle = lignes[place][:SIGNES_D_UNE_CASE].strip(" \t:\u00a0")
        if A_COMPTER.fullmatch(plain(libelle)):
            if rang - place == 1 or plain(libelle).startswith("n"):
                rendues[place], rendues[rang] = "", f"{libelle} : {ligne.strip()}"
    return rendues


def _is_drawn(ligne: str) -> bool:
    return "\t" not in ligne and BLANCS.search(ligne.strip()) is not None


def _goes_on(lignes: Sequence[str], debut: int, rang: int) -> bool:
    """Vrai si la ligne est d’un tableau ouvert à `debut`, ou un filet entre deux des siennes."""
    est_filet = rang > debut and FILET.fullmatch(lignes[rang].strip()) is not None
    return _is_drawn(lignes[rang]) or (
        est_filet and rang + 1 < len(lignes) and _is_drawn(lignes[rang + 1])
    )


def _table(lignes: Sequence[str]) -> Sequence[str]:
    """Un tableau si chaque case commence sous une case de l’en-tête ; sinon les lignes."""
    rangees = [[] if _is_rule(ligne) else _cells(ligne) for ligne in lignes]
    tete = rangees[0] = _headed(rangees)
    sont_longues = any(len(texte) > SIGNES_D_UNE_CASE for _, texte in tete)
    if family(lignes[0]) or sont_longues or len(tete) > COLONNES_MAX:
        return lignes
    if _is_counted([rangee for rangee in rangees if rangee]):
        return ["\t".join(texte for _, texte in rangee) for rangee in rangees]
    rendues = []
    for rangee in rangees:
        colonnes: list[str] = [""] * len(tete)
        for case in rangee:
            rang = _nearest(tete, case)
            if not _is_under(tete[rang], case) or colonnes[rang]:
                return lignes
            colonnes[rang] = case[1]
        rendues.append("\t".join(colonnes))
    return rendues


def _is_rule(ligne: str) -> bool:
    return all(map(FILET.fullmatch, ligne.split()))


def _headed(rangees: Sequence[list[Case]]) -> list[Case]:
    """L’en-tête, et la colonne des lignes quand rien ne la nomme, à gauche d’un croisé de nombres."""
    tete, *suite = rangees
    corps = [rangee for rangee in suite if rangee]
    bords = [rangee[0][0] for rangee in corps]
    est_nue = bords and max(bords) + ECART < tete[0][0]
    sont_comptees = all(NOMBRE.match(texte) for r in corps for _, texte in r[1:])
    return [(min(bords), ""), *tete] if est_nue and sont_comptees else tete


def _nearest(tete: Sequence[Case], case: Case) -> int:
    """La colonne d’une case : celle qui commence le plus près ; pour un nombre, celle qu’il touche."""
    debut, texte = case

    def distance(rang: int) -> tuple[int, int]:
        place, libelle = tete[rang]
        vide = max(place - debut - len(texte), debut - place - len(libelle), 0)
        return (vide if NOMBRE.match(texte) else 0), abs(place - debut)

    return min(range(len(tete)), key=distance)


def _is_under(tete: Case, case: Case) -> bool:
    """Vrai si la case commence sous son en-tête ; un nombre, serré à droite, n’a qu’à le toucher."""
    (debut, libelle), (place, texte) = tete, case
    est_dessous = debut <= place + len(texte) and place <= debut + len(libelle)
    return abs(debut - place) <= ECART or bool(est_dessous and NOMBRE.match(texte))


def _is_counted(rangees: Sequence[list[Case]]) -> bool:
    """Vrai si chaque rangée a autant de cases que l’en-tête, et finit sur un nombre, serré à droite."""
    tete, *suite = rangees
    return (
        len(tete) > 2
        and not any(map(str.isdigit, "".join(texte for _, texte in tete)))
        and all(len(rangee) == len(tete) for rangee in suite)
        and all(NOMBRE.match(texte) for rangee in suite for _, texte in rangee[-1:])
    )


def _cells(ligne: str) -> list[Case]:
    """Les cases d’une ligne, et où chacune commence."""
    places = [len(ligne) - len(ligne.lstrip())]
    places += [trouve.end() for trouve in BLANCS.finditer(ligne.rstrip())]
    fins = [*places[1:], len(ligne)]
    return [
        (place, ligne[place:fin].strip())
        for place, fin in zip(places, fins, strict=True)
    ]


def _bulleted(lignes: list[str]) -> list[str]:
    """« > les charges », parmi d’autres : une liste ; une citation, elle, remplit ses lignes."""
    rendues = list(lignes)
    debut = 0
    while debut < len(lignes):
        fin = debut
        while fin < len(lignes) and CHEVRON.match(lignes[fin]):
            fin += 1
        if fin - debut > 1 and not _is_quote(lignes[debut:fin]):
            rendues[debut:fin] = [
                CHEVRON.sub(r"\1- ", li, count=1) for li in lignes[debut:fin]
            ]
        debut = max(fin, debut + 1)
    return rendues


def _is_quote(lignes: Sequence[str]) -> bool:
    """Vrai si ces lignes se continuent : longues, toutes sauf la dernière."""
    textes = [CHEVRON.sub("", ligne).rstrip() for ligne in lignes]
    if all(texte[0].islower() for texte in textes):
        return False
    neuves = sum(
        suivant[0].isupper() and avant[-1].isalnum()
        for avant, suivant in pairwise(textes)
    )
    if 2 * neuves >= len(textes):
        # Une majuscule après une ligne que rien ne finit : un autre item.
        return False
    return min(map(len, lignes[:-1])) > LARGEUR_DE_CITATION or all(
        texte.endswith((".", "!", "?", "»", "…")) for texte in textes
    )
