"""Choisit la feuille d’un classeur : celle que la personne dit, sinon celle qui se devine."""

from collections.abc import Callable, Sequence
from typing import Any

from egts_dashboard.francais import guillemets, liste
from egts_dashboard.ingest.entetes import normalize
from egts_dashboard.ingest.grille import FichierRefuse, Grille

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
    """La feuille à lire ; la grille dit les autres, et ce qui a été deviné. Lève FichierRefuse."""
    visibles = [f for f in feuilles if f.sheet_state == "visible"]
    if voulue is not None:
        choisie = _named(feuilles, voulue)
    elif visibles:
        choisie = _guess(grille, visibles, table, note)
    else:
        choix = f", ou choisissez-la\u00a0: {_names(feuilles)}" if feuilles else ""
        raise FichierRefuse("aucune feuille n’est visible", f"Affichez-en une{choix}.")
    for cachee in (f for f in feuilles if f.sheet_state != "visible"):
        suite = "n’est pas lue" if cachee is not choisie else "est lue quand même"
        grille.warn(
            f"la feuille {guillemets(cachee.title)} est masquée\u00a0: elle {suite}",
            "Choisissez-la si elle compte."
            if cachee is not choisie
            else "Vérifiez-la.",
        )
    if ignorees := [f.title for f in visibles if f is not choisie]:
        grille.controles_non_faits.append(
            f"Feuilles non lues\u00a0: {', '.join(ignorees)}."
        )
    return choisie


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
    notes = [-1 if _is_notice(f) else note(f) for f in visibles]
    choisie = visibles[notes.index(max(notes))]
    autres = [f for f, n in zip(visibles, notes, strict=True) if n > 0]
    if rivales := [guillemets(f.title) for f in autres if f is not choisie]:
        grille.warn(
            f"la feuille {guillemets(choisie.title)} est devinée\u00a0;"
            f" {liste(rivales)} {'peut' if len(rivales) == 1 else 'peuvent'} se lire aussi",
            "Choisissez la feuille à lire, si ce n’est pas celle-là.",
        )
    return choisie


def _is_notice(feuille: Any) -> bool:
    return normalize(feuille.title).replace(" ", "") == LISEZMOI


def _names(feuilles: Sequence[Any]) -> str:
    return ", ".join(
        guillemets(f.title) + ("" if f.sheet_state == "visible" else " (masquée)")
        for f in feuilles
    )
