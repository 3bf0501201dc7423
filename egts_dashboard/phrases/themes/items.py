"""Ce que la page Thèmes dit d’un thème lu de près."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from egts_dashboard.francais import compte, escape_markdown, guillemets, liste, nombre
from egts_dashboard.phrases.objets import NOMS, items


def theme_lu(theme: Mapping[str, Any], base: Mapping[str, Any], objet: str) -> str:
    """Où revient le thème choisi."""
    if not theme["nb_items"]:
        return (
            f"Aucune des {nombre(base['nb_codes'])} {NOMS[objet][1]} ne porte ce thème."
        )
    lieux = [
        f"{nombre(theme['nb_ateliers'])} des {compte(base['nb_ateliers'], 'atelier')}",
        compte(theme["nb_territoires"], "territoire"),
        compte(theme["nb_documents"], "document"),
    ]
    return f"**{items(objet, theme['nb_items'])}**, dans {liste(lieux if theme['nb_ateliers'] else lieux[1:])}."


def voisinages(nb: int, nb_lus: int, nb_total: int) -> str:
    """Combien de demandes voisines, et ce que vaut le rapprochement."""
    lus = f" parmi les {nombre(nb_lus)} premiers items lus" if nb_lus < nb_total else ""
    if not nb:
        return f"Aucune demande voisine d’un atelier ou d’un document à l’autre{lus}."
    quoi = compte(nb, "groupe de demandes voisines", "groupes de demandes voisines")
    return (
        f"**{quoi}**{lus}, venus d’au moins deux ateliers ou documents. Le rapprochement se fait"
        " sur les mots partagés\u00a0: c’est une proposition à relire, pas un fait."
    )


def voisinage(lignes: pd.DataFrame) -> str:
    """Un groupe de demandes voisines : les mots partagés, puis chaque demande et sa place."""
    premiere = lignes.iloc[0]
    demandes = "\n".join(
        f"- {escape_markdown(guillemets(v.intitule))} — {escape_markdown(v.provenance)},"
        f" {escape_markdown(v.territoire)}, {v.annee}"
        for v in lignes.itertuples()
    )
    return (
        f"Mots partagés\u00a0: **{escape_markdown(premiere['mots_partages'])}**"
        f" (ressemblance {nombre(premiere['ressemblance'], 2)})\n\n{demandes}"
    )


def titre_items(nb_lus: int, nb_total: int, objet: str) -> str:
    """Le titre de la liste dit quand elle est coupée."""
    if nb_lus < nb_total:
        return f"Les {nombre(nb_lus)} premières lignes sur {nombre(nb_total)}"
    return f"Toutes ses {NOMS[objet][1]}" if objet != "constat" else "Tous ses constats"
