"""Des fichiers comme on en dépose, et ce qu’on attend de leur lecture."""

import io
from collections.abc import Callable
from typing import Any

import openpyxl

from egts_dashboard.ingest.bilan_import import Importation

Lit = Callable[..., Importation]
TITRES = "atelier_id;demarche_id;territoire_code;intitule;nb_participants;nb_seances"


def classeur(lignes: list[list[Any]], titre: str = "Feuil1") -> openpyxl.Workbook:
    """Un classeur d’une feuille."""
    livre = openpyxl.Workbook()
    livre.active.title = titre
    for ligne in lignes:
        livre.active.append(ligne)
    return livre


def octets(livre: openpyxl.Workbook) -> bytes:
    """Le classeur, tel qu’on le dépose."""
    tampon = io.BytesIO()
    livre.save(tampon)
    return tampon.getvalue()


def une(lu: Importation, extrait: str) -> Any:
    """L’erreur unique dont la règle contient l’extrait."""
    trouvees = [a for a in lu.erreurs if extrait in a.message]
    assert len(trouvees) == 1, [str(a) for a in lu.erreurs]
    return trouvees[0]


def avertis(lu: Importation) -> str:
    """Tous les avertissements, en un texte."""
    return "\n".join(map(str, lu.avertissements))
