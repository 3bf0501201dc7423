"""datapackage.json : ce que chaque fichier contient, dans une norme que les outils lisent."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from egts_dashboard import __version__
from egts_dashboard.exports.tables import EXPORTEES
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.colonne import Colonne, describe
from egts_dashboard.models.construction import CONSTRUITES

NOM = "egts-dashboard"
NOM_FICHIER = "datapackage.json"
_TYPES = {
    "texte": "string",
    "entier": "integer",
    "decimal": "number",
    "booleen": "boolean",
    "date": "date",
    "date_heure": "datetime",
}


def write_datapackage(
    tableaux: Mapping[str, pa.Table],
    path: Path,
    titre: str,
    empreinte: str,
    date: dt.datetime,
) -> None:
    """Décrit les CSV du dossier : colonnes, contraintes, clés, sources et conditions de réemploi."""
    paquet = datapackage(tableaux, titre, empreinte, date)
    texte = json.dumps(paquet, ensure_ascii=False, indent=2)
    path.write_text(texte + "\n", encoding="utf-8", newline="\n")


def datapackage(
    tableaux: Mapping[str, pa.Table], titre: str, empreinte: str, date: dt.datetime
) -> dict[str, Any]:
    """Le descripteur, sous la norme Data Package de Frictionless."""
    sources = tableaux["sources"].to_pylist()
    return {
        "profile": "tabular-data-package",
        "name": NOM,
        "title": f"{titre}\u00a0: les données du tableau de bord",
        "description": "Ce qu’une consultation par ateliers a produit, ligne à ligne, avec le document et l’endroit d’où vient chaque ligne.",
        "version": __version__,
        "created": date.isoformat() + "Z",
        "empreinte": empreinte,
        "licenses": _licenses(sources),
        "sources": [_source(source) for source in sources],
        "resources": [
            _resource(table, modele, len(tableaux[table]))
            for table, modele in EXPORTEES.items()
        ],
    }


def _source(ligne: Mapping[str, Any]) -> dict[str, Any]:
    return _known(
        {"title": ligne["titre"], "path": ligne["url"], "licence": ligne["licence"]}
    )


def _licenses(sources: list[dict[str, Any]]) -> list[dict[str, str]]:
    # La norme veut un nom sans espace ni accent : le libellé, lui, reste entier.
    libelles = sorted({source["licence"] for source in sources if source["licence"]})
    declarees = [
        {"name": f"licence-{rang}", "title": libelle}
        for rang, libelle in enumerate(libelles, start=1)
    ]
    return declarees or [{"name": "licence-0", "title": "Conditions non renseignées"}]


def _resource(
    table: str, modele: type[Enregistrement], nb_lignes: int
) -> dict[str, Any]:
    origine = (
        "ajoutée par la construction" if table in CONSTRUITES else "venue des lots"
    )
    return {
        "profile": "tabular-data-resource",
        "name": table,
        "title": table,
        "description": f"{(modele.__doc__ or '').strip()} Table {origine}.",
        "path": f"{table}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "doubleQuote": True},
        "rows": nb_lignes,
        "schema": _schema(table, modele),
    }


def _schema(table: str, modele: type[Enregistrement]) -> dict[str, Any]:
    colonnes = describe(modele)
    liens = [_foreign_key(table, c) for c in colonnes if c.renvoi]
    return {
        "fields": [_field(colonne) for colonne in colonnes],
        "missingValues": [""],
        "primaryKey": list(modele.CLE),
        **({"foreignKeys": liens} if liens else {}),
    }


def _field(colonne: Colonne) -> dict[str, Any]:
    # La norme ancre déjà le motif aux deux bouts.
    motif = (colonne.motif or "").removeprefix("^").removesuffix("$")
    contraintes = {
        "required": colonne.est_obligatoire or None,
        "enum": list(colonne.valeurs) or None,
        "pattern": motif or None,
        "minimum": colonne.minimum,
        "maximum": colonne.maximum,
        "maxLength": colonne.longueur_max,
    }
    champ = {
        "name": colonne.nom,
        "type": _TYPES[colonne.type],
        "description": colonne.definition,
        "unit": colonne.unite,
        "example": colonne.exemple,
        "constraints": _known(contraintes) or None,
    }
    return _known(champ)


def _known(valeurs: Mapping[str, Any]) -> dict[str, Any]:
    return {cle: valeur for cle, valeur in valeurs.items() if valeur is not None}


def _foreign_key(table: str, colonne: Colonne) -> dict[str, Any]:
    # Un renvoi à sa propre table se note par un nom de ressource vide.
    cible = "" if colonne.renvoi == table else colonne.renvoi
    cle = EXPORTEES[str(colonne.renvoi)].CLE
    return {
        "fields": [colonne.nom],
        "reference": {"resource": cible, "fields": list(cle)},
    }
