"""Une case de tableau : ce que son en-tête, ou le titre du tableau, dit qu’elle contient."""

import re
from collections.abc import Iterator, Sequence
from typing import cast

from egts_dashboard.analyses.extraction.candidats import candidates
from egts_dashboard.analyses.extraction.colonnes import A_COTE
from egts_dashboard.analyses.extraction.demandes import item_parts
from egts_dashboard.analyses.extraction.etat import NATURES, Etat, open_section
from egts_dashboard.analyses.extraction.rangees import TOTAL
from egts_dashboard.analyses.extraction.sections import FINANCES, Annonce
from egts_dashboard.analyses.extraction.texte import is_dash, plain
from egts_dashboard.analyses.extraction.titres import announced, bare
from egts_dashboard.models.bloc import Bloc
from egts_dashboard.models.candidat import Candidat, NatureCandidat

MOTS_MIN = 2
MOTS_D_EN_TETE = 6
# « Priorité », à côté de « Piste », range les pistes ; seule, elle en annonce.
LIBELLE = re.compile(r"[^:]{2,40}\s?:\s+\w+\s+\w")
RANG = re.compile(r"(?:niveau de )?priorite")


def _heads_columns(bloc: Bloc, suite: Sequence[Bloc]) -> bool:
    """Vrai pour la première case d’une rangée d’en-têtes : « Constats | Propositions », « Piste | Coût »."""
    return any(
        autre.rangee == bloc.rangee
        and autre.colonne != bloc.colonne
        and (announced(autre.texte) in NATURES or A_COTE.fullmatch(plain(autre.texte)))
        for autre in suite
    )


def _is_datum(etat: Etat, bloc: Bloc, suite: Sequence[Bloc]) -> bool:
    """Vrai pour « Orientation », sous « Thème », à côté de ce que les en-têtes annoncent."""
    return any(
        autre.rangee == bloc.rangee
        and autre.colonne in etat.colonnes
        and announced(autre.texte) is None
        for autre in suite
        if bloc.colonne not in etat.colonnes
    )


def _fills(etat: Etat, bloc: Bloc, suite: Sequence[Bloc]) -> bool:
    """Vrai pour « L’orientation en fin de troisième se joue en dix minutes », sous « Constats »."""
    est_dessous = (bloc.colonne or 0) in etat.colonnes
    est_long = len(bloc.texte.split()) > MOTS_D_EN_TETE
    return est_dessous and est_long and not _heads_columns(bloc, suite)


def _heading(etat: Etat, bloc: Bloc, suite: Sequence[Bloc]) -> Annonce | None:
    """Ce qu’une case annonce, si c’est un en-tête et non un contenu."""
    annonce = announced(bloc.texte) if bloc.sorte != "item" else None
    if annonce not in NATURES:
        return annonce
    if etat.colonnes.get(bloc.colonne or 0) and LIBELLE.match(bloc.texte):
        # « Vigilance : ne pas en faire un lieu de soins », sous un en-tête, est un contenu.
        return None
    if _is_datum(etat, bloc, suite) or _fills(etat, bloc, suite):
        return None
    if RANG.fullmatch(plain(bloc.texte)):
        return None if _heads_columns(bloc, suite) or etat.colonnes else annonce
    return annonce


def read_cell(etat: Etat, bloc: Bloc, suite: Sequence[Bloc]) -> Iterator[Candidat]:
    """Les candidats d’une case ; un en-tête dit la nature de sa colonne."""
    if etat.annonce == "neutre" and FINANCES.match(bare(etat.titre)):
        return
    if (champ := etat.fiches.get(bloc.rangee or 0)) is not None:
        yield from _read_field(etat, bloc, champ)
        return
    if is_dash(bloc.texte):
        return
    annonce = _heading(etat, bloc, suite)
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
        yield from _read_guessed(etat, bloc)
        return
    porte = bloc.sorte == "item" or principale is not None
    if quoi is None and not (etat.annonce in NATURES and porte):
        yield from _read_guessed(etat, bloc)
        return
    if TOTAL.match(plain(bloc.texte)):
        return
    nature = cast(NatureCandidat, quoi or etat.annonce)
    if len(bloc.texte.split()) >= MOTS_MIN or quoi:
        yield from _read_content(etat, nature, bloc)


def _read_field(etat: Etat, bloc: Bloc, champ: Annonce) -> Iterator[Candidat]:
    """Ce que porte un champ d’une fiche ; son nom, en première colonne, ne dit rien de plus."""
    if bloc.colonne == 1 and champ in NATURES:
        yield from _read_content(etat, cast(NatureCandidat, champ), bloc)


def _read_guessed(etat: Etat, bloc: Bloc) -> Iterator[Candidat]:
    """Sous un en-tête qui ne dit rien, ce que sont la plupart des cases de la colonne."""
    devinee = etat.devinees.get((bloc.rangee or 0, bloc.colonne or 0))
    if devinee in NATURES and etat.annonce is None:
        nature = cast(NatureCandidat, devinee)
        parts = item_parts(nature, bloc.texte)
        yield from candidates(etat, nature, parts, bloc, "voisinage", 0.5)


def _read_content(etat: Etat, nature: NatureCandidat, bloc: Bloc) -> Iterator[Candidat]:
    parts = item_parts(nature, bloc.texte)
    yield from candidates(etat, nature, parts, bloc, "cellule_de_tableau", 0.85)
