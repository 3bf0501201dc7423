"""Un atelier : un sujet, une ou plusieurs séances."""

from typing import ClassVar

from egts_dashboard.models.base import Fait, champ
from egts_dashboard.models.types import (
    CodeTerritoire,
    Effectif,
    Identifiant,
    Intitule,
    Rang,
    Texte,
)


class Atelier(Fait):
    """Un atelier de la consultation."""

    TABLE: ClassVar[str] = "ateliers"
    CLE: ClassVar[tuple[str, ...]] = ("atelier_id",)

    atelier_id: Identifiant = champ("Identifiant stable.", exemple="at-pc-2014-qvt")
    demarche_id: Identifiant = champ("Démarche.", renvoi="demarches")
    territoire_code: CodeTerritoire = champ(
        "Territoire où il s’est tenu.", renvoi="territoires"
    )
    evenement_id: Identifiant | None = champ(
        "Événement dont il fait partie.", renvoi="evenements", default=None
    )
    intitule: Intitule = champ("Sujet de l’atelier.")
    thematique: Texte | None = champ("Grand thème annoncé.", default=None)
    nb_seances: Rang | None = champ(
        "Nombre de séances tenues.", unite="séances", exemple=4, default=None
    )
    nb_participants: Effectif | None = champ(
        "Participations cumulées sur les séances\u00a0; vide si le document ne le dit pas.",
        unite="participations",
        exemple=95,
        default=None,
    )
