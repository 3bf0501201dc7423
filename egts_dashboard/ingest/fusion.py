"""Superpose les lots : par table, le dernier qui nomme une ligne l’emporte."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from egts_dashboard.ingest.bloc import Bloc, keys_of
from egts_dashboard.ingest.lot_en_bloc import LignesDeLot
from egts_dashboard.ingest.lots import LotLu
from egts_dashboard.ingest.rangees import Rangees
from egts_dashboard.ingest.validation import Cle, LigneValide
from egts_dashboard.models import TABLES
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.lot import Lot

SEPARATEUR_CLE = " · "


class Geste(NamedTuple):
    """Ce qu’un lot a fait d’une ligne. `champs` : {colonne: [avant, après]}, en JSON."""

    lot_id: str
    nom_table: str
    ligne_id: str
    geste: str  # ajout, correction, retrait
    champs: str | None


@dataclass
class Contenu:
    """Tout ce qui entre au magasin, et d’où chaque ligne vient.

    `ecartees` : {table: {nom ou identifiant simplifié: l’endroit}} des lignes du même classeur
    qui n’entrent pas ; rien en dehors de sa lecture.
    """

    tables: dict[str, Rangees] = field(
        default_factory=lambda: {table: Rangees() for table in TABLES}
    )
    origines: dict[tuple[str, Cle], tuple[str, int]] = field(default_factory=dict)
    lots: list[Lot] = field(default_factory=list)
    journal: list[Geste] = field(default_factory=list)
    ecartees: dict[str, dict[str, str]] = field(default_factory=dict)


def merge(lots: list[LotLu]) -> Contenu:
    """Applique les lots dans l’ordre reçu et tient le journal de ce que chacun change."""
    contenu = Contenu()
    for lu in lots:
        contenu.lots.append(lu.lot)
        for table, lignes in lu.tables.items():
            _apply_all(contenu, lu.lot.lot_id, table, lignes)
    return contenu


def add_lot(
    contenu: Contenu, lot: Lot, tables: Mapping[str, Sequence[Enregistrement]]
) -> Contenu:
    """Le contenu, avec un lot de plus qui vient après tous les autres. `contenu` ne change pas."""
    suite = Contenu(
        tables=contenu.tables
        | {table: Rangees(contenu.tables[table]) for table in tables},
        origines=dict(contenu.origines),
        lots=[*contenu.lots, lot],
        journal=list(contenu.journal),
    )
    for table in sorted(tables):
        cles = keys_of(tables[table])
        if suite.tables[table].keys().isdisjoint(cles) and len({*cles}) == len(cles):
            numeros = range(2, len(cles) + 2)
            _add_all(suite, lot.lot_id, table, cles, numeros, tables[table])
            continue
        for numero, (cle, ligne) in enumerate(zip(cles, tables[table], strict=True), 2):
            _apply(suite, lot.lot_id, table, LigneValide(numero, cle, ligne))
    return suite


def _apply_all(
    contenu: Contenu, lot_id: str, table: str, lignes: Sequence[LigneValide]
) -> None:
    if isinstance(lignes, LignesDeLot):
        cles = lignes.bloc.keys()
        if contenu.tables[table].keys().isdisjoint(cles):
            _add_all(contenu, lot_id, table, cles, lignes.numeros, lignes.bloc)
            return
    for ligne in lignes:
        _apply(contenu, lot_id, table, ligne)


def _add_all(
    contenu: Contenu,
    lot_id: str,
    table: str,
    cles: Sequence[Cle],
    numeros: Sequence[int],
    lignes: Sequence[Enregistrement],
) -> None:
    """Ce que _apply ferait de chaque ligne, quand toutes sont neuves."""
    fichier = f"{lot_id}/{table}.csv"
    if isinstance(lignes, Bloc):
        contenu.tables[table].hold(cles, lignes)
    else:
        contenu.tables[table].update(zip(cles, lignes, strict=True))
    contenu.origines.update(
        ((table, cle), (fichier, numero))
        for numero, cle in zip(numeros, cles, strict=True)
    )
    contenu.journal += [
        Geste(lot_id, table, SEPARATEUR_CLE.join(cle), "ajout", None) for cle in cles
    ]


def _apply(contenu: Contenu, lot_id: str, table: str, ligne: LigneValide) -> None:
    lignes = contenu.tables[table]
    ancien = lignes.get(ligne.cle)
    nouveau = ligne.enregistrement
    if nouveau is None:
        if ancien is None:
            return
        del lignes[ligne.cle]
        geste, champs = "retrait", None
    elif ancien is None:
        lignes[ligne.cle] = nouveau
        geste, champs = "ajout", None
    else:
        if ancien == nouveau:
            return
        lignes[ligne.cle] = nouveau
        geste, champs = "correction", changes(ancien, nouveau)
    contenu.origines[table, ligne.cle] = (f"{lot_id}/{table}.csv", ligne.ligne)
    contenu.journal.append(
        Geste(lot_id, table, SEPARATEUR_CLE.join(ligne.cle), geste, champs)
    )


def changes(ancien: Enregistrement, nouveau: Enregistrement) -> str:
    """Les colonnes qui diffèrent : {colonne: [avant, après]}, en JSON."""
    avant, apres = ancien.model_dump(mode="json"), nouveau.model_dump(mode="json")
    return json.dumps(
        {c: [avant[c], apres[c]] for c in apres if avant[c] != apres[c]},
        ensure_ascii=False,
    )
