"""Un effectif de référence, auquel rapporter les participants."""

from typing import ClassVar, Literal

from egts_dashboard.models.base import Fait, champ
from egts_dashboard.models.types import Annee, Effectif, Identifiant, Intitule


class PopulationReference(Fait):
    """Une population ou une profession, dénombrée par un producteur officiel."""

    TABLE: ClassVar[str] = "populations_reference"
    CLE: ClassVar[tuple[str, ...]] = ("reference_id",)
    UNIQUES: ClassVar[tuple[tuple[str, ...], ...]] = (("jeu", "modalite", "annee"),)

    reference_id: Identifiant = champ("Identifiant stable.")
    jeu: Literal[
        "population_municipale", "professions_socio_educatives", "travailleurs_sociaux"
    ] = champ("Jeu de référence.", exemple="population_municipale")
    dimension: Literal["territoire", "metier"] = champ(
        "Ce qui distingue les modalités.", exemple="territoire"
    )
    modalite: Identifiant = champ("Code du territoire ou du métier.", exemple="R54")
    libelle: Intitule = champ("Nom de la modalité.", exemple="Poitou-Charentes")
    effectif: Effectif = champ(
        "Nombre de personnes.", unite="personnes", exemple=1789779
    )
    annee: Annee = champ("Millésime.", exemple=2013)
