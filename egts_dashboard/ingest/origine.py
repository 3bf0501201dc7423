"""D’où vient un fichier importé, et ce que la page en dit à la place de ses lignes."""

import datetime as dt
from dataclasses import dataclass


@dataclass
class Origine:
    """D’où viennent les lignes, et à quoi les rattacher si elles ne le disent pas.

    `demarche` : celle que la personne donne ; `demarche_du_classeur` : la seule que ses feuilles
    apportent.
    """

    nom: str
    sha256: str
    date: dt.datetime
    demarche: str | None = None
    source: str | None = None
    feuille: str | None = None
    demarche_du_classeur: str | None = None
