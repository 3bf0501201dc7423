"""Une colonne donnée en milliers se lirait mille fois trop petite : elle se refuse."""

import re
from collections.abc import Mapping, Sequence

from egts_dashboard.francais import guillemets
from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.grille import Grille
from egts_dashboard.models.anomalie import Anomalie
from egts_dashboard.models.colonne import Colonne

ECHELLE = re.compile(
    r"\b[km]\s?(?:€|eur\b|euros?\b)|\b(?:centaines?|milliers?|millions?|milliards?)\b",
    re.IGNORECASE,
)
NOMBRES = {"entier", "decimal"}


def report_scale(
    lu: Importation, grille: Grille, rang: int, colonnes: Mapping[str, Colonne]
) -> None:
    """Refuse une colonne de nombres « en k€ » ; avertit si une ligne au-dessus le dit.

    `colonnes` : {intitulé lu: sa colonne} ; `rang` : celui de la ligne des intitulés.
    """
    nombres = {i: c for i, c in colonnes.items() if c.type in NOMBRES}
    for intitule in nombres:
        if ECHELLE.search(intitule):
            lu.anomalies.append(
                Anomalie(
                    lu.fichier,
                    lu.ligne_titres,
                    intitule,
                    None,
                    "la colonne est donnée en milliers, ou une autre échelle",
                    "Écrivez ses nombres en entier, puis ôtez l’échelle de l’intitulé.",
                )
            )
    if any(nom.endswith("_eur") for nom in (c.nom for c in nombres.values())):
        _warn_above(lu, grille.lignes[:rang])


def _warn_above(
    lu: Importation, au_dessus: Sequence[tuple[int, Sequence[str]]]
) -> None:
    for numero, cases in au_dessus:
        if dite := next((case for case in cases if ECHELLE.search(case)), None):
            lu.tell(
                numero,
                f"cette ligne annonce une échelle ({guillemets(dite.strip()[:80])})\u00a0: les montants"
                " sont lus en euros",
                "S’ils sont en milliers, écrivez-les en entier.",
                severite="avertissement",
            )
