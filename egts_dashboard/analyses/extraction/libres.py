"""Les tournures hors de tout atelier et de toute partie : on les garde faute de mieux."""

from collections import Counter
from collections.abc import Sequence

from egts_dashboard.analyses.extraction.demandes import SUBORDONNEE
from egts_dashboard.analyses.extraction.tournures import tells_demand, tells_observation
from egts_dashboard.models.candidat import Candidat

TOURNURES = ("infinitif", "demande", "tournure_de_constat", "voisinage")
# Ce qui vient d’une vraie partie, titre et contenu.
SECTIONS = (
    "liste_de_section",
    "ligne_de_section",
    "cellule_de_tableau",
    "phrase_de_section",
)
# La marque de ce qui motive une demande : aucun titre ne l’annonce.
MOTIVEE = 0.5
HORS_SECTION = 0.4
# Un rapport à parties en dit bien plus sous ses titres que dans sa prose.
FOIS_PLUS = 3


def without_loose(candidats: Sequence[Candidat]) -> list[Candidat]:
    """Hors atelier et hors section, une tournure ne vaut que faute de mieux.

    Mieux : des sections qui en disent bien plus. Ce que quelqu’un demande ou déplore en
    toutes lettres vaut partout.
    """
    libres = Counter(c.nature for c in candidats if _is_loose(c))
    sections = Counter(
        c.nature for c in candidats if c.motif in SECTIONS and c.confiance > MOTIVEE
    )
    return [
        c
        for c in candidats
        if not _is_loose(c)
        or sections[c.nature] < FOIS_PLUS * libres[c.nature]
        or (c.motif == "demande" and tells_demand(c.texte))
        # « … et qu’une collation soit servie » : la suite d’une demande dite.
        or (c.motif == "demande" and SUBORDONNEE.match(c.texte) is not None)
        or (c.motif == "tournure_de_constat" and tells_observation(c.texte))
    ]


def _is_loose(candidat: Candidat) -> bool:
    """Vrai hors de tout atelier et de toute section : une tournure seule."""
    return (
        candidat.atelier is None
        and candidat.confiance <= HORS_SECTION
        and candidat.motif in TOURNURES
    )
