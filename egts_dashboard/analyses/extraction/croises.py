"""Un tableau croisé de présences : des lieux ou des métiers, par séance, date ou atelier.

Rien n’y est lu sans un mot de présence dans son en-tête, sa légende ou ce qui le précède.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from egts_dashboard.analyses.extraction.cases_croisees import (
    ETAGE,
    MOTS_D_EN_TETE,
    is_code,
    is_empty,
    is_held,
    is_other,
    is_total,
    names_count,
    names_meeting,
    number,
    tells_presence,
)
from egts_dashboard.analyses.extraction.colonnes import Rangee, tables
from egts_dashboard.analyses.extraction.legendes import captions
from egts_dashboard.analyses.extraction.texte import plain
from egts_dashboard.analyses.extraction.titres import announced, workshop
from egts_dashboard.models.bloc import Bloc
from egts_dashboard.models.candidat import Candidat

# « Idée | Atelier 1 | Atelier 2 » : ce que l’on juge ou dépense, non qui vient.
JUGES = re.compile(
    r"(?:idee|critere|question|action|mesure|poste|indicateur|item|reponse|choix|priorite|constat|produit|materiel)s?\b"
)
RANGEES_D_EN_TETE = 3
RANGEES_MIN = COLONNES_MIN = 2
Rangees = list[tuple[int, Rangee]]


def crossed(blocs: Sequence[Bloc]) -> dict[int, list[Candidat]]:
    """Pour chaque rangée de ces tableaux, les présents de ses cases ; aucun pour un en-tête."""
    legendes = captions(blocs)
    rendues: dict[int, list[Candidat]] = {}
    for tableau in tables(blocs):
        rangees = list(tableau.items())
        tetes = list(takewhile(lambda r: _is_heading(r[1]), rangees))
        tetes = tetes[:RANGEES_D_EN_TETE]
        titres, dits = _headings([cellules for _, cellules in tetes])
        corps = [r for r in rangees[len(tetes) :] if _counts(r[1])]
        dits = _columns(dits, corps)
        legende = [*legendes.get(rangees[0][0], []), *titres]
        if dits and _tells_presence(legende, titres, dits):
            if lues := _cells(_chosen(dits, corps, legende), corps):
                rendues |= {ligne: [] for ligne in tableau} | lues
    return rendues


def _is_heading(cellules: Rangee) -> bool:
    """Vrai pour une rangée qui nomme ses colonnes : ni nombre, ni case vide dite."""
    suite = [texte for colonne, texte in cellules.items() if colonne]
    return all(not is_empty(t) and number(t) is None for t in suite if t)


def _headings(tetes: Sequence[Rangee]) -> tuple[list[str], dict[int, str]]:
    """Les titres qui coiffent tout le tableau, puis le nom de chaque colonne, de haut en bas."""
    seules = [t for t in tetes[:-1] if len({x for x in t.values() if x}) == 1]
    titres = [next(texte for texte in t.values() if texte) for t in seules]
    noms: dict[int, str] = {}
    etages = [t for t in tetes if t not in seules]
    for rang, etage in enumerate(etages):
        couvrant = ""
        for colonne in range(max((c for t in etages for c in t), default=-1) + 1):
            dessus = couvrant if colonne and rang < len(etages) - 1 else ""
            couvrant = etage.get(colonne, "") or dessus
            mots = noms.get(colonne, "")
            est_neuf = couvrant and couvrant not in mots.split(ETAGE)
            noms[colonne] = ETAGE.join(
                filter(None, (mots, couvrant if est_neuf else ""))
            )
    return titres, noms


def _counts(cellules: Rangee) -> bool:
    return any(number(texte) is not None for c, texte in cellules.items() if c)


def _columns(dits: dict[int, str], corps: Rangees) -> dict[int, str]:
    """Les colonnes qui ont un nom et ne portent que des comptes, et celle des lignes, 0."""
    rendues = {}
    for colonne, nom in dits.items():
        cases = [c.get(colonne, "") for _, c in corps]
        lues = [n for case in cases if (n := number(case)) is not None]
        sont_comptees = all(is_empty(x) or number(x) is not None for x in cases)
        est_breve = 0 < len(nom.split()) <= MOTS_D_EN_TETE and not is_other(nom)
        if colonne and lues and sont_comptees and est_breve and not is_code(lues):
            rendues[colonne] = nom
    return {0: dits.get(0, "")} | rendues if rendues else {}


def _tells_presence(
    legende: Sequence[str], titres: Sequence[str], dits: dict[int, str]
) -> bool:
    tetes = [*titres, *dits.values()]
    if JUGES.match(plain(dits[0])) or announced(dits[0]) not in (None, "neutre"):
        return False
    return not any(map(is_other, [*tetes, *legende[:1]])) and any(
        map(tells_presence, [*legende, *tetes])
    )


def _chosen(
    dits: dict[int, str], corps: Rangees, legende: Sequence[str]
) -> dict[int, str]:
    """Les colonnes à lire : les séances et leur total, ou toutes si les lignes sont des séances."""
    coin = dits[0]
    colonnes = {c: nom for c, nom in dits.items() if c}
    tenues = {c for c, nom in colonnes.items() if is_held(nom)}
    if len(tenues) >= COLONNES_MIN:
        return {c: n for c, n in colonnes.items() if c in tenues or is_total(n)}
    dites = [n for n in colonnes.values() if not is_total(n)]
    lignes = [c.get(0, "") for _, c in corps if not is_total(c.get(0, ""))]
    sont_tenues = is_held(coin) or 2 * sum(map(is_held, lignes)) > len(lignes)
    est_dit = sont_tenues or any(map(names_meeting, [*legende, coin]))
    est_croise = len(dites) >= COLONNES_MIN and not any(map(names_count, dites))
    return colonnes if est_dit and est_croise else {}


def _cells(dits: dict[int, str], corps: Rangees) -> dict[int, list[Candidat]]:
    """Les présents de chaque rangée ; rien d’un tableau qui n’en a qu’une, ou qui a des décimales."""
    if not dits:
        return {}
    a_des_totaux = any(map(is_total, dits.values())) or any(
        is_total(_label(cellules, dits)) for _, cellules in corps
    )
    lues = {
        ligne: list(_row(dits, ligne, cellules, a_des_totaux))
        for ligne, cellules in corps
    }
    valeurs = [c.valeur or 0 for rangee in lues.values() for c in rangee]
    sont_entieres = all(valeur == int(valeur) for valeur in valeurs)
    est_pleine = sum(map(bool, lues.values())) >= RANGEES_MIN
    return lues if sont_entieres and est_pleine else {}


def _label(cellules: Rangee, dits: dict[int, str]) -> str:
    """Les mots qui nomment une rangée, à gauche de ses comptes."""
    mots = [cellules.get(c, "") for c in range(min(dits)) if cellules.get(c)]
    return " ".join(mot for mot in mots if number(mot) is None)


def _row(
    dits: dict[int, str], ligne: int, cellules: Rangee, a_des_totaux: bool
) -> Iterator[Candidat]:
    nom = _label(cellules, dits)
    if not nom or is_other(nom):
        return
    for colonne, tete in dits.items():
        case = cellules.get(colonne, "")
        valeur = number(case)
        if valeur is None:
            continue
        est_part = a_des_totaux and not (is_total(tete) or is_total(nom))
        yield Candidat(
            "participations",
            ETAGE.join((nom, tete, case)),
            ligne,
            ligne,
            "repartition" if est_part else "colonne_de_tableau",
            0.8,
            valeur=valeur,
            atelier=next(filter(workshop, (*tete.split(ETAGE), nom)), None),
        )
