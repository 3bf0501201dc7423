"""L’intitulé et l’écriture de chaque colonne montrée, d’après son nom : les mêmes partout."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
from pandas.io.formats.style import Styler

from egts_dashboard.francais import NON_RENSEIGNE, nombre
from egts_dashboard.models.libelles import LIBELLES

INTITULES = {
    "affiche": "Valeur",
    "angle": "Angle",
    "annee": "Année",
    "atelier": "Atelier",
    "attribution": "Attribution du territoire",
    "calcule_eur": "Recalculé (€)",
    "categorie": "Catégorie",
    "certitude": "Certitude",
    "consomme_pct": "Consommé (%)",
    "cumul_eur": "Cumul (€)",
    "cumul_pct": "Cumul (% de l’enveloppe)",
    "dans_eur": "Dans l’enveloppe (€)",
    "date": "Date",
    "depense_eur": "Dépense (€)",
    "demarche": "Démarche",
    "document": "Document",
    "ecart_eur": "Écart (€)",
    "estime_eur": "Estimation publiée (€)",
    "etat": "État",
    "eur_par_atelier": "€ par atelier",
    "eur_par_participation": "€ par participation",
    "eur_par_preconisation": "€ par préconisation",
    "financement": "Financement",
    "hors_eur": "Au-delà de l’enveloppe (€)",
    "intitule": "Intitulé",
    "lecture": "Lecture",
    "libelle": "Libellé",
    "localisation": "Place dans le document",
    "message": "Ce qui est vu",
    "montant_eur": "Montant (€)",
    "nature": "Nature",
    "nb_ateliers": "Ateliers",
    "nb_incertaines": "Lignes au territoire non imprimé",
    "nb_items": "Items",
    "nb_lignes": "Lignes",
    "nb_participations": "Participations",
    "nb_preconisations": "Préconisations",
    "nb_seances": "Séances",
    "niveau": "Niveau",
    "note": "Note",
    "notifie_eur": "Enveloppe (€)",
    "part_pct": "Part (%)",
    "participations_par_seance": "Participations par séance",
    "place": "Place",
    "poste": "Poste",
    "rang": "Rang",
    "region": "Région",
    "reste_eur": "Reste (€, négatif : dépassement)",
    "seuil_pct": "Seuil franchi (%)",
    "territoire": "Territoire",
    "theme": "Thème",
    "total_eur": "Total (€)",
    "valeur": "Valeur",
    "volet": "Volet",
}
# Colonnes dont les codes ont un libellé montré.
CODES = {
    "angle": LIBELLES["angle"],
    "attribution": LIBELLES["attribution"],
    "certitude": LIBELLES["certitude"],
    "etat": LIBELLES["etat"],
    "niveau": LIBELLES["niveau"],
    "objet": LIBELLES["objet"],
    "poste": LIBELLES["poste"],
    "severite": LIBELLES["severite"],
}


def heading(colonne: str) -> str:
    """L’intitulé montré d’une colonne."""
    return INTITULES.get(colonne, colonne.replace("_", " ").capitalize())


def shown(tableau: pd.DataFrame, colonnes: Sequence[str]) -> pd.DataFrame:
    """Les colonnes demandées, codes traduits et intitulés français : ce qu’on montre et exporte."""
    montre = tableau[list(colonnes)].copy()
    for colonne in set(colonnes) & set(CODES):
        montre[colonne] = montre[colonne].map(CODES[colonne]).fillna(montre[colonne])
    return montre.rename(columns=heading)


def styled(tableau: pd.DataFrame, colonnes: Sequence[str]) -> Styler:
    """Le même tableau, nombres écrits à la française ; le tri reste celui des nombres."""
    montre = shown(tableau, colonnes)
    formats = {heading(c): _writer(c, tableau[c]) for c in colonnes}
    return montre.style.format(formats, na_rep=NON_RENSEIGNE)


def _writer(colonne: str, valeurs: pd.Series) -> Callable[[Any], str]:
    if not pd.api.types.is_numeric_dtype(valeurs):
        return str
    if colonne in {"annee", "rang"}:
        return lambda v: str(int(v))
    decimales = 2 if "eur" in colonne.split("_") else 0
    if colonne.endswith("_pct") or pd.api.types.is_float_dtype(valeurs):
        entiers = (valeurs.dropna() % 1 == 0).all()
        decimales = decimales or (0 if entiers else 1)
    return lambda v: nombre(v, decimales)
