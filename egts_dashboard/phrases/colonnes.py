"""L’intitulé et l’écriture de chaque colonne montrée, d’après son nom : les mêmes partout."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from egts_dashboard.francais import MASQUE, nombre
from egts_dashboard.models.champs_nommes import CHAMPS
from egts_dashboard.models.libelles import LIBELLES
from egts_dashboard.phrases.intitules import INTITULES
from egts_dashboard.phrases.intitules_ecarts import INTITULES_ECARTS
from egts_dashboard.phrases.intitules_liens import INTITULES_LIENS
from egts_dashboard.phrases.intitules_mots import INTITULES_MOTS

_TOUS = INTITULES | INTITULES_MOTS | INTITULES_LIENS | INTITULES_ECARTS

# Colonnes dont les codes ont un libellé montré.
CODES = {
    "angle": LIBELLES["angle"],
    "attribution": LIBELLES["attribution"],
    "categorie_exclusion": LIBELLES["categorie_exclusion"],
    "certitude": LIBELLES["certitude"],
    "confiance": LIBELLES["confiance"],
    "etat": LIBELLES["etat"],
    "etat_controle": LIBELLES["etat_controle"],
    "etat_lot": LIBELLES["etat_lot"],
    "geste": LIBELLES["geste"],
    "nature_evenement": LIBELLES["nature_evenement"],
    "nature_lien": LIBELLES["nature_remontee"],
    "nature_source": LIBELLES["nature_source"],
    "niveau": LIBELLES["niveau"],
    "nom_table": LIBELLES["nom_table"],
    "objet": LIBELLES["objet"],
    "objet_total": LIBELLES["objet_total"],
    "porteur": LIBELLES["niveau"],
    "poste": LIBELLES["poste"],
    "precision_date": LIBELLES["precision_date"],
    "severite": LIBELLES["severite"],
    "unite": LIBELLES["unite"],
}

# Des nombres dont une décimale ne dirait rien.
DECIMALES = {
    "apport": 4,
    "axe_1": 3,
    "axe_2": 3,
    "convergence": 3,
    "cos2_1": 2,
    "cos2_2": 2,
    "distance": 3,
    "ici": 4,
    "inconnu_bas": 2,
    "inconnu_haut": 2,
    "indice": 3,
    "lift": 2,
    "occurrences_attendues": 1,
    "p": 4,
    "p_bilaterale": 4,
    "p_fisher": 4,
    "poids_appris": 4,
    "poids_texte": 4,
    "presences_attendues": 1,
    "q": 4,
    "qualite": 2,
    "rapport": 2,
    "ratio": 2,
    "ratio_bas": 2,
    "ratio_haut": 2,
    "residu": 2,
    "score": 2,
    "seuil": 2,
    "valeur_terme": 3,
}


def heading(colonne: str) -> str:
    """L’intitulé montré d’une colonne."""
    connu = _TOUS.get(colonne) or CHAMPS.get(colonne)
    return connu or colonne.replace("_", " ").capitalize()


def shown(tableau: pd.DataFrame, colonnes: Sequence[str]) -> pd.DataFrame:
    """Les colonnes demandées, codes traduits et intitulés français : ce qu’on montre et exporte."""
    montre = tableau[list(colonnes)].copy()
    for colonne in set(colonnes) & set(CODES):
        montre[colonne] = montre[colonne].map(CODES[colonne]).fillna(montre[colonne])
    if "est_masque" in tableau:
        _write_hidden(montre, tableau["est_masque"])
    return montre.rename(columns=heading)


def _write_hidden(montre: pd.DataFrame, masquees: "pd.Series[bool]") -> None:
    """Écrit le mot du secret à la place des nombres tus, jamais une case vide."""
    for colonne in montre.select_dtypes("number"):
        tues = masquees & montre[colonne].isna()
        if tues.any():
            montre[colonne] = montre[colonne].astype(object).mask(tues, MASQUE)


def writer(colonne: str, valeurs: pd.Series) -> Callable[[Any], str]:
    """Comment écrire une case de cette colonne : décimales selon l’unité et les valeurs."""
    if not pd.api.types.is_numeric_dtype(valeurs):
        return str
    # Une année n’a pas de milliers.
    if colonne in {"rang", "exercice"} or colonne.startswith("annee"):
        return lambda v: str(int(v))
    if colonne in DECIMALES:
        return lambda v: nombre(v, DECIMALES[colonne])
    decimales = 2 if "eur" in colonne.split("_") else 0
    if colonne.endswith("_pct") or pd.api.types.is_float_dtype(valeurs):
        entiers = (valeurs.dropna() % 1 == 0).all()
        decimales = decimales or (0 if entiers else 1)
    return lambda v: nombre(v, decimales)
