"""Compose un dossier de comité d’après sa recette, et l’écrit."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from egts_dashboard import __version__
from egts_dashboard.actions.dossier import blocs as blocs
from egts_dashboard.actions.dossier import blocs_items as blocs_items
from egts_dashboard.actions.dossier.blocs_ecarts import representativite
from egts_dashboard.actions.dossier.pieces import Demande
from egts_dashboard.errors import EcritureImpossible, FormatInconnu
from egts_dashboard.exports.dossier.docx import to_docx
from egts_dashboard.exports.dossier.html import to_html
from egts_dashboard.exports.dossier.pptx import to_pptx
from egts_dashboard.exports.dossier.xlsx import to_xlsx
from egts_dashboard.ingest.recette import read_recette
from egts_dashboard.models.dossier import Dossier, Piece
from egts_dashboard.models.recette import Bloc, FiltresRecette, Recette
from egts_dashboard.phrases import dossier as phrases
from egts_dashboard.queries import remontees, themes
from egts_dashboard.queries.filtres import (
    COLONNES_ITEMS,
    ETIQUETTES,
    Filtres,
    describe,
    labels,
)
from egts_dashboard.store.connection import Store


class Sorte(NamedTuple):
    """Comment se fait un bloc, et les filtres dont sa page tient compte."""

    compose: Callable[[Demande], Piece]
    filtres: tuple[str, ...]


# Extension → ce qui en fait un fichier.
FORMATS: dict[str, Callable[[Dossier], bytes]] = {
    "docx": to_docx,
    "pptx": to_pptx,
    "xlsx": to_xlsx,
    "html": to_html,
}
_LIEUX = ("demarche", "territoire")
SORTES = {
    "participation": Sorte(blocs.participation, _LIEUX),
    "signatures": Sorte(blocs.signatures, _LIEUX),
    "representativite": Sorte(representativite, ("demarche",)),
    "preconisations": Sorte(blocs_items.preconisations, tuple(COLONNES_ITEMS)),
    "themes": Sorte(blocs_items.themes, themes.FILTRES),
    "remontees": Sorte(blocs_items.remontees, remontees.FILTRES),
    "budget": Sorte(blocs.budget, ("demarche",)),
    "depenses": Sorte(blocs.depenses, _LIEUX),
    "qualite": Sorte(blocs_items.qualite, ("document",)),
}


def to_filtres(choisis: FiltresRecette) -> Filtres:
    """Les filtres d’une recette, tels que les requêtes les attendent."""
    return Filtres(**choisis.model_dump())


def composer(store: Store, recette: Recette) -> Dossier:
    """Le dossier que donne cette recette sur ces données : même entrée, même dossier."""
    filtres = to_filtres(recette.filtres)
    dits = tuple(describe(filtres, lambda nom: labels(store, nom)))
    return Dossier(
        titre=recette.titre,
        date=recette.date,
        filtres=dits,
        pieces=tuple(
            composer_piece(store, bloc, filtres, recette.lignes)
            for bloc in recette.blocs
        ),
        empreinte=store.empreinte,
        version=__version__,
        sous_titre=phrases.sous_titre(recette.date, dits),
        pied=phrases.pied(__version__, store.empreinte),
        reserves=phrases.RESERVES,
    )


def composer_piece(
    store: Store, bloc: Bloc, filtres: Filtres, lignes: int, *, est_apercu: bool = False
) -> Piece:
    """Un bloc, sous les filtres que sa page tient ; les autres sont dits en réserve.

    `lignes` : au plus, dans sa table ; un aperçu ne cherche pas les places des chiffres.

    Un choix que ces données ne connaissent pas, ou qui ne laisse rien, rend un bloc qui dit
    pourquoi au lieu de montrer.
    """
    sorte = SORTES[bloc.sorte]
    ignores = [nom for nom in filtres.choisis() if nom not in sorte.filtres]
    tenus = filtres.sans(*ignores)
    if inconnus := _unknown(store, tenus):
        titre = phrases.TITRES[bloc.sorte]
        absence = phrases.absence(phrases.inconnus(inconnus))
        return Piece(bloc.sorte, titre, absence=absence)
    piece = sorte.compose(Demande(store, bloc, tenus, lignes, est_apercu))
    reserve = phrases.ignores([ETIQUETTES[nom] for nom in ignores])
    if not reserve:
        return piece
    return replace(piece, reserves=(*piece.reserves, reserve))


def ecrire_dossier(store: Store, fichier: Path, sortie: Path) -> Dossier:
    """Écrit le dossier d’une recette, au format que dit l’extension de `sortie`.

    Tout est écrit à côté, puis mis en place d’un coup. Lève RecetteRefusee, FormatInconnu,
    EcritureImpossible.
    """
    extension = sortie.suffix.lower().removeprefix(".")
    if extension not in FORMATS:
        raise FormatInconnu(phrases.format_refuse(sortie.suffix, FORMATS))
    dossier = composer(store, read_recette(fichier.read_bytes()))
    octets = FORMATS[extension](dossier)
    _put(octets, sortie)
    return dossier


def _put(octets: bytes, sortie: Path) -> None:
    brouillon = sortie.with_name(f".{sortie.name}.tmp")
    try:
        sortie.parent.mkdir(parents=True, exist_ok=True)
        brouillon.write_bytes(octets)
        os.replace(brouillon, sortie)
    except OSError as refus:
        brouillon.unlink(missing_ok=True)
        raise EcritureImpossible(
            f"{sortie} n’a pas pu être écrit\u00a0: le disque est plein, le dossier refuse"
            f" l’écriture, ou le fichier est ouvert ailleurs. ({type(refus).__name__})"
        ) from refus


def apercu_piece(store: Store, bloc: Bloc, filtres: Filtres, lignes: int) -> Piece:
    """Ce que dira un bloc, sans aller chercher les lignes de ses chiffres."""
    return composer_piece(store, bloc, filtres, lignes, est_apercu=True)


def _unknown(store: Store, filtres: Filtres) -> list[str]:
    """Les choix que ces données ne connaissent pas : « Territoire : R99 »."""
    return [
        f"{ETIQUETTES[nom]}\u00a0: {code}"
        for nom, codes in filtres.choisis().items()
        for code in codes
        if code not in labels(store, nom)
    ]
