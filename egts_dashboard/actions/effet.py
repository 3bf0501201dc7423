"""Ce qu’un lot changerait s’il était écrit : les lignes, et les chiffres de tête."""

import json
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from egts_dashboard.actions.lots import lot_folders
from egts_dashboard.actions.magasin import ouvrir, to_tables
from egts_dashboard.errors import DonneesInvalides, EcritureImpossible
from egts_dashboard.francais import MASQUE, compte
from egts_dashboard.ingest.comparaison import Difference, compare
from egts_dashboard.ingest.contenu import read_content
from egts_dashboard.ingest.ecriture_lot import Retraits, Tables, write_files
from egts_dashboard.ingest.fusion import Contenu
from egts_dashboard.models.anomalie import Anomalie, erreurs
from egts_dashboard.models.lot import FicheLot
from egts_dashboard.queries.comptes import comptes, effectifs_tus
from egts_dashboard.queries.journal import chiffres_cles
from egts_dashboard.store.build import try_store
from egts_dashboard.store.connection import Store

REFUS_MONTRES = 5


@dataclass(frozen=True)
class Effet:
    """Ce qui sépare deux états : les lignes, les chiffres de tête, les comptes qui changent.

    `comptes` : {mesure, code, libelle, avant, apres} de chaque compte qui n’est plus le même ;
    `tus` : les effectifs que le secret statistique masque, avant ou après.
    """

    differences: tuple[Difference, ...]
    avant: dict[str, Any]
    apres: dict[str, Any]
    comptes: tuple[dict[str, Any], ...] = ()
    tus: frozenset[str] = frozenset()

    def to_data(self) -> dict[str, Any]:
        """Le même, en dictionnaires : lignes (champs compris), chiffres et comptes."""
        return {
            "lignes": [vars(d) | {"champs": self._fields(d)} for d in self.differences],
            "chiffres": {
                nom: {"avant": avant, "apres": self.apres[nom]}
                for nom, avant in self.avant.items()
            },
            "comptes": list(self.comptes),
        }

    def _fields(self, difference: Difference) -> dict[str, Any] | None:
        if not difference.champs:
            return None
        champs: dict[str, Any] = json.loads(difference.champs)
        est_tu = difference.nom_table == "effectifs" and difference.ligne_id in self.tus
        if est_tu and "valeur" in champs:
            champs["valeur"] = [MASQUE, MASQUE]
        return champs


def effect_of(
    fiche: FicheLot, tables: Tables, retraits: Retraits | None = None
) -> Effet:
    """Ce que le lot changerait, sans rien écrire. Lève DonneesInvalides."""
    avant, _ = read_content(lot_folders())
    apres, restent = content_with(fiche, tables, retraits)
    refuse(set(map(str, erreurs(restent))))
    return between(compare(avant, apres), ouvrir().store, trial(apres))


def between(differences: Sequence[Difference], avant: Store, apres: Store) -> Effet:
    """L’effet de ces différences, d’un magasin à l’autre."""
    return Effet(
        tuple(differences),
        chiffres_cles(avant),
        chiffres_cles(apres),
        changed_counts(avant, apres, {d.nom_table for d in differences}),
        frozenset(effectifs_tus(avant) | effectifs_tus(apres)),
    )


def changed_counts(
    avant: Store, apres: Store, tables: Collection[str]
) -> tuple[dict[str, Any], ...]:
    """Les comptes que toucher ces tables a changés, dans l’ordre des mesures.

    Ce qui n’est compté que d’un côté valait, ou vaut, zéro.
    """
    if not tables:
        return ()
    anciens, nouveaux = (
        {(c.mesure, c.code): c for c in comptes(store, tables)}
        for store in (avant, apres)
    )
    changes = []
    for cle in dict.fromkeys([*anciens, *nouveaux]):
        ancien, nouveau = anciens.get(cle), nouveaux.get(cle)
        valeurs = [0 if c is None else c.valeur for c in (ancien, nouveau)]
        if valeurs[0] != valeurs[1]:
            dit = nouveau or ancien
            changes.append(
                {
                    "mesure": cle[0],
                    "code": cle[1],
                    "libelle": dit.libelle if dit else cle[1],
                    "avant": valeurs[0],
                    "apres": valeurs[1],
                }
            )
    return tuple(changes)


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


def trial(contenu: Contenu) -> Store:
    """Un magasin d’essai, le temps d’en lire les chiffres."""
    return try_store(to_tables(contenu))
