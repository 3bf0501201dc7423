"""Une colonne, telle que son modèle la décrit : le dictionnaire et les exports en sont tirés."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from egts_dashboard.models import colonnes, renvois
from egts_dashboard.models.base import Enregistrement

# (type, format) du schéma JSON de Pydantic → notre mot.
_TYPES = {
    ("string", None): "texte",
    ("integer", None): "entier",
    ("number", None): "decimal",
    ("boolean", None): "booleen",
    ("string", "date"): "date",
    ("string", "date-time"): "date_heure",
}


@dataclass(frozen=True)
class Colonne:
    """Le nom, le sens et les bornes d’une colonne.

    `type` : texte, entier, decimal, booleen, date ou date_heure. `valeurs` est vide quand
    la liste n’est pas fermée ; `renvoi` nomme la table visée.
    """

    nom: str
    type: str
    definition: str
    est_obligatoire: bool
    unite: str | None = None
    exemple: str | None = None
    valeurs: tuple[str, ...] = ()
    motif: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    longueur_max: int | None = None
    renvoi: str | None = None


def describe(modele: type[Enregistrement]) -> list[Colonne]:
    """Les colonnes d’une table, dans l’ordre des fichiers."""
    return list(_described(modele))


@cache
def _described(modele: type[Enregistrement]) -> tuple[Colonne, ...]:
    # Un formulaire redemande ses colonnes à chaque touche ; le schéma est long à écrire.
    proprietes = modele.model_json_schema()["properties"]
    return tuple(_column(modele, nom, proprietes[nom]) for nom in colonnes(modele))


def _column(
    modele: type[Enregistrement], nom: str, propriete: dict[str, Any]
) -> Colonne:
    choix = list(_choices(propriete))
    forme = propriete | choix[0]
    exemples = propriete.get("examples", [])
    valeurs = forme.get("enum", [forme["const"]] if "const" in forme else [])
    return Colonne(
        nom=nom,
        type=_TYPES[forme["type"], forme.get("format")],
        definition=propriete["description"],
        est_obligatoire={"type": "null"} not in choix,
        unite=propriete.get("unite"),
        exemple=str(exemples[0]) if exemples else None,
        valeurs=tuple(valeurs),
        motif=forme.get("pattern", _own_pattern(modele, nom)),
        # Derrière un BeforeValidator, Pydantic écrit « ge » au lieu de « minimum ».
        minimum=forme.get("minimum", forme.get("ge")),
        maximum=forme.get("maximum", forme.get("le")),
        longueur_max=forme.get("maxLength"),
        renvoi=renvois(modele).get(nom),
    )


def _choices(propriete: dict[str, Any]) -> Iterator[dict[str, Any]]:
    # Un montant facultatif s’écrit « (nombre ou texte) ou rien », en deux étages.
    if "anyOf" not in propriete:
        yield propriete
    for choix in propriete.get("anyOf", []):
        yield from _choices(choix)


def _own_pattern(modele: type[Enregistrement], nom: str) -> str | None:
    # Posé sur une colonne facultative, le motif n’arrive pas jusqu’au schéma JSON.
    motifs = [getattr(m, "pattern", None) for m in modele.model_fields[nom].metadata]
    return next((motif for motif in motifs if motif), None)
