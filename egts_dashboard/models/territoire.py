"""Un territoire et sa place dans la grille de tuiles."""

from typing import ClassVar, Literal

from egts_dashboard.models.base import Enregistrement, champ
from egts_dashboard.models.types import CodeTerritoire, Intitule, Rang


class Territoire(Enregistrement):
    """Un territoire, du pays à la commune."""

    TABLE: ClassVar[str] = "territoires"
    CLE: ClassVar[tuple[str, ...]] = ("territoire_code",)

    territoire_code: CodeTerritoire = champ(
        "Code court\u00a0: FR, SO, R + région de 2014, D + département, C + commune.",
        exemple="R54",
    )
    nom: Intitule = champ("Nom du territoire.", exemple="Poitou-Charentes")
    niveau: Literal["national", "inter_region", "region", "departement", "commune"] = (
        champ("Échelon.", exemple="region")
    )
    parent_code: CodeTerritoire | None = champ(
        "Territoire qui le contient.", renvoi="territoires", exemple="SO", default=None
    )
    tuile_ligne: Rang | None = champ(
        "Ligne dans la grille de tuiles (1 = nord).", default=None
    )
    tuile_colonne: Rang | None = champ(
        "Colonne dans la grille de tuiles (1 = ouest).", default=None
    )
