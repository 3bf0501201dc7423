"""Les états que les outils codent, en mots : ce que la note dit doit se lire."""

from collections.abc import Mapping

# {ce que la note dit: {le code de l’outil: le mot}} ; un état que la plateforme a nommé reste.
ETATS: Mapping[str, Mapping[str, str]] = {
    "état": {
        "accepted": "acceptée",
        "rejected": "rejetée",
        "evaluating": "à l’étude",
        "not_answered": "sans réponse",
        "withdrawn": "retirée",
    },
    "modération": {"1": "acceptée", "0": "en attente"},
    "retenu": {"1": "oui", "0": "non"},
}


def say_state(nom: str, valeur: str) -> str:
    """La valeur, en mots si c’est un code connu."""
    return ETATS.get(nom, {}).get(valeur.lower(), valeur)
