"""Les choix d’une page qui ne sont pas des filtres : quoi comparer, quoi montrer."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

# Ce qui s’ouvrait d’abord au passage précédent.
OUVERT = "ouvert_"


def choose_one(
    etiquette: str, choix: Mapping[str, str], cle: str, defaut: str | None = None
) -> str:
    """Un choix parmi quelques-uns, en bandeau, lié à l’adresse ; rend son code.

    `choix` : {code: libellé} ; sans `defaut`, le premier.
    """
    premier = defaut or next(iter(choix))
    _follow_default(cle, premier)
    choisi = st.segmented_control(
        etiquette,
        list(choix),
        format_func=choix.__getitem__,
        default=premier,
        key=cle,
        bind="query-params",
        required=True,
    )
    return choisi or premier


def _follow_default(cle: str, premier: str) -> None:
    """Quand un filtre change ce qui s’ouvre d’abord, qui n’a rien choisi le suit.

    Sans cela, la page garderait l’ancien sans que son adresse le dise.
    """
    avant = st.session_state.get(f"{OUVERT}{cle}")
    if avant not in (None, premier) and st.session_state.get(cle) == avant:
        st.session_state[cle] = premier
    st.session_state[f"{OUVERT}{cle}"] = premier


def choose_row(
    etiquette: str, lignes: Sequence[Mapping[str, Any]], nom: str, cle: str
) -> Mapping[str, Any] | None:
    """La ligne choisie par son nom ; sans widget s’il n’y en a qu’une, None s’il n’y en a pas."""
    if len(lignes) < 2:
        return lignes[0] if lignes else None
    noms: dict[str, Mapping[str, Any]] = {}
    for ligne in lignes:
        libelle, rang = str(ligne[nom]), 2
        while libelle in noms:
            libelle, rang = f"{ligne[nom]} ({rang})", rang + 1
        noms[libelle] = ligne
    return noms[st.selectbox(etiquette, list(noms), key=cle, bind="query-params")]
