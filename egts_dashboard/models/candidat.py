"""Ce qu’un rapport semble dire, avant que quelqu’un ne le confirme."""

from dataclasses import dataclass
from typing import Literal

NatureCandidat = Literal[
    "atelier",
    "seances",
    "participations",
    "constat",
    "preconisation",
    "pratique",
    "montant",
]
# Pourquoi un candidat a été retenu ; les phrases qui le disent sont ailleurs.
Motif = Literal[
    "titre_atelier",
    "atelier_en_prose",
    "liste_des_ateliers",
    "liste_de_section",
    "phrase_de_section",
    "ligne_de_section",
    "libelle",
    "cellule_de_tableau",
    "infinitif",
    "titre_infinitif",
    "demande",
    "tournure_de_constat",
    "enumeration",
    "exemple",
    "liste_d_atelier",
    "voisinage",
    "nombre_et_nom",
    "seances_ou_ateliers",
    "colonne_de_tableau",
    "repartition",
    "montant_en_euros",
]


@dataclass(frozen=True)
class Candidat:
    """Une ligne proposée : `ligne` et `ligne_fin` comptent à partir de 1."""

    nature: NatureCandidat
    texte: str
    ligne: int
    ligne_fin: int
    motif: Motif
    confiance: float
    valeur: float | None = None
    atelier: str | None = None
    indice: str = ""
