"""Ce que l’accueil dit en quelques phrases."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from egts_dashboard.francais import (
    compte,
    escape_markdown,
    euros,
    liste,
    nombre,
    pourcent,
)
from egts_dashboard.models.libelles import LIBELLES

RIEN_ENCORE = (
    "Rien n’est encore apporté\u00a0: ni atelier, ni préconisation, ni dépense."
    " «\u00a0Importer et saisir\u00a0» fait entrer votre concertation."
)
RIEN_ICI = (
    "Ce que cette page lit n’est pas encore apporté\u00a0: «\u00a0Importer et saisir\u00a0» le"
    " fait entrer, d’un tableur ou d’un rapport."
)
RIEN_SITUE = "Rien n’est encore situé sur un territoire."
SANS_DATE = "Aucune date n’est renseignée\u00a0: un tableur dans la table «\u00a0Événements\u00a0» les apporte."
_PREMIERS_FAITS = ("nb_ateliers", "nb_preconisations", "nb_signatures", "notifie_eur")
# Chaque indicateur : son nom court (le choix) et ce qu’il compte (le titre).
INDICATEURS = {
    "signatures": ("Signatures", "signatures aux assises"),
    "participations": ("Participations", "participations en ateliers"),
    "preconisations": ("Préconisations", "préconisations"),
    "depense": ("Dépense", "dépenses"),
    "population": ("Population", "habitants"),
}


def sous_titre(lues: Mapping[str, Any]) -> str:
    """Les noms des démarches quand elles sont plusieurs ; sinon, ce que la page répond."""
    if lues["nb"] < 2:
        return "Ce qu’il en est sorti, d’un coup d’œil."
    autres = lues["nb"] - len(lues["noms"])
    suite = [f"et {compte(autres, 'autre')}"] if autres else []
    return " · ".join([*lues["noms"], *suite])


def a_retenir(resume: Mapping[str, Any], comptes: Mapping[str, int]) -> str:
    """Ce qui est sorti de la consultation, et ce qu’il faut en savoir avant de la citer."""
    if not any(resume[nom] for nom in _PREMIERS_FAITS):
        return RIEN_ENCORE
    nb_alertes = comptes["nb_erreurs"] + comptes["nb_alertes"]
    sortie = (
        f"Il en est sorti **{compte(resume['nb_preconisations'], 'préconisation')}**"
    )
    if resume["nb_themes"]:
        sortie += f" sur **{compte(resume['nb_themes'], 'thème')}**"
    enveloppe = _envelope(resume, nb_alertes)
    if not any(resume[nom] for nom in _PREMIERS_FAITS if nom != "notifie_eur"):
        return enveloppe
    phrase = ", ".join(filter(None, [sortie, _attendance(resume)]))
    return f"{phrase}. {enveloppe}".strip()


def _attendance(resume: Mapping[str, Any]) -> str:
    parties = []
    if resume["nb_participations"] is not None:
        comptes = compte(
            resume["nb_ateliers_comptes"], "atelier compté", "ateliers comptés"
        )
        parties.append(
            f"**{compte(resume['nb_participations'], 'participation')}** dans les {comptes}"
            f" sur {nombre(resume['nb_ateliers'])}"
        )
    if resume["nb_signatures"] is not None:
        parties.append(
            f"**{compte(resume['nb_signatures'], 'signature')}** aux assises"
        )
    if not parties and not resume["nb_ateliers"]:
        return ""
    if not parties:
        return f"au fil de {compte(resume['nb_ateliers'], 'atelier')} dont la fréquentation n’est pas renseignée"
    return f"après {liste(parties)}"


def _envelope(resume: Mapping[str, Any], nb_alertes: int) -> str:
    alertes = f"**{compte(nb_alertes, 'alerte')}** à lire avant de citer"
    if not resume["notifie_eur"]:
        return f"{alertes}." if nb_alertes else ""
    reste = resume["notifie_eur"] - resume["consomme_eur"]
    verdict = (
        f"est dépassée de **{euros(-reste)}**"
        if reste < 0
        else f"laisse **{euros(reste)}**"
    )
    suite = f"\u202f; {alertes}" if nb_alertes else ""
    return f"L’enveloppe de {euros(resume['notifie_eur'])} {verdict}{suite}."


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
    return f"Par territoire\u00a0: aucun n’a sa place sur la carte du tableau de bord.{suite}"


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


def titre_calendrier(tableau: pd.DataFrame, est_national: bool) -> str:
    """Combien de dates, d’où à où."""
    debut, fin = tableau["date_debut"].min().year, tableau["date_fin"].max().year
    sorte = "dates nationales" if est_national else "dates dans les territoires"
    annees = f"de {debut} à {fin}" if fin > debut else f"en {debut}"
    total = int(tableau["nb_dates"].iloc[0])
    if total > len(tableau):
        return f"{nombre(len(tableau))} des {nombre(total)} {sorte}, {annees}"
    return f"{nombre(total)} {sorte}, {annees}"


def alt_calendrier(tableau: pd.DataFrame) -> str:
    """L’alternative textuelle du calendrier."""
    parties = [
        f"{LIBELLES['nature_evenement'].get(str(nature), nature)}\u00a0: {compte(nb, 'date')}"
        for nature, nb in tableau["nature"].value_counts(sort=False).items()
    ]
    pleines = int((tableau["certitude"] == "imprime").sum())
    return (
        f"Calendrier en bandes, une par nature. {' ; '.join(parties)}."
        f" {compte(pleines, 'date imprimée', 'dates imprimées')} sur {nombre(len(tableau))}."
    )


def legende_calendrier(tableau: pd.DataFrame) -> str:
    """La clé des sigles et des signes, pour ce qui est montré."""
    signes = (
        "Rond plein\u00a0: date imprimée\u202f; creux pointé\u00a0: déduite\u202f;"
        " creux\u00a0: incertaine. Trait\u00a0: période."
    )
    if tableau["sigle"].nunique() == 1:
        return signes
    regions = tableau[~tableau["sigle"].str.isdigit()].drop_duplicates("sigle")
    cles = [
        f"{ligne.sigle}\u00a0: {escape_markdown(ligne.territoire)}"
        for ligne in regions.itertuples()
    ]
    if tableau["sigle"].str.isdigit().any():
        cles.append("un numéro\u00a0: le département")
    return f"{', '.join(cles)}. {signes}"


def premier_pas(resume: Mapping[str, Any]) -> dict[str, str]:
    """Pour chaque lecteur, la question à laquelle sa page répond."""
    return {
        "Comité de pilotage": "Combien de participations, et où\u202f?",
        "Analyste": f"Chercher dans {compte(resume['nb_preconisations'], 'préconisation')}",
        "Agent de la direction régionale": "L’enveloppe est-elle tenue, ligne à ligne\u202f?",
    }
