"""Où l’on en est de la lecture d’un rapport : atelier, section, colonnes du tableau."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from egts_dashboard.analyses.extraction_blocs import Bloc
from egts_dashboard.analyses.extraction_texte import plain
from egts_dashboard.analyses.extraction_titres import Annonce

NATURES = ("preconisation", "constat", "pratique")


@dataclass
class Etat:
    """Où l’on en est de la lecture."""

    atelier: str | None = None
    annonce: Annonce | None = None
    niveau: int = 0
    titre: str = ""
    colonnes: dict[int, Annonce] = field(default_factory=dict)
    titres_vus: set[str] = field(default_factory=set)
    est_recapitulatif: bool = False
    a_des_fleches: bool = False


def leaves_contents(etat: Etat, bloc: Bloc) -> bool:
    """Un sommaire finit à un titre balisé, à un titre redit ou à un vrai paragraphe."""
    fini = (
        bloc.niveau in range(1, 7)
        or plain(bloc.texte) in etat.titres_vus
        or len(bloc.texte) > 150
    )
    if fini:
        etat.annonce = None
    return fini


def open_section(etat: Etat, bloc: Bloc, annonce: Annonce | None) -> None:
    """Ouvre la section que le bloc annonce ; None en ferme une."""
    etat.annonce, etat.niveau, etat.titre = annonce, bloc.niveau, bloc.texte
    etat.est_recapitulatif = "recapitulatif" in plain(bloc.texte)
    etat.a_des_fleches = False
    etat.colonnes.clear()
    if annonce == "sommaire":
        etat.titres_vus.clear()


def closes(etat: Etat, bloc: Bloc, suite: Sequence[Bloc]) -> bool:
    """Un titre inconnu ferme la section, sauf s’il en ouvre une partie."""
    if etat.annonce is None:
        return True
    if bloc.niveau in range(1, 7) and etat.niveau in range(1, 7):
        if bloc.niveau > etat.niveau:
            return False
        if bloc.niveau < etat.niveau:
            return True
    suivant = next((b for b in suite if b.sorte != "titre"), None)
    return suivant is None or suivant.sorte != "item"
