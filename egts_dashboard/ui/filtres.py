"""Les filtres : un seul endroit, le même ordre partout, liés à l’adresse de la page."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from egts_dashboard.francais import tous
from egts_dashboard.queries.filtres import ETIQUETTES, Filtres, labels
from egts_dashboard.queries.filtres import describe as describe_all
from egts_dashboard.store import carnet
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.adresse import RECHERCHE, say_ignored, unknown_values
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.pastilles import show_chips


def choose_filtres(
    store: Store, noms: Sequence[str], *, a_recherche: bool = False
) -> Filtres:
    """Montre les filtres demandés dans la barre latérale et rend les choix.

    Les choix s’écrivent dans l’adresse (`?territoire=Limousin`) : un lien rend la même vue.
    `a_recherche` : la page a la boîte où chercher des mots.
    """
    choisis: dict[str, Any] = {}
    inconnues: list[tuple[str, str]] = []
    with st.sidebar:
        for nom in (n for n in ETIQUETTES if n in noms):
            libelles = ask(labels, store, nom)
            if not libelles:
                continue
            inconnues += [
                (ETIQUETTES[nom], valeur)
                for valeur in unknown_values(nom, libelles.values())
            ]
            choisis[nom] = tuple(
                st.multiselect(
                    ETIQUETTES[nom],
                    list(libelles),
                    format_func=_label_of(libelles),
                    placeholder=tous(ETIQUETTES[nom]),
                    key=nom,
                    bind="query-params",
                )
            )
    say_ignored(inconnues, [*noms, RECHERCHE] if a_recherche else noms)
    filtres = Filtres(**choisis)
    show_chips(filtres, describe(store, filtres))
    carnet.mark()
    return filtres


def describe(store: Store, filtres: Filtres) -> list[str]:
    """Les filtres actifs, en clair : « Territoire : Limousin »."""
    return describe_all(filtres, lambda nom: ask(labels, store, nom))


def _label_of(libelles: dict[str, str]) -> Callable[[str], str]:
    return lambda code: libelles.get(code, str(code))
