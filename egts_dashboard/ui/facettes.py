"""Toutes les facettes à côté de la liste : chaque valeur, son nombre vivant, un geste pour filtrer."""

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from egts_dashboard.francais import escape_markdown, nombre
from egts_dashboard.phrases import preconisations as phrases
from egts_dashboard.queries.filtres import ETIQUETTES

# De quoi voir toutes les facettes d’un coup d’œil ; le reste se déplie.
MONTREES = 4
# Au-delà, le filtre de la barre latérale, où l’on tape un nom, va plus vite.
DEPLIEES_MAX = 100


def show_facettes(tableaux: Mapping[str, pd.DataFrame]) -> None:
    """Une liste de valeurs par facette, les plus nombreuses d’abord, avec leur compte.

    Toucher une valeur la met dans le filtre du même nom, ou l’en retire.
    """
    with st.container(key="facettes", gap="small"):
        for nom, tableau in tableaux.items():
            if not tableau.empty:
                _show_one(nom, tableau)


def _show_one(nom: str, tableau: pd.DataFrame) -> None:
    choisis = st.session_state.get(nom, [])
    est_deplie = st.session_state.get(f"deplie_{nom}", False)
    debut = list(tableau["code"].head(DEPLIEES_MAX if est_deplie else MONTREES))
    presents = set(tableau["code"])
    codes = [*debut, *(c for c in choisis if c in presents and c not in debut)]
    cle = f"facette_{nom}"
    st.session_state[cle] = [code for code in codes if code in choisis]
    st.pills(
        ETIQUETTES[nom],
        codes,
        selection_mode="multi",
        format_func=_counted(tableau),
        key=cle,
        on_change=_filter,
        args=(nom, tuple(codes)),
    )
    autres = len(tableau) - len(codes)
    if est_deplie or autres:
        st.button(
            phrases.autres_valeurs(autres, est_deplie),
            key=f"autres_{nom}",
            type="tertiary",
            on_click=_unfold,
            args=(nom,),
        )


def _counted(tableau: pd.DataFrame) -> Callable[[object], str]:
    ecrits = {
        code: f"{escape_markdown(str(libelle))} **{nombre(nb)}**"
        for code, libelle, nb in zip(
            tableau["code"], tableau["libelle"], tableau["nb_items"], strict=True
        )
    }
    return lambda code: ecrits.get(code, str(code))


def _filter(nom: str, codes: tuple[object, ...]) -> None:
    """Le filtre garde ce qu’on ne voyait pas, et prend ce qui vient d’être touché."""
    caches = [c for c in st.session_state.get(nom, []) if c not in codes]
    st.session_state[nom] = [*caches, *st.session_state[f"facette_{nom}"]]


def _unfold(nom: str) -> None:
    st.session_state[f"deplie_{nom}"] = not st.session_state.get(f"deplie_{nom}", False)
