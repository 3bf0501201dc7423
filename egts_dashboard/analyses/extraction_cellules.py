"""Une case de tableau : ce que son en-tête, ou le titre du tableau, dit qu’elle contient."""

from collections.abc import Iterator, Sequence
from typing import cast

from egts_dashboard.analyses.extraction_demandes import item_demands
from egts_dashboard.analyses.extraction_etat import NATURES, Etat, open_section
from egts_dashboard.analyses.extraction_lecture import candidates
from egts_dashboard.analyses.extraction_titres import announced
from egts_dashboard.models.bloc import Bloc
from egts_dashboard.models.candidat import Candidat, Motif, NatureCandidat

MOTS_MIN = 2


def _heads_columns(bloc: Bloc, suite: Sequence[Bloc]) -> bool:
    """Vrai pour la première case d’une rangée d’en-têtes : « Constats | Propositions »."""
    return any(
        autre.rangee == bloc.rangee
        and autre.colonne != bloc.colonne
        and announced(autre.texte) in NATURES
        for autre in suite
    )


def read_cell(etat: Etat, bloc: Bloc, suite: Sequence[Bloc]) -> Iterator[Candidat]:
    """Les candidats d’une case ; un en-tête dit la nature de sa colonne."""
    annonce = announced(bloc.texte) if bloc.sorte != "item" else None
    if annonce in NATURES:
        if bloc.colonne == 0 and not _heads_columns(bloc, suite):
            open_section(etat, bloc, annonce)
        elif etat.rangee_de_tete != bloc.rangee:
            # Un en-tête ne vaut que pour son tableau : la prose qui suit garde sa section.
            etat.colonnes.clear()
        etat.rangee_de_tete = bloc.rangee or 0
        etat.colonnes[bloc.colonne or 0] = annonce
        return
    quoi = etat.colonnes.get(bloc.colonne or 0)
    principale = etat.principales.get(bloc.rangee or 0)
    if principale is not None and not etat.colonnes and bloc.colonne != principale:
        return
    porte = bloc.sorte == "item" or principale is not None
    if quoi is None and not (etat.annonce in NATURES and porte):
        return
    nature = cast(NatureCandidat, quoi or etat.annonce)
    motif: Motif = "cellule_de_tableau"
    if len(bloc.texte.split()) >= MOTS_MIN or quoi:
        parts = item_demands(bloc.texte) if nature == "preconisation" else [bloc.texte]
        yield from candidates(etat, nature, parts, bloc, motif, 0.85)
