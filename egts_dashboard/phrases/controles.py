"""Ce que les contrôles du magasin ont trouvé, en quelques lignes."""

from collections.abc import Iterator

import pandas as pd

from egts_dashboard.francais import compte, liste

GRAVITES = {
    "nb_erreurs": "erreur",
    "nb_alertes": "alerte",
    "nb_informations": "information",
}

# Ce qui n’a rien prouvé se dit, sauf s’il n’y en a pas.
ETATS_A_DIRE = {"sans_objet": "sans objet", "echec": "en échec"}


def summary(bilan: pd.DataFrame) -> Iterator[str]:
    """Une ligne de bilan, puis une ligne par contrôle qui a trouvé quelque chose.

    `bilan` a les colonnes de queries.controles.bilan.
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


def _severities(gravites: dict[str, int]) -> str:
    mots = [
        compte(gravites[nom], mot) for nom, mot in GRAVITES.items() if gravites[nom]
    ]
    return liste(mots) or "aucune anomalie"
