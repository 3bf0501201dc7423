"""Ce que disent la carte et les barres par territoire."""

import pandas as pd

from egts_dashboard.francais import (
    compte,
    escape_markdown,
    euros,
    liste,
    nombre,
    pourcent,
)

RIEN_SITUE = "Rien n’est encore situé sur un territoire."
# Chaque indicateur : son nom court (le choix) et ce qu’il compte (le titre).
INDICATEURS = {
    "signatures": ("Signatures", "signatures aux assises"),
    "participations": ("Participations", "participations en ateliers"),
    "preconisations": ("Préconisations", "préconisations"),
    "depense": ("Dépense", "dépenses"),
    "population": ("Population", "habitants"),
}


def rien_situe(indicateur: str) -> str:
    """Ce que dit l’indicateur quand aucun fait ne répond aux filtres."""
    quoi = INDICATEURS[indicateur][1]
    return f"{quoi.capitalize()}\u00a0: rien de renseigné pour ces filtres."


def titre_barres(tableau: pd.DataFrame, indicateur: str) -> str:
    """Le territoire en tête et sa part."""
    premier = tableau.iloc[0]
    nom, quoi = escape_markdown(premier["territoire"]), INDICATEURS[indicateur][1]
    if len(tableau) == 1:
        return f"{quoi.capitalize()}\u00a0: un seul territoire renseigné, {nom}"
    return f"{nom} en tête\u00a0: {pourcent(premier['part_pct'] / 100)} des {quoi}"


def precision_barres(tableau: pd.DataFrame) -> str:
    """Pourquoi des barres, et combien de territoires n’y sont pas."""
    total = int(tableau["nb_territoires"].iloc[0])
    suite = (
        f" Les {nombre(len(tableau))} premiers sur {nombre(total)}."
        if total > len(tableau)
        else ""
    )
    return (
        "En barres, par territoire\u00a0: la carte livrée trace d’autres départements que ceux-ci."
        f"{suite}"
    )


def alt_barres(tableau: pd.DataFrame, indicateur: str) -> str:
    """L’alternative textuelle des barres par territoire."""
    dites = [
        f"{ligne.territoire}\u00a0: {ligne.affiche}" for ligne in tableau.itertuples()
    ]
    return f"Barres, {INDICATEURS[indicateur][1]} par territoire. {' ; '.join(dites)}."


def titre_carte(tableau: pd.DataFrame, indicateur: str) -> str:
    """Le territoire en tête et sa part ; ou ce qui manque."""
    quoi = INDICATEURS[indicateur][1]
    valeurs = _bearers(tableau)
    if valeurs.empty:
        return f"{quoi.capitalize()}\u00a0: rien de renseigné pour ces filtres"
    premiere = valeurs.iloc[0]
    nom = escape_markdown(premiere["nom"])
    if len(valeurs) == 1:
        return f"{quoi.capitalize()}\u00a0: un seul territoire renseigné, {nom}"
    return f"{nom} en tête\u00a0: {pourcent(premiere['part_pct'] / 100)} des {quoi}"


def precision_carte(
    tableau: pd.DataFrame, indicateur: str, hors: float, annee: int | None
) -> str:
    """Qui porte la valeur, ce qui manque, ce que la carte ne peut pas montrer."""
    if indicateur == "population":
        return f"Population municipale en {annee}, par département (numéro du département)."
    parties = [
        "Chaque région porte une seule valeur, celle que donnent les documents\u00a0: ses départements"
        " ont tous sa teinte."
        if tableau["porteur"].iloc[0] == "region"
        else "Par département."
    ]
    if tableau["valeur"].isna().any():
        parties.append(
            "Hachuré, n.\u00a0r.\u00a0: non renseigné, ce qui n’est pas zéro."
        )
    if hors:
        ecrit = euros(hors) if indicateur == "depense" else nombre(hors)
        parties.append(f"Hors carte\u00a0: {ecrit}, plus large ou ailleurs.")
    return " ".join(parties)


def alt_carte(tableau: pd.DataFrame, indicateur: str) -> str:
    """L’alternative textuelle de la carte et des tuiles."""
    valeurs = _bearers(tableau)
    dites = [f"{ligne.nom}\u00a0: {ligne.affiche}" for ligne in valeurs.itertuples()]
    manquent = tableau.loc[tableau["valeur"].isna(), "region"].drop_duplicates()
    suite = f" Non renseigné\u00a0: {liste(list(manquent))}." if len(manquent) else ""
    return (
        f"Carte des {compte(len(tableau), 'département')} par {INDICATEURS[indicateur][1]}."
        f" {' ; '.join(dites)}.{suite}"
    )


def _bearers(tableau: pd.DataFrame) -> pd.DataFrame:
    """Un territoire par valeur, de la plus forte à la plus faible."""
    par_region = (tableau["porteur"] == "region").any()
    nom = tableau["region"] if par_region else tableau["territoire"]
    connues = tableau.assign(nom=nom).dropna(subset=["valeur"])
    return connues.drop_duplicates("nom").sort_values("valeur", ascending=False)
