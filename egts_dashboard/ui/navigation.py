"""Le menu : les pages, leur titre, leur ordre."""

from collections.abc import Mapping, Sequence
from copy import copy
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage
from streamlit.runtime.pages_manager import PagesManager

PAGES_DIR = Path(__file__).parents[2] / "pages"
TITRES = {
    "accueil": "Accueil",
    "participation": "Participation",
    "representativite": "Représentativité",
    "preconisations": "Préconisations",
    "themes": "Thèmes",
    "remontees": "Remontées",
    "budget": "Budget",
    "sources": "Sources et qualité",
    "importer": "Importer et saisir",
    "dossier": "Dossier de comité",
}


def menu() -> StreamlitPage:
    """Montre le menu et rend la page demandée."""
    return st.navigation([_page(nom) for nom in TITRES])


def show_link(
    nom: str, etiquette: str, parametres: Mapping[str, Sequence[str]] | None = None
) -> None:
    """Un lien vers une page, avec ses choix déjà faits : {clé de l’adresse: valeurs}."""
    st.page_link(_page(nom), label=etiquette, query_params=parametres or None)


def _page(nom: str) -> StreamlitPage:
    # Une page d’une exécution garde son état : on recopie un modèle, dont le chemin a déjà
    # été cherché sur le disque, plutôt que de le refaire à chaque geste.
    return copy(_model(nom))


@cache
def _model(nom: str) -> StreamlitPage:
    return st.Page(
        PAGES_DIR / f"{nom}.py",
        title=TITRES[nom],
        url_path=nom,
        default=nom == "accueil",
    )


def ensure_menu() -> None:
    """Montre le menu quand la page a été ouverte avant app.py.

    Un serveur qui démarre sur un lien profond lance le fichier de pages/ seul, avec un menu
    fait des noms de fichiers, tant que st.navigation n’a pas été appelé une première fois.
    """
    if PagesManager.uses_pages_directory:
        menu()
