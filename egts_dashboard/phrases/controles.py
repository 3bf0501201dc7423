"""Ce que les contrôles du magasin ont trouvé, en quelques lignes."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from egts_dashboard.francais import compte, liste

GRAVITES = {
    "nb_erreurs": "erreur",
    "nb_alertes": "alerte",
    "nb_informations": "information",
}

# Ce qui n’a rien prouvé se dit, sauf s’il n’y en a pas.
ETATS_A_DIRE = {"sans_objet": "sans objet", "echec": "en échec"}


def summary(bilan: pd.DataFrame, anomalies: pd.DataFrame) -> Iterator[str]:
    """Une ligne de bilan, puis chaque contrôle qui a trouvé quelque chose, avec ses anomalies.

    `bilan` et `anomalies` ont les colonnes de queries.controles.
    """
    etats = bilan["etat"].value_counts()
    comptes = [compte(int(etats.get("fait", 0)), "joué")]
    for etat, mot in ETATS_A_DIRE.items():
        if etat in etats:
            comptes.append(compte(int(etats[etat]), mot, mot))
    trouve = _severities({nom: int(bilan[nom].sum()) for nom in GRAVITES})
    yield f"Contrôles du magasin\u00a0: {liste(comptes)}\u202f; {trouve}."
    for controle in bilan.to_dict("records"):
        gravites = {nom: int(controle[nom]) for nom in GRAVITES}
        if any(gravites.values()):
            yield f"  {controle['titre']}\u00a0: {_severities(gravites)}."
            siennes = anomalies[anomalies["controle_id"] == controle["controle_id"]]
            yield from (f"    - {_detail(a)}" for a in siennes.to_dict("records"))


def _detail(anomalie: Mapping[str, Any]) -> str:
    """Le constat, les deux valeurs et leur place, puis l’explication."""
    valeurs = " / ".join(
        f"{anomalie[f'valeur_{cote}']} ({anomalie[f'lieu_{cote}']})"
        for cote in "ab"
        if anomalie[f"valeur_{cote}"]
    )
    return " ".join(
        partie
        for partie in (anomalie["message"], f"[{valeurs}]", anomalie["explication"])
        if partie
    )


def _severities(gravites: dict[str, int]) -> str:
    mots = [
        compte(gravites[nom], mot) for nom, mot in GRAVITES.items() if gravites[nom]
    ]
    return liste(mots) or "aucune anomalie"
