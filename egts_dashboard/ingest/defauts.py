"""Ce qu’une colonne obligatoire devient, quand ni le fichier ni la page ne la donnent."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

# (table, colonne) → ce qu’une colonne obligatoire absente devient.
DEFAUTS = {
    ("preconisations", "nature"): "preconisation",
    ("constats", "nature"): "constat",
    ("effectifs", "nature"): "compte",
    ("evenements", "precision_date"): "jour",
    ("lignes_budgetaires", "poste"): "divers",
    ("codages", "rang"): 1,
    ("codages", "methode"): "lecture",
    ("sources", "nature"): "autre",
}


def _unit(valeurs: Mapping[str, Any]) -> str:
    # Qui vient deux fois signe deux fois : sans autre mot, un compte est de présences.
    est_institution = valeurs.get("dimension") == "institution"
    return "institutions" if est_institution else "participations"


def _attribution(valeurs: Mapping[str, Any]) -> str:
    # Un territoire que le fichier nomme est écrit ; sans lui, rien ne dit où va la dépense.
    return "imprimee" if valeurs.get("territoire_code") else "incertaine"


def _set(valeurs: Mapping[str, Any]) -> str | None:
    jeux = {
        "territoire": "population_municipale",
        "metier": "professions_socio_educatives",
    }
    return jeux.get(str(valeurs.get("dimension")))


def _label(valeurs: Mapping[str, Any]) -> str | None:
    return valeurs.get("modalite")


Regle = Callable[[Mapping[str, Any]], Any]
# (table, colonne) → la règle qui la déduit de la ligne, et les colonnes que cette règle lit.
DEDUITES: dict[tuple[str, str], tuple[Regle, tuple[str, ...]]] = {
    ("effectifs", "unite"): (_unit, ("dimension",)),
    ("lignes_budgetaires", "attribution"): (_attribution, ("territoire_code",)),
    ("populations_reference", "jeu"): (_set, ("dimension",)),
    ("populations_reference", "libelle"): (_label, ("modalite",)),
}


def default_rules(table: str) -> dict[str, Regle]:
    """Les règles d’une table : {colonne: ce qui la remplit, d’après les autres valeurs}."""
    constantes = {
        c: partial(_constant, v) for (t, c), v in DEFAUTS.items() if t == table
    }
    deduites = {c: regle for (t, c), (regle, _) in DEDUITES.items() if t == table}
    return constantes | deduites


def _constant(defaut: Any, _: Mapping[str, Any]) -> Any:
    return defaut
