"""Un travail en cours, gardé sur le poste entre deux visites tant qu’il n’est pas un lot."""

import os
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from egts_dashboard import config
from egts_dashboard.errors import EcritureImpossible
from egts_dashboard.models.brouillon import CodageEnCours, LienEnCours

DOSSIER = "brouillons"
Brouillon = dict[str, CodageEnCours]
Liens = dict[str, LienEnCours]
EnCours = TypeVar("EnCours", bound=BaseModel)
_CODAGES = TypeAdapter(Brouillon)
_LIENS = TypeAdapter(Liens)


def read_draft(codeur: str) -> Brouillon:
    """{« objet|identifiant »: codage} ; vide s’il n’y a rien, ou rien de lisible."""
    return _read(_path("codage", codeur), _CODAGES)


def write_draft(codeur: str, brouillon: Brouillon) -> None:
    """Remplace le brouillon d’un geste, ou l’efface s’il est vide. Lève EcritureImpossible."""
    _write(_path("codage", codeur), brouillon, _CODAGES)


def read_links(codeur: str) -> Liens:
    """{identifiant de lien: lien jugé} ; vide s’il n’y a rien, ou rien de lisible."""
    return _read(_path("liens", codeur), _LIENS)


def write_links(codeur: str, liens: Liens) -> None:
    """Remplace les liens en cours d’un geste, ou les efface. Lève EcritureImpossible."""
    _write(_path("liens", codeur), liens, _LIENS)


def _read(chemin: Path, lecteur: TypeAdapter[dict[str, EnCours]]) -> dict[str, EnCours]:
    try:
        return lecteur.validate_json(chemin.read_bytes())
    except (OSError, ValidationError):
        return {}


def _write(
    chemin: Path,
    brouillon: Mapping[str, EnCours],
    lecteur: TypeAdapter[dict[str, EnCours]],
) -> None:
    essai = chemin.with_name(f"{chemin.stem}-{uuid.uuid4().hex}.tmp")
    try:
        if not brouillon:
            chemin.unlink(missing_ok=True)
            return
        chemin.parent.mkdir(parents=True, exist_ok=True)
        essai.write_bytes(lecteur.dump_json(dict(brouillon)))
        os.replace(essai, chemin)
    except OSError as refus:
        essai.unlink(missing_ok=True)
        raise EcritureImpossible(
            "Le travail en cours n’a pas pu être gardé\u00a0: le disque est plein, ou le dossier "
            "refuse l’écriture."
        ) from refus


def _path(sorte: str, codeur: str) -> Path:
    return config.VAR_DIR / DOSSIER / f"{sorte}-{codeur}.json"
