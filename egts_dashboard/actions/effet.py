"""Ce qu’un lot changerait s’il était écrit : les lignes, et les chiffres de tête."""

import json
import tempfile
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from egts_dashboard.actions.magasin import lot_folders, ouvrir, to_tables
from egts_dashboard.errors import DonneesInvalides, EcritureImpossible
from egts_dashboard.francais import compte
from egts_dashboard.ingest.comparaison import Difference, compare
from egts_dashboard.ingest.contenu import read_content
from egts_dashboard.ingest.ecriture_lot import Retraits, Tables, write_files
from egts_dashboard.ingest.fusion import Contenu
from egts_dashboard.models.anomalie import Anomalie, erreurs
from egts_dashboard.models.lot import FicheLot
from egts_dashboard.queries.journal import chiffres_cles
from egts_dashboard.store.build import try_store

REFUS_MONTRES = 5


@dataclass(frozen=True)
class Effet:
    """Ce qui sépare deux états : les lignes, et les chiffres de tête avant et après."""

    differences: tuple[Difference, ...]
    avant: dict[str, Any]
    apres: dict[str, Any]

    def to_data(self) -> dict[str, Any]:
        """Le même, en dictionnaires : lignes (champs compris) et chiffres avant et après."""
        return {
            "lignes": [
                vars(d) | {"champs": json.loads(d.champs) if d.champs else None}
                for d in self.differences
            ],
            "chiffres": {
                nom: {"avant": avant, "apres": self.apres[nom]}
                for nom, avant in self.avant.items()
            },
        }


def effect_of(
    fiche: FicheLot, tables: Tables, retraits: Retraits | None = None
) -> Effet:
    """Ce que le lot changerait, sans rien écrire. Lève DonneesInvalides."""
    avant, _ = read_content(lot_folders())
    apres, restent = content_with(fiche, tables, retraits)
    refuse(set(map(str, erreurs(restent))))
    return Effet(tuple(compare(avant, apres)), served_figures(), figures_of(apres))


def check(fiche: FicheLot, tables: Tables, retraits: Retraits | None = None) -> None:
    """Refuse un lot qui ajouterait des erreurs à celles des lots présents.

    Un lot peut ne guérir qu’un lot fautif sur deux ; il ne doit rien casser de plus.
    Lève DonneesInvalides.
    """
    _, deja = read_content(lot_folders())
    _, restent = content_with(fiche, tables, retraits)
    refuse(set(map(str, erreurs(restent))) - set(map(str, erreurs(deja))))


def content_with(
    fiche: FicheLot, tables: Tables, retraits: Retraits | None = None
) -> tuple[Contenu, list[Anomalie]]:
    """Le contenu de tous les lots, et de celui-ci comme s’il était écrit.

    Lève EcritureImpossible : l’essai passe par le disque, comme le vrai.
    """
    with tempfile.TemporaryDirectory() as temporaire:
        essai = Path(temporaire) / "lot-essaye"
        try:
            essai.mkdir()
            write_files(essai, fiche, tables, retraits)
        except OSError as refus:
            raise EcritureImpossible(
                "L’essai n’a pas pu être écrit\u00a0: le disque est plein, ou le dossier "
                "temporaire refuse l’écriture. Rien n’a changé."
            ) from refus
        return read_content([*lot_folders(), essai])


def refuse(graves: Collection[str]) -> None:
    """Lève DonneesInvalides, avec les premières erreurs, s’il y en a."""
    if not graves:
        return
    premieres = sorted(graves)[:REFUS_MONTRES]
    autres = len(graves) - len(premieres)
    suite = [f"et {compte(autres, 'autre', 'autres')}."] if autres else []
    raise DonneesInvalides(
        "Des lignes dépendent de celles-ci, ou d’autres lots sont fautifs. Rien n’a changé.\n"
        + "\n".join([*premieres, *suite])
    )


def served_figures() -> dict[str, Any]:
    """Les chiffres de tête du magasin qui sert : ceux que la personne voit."""
    return chiffres_cles(ouvrir().store)


def figures_of(contenu: Contenu) -> dict[str, Any]:
    """Les chiffres de tête d’un magasin d’essai, le temps de les lire."""
    return chiffres_cles(try_store(to_tables(contenu)))
