"""Les filtres : un seul endroit, le même ordre partout, liés à l’adresse de la page."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from egts_dashboard.models.libelles import LIBELLES
from egts_dashboard.queries.filtres import Filtres, options
from egts_dashboard.store import carnet
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.adresse import say_unknown, unknown_values
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.pastilles import show_chips

# Nom du filtre → étiquette, dans l’ordre d’affichage.
ETIQUETTES = {
    "demarche": "Démarche",
    "territoire": "Territoire",
    "niveau": "Niveau",
    "atelier": "Atelier",
    "theme": "Thème",
    "nature": "Nature",
    "volet": "Volet",
    "annee": "Année",
    "document": "Document",
    "reprise": "Reprise",
}
_CODES = {
    "niveau": LIBELLES["niveau"],
    "nature": LIBELLES["nature_preconisation"]
    | LIBELLES["nature_constat"]
    | {"pratique": "Pratique inspirante"},
}


def choose_filtres(store: Store, noms: Sequence[str]) -> Filtres:
    """Montre les filtres demandés dans la barre latérale et rend les choix.

    Les choix s’écrivent dans l’adresse (`?territoire=Limousin`) : un lien rend la même vue.
    """
    choisis: dict[str, Any] = {}
    inconnues: list[tuple[str, str]] = []
    with st.sidebar:
        for nom in (n for n in ETIQUETTES if n in noms):
            choix = ask(options, store, nom)
            if choix.empty:
                continue
            libelles = _labels(nom, choix)
            inconnues += [
                (ETIQUETTES[nom], valeur)
                for valeur in unknown_values(nom, libelles.values())
            ]
            choisis[nom] = tuple(
                st.multiselect(
                    ETIQUETTES[nom],
                    list(libelles),
                    format_func=_label_of(libelles),
                    placeholder="Tous",
                    key=nom,
                    bind="query-params",
                )
            )
    say_unknown(inconnues)
    filtres = Filtres(**choisis)
    show_chips(filtres, describe(store, filtres))
    carnet.mark()
    return filtres


def describe(store: Store, filtres: Filtres) -> list[str]:
    """Les filtres actifs, en clair : « Territoire : Limousin »."""
    return [
        f"{ETIQUETTES[nom]}\u00a0: {_labels(nom, ask(options, store, nom))[code]}"
        for nom, codes in filtres.choisis().items()
        for code in codes
    ]


def _labels(nom: str, choix: pd.DataFrame) -> dict[str, str]:
    traduits = _CODES.get(nom, {})
    return {
        code: traduits.get(libelle, libelle)
        for code, libelle in zip(choix["code"], choix["libelle"], strict=True)
    }


def _label_of(libelles: dict[str, str]) -> Callable[[str], str]:
    return lambda code: libelles.get(code, str(code))
