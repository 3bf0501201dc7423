"""Le dictionnaire des données, en Markdown, tiré des modèles."""

from collections.abc import Iterable

from egts_dashboard.exports.tables import EXPORTEES
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.colonne import Colonne, describe
from egts_dashboard.models.construction import CONSTRUITES

ENTETE = """\
# Dictionnaire des données

Ce fichier est fabriqué à partir des modèles par `python -m egts_dashboard dictionnaire`\u00a0: \
ne le corrigez pas à la main.

- Une case vide veut dire « non renseigné », jamais zéro.
- Les dates s’écrivent `2014-06-10`, les montants `1234.50`.
- `oui` dans « Obligatoire »\u00a0: la case ne peut pas être vide.
- Un lot peut porter en plus la colonne `supprime`\u00a0: `true` retire la ligne.
"""
INTITULES = (
    "Colonne",
    "Type",
    "Obligatoire",
    "Définition",
    "Unité",
    "Valeurs et bornes",
    "Renvoie à",
    "Exemple",
)
_TYPES = {
    "texte": "texte",
    "entier": "nombre entier",
    "decimal": "nombre à deux décimales",
    "booleen": "true ou false",
    "date": "date",
    "date_heure": "date et heure",
}


def dictionary() -> str:
    """Tout le dictionnaire : chaque table, chaque colonne."""
    return "\n".join([ENTETE, _summary(), *map(_section, EXPORTEES.values())])


def _summary() -> str:
    lignes = [
        (f"[{table}](#{table})", _definition(modele), _origin(table))
        for table, modele in EXPORTEES.items()
    ]
    tableau = _table(("Table", "Ce qu’est une ligne", "D’où elle vient"), lignes)
    return f"## Les tables\n\n{tableau}"


def _section(modele: type[Enregistrement]) -> str:
    cle = " + ".join(f"`{colonne}`" for colonne in modele.CLE)
    tableau = _table(INTITULES, map(_row, describe(modele)))
    return f"## {modele.TABLE}\n\n{_definition(modele)} Clé\u00a0: {cle}.\n\n{tableau}"


def _definition(modele: type[Enregistrement]) -> str:
    return (modele.__doc__ or "").strip()


def _origin(table: str) -> str:
    return "la construction" if table in CONSTRUITES else "les lots"


def _row(colonne: Colonne) -> tuple[str, ...]:
    return (
        f"`{colonne.nom}`",
        _TYPES[colonne.type],
        "oui" if colonne.est_obligatoire else "",
        colonne.definition,
        colonne.unite or "",
        _bounds(colonne),
        f"[{colonne.renvoi}](#{colonne.renvoi})" if colonne.renvoi else "",
        f"`{colonne.exemple}`" if colonne.exemple else "",
    )


def _bounds(colonne: Colonne) -> str:
    bornes = [f"`{valeur}`" for valeur in colonne.valeurs]
    if colonne.motif:
        bornes.append(f"forme `{colonne.motif}`")
    if colonne.minimum is not None:
        bornes.append(f"au moins {colonne.minimum}")
    if colonne.maximum is not None:
        bornes.append(f"au plus {colonne.maximum}")
    if colonne.longueur_max is not None:
        bornes.append(f"{colonne.longueur_max} signes au plus")
    return ", ".join(bornes)


def _table(intitules: Iterable[str], lignes: Iterable[tuple[str, ...]]) -> str:
    entete = list(intitules)
    toutes = [tuple(entete), tuple("---" for _ in entete), *lignes]
    return "".join(f"| {' | '.join(map(_escape, ligne))} |\n" for ligne in toutes)


def _escape(case: str) -> str:
    return case.replace("|", "\\|")
