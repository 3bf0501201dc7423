"""Une mesure nationale."""

from typing import ClassVar, Literal

from egts_dashboard.models.base import Fait, champ
from egts_dashboard.models.types import Identifiant, Intitule, Rang, Texte


class Mesure(Fait):
    """Une mesure d’un plan national, ou une suite donnée, en aval de la démarche."""

    TABLE: ClassVar[str] = "mesures"
    CLE: ClassVar[tuple[str, ...]] = ("mesure_id",)

    mesure_id: Identifiant = champ("Identifiant stable.")
    plan: Literal["plan_2015", "livre_blanc_2023", "suites"] = champ(
        "Texte national\u00a0; suites\u00a0: ce que la plateforme de la démarche dit avoir fait.",
        exemple="plan_2015",
    )
    axe: Texte | None = champ("Axe du plan.", default=None)
    ordre: Rang | None = champ("Ordre dans le texte, s’il est connu.", default=None)
    intitule: Intitule = champ("Formulation normalisée.")
    statut_libelle: Texte = champ(
        "Ce que vaut le libellé\u00a0: officiel reformulé, attesté par la presse…"
    )
