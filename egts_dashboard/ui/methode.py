"""La note de méthode d’un calcul, repliée : ses formules, ses sources, ses nombres bruts."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from egts_dashboard.store.carnet import Requete
from egts_dashboard.ui.pourquoi import show_query


def show_methode(
    cle: str, paragraphes: Sequence[str], sql: str, parametres: Sequence[Any]
) -> None:
    """Comment c’est calculé, et la requête qui redonne les nombres dont le calcul part."""
    _show_folded(
        "Comment c’est calculé, et sur quels nombres", cle, paragraphes, sql, parametres
    )


def show_requete(cle: str, sql: str, parametres: Sequence[Any]) -> None:
    """La seule requête, quand compter suffit."""
    _show_folded("La requête qui donne ces nombres", cle, (), sql, parametres)


def _show_folded(
    titre: str,
    cle: str,
    paragraphes: Sequence[str],
    sql: str,
    parametres: Sequence[Any],
) -> None:
    repli = st.expander(titre, key=f"methode_{cle}", on_change="rerun")
    if not repli.open:
        return
    with repli:
        for paragraphe in paragraphes:
            st.markdown(paragraphe)
        if paragraphes:
            st.markdown("**La requête qui donne les nombres bruts.**")
        show_query(Requete(sql, tuple(parametres)))
