"""Choisit la feuille d’un classeur : celle que la personne dit, sinon celle qui se devine."""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import chain, islice
from typing import Any

from egts_dashboard.francais import guillemets, liste
from egts_dashboard.ingest.cases_feuille import sheet_rows
from egts_dashboard.ingest.entetes import LIGNES_ESSAYEES, find_header, normalize
from egts_dashboard.ingest.grille import FichierRefuse, Grille
from egts_dashboard.models import TABLES
from egts_dashboard.models.exemple import EXEMPLE
from egts_dashboard.models.libelles import libelle

# Combien d’intitulés reconnus porte une feuille.
Note = Callable[[Any], int]
LISEZMOI = "lisezmoi"


def choose_sheet(
    grille: Grille,
    feuilles: Sequence[Any],
    voulue: str | None,
    table: str,
    note: Note,
) -> Any:
    """La feuille à lire ; la grille dit si elle a été devinée. Lève FichierRefuse."""
    visibles = [f for f in feuilles if f.sheet_state == "visible"]
    if voulue is not None:
        choisie = _named(feuilles, voulue)
    elif visibles:
        choisie = _guess(grille, visibles, table, note)
    else:
        choix = f", ou choisissez-la\u00a0: {_names(feuilles)}" if feuilles else ""
        raise FichierRefuse("aucune feuille n’est visible", f"Affichez-en une{choix}.")
    return choisie


def report_others(grille: Grille, feuilles: Sequence[Any], choisie: Any) -> None:
    """Dit ce qui est masqué, et les feuilles remplies qui ne sont pas lues."""
    for cachee in (f for f in feuilles if f.sheet_state != "visible"):
        suite = "n’est pas lue" if cachee is not choisie else "est lue quand même"
        grille.warn(
            f"la feuille {guillemets(cachee.title)} est masquée\u00a0: elle {suite}",
            "Choisissez-la si elle compte."
            if cachee is not choisie
            else "Vérifiez-la.",
        )
    visibles = [f for f in feuilles if f.sheet_state == "visible"]
    if ignorees := [f.title for f in visibles if f is not choisie and is_filled(f)]:
        grille.controles_non_faits.append(
            f"Feuilles non lues\u00a0: {', '.join(ignorees)}."
        )


def is_filled(feuille: Any) -> bool:
    """Faux d’une feuille vide, ou d’une feuille du modèle que personne n’a remplie."""
    table = table_named(feuille.title)
    if table is None:
        return any(any(map(str.strip, cases)) for _, cases in sheet_rows(feuille))
    lignes = sheet_rows(feuille)
    tete = [x for x in islice(lignes, LIGNES_ESSAYEES) if any(map(str.strip, x[1]))]
    rang = find_header(tete, TABLES[table])
    suite = chain(tete if rang is None else tete[rang + 1 :], lignes)
    return any(
        any(map(str.strip, cases)) and EXEMPLE not in cases for _, cases in suite
    )


def table_named(titre: str) -> str | None:
    """La table dont la feuille porte le nom : le sien, ou celui que l’on montre."""
    return _names_of_tables().get(normalize(titre))


@cache
def _names_of_tables() -> dict[str, str]:
    montres = {normalize(libelle("nom_table", t)): t for t in TABLES}
    return montres | {normalize(t): t for t in TABLES}


def _named(feuilles: Sequence[Any], voulue: str) -> Any:
    """La feuille de ce nom ; à défaut la seule qui le porte, à la casse et aux accents près."""
    mot = normalize(voulue)
    exactes = [f for f in feuilles if f.title == voulue]
    proches = [f for f in feuilles if mot and normalize(f.title) == mot]
    if exactes or len(proches) == 1:
        return (exactes or proches)[0]
    raise FichierRefuse(
        f"la feuille {guillemets(voulue)} n’existe pas dans le classeur",
        f"Feuilles du classeur\u00a0: {_names(feuilles)}.",
    )


def _guess(grille: Grille, visibles: Sequence[Any], table: str, note: Note) -> Any:
    """La feuille du nom de la table, sinon celle dont les intitulés ressemblent le plus."""
    for feuille in visibles:
        if normalize(feuille.title) == normalize(table):
            return feuille
    if len(visibles) == 1:
        return visibles[0]
    notes = [-1 if is_notice(f) else note(f) for f in visibles]
    choisie = visibles[notes.index(max(notes))]
    autres = [f for f, n in zip(visibles, notes, strict=True) if n > 0]
    if rivales := [guillemets(f.title) for f in autres if f is not choisie]:
        grille.warn(
            f"la feuille {guillemets(choisie.title)} est devinée\u00a0;"
            f" {liste(rivales)} {'peut' if len(rivales) == 1 else 'peuvent'} se lire aussi",
            "Choisissez la feuille à lire, si ce n’est pas celle-là.",
        )
    return choisie


def is_notice(feuille: Any) -> bool:
    """Vrai de « Lisez-moi »."""
    return normalize(feuille.title).replace(" ", "") == LISEZMOI


def _names(feuilles: Sequence[Any]) -> str:
    return ", ".join(
        guillemets(f.title) + ("" if f.sheet_state == "visible" else " (masquée)")
        for f in feuilles
    )
