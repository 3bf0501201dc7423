"""De quel atelier parle une case : celui que nomme sa rangée, ou le haut de sa colonne."""

import re
from collections.abc import Sequence

from egts_dashboard.analyses.extraction.colonnes import Rangee, tables
from egts_dashboard.analyses.extraction.presences import PRESENCES
from egts_dashboard.analyses.extraction.rencontres import SEANCES
from egts_dashboard.analyses.extraction.texte import plain
from egts_dashboard.analyses.extraction.titres import (
    COMPTES_ACCROCHES,
    announced,
    workshop,
)
from egts_dashboard.analyses.extraction.titres_freres import tabled_workshops
from egts_dashboard.models.bloc import Bloc

COLONNE_ATELIER = re.compile(
    r"(?:intitules? de l'|noms? de l'|titres? de l')?(?:ateliers?|tables? rondes?|groupes?)\b"
)
# Sans colonne de nombres, seuls ces mots-là font d’une colonne une liste d’ateliers.
ATELIERS_SEULS = re.compile(
    r"(?:intitules? (?:de l'|des )|noms? (?:de l'|des )|titres? (?:de l'|des ))?(?:ateliers?|tables? rondes?|groupes? de travail)(?: thematiques?)?$"
)
# « Thème » ou « Intitulé » n’est une colonne d’ateliers que si ses cases en redisent un.
COLONNE_DE_NOMS = re.compile(r"(?:themes?|thematiques?|intitules?|sujets?|noms?)\b")
TOTAL = re.compile(r"(?:sous-)?(?:total|ensemble|somme|moyenne)")
# Une fiche dit son atelier dans une de ses rangées : « Atelier | La halle ».
CHAMP_ATELIER = re.compile(
    r"(?:ateliers?|tables? rondes?|groupes?(?: de travail)?)(?: ?n ?[°o])? ?\d{0,2} ?:?"
)
CHAMPS_MIN = 2
COMPTE = re.compile(rf"(?:{PRESENCES.pattern}|{SEANCES.pattern})")
MOTS_D_EN_TETE = 6
# Rangée et colonne → l’atelier ; None pour un total, qui n’est d’aucun.
Cases = dict[tuple[int, int], str | None]


def cell_workshops(blocs: Sequence[Bloc]) -> Cases:
    """L’atelier de chaque case des tableaux qui le disent ; les autres cases n’y sont pas."""
    tableaux = list(tables(blocs))
    titres = {plain(b.texte) for b in blocs if b.rangee is None and workshop(b.texte)}
    titres |= {f" {plain(nom)}" for tableau in tableaux for nom in _column(tableau)}
    titres |= {f" {nom}" for nom in tabled_workshops(blocs)}
    rendues: Cases = {}
    for tableau in tableaux:
        if is_record(tableau):
            for ligne, dit in record_workshops(tableau).items():
                rendues |= {(ligne, place): dit for place in tableau[ligne]}
            continue
        tete = next(iter(tableau.values()))
        hauts = column_workshops(tete)
        colonne = workshop_column(tete)
        for ligne, cellules in tableau.items():
            nom = _row_workshop(cellules, colonne)
            if colonne is None and nom is None:
                nom = _named(cellules, tete, titres)
            est_total = any(TOTAL.match(plain(c)) for c in list(cellules.values())[:2])
            est_dite = colonne is not None or nom is not None
            for place in cellules:
                if est_dite or place in hauts:
                    rendues[ligne, place] = None if est_total else hauts.get(place, nom)
    return rendues


def is_record(tableau: dict[int, Rangee]) -> bool:
    """Vrai pour une fiche : deux colonnes, la première nomme l’atelier, les constats… d’un seul."""
    if any(set(cellules) - {0, 1} for cellules in tableau.values()):
        return False
    champs = [plain(cellules.get(0, "")) for cellules in tableau.values()]
    return (
        any(map(CHAMP_ATELIER.fullmatch, champs))
        and sum(announced(champ) is not None for champ in champs) >= CHAMPS_MIN
    )


def record_workshops(tableau: dict[int, Rangee]) -> dict[int, str]:
    """L’atelier de chaque rangée d’une fiche, dès celle qui le nomme."""
    rendus: dict[int, str] = {}
    nom = ""
    for ligne, cellules in tableau.items():
        if CHAMP_ATELIER.fullmatch(plain(cellules.get(0, ""))) and cellules.get(1):
            nom = COMPTES_ACCROCHES.sub("", cellules[1])
        if nom:
            rendus[ligne] = nom
    return rendus


def _column(tableau: dict[int, Rangee]) -> list[str]:
    """Les ateliers que nomme la colonne d’un tableau, total exclu."""
    tete, *suite = tableau.values()
    if is_record(tableau):
        return []
    colonne = workshop_column(tete)
    noms = (
        [cell_name(cellules.get(colonne, "")) for cellules in suite]
        if colonne is not None
        else []
    )
    return [nom for nom in noms if nom and not TOTAL.match(plain(nom))]


def workshop_column(tete: Rangee) -> int | None:
    """La colonne dont l’en-tête dit « Atelier », où qu’elle soit."""
    return next(
        (
            colonne
            for colonne, texte in tete.items()
            if COLONNE_ATELIER.match(plain(texte))
            and workshop(texte) is None
            and len(texte.split()) <= MOTS_D_EN_TETE
        ),
        None,
    )


def listed_column(tete: Rangee) -> int | None:
    """La colonne « Atelier » d’un en-tête sans nombre, à côté d’autres colonnes."""
    if len(tete) < 2 or any(map(str.isdigit, "".join(tete.values()))):
        return None
    return next((c for c, t in tete.items() if ATELIERS_SEULS.match(plain(t))), None)


def cell_name(cellule: str) -> str:
    """« Captation 52 participants 2 sessions » → « Captation » : le nom, sans ce qu’il en compte."""
    for mot in re.finditer(r"(?<=\s)\(?(?=\w)", cellule):
        if mot.start() and COMPTE.match(plain(cellule[mot.end() :])):
            return cellule[: mot.start()].rstrip(" ,;:(–—-")
    return cellule


def column_workshops(tete: Rangee) -> dict[int, str]:
    """Les colonnes qu’un atelier coiffe : « | Atelier 1 : Eau | Atelier 2 : Air »."""
    noms = {c: nom for c, texte in tete.items() if c and (nom := workshop(texte))}
    return noms if len(noms) > 1 else {}


def _row_workshop(cellules: Rangee, colonne: int | None) -> str | None:
    if colonne is not None and (nom := cell_name(cellules.get(colonne, ""))):
        return nom
    premiere = cellules.get(0, "")
    return premiere if workshop(premiere) is not None else None


def _named(cellules: Rangee, tete: Rangee, titres: set[str]) -> str | None:
    """« Mobilité », sous « Thème », quand un titre dit « Atelier 2 : Mobilité »."""
    colonne = next((c for c, t in tete.items() if COLONNE_DE_NOMS.match(plain(t))), -1)
    mots = plain(cellules.get(colonne, ""))
    connus = [titre for titre in titres if mots and titre.endswith(f" {mots}")]
    return cellules[colonne] if len(connus) == 1 else None
