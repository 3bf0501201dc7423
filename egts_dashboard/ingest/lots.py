"""Trouve les lots, lit leur fiche et leur contenu. Un lot est un dossier ; on n’y écrit pas."""

import hashlib
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from egts_dashboard.francais import guillemets
from egts_dashboard.ingest.lot_en_bloc import read_block
from egts_dashboard.ingest.lots_retenus import remember
from egts_dashboard.ingest.messages import to_french
from egts_dashboard.ingest.retraits import (
    application_order,
    bad_gestures,
    is_gesture,
    withdrawn,
)
from egts_dashboard.ingest.tableau import read_csv
from egts_dashboard.ingest.validation import LigneValide, validate
from egts_dashboard.models import TABLES
from egts_dashboard.models.anomalie import Anomalie
from egts_dashboard.models.lot import FicheLot, Lot

FICHE = "lot.toml"
# Un fichier gardé avec le lot, qui n’entre dans aucune table.
ANNEXE = "annexe_"
# Ce qui se dit d’une rubrique de la fiche, et non d’une colonne.
RUBRIQUES = {
    "missing": ("la rubrique manque", "Ajoutez-la."),
    "extra_forbidden": (
        "cette rubrique n’existe pas",
        "Corrigez son nom ou retirez-la.",
    ),
}


@dataclass
class LotLu:
    """Un lot et ses lignes valides, par table."""

    lot: Lot
    tables: dict[str, Sequence[LigneValide]] = field(default_factory=dict)


def lot_paths(racines: Iterable[Path]) -> list[Path]:
    """Les dossiers de lots de chaque racine : ceux qui ont une fiche, ou des tables.

    Des tables sans fiche sont un lot abîmé, qu’il faut dire ; un nom en « . » est un lot en
    cours d’écriture.
    """
    return [
        dossier
        for racine in racines
        if racine.is_dir()
        for dossier in sorted(racine.iterdir())
        if (dossier / FICHE).is_file() or _has_tables(dossier)
    ]


def _has_tables(dossier: Path) -> bool:
    return not dossier.name.startswith(".") and any(
        fichier.stem in TABLES for fichier in dossier.glob("*.csv")
    )


def lot_files(dossier: Path) -> list[Path]:
    """Les fichiers qui font un lot : sa fiche, si elle y est, et ses tables."""
    return [*dossier.glob(FICHE), *sorted(dossier.glob("*.csv"))]


def fingerprint(dossiers: Iterable[Path], *sels: bytes) -> str:
    """Empreinte SHA-256 du contenu des lots, dans l’ordre, et des sels donnés."""
    somme = hashlib.sha256()
    for sel in sels:
        somme.update(sel)
    for dossier in dossiers:
        for fichier in lot_files(dossier):
            somme.update(f"{dossier.name}/{fichier.name}\0".encode())
            somme.update(hashlib.sha256(fichier.read_bytes()).digest())
    return somme.hexdigest()


def read_lots(dossiers: Iterable[Path]) -> tuple[list[LotLu], list[Anomalie]]:
    """Lit tous les lots, dans l’ordre où ils s’appliquent, et toutes leurs anomalies."""
    dossiers = list(dossiers)
    lots, anomalies = read_cards(dossiers)
    anomalies = _same_names(dossiers) + anomalies
    retires = withdrawn(lots.values())
    anomalies = [a for a in anomalies if Path(a.fichier).parent.name not in retires]
    lus: list[LotLu] = []
    for dossier, lot in lots.items():
        # Un lot retiré garde sa fiche et perd ses lignes, fautes comprises.
        est_lu = lot.lot_id not in retires or is_gesture(lot.fiche)
        lu, refus = _read_lot(dossier, lot) if est_lu else (LotLu(lot), [])
        lus.append(lu)
        anomalies += refus
    lus.sort(key=lambda lu: application_order(lu.lot))
    return lus, anomalies + bad_gestures([lu.lot for lu in lus])


def read_cards(dossiers: Iterable[Path]) -> tuple[dict[Path, Lot], list[Anomalie]]:
    """Les fiches seules : {dossier: lot}, dans l’ordre reçu, et leurs anomalies."""
    lots: dict[Path, Lot] = {}
    anomalies: list[Anomalie] = []
    for dossier in dossiers:
        fiche, refus = _read_card(dossier / FICHE)
        anomalies += refus
        if fiche is not None:
            lots[dossier] = Lot(lot_id=dossier.name, fiche=fiche)
    return lots, anomalies


def _read_lot(dossier: Path, lot: Lot) -> tuple[LotLu, list[Anomalie]]:
    tables, anomalies = remember(
        dossier, lot_files(dossier), lambda: _read_tables(dossier)
    )
    return LotLu(lot, tables), anomalies


def _read_tables(
    dossier: Path,
) -> tuple[dict[str, Sequence[LigneValide]], list[Anomalie]]:
    tables: dict[str, Sequence[LigneValide]] = {}
    anomalies: list[Anomalie] = []
    for fichier in sorted(dossier.glob("*.csv")):
        if fichier.stem.startswith(ANNEXE):
            continue
        modele = TABLES.get(fichier.stem)
        nom = f"{dossier.name}/{fichier.name}"
        if modele is None:
            anomalies.append(
                Anomalie(
                    nom,
                    None,
                    None,
                    None,
                    "aucune table ne porte ce nom",
                    f"Tables\u00a0: {', '.join(TABLES)}.",
                )
            )
            continue
        if (en_bloc := read_block(fichier, modele)) is not None:
            tables[fichier.stem] = en_bloc
            continue
        tableau = read_csv(fichier)
        tableau.fichier = nom
        tableau.anomalies = [_renamed(a, nom) for a in tableau.anomalies]
        tables[fichier.stem], refus = validate(tableau, modele)
        anomalies += refus
    return tables, anomalies


def _renamed(anomalie: Anomalie, fichier: str) -> Anomalie:
    return Anomalie(**{**vars(anomalie), "fichier": fichier})


def _read_card(path: Path) -> tuple[FicheLot | None, list[Anomalie]]:
    nom = f"{path.parent.name}/{path.name}"
    try:
        donnees = tomllib.loads(path.read_text(encoding="utf-8"))
        return FicheLot.model_validate(donnees), []
    except OSError:
        return None, [
            _card_refused(nom, "la fiche du lot manque ou ne peut pas être lue")
        ]
    except UnicodeDecodeError:
        return None, [_card_refused(nom, "la fiche du lot n’est pas en UTF-8")]
    except tomllib.TOMLDecodeError as refus:
        return None, [
            _card_refused(nom, "la fiche du lot n’est pas un TOML lisible", str(refus))
        ]
    except ValidationError as refus:
        erreurs = refus.errors(include_url=False)
        return None, [_bad_entry(nom, erreur) for erreur in erreurs]


def _bad_entry(nom: str, erreur: Any) -> Anomalie:
    rubrique = guillemets(str(erreur["loc"][0]))
    regle, remede = RUBRIQUES.get(erreur["type"]) or to_french(erreur)
    valeur = None if erreur["type"] in RUBRIQUES else str(erreur["input"])
    return Anomalie(nom, None, None, valeur, f"{rubrique}, {regle}", remede)


def _card_refused(nom: str, message: str, cause: str = "") -> Anomalie:
    # tomllib dit « … (at line 3, column 5) » : seule la place se traduit.
    place = re.search(r"at line (\d+)", cause)
    ligne = int(place[1]) if place else None
    remede = "Corrigez-la d’après la fiche d’un lot livré."
    return Anomalie(nom, ligne, None, None, message, remede)


def _same_names(dossiers: list[Path]) -> list[Anomalie]:
    # Le nom du dossier est l’identifiant du lot : deux racines peuvent porter le même.
    noms = Counter(dossier.name for dossier in dossiers)
    return [
        Anomalie(
            f"{nom}/{FICHE}",
            None,
            None,
            None,
            f"{nombre} lots portent ce nom de dossier",
            "Renommez-en un.",
        )
        for nom, nombre in noms.items()
        if nombre > 1
    ]
