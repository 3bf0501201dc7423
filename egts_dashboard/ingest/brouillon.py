"""Un codage en cours, gardé sur le poste entre deux visites tant qu’il n’est pas un lot."""

import json
import os
import uuid
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from egts_dashboard import config
from egts_dashboard.errors import EcritureImpossible
from egts_dashboard.models.brouillon import CodageEnCours

DOSSIER = "brouillons"
Brouillon = dict[str, CodageEnCours]
_LECTEUR = TypeAdapter(Brouillon)


def read_draft(codeur: str) -> Brouillon:
    """{« objet|identifiant »: codage} ; vide s’il n’y a rien, ou rien de lisible."""
    try:
        return _LECTEUR.validate_json(_path(codeur).read_bytes())
    except (OSError, ValidationError):
        return {}


def write_draft(codeur: str, brouillon: Brouillon) -> None:
    """Remplace le brouillon d’un geste, ou l’efface s’il est vide. Lève EcritureImpossible."""
    chemin = _path(codeur)
    essai = chemin.with_name(f"{chemin.stem}-{uuid.uuid4().hex}.tmp")
    try:
        if not brouillon:
            chemin.unlink(missing_ok=True)
            return
        chemin.parent.mkdir(parents=True, exist_ok=True)
        contenu = {cle: codage.model_dump() for cle, codage in brouillon.items()}
        essai.write_text(json.dumps(contenu, ensure_ascii=False), encoding="utf-8")
        os.replace(essai, chemin)
    except OSError as refus:
        essai.unlink(missing_ok=True)
        raise EcritureImpossible(
            "Le codage en cours n’a pas pu être gardé\u00a0: le disque est plein, ou le dossier "
            "refuse l’écriture."
        ) from refus


def _path(codeur: str) -> Path:
    return config.VAR_DIR / DOSSIER / f"codage-{codeur}.json"
