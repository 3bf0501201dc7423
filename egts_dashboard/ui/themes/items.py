"""Lire un thème : ses items, et les demandes qui se ressemblent d’un atelier à l’autre."""

import itertools
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from egts_dashboard.analyses.voisines import RESSEMBLANCE_MIN, Voisinage, voisinages
from egts_dashboard.phrases.themes import items as phrases
from egts_dashboard.queries.themes import items as themes_items
from egts_dashboard.ui.figure import Contexte, show_table
from egts_dashboard.ui.memoire import ask, remember
from egts_dashboard.ui.page import open_section, say
from egts_dashboard.ui.themes import Lecture

# Au-delà, la table jumelle suffit.
NB_GROUPES = 8
_VOISINES = (
    "intitule",
    "groupe",
    "provenance",
    "territoire",
    "annee",
    "localisation",
    "mots_partages",
    "ressemblance",
)
_ITEMS = (
    "intitule",
    "provenance",
    "territoire",
    "niveau",
    "annee",
    "rang_theme",
    "localisation",
    "certitude",
)


def show_theme(lecture: Lecture) -> None:
    """Un thème choisi : où il revient, ses demandes voisines, tous ses items."""
    open_section("Lire un thème")
    contexte, objet = lecture.contexte, lecture.objet
    theme = _choose(lecture.tableau)
    say(phrases.theme_lu(theme, lecture.base, objet))
    if not theme["nb_items"]:
        return
    items = ask(
        themes_items.items_du_theme,
        contexte.store,
        theme["theme_id"],
        objet,
        lecture.rang,
        contexte.filtres,
    )
    _show_neighbours(contexte, items, theme)
    st.subheader(
        phrases.titre_items(len(items), theme["nb_items"], objet), anchor=False
    )
    show_table(
        contexte,
        items,
        cle="items",
        titre=f"{theme['libelle']}",
        colonnes=_ITEMS,
        ouverte=True,
    )


def _show_neighbours(
    contexte: Contexte, items: pd.DataFrame, theme: Mapping[str, Any]
) -> None:
    voisines, _ = remember(("voisines", id(items)), lambda: (_group(items), items))
    nb_groupes = int(voisines["groupe"].max()) if len(voisines) else 0
    say(phrases.voisinages(nb_groupes, len(items), theme["nb_items"]))
    for _, groupe in itertools.islice(voisines.groupby("groupe"), NB_GROUPES):
        say(phrases.voisinage(groupe))
    if nb_groupes:
        show_table(
            contexte,
            voisines,
            cle="voisines",
            titre=f"Demandes voisines\u00a0: {theme['libelle']}",
            colonnes=_VOISINES,
        )


def _choose(tableau: pd.DataFrame) -> Mapping[str, Any]:
    """Le thème choisi ; par défaut le plus récurrent."""
    lignes = {v["theme_id"]: v for v in tableau.to_dict("records")}
    record = tableau["nb_ateliers"].to_numpy().argmax()
    choisi = st.selectbox(
        "Thème",
        list(lignes),
        index=int(record),
        format_func=lambda code: (
            lignes[code]["libelle"] if code in lignes else str(code)
        ),
        key="theme_lu",
        bind="query-params",
    )
    theme: Mapping[str, Any] = lignes[choisi]
    return theme


def _group(items: pd.DataFrame) -> pd.DataFrame:
    trouves = voisinages(
        [list(racines) for racines in items["racines"]], items["origine_id"].tolist()
    )
    lignes = [
        _line(items.iloc[position], rang, voisinage)
        for rang, voisinage in enumerate(trouves, start=1)
        for position in voisinage.positions
    ]
    tableau = pd.DataFrame(
        lignes, columns=[*items, "groupe", "ressemblance", "mots_partages"]
    )
    tableau.attrs["ressemblance_min"] = RESSEMBLANCE_MIN
    return tableau


def _line(item: pd.Series, rang: int, voisinage: Voisinage) -> dict[str, Any]:
    return {
        **item.to_dict(),
        "groupe": rang,
        "ressemblance": round(voisinage.ressemblance, 2),
        "mots_partages": ", ".join(
            item["racines"][r].lower()
            for r in voisinage.partagees
            if r in item["racines"]
        ),
    }
