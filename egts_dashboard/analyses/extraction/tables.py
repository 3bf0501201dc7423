"""Les candidats en tableaux à relire : les ateliers, les items, les montants, le reste."""

import re
from collections.abc import Sequence
from typing import Any

import pandas as pd

from egts_dashboard.analyses.extraction.intitules import kind, short_title
from egts_dashboard.analyses.extraction.texte import plain
from egts_dashboard.models.candidat import Candidat

ATELIER = {
    "garder": "bool",
    "intitule": "object",
    "nb_seances": "Int64",
    "nb_participants": "Int64",
    "connu": "object",
    "mots": "object",
    "ligne": "Int64",
}
CONFIANCE_GARDEE = 0.7
NUMERO_ATELIER = re.compile(r"^atelier\s*(?:n\s*[°o.]*\s*)?\d+\s*[:.)\-–—]*\s*")
LIEU_FINAL = re.compile(r"\s*\([^()]*\)$")
TABLES = {
    "preconisation": "preconisations",
    "constat": "constats",
    "pratique": "pratiques",
}


def workshops(candidats: Sequence[Candidat]) -> pd.DataFrame:
    """Un atelier par ligne. Colonnes : garder, intitule, nb_seances, nb_participants, mots, ligne.

    Un nombre n’est repris que si le rapport n’en donne qu’un pour l’atelier.
    """
    lignes = [
        {
            "garder": True,
            "intitule": short_title(c.texte),
            "nb_seances": _only(candidats, "seances", c.texte),
            "nb_participants": _only(candidats, "participations", c.texte),
            "connu": None,
            "mots": c.texte,
            "ligne": c.ligne,
        }
        for c in candidats
        if c.nature == "atelier"
    ]
    return pd.DataFrame(lignes, columns=list(ATELIER)).astype(ATELIER)


def same_workshops(noms: Sequence[str], connus: Sequence[str]) -> list[str | None]:
    """Pour chaque nom lu, l’atelier connu qui porte le même ; None s’il n’y en a pas un seul.

    Le numéro d’ordre (« Atelier n° 2 : ») et le territoire entre parenthèses n’y comptent pas.
    """
    par_nom: dict[str, list[str]] = {}
    for connu in connus:
        par_nom.setdefault(_bare(LIEU_FINAL.sub("", connu)), []).append(connu)
    trouves = [par_nom.get(_bare(nom), []) for nom in noms]
    return [t[0] if len(t) == 1 else None for t in trouves]


def _bare(nom: str) -> str:
    return NUMERO_ATELIER.sub("", plain(nom)).strip(' .«»"')


def workshop_row(nom: str, rang: int) -> pd.DataFrame:
    """Un atelier que le rapport ne titre pas, à cet index ; mêmes colonnes que workshops."""
    ligne = {"garder": True, "intitule": nom, "mots": nom}
    return pd.DataFrame([ligne], index=[rang], columns=list(ATELIER)).astype(ATELIER)


def items(candidats: Sequence[Candidat]) -> pd.DataFrame:
    """Un item par ligne, à l’index de son candidat, dans l’ordre du document.

    Colonnes : garder, table, sorte, intitule, atelier, themes, confiance, mots, ligne.
    Au-dessous de 70 % de confiance, un item n’est pas gardé d’avance.
    """
    lignes: dict[int, dict[str, Any]] = {
        rang: {
            "garder": c.confiance >= CONFIANCE_GARDEE,
            "table": TABLES[c.nature],
            "sorte": kind(c),
            "intitule": short_title(c.texte),
            "atelier": c.atelier,
            "themes": [],
            "confiance": c.confiance,
            "mots": c.texte,
            "ligne": c.ligne,
        }
        for rang, c in enumerate(candidats)
        if c.nature in TABLES
    }
    colonnes = "garder table sorte intitule atelier themes confiance mots ligne".split()
    tableau = pd.DataFrame.from_dict(lignes, orient="index", columns=colonnes)
    return tableau.astype({"garder": "bool"})


def amounts(candidats: Sequence[Candidat]) -> pd.DataFrame:
    """Un montant par ligne, à l’index de son candidat.

    Colonnes : garder, intitule, montant_eur, poste, etat, mots, ligne. Aucun n’est gardé
    d’avance : une somme citée n’est pas toujours une dépense.
    """
    lignes: dict[int, dict[str, Any]] = {
        rang: {
            "garder": False,
            "intitule": short_title(c.texte),
            "montant_eur": c.valeur,
            "poste": None,
            "etat": None,
            "mots": c.texte,
            "ligne": c.ligne,
        }
        for rang, c in enumerate(candidats)
        if c.nature == "montant"
    }
    colonnes = "garder intitule montant_eur poste etat mots ligne".split()
    tableau = pd.DataFrame.from_dict(lignes, orient="index", columns=colonnes)
    return tableau.astype({"garder": "bool", "poste": "object", "etat": "object"})


def loose_numbers(candidats: Sequence[Candidat]) -> pd.DataFrame:
    """Les séances et participations qu’aucun atelier ne reprend, à l’index de leur candidat.

    Colonnes : garder, nature, modalite, valeur, unite, evenement, mots, ligne. Aucun n’est
    gardé d’avance : « 120 personnes » peut redire ce que les ateliers comptent déjà.
    """
    repris = {
        (nature, c.texte, _only(candidats, nature, c.texte))
        for c in candidats
        if c.nature == "atelier"
        for nature in ("seances", "participations")
    }
    lignes: dict[int, dict[str, Any]] = {
        rang: {
            "garder": False,
            "nature": c.nature,
            "modalite": None,
            "valeur": c.valeur,
            "unite": None,
            "evenement": None,
            "mots": c.texte,
            "ligne": c.ligne,
        }
        for rang, c in enumerate(candidats)
        if c.nature in ("seances", "participations")
        and (c.nature, c.atelier, _whole(c.valeur)) not in repris
    }
    colonnes = "garder nature modalite valeur unite evenement mots ligne".split()
    tableau = pd.DataFrame.from_dict(lignes, orient="index", columns=colonnes)
    vides = dict.fromkeys(("modalite", "unite", "evenement"), "object")
    return tableau.astype({"garder": "bool", "valeur": "Float64", **vides})


def _only(candidats: Sequence[Candidat], nature: str, atelier: str) -> int | None:
    lus = {
        _whole(c.valeur)
        for c in candidats
        if c.nature == nature
        and c.atelier == atelier
        and c.valeur is not None
        # Une part d’un effectif n’en est pas un autre.
        and c.motif != "repartition"
    }
    return lus.pop() if len(lus) == 1 else None


def _whole(valeur: float | None) -> int | None:
    return None if valeur is None else round(valeur)
