"""Cocher parmi beaucoup : des cases page par page, dont le choix survit au changement de page."""

import hashlib
from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import streamlit as st

from egts_dashboard.francais import escape_markdown
from egts_dashboard.ui.pagination import choose_slice

CASES_PAR_PAGE = 30


def chosen(cle: str) -> set[Any]:
    """Ce qui est coché sous cette clé, sur toutes les pages ; à ne pas modifier."""
    # Hors de sa page, une case n’existe plus : ce qu’elle disait se garde ici.
    choisis: set[Any] = st.session_state.setdefault(cle, set())
    return choisis


def choose_page(total: int, cle: str) -> slice:
    """Les rangs de la page choisie ; tout, sans rien montrer, si une page suffit."""
    if total <= CASES_PAR_PAGE:
        return slice(0, total)
    return choose_slice(total, CASES_PAR_PAGE, f"{cle}_page", "{} à {}, sur {}.")


def show_boxes(choses: Mapping[Any, str], cle: str) -> None:
    """Une case par chose : {chose: ce qu’en dit l’étiquette}."""
    choisis = chosen(cle)
    for chose, etiquette in choses.items():
        case = _key(cle, chose)
        st.session_state[case] = chose in choisis
        st.checkbox(
            escape_markdown(etiquette), key=case, on_change=_toggle, args=(cle, chose)
        )


def tick(cle: str, choses: Iterable[Hashable]) -> None:
    """Coche toutes ces choses, montrées ou non."""
    chosen(cle).update(choses)


def untick_all(cle: str) -> None:
    """Décoche tout."""
    chosen(cle).clear()


def _toggle(cle: str, chose: Hashable) -> None:
    est_cochee = st.session_state[_key(cle, chose)]
    (chosen(cle).add if est_cochee else chosen(cle).discard)(chose)


def _key(cle: str, chose: Hashable) -> str:
    # La chose elle-même, non son rang : un filtre, une correspondance changent l’ordre.
    return f"{cle}_{hashlib.sha256(repr(chose).encode()).hexdigest()[:16]}"
