"""Ce qui reste à faire des candidats lus : les nombres, les redites, l’atelier de chacun."""

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from typing import cast

from rapidfuzz import fuzz

from egts_dashboard.analyses.extraction.ateliers import proper_name, told_workshops
from egts_dashboard.analyses.extraction.chiffres import COMBIEN, spelled_amounts
from egts_dashboard.analyses.extraction.comptes import counts
from egts_dashboard.analyses.extraction.croises import crossed
from egts_dashboard.analyses.extraction.nombres import MONTANT, Nombre, amounts
from egts_dashboard.analyses.extraction.rangees import Cases
from egts_dashboard.analyses.extraction.recits import tells_presence
from egts_dashboard.analyses.extraction.tableaux import table_numbers
from egts_dashboard.analyses.extraction.texte import (
    plain,
)
from egts_dashboard.models.bloc import Bloc
from egts_dashboard.models.candidat import Candidat, Motif, NatureCandidat

# Un atelier dit ses séances en tête ; plus loin, « deux ateliers » parle d’autres ateliers.
LIGNES_D_EN_TETE = 8
ITEMS = ("constat", "preconisation", "pratique")
MOTS_D_UNE_REDITE = 6
MOTS_D_UNE_CELLULE = 5
LIGNE_COURTE = 240
REDITE = 92
REDITE_AU_RECAPITULATIF = 80
# Un rapport tient en quelques centaines d’items ; au-delà, seuls les derniers sont comparés.
ITEMS_COMPARES = 1000


def numbers(blocs: Sequence[Bloc], cases: Cases) -> Iterator[Candidat]:
    """Les séances, participations et montants ; une cellule prend les mots de sa rangée."""
    rangees: dict[int, list[str]] = {}
    for bloc in blocs:
        if bloc.rangee is not None:
            rangees.setdefault(bloc.rangee, []).append(bloc.texte)
    croises = crossed(blocs)
    vus: set[str] = set()
    for bloc in blocs:
        if bloc.rangee is None and len(bloc.texte.split()) >= MOTS_D_UNE_REDITE:
            simple = plain(bloc.texte)
            if simple in vus:
                continue
            vus.add(simple)
        ligne = " ".join(rangees.get(bloc.rangee or 0, []))
        for texte, atelier in told_workshops(bloc.texte):
            if atelier is not None:
                yield _workshop(bloc, atelier)
            else:
                atelier = cases.get((bloc.rangee or 0, bloc.colonne or 0))
            for nombre in (
                # « Séance 1 », en tête d’un tableau croisé, ne compte rien.
                *(() if bloc.rangee in croises else counts(texte, bloc.texte)),
                *amounts(texte),
                *spelled_amounts(texte),
            ):
                if not _is_priced(bloc, nombre, ligne):
                    yield _numbered(bloc, nombre, ligne, atelier)
    for candidat in table_numbers(blocs, croises):
        yield candidat if candidat.ligne in croises else _in_row(candidat, cases)


def _in_row(candidat: Candidat, cases: Cases) -> Candidat:
    """Le nombre d’une colonne, dans l’atelier que nomme sa rangée, si elle n’en nomme qu’un."""
    if candidat.nature == "atelier" or candidat.atelier is not None:
        return candidat
    noms = {nom for (rangee, _), nom in cases.items() if rangee == candidat.ligne}
    return replace(candidat, atelier=noms.pop()) if len(noms) == 1 else candidat


def _is_priced(bloc: Bloc, nombre: Nombre, rangee: str) -> bool:
    """Vrai pour « Groupe de parole (10 séances) | 1 100 € » : ce que l’on paie, non ce qui s’est tenu."""
    return (
        nombre.nature == "seances"
        and bloc.rangee is not None
        and MONTANT.search(rangee) is not None
        and re.match(COMBIEN, plain(bloc.texte)) is None
    )


def without_concerned(
    candidats: Sequence[Candidat], nombres: Iterable[Candidat]
) -> list[Candidat]:
    """Les nombres, sans ceux qu’un item cite : « 120 bénévoles » n’y sont pas des présents."""
    items: dict[int, list[str]] = defaultdict(list)
    for c in candidats:
        if c.nature in ("constat", "preconisation", "pratique"):
            for ligne in range(c.ligne, c.ligne_fin + 1):
                items[ligne].append(plain(c.texte))
    return [
        n
        for n in nombres
        if n.nature != "participations"
        or n.motif != "nombre_et_nom"
        or tells_presence(n.texte)
        or not any(
            _is_within(plain(n.texte), item)
            for ligne in range(n.ligne, n.ligne_fin + 1)
            for item in items[ligne]
        )
    ]


def _is_within(nombre: str, item: str) -> bool:
    return nombre in item or item in nombre


def _workshop(bloc: Bloc, nom: str) -> Candidat:
    return Candidat("atelier", nom, bloc.ligne, bloc.ligne_fin, "atelier_en_prose", 0.6)


def _numbered(bloc: Bloc, nombre: Nombre, ligne: str, atelier: str | None) -> Candidat:
    return Candidat(
        cast(NatureCandidat, nombre.nature),
        ligne if _is_bare(nombre, ligne) else nombre.texte,
        bloc.ligne,
        bloc.ligne_fin,
        cast(Motif, nombre.motif),
        nombre.confiance,
        valeur=nombre.valeur,
        atelier=atelier,
    )


def with_workshops(
    candidats: Sequence[Candidat], fins: Sequence[int], rangees: Set[int]
) -> list[Candidat]:
    """Les nombres prennent l’atelier du dernier titre qui les précède ; aucun après sa fin.

    `rangees` : celles d’un tableau qui dit de quel atelier est chaque case, ou qu’elle n’est d’aucun.
    """
    titres = sorted(
        ((c.ligne, c.texte) for c in candidats if c.motif == "titre_atelier"),
        reverse=True,
    )
    items = {c.ligne: c.atelier for c in candidats if c.nature in ITEMS and c.atelier}
    rendus = []
    for candidat in candidats:
        if candidat.nature in ("seances", "participations", "montant"):
            debut, nom = next(
                ((n, t) for n, t in titres if n <= candidat.ligne), (0, None)
            )
            if any(debut < fin <= candidat.ligne for fin in fins):
                nom = None
            # Un nombre que cite un item est de l’atelier de l’item.
            nom = items.get(candidat.ligne, nom)
            if candidat.motif == "seances_ou_ateliers" and not any(
                0 <= candidat.ligne - ligne <= LIGNES_D_EN_TETE for ligne, _ in titres
            ):
                continue
            if candidat.motif == "colonne_de_tableau":
                nom = _titled(candidat.atelier, titres) or candidat.atelier
            elif candidat.atelier or candidat.ligne in rangees:
                nom = _titled(proper_name(candidat.atelier or ""), titres)
                nom = nom or candidat.atelier
            candidat = replace(candidat, atelier=nom)
        elif candidat.ligne in rangees and candidat.nature != "atelier":
            nom = _titled(proper_name(candidat.atelier or ""), titres)
            candidat = replace(candidat, atelier=nom or candidat.atelier)
        elif candidat.nature == "atelier" and candidat.motif != "titre_atelier":
            if _is_titled(proper_name(candidat.texte), titres):
                continue
        rendus.append(candidat)
    return rendus


def _is_bare(nombre: Nombre, rangee: str) -> bool:
    """Vrai pour « 1 200 € », seul dans sa cellule : les mots de sa rangée le disent."""
    return (
        0 < len(rangee) <= LIGNE_COURTE
        and len(nombre.texte.split()) < MOTS_D_UNE_CELLULE
    )


def _titled(cellule: str | None, titres: Sequence[tuple[int, str]]) -> str | None:
    """Le seul titre d’atelier qui contient les mots d’une cellule : « Eau », « Atelier 1 : Eau »."""
    if not cellule:
        return None
    mots = re.compile(rf"\b{re.escape(plain(cellule))}(?!\w)")
    trouves = {titre for _, titre in titres if mots.search(plain(titre))}
    return trouves.pop() if len(trouves) == 1 else None


def _is_titled(nom: str, titres: Sequence[tuple[int, str]]) -> bool:
    """Vrai si un titre dit déjà ce nom, à quelques lettres près : « réseau », « réseaux »."""
    simple = plain(nom)
    return _titled(nom, titres) is not None or any(
        fuzz.partial_ratio(simple, plain(titre)) >= REDITE for _, titre in titres
    )


def without_repeats(candidats: Sequence[Candidat]) -> list[Candidat]:
    """Une redite (récapitulatif, même item deux fois) ne compte qu’une fois."""
    gardes: list[Candidat] = []
    vus: dict[str, deque[str]] = defaultdict(lambda: deque(maxlen=ITEMS_COMPARES))
    for candidat in candidats:
        if candidat.nature not in ("preconisation", "pratique", "atelier"):
            gardes.append(candidat)
            continue
        simple = plain(candidat.texte)
        deja = vus[candidat.nature]
        if not _is_repeat(candidat, simple, deja):
            gardes.append(candidat)
            deja.append(simple)
    return gardes


def _is_repeat(candidat: Candidat, simple: str, deja: Iterable[str]) -> bool:
    if candidat.nature == "atelier":
        return simple in deja
    if "recapitulatif" in plain(candidat.indice):
        return any(
            fuzz.token_set_ratio(simple, autre) >= REDITE_AU_RECAPITULATIF
            for autre in deja
        )
    return any(fuzz.ratio(simple, autre, score_cutoff=REDITE) for autre in deja)
