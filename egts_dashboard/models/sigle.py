"""Un sigle du secteur et ce qu’il veut dire."""

from typing import ClassVar

from egts_dashboard.models.base import Enregistrement, champ
from egts_dashboard.models.types import Texte


class Sigle(Enregistrement):
    """Un sigle et un de ses développements : la recherche trouve l’un par l’autre."""

    TABLE: ClassVar[str] = "sigles"
    CLE: ClassVar[tuple[str, ...]] = ("sigle", "developpe")

    sigle: Texte = champ("Le sigle, tel qu’il s’écrit.", exemple="CCAS")
    developpe: Texte = champ(
        "Ce qu’il veut dire, au singulier\u00a0; un sigle à deux sens a deux lignes.",
        exemple="centre communal d’action sociale",
    )
    note: Texte | None = champ("D’où vient le développement.", default=None)
