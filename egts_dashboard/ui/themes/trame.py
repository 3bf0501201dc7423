"""Le volet « Trame » de la page Thèmes : constats, pratiques, préconisations."""

import pandas as pd
import streamlit as st

from egts_dashboard.figures.themes import matrice as themes_matrice
from egts_dashboard.phrases.themes import trame as phrases
from egts_dashboard.phrases.themes.croisements import alt_matrice
from egts_dashboard.queries.themes.trame import requete_trous, trame, trous
from egts_dashboard.ui.choix import choose_one
from egts_dashboard.ui.figure import show_figure, show_table
from egts_dashboard.ui.memoire import ask, remember
from egts_dashboard.ui.methode import show_requete
from egts_dashboard.ui.page import open_section, say
from egts_dashboard.ui.themes import OBJETS, Lecture


def show_trame(lecture: Lecture) -> None:
    """Thème par constat, pratique, préconisation, avec ses trous ; ou ce qui n’est pas codé."""
    contexte, objets, rang = lecture.contexte, lecture.objets, lecture.rang
    open_section("La trame\u00a0: constats, pratiques, préconisations")
    if manque := phrases.sans_codage(objets):
        say(manque)
    codes = [v.objet for v in objets.itertuples() if v.nb_codes]
    if len(codes) < 2:
        return
    large = ask(trame, contexte.store, rang, contexte.filtres)
    if manques := phrases.trous(large, codes):
        say(manques)
    tableau, _ = remember(
        ("trame", id(large), tuple(codes)), lambda: (_lengthen(large, codes), large)
    )
    show_figure(
        contexte,
        themes_matrice.trame,
        tableau,
        titre="La trame, thème par thème",
        precision="Nombre d’items codés\u202f; ·\u00a0: aucun.",
        alt=alt_matrice(tableau, "nb_items"),
        cle="trame",
        colonnes=("theme", "colonne", "nb_items"),
        dans_section=True,
        etroit=themes_matrice.liste_effectifs,
    )
    if {"constat", "preconisation"} <= set(codes):
        _show_holes(lecture)


def _show_holes(lecture: Lecture) -> None:
    """La liste des trous, à l’échelle que le lecteur choisit."""
    open_section("Les trous de la trame")
    par = choose_one("Chercher les trous", phrases.PAR, "trous_par", "demarche")
    filtres = lecture.contexte.filtres
    tableau = ask(trous, lecture.contexte.store, lecture.rang, par, filtres)
    say(phrases.trous_listes(tableau, par))
    st.caption(phrases.precision_trous(par))
    if not tableau.empty:
        show_table(
            lecture.contexte,
            tableau,
            cle="trous",
            titre=f"Les trous de la trame, {phrases.PAR[par].lower()}",
            colonnes=("theme", "lieu", "trou", "constat", "preconisation", "pratique"),
            ouverte=True,
        )
    show_requete("trous", *requete_trous(lecture.rang, par, filtres))


def _lengthen(large: pd.DataFrame, codes: list[str]) -> pd.DataFrame:
    long = large.melt("theme", codes, "code", "nb_items")
    rangs = {theme: rang for rang, theme in enumerate(large["theme"])}
    sources = [large["source_ids"].iloc[0]] * len(long)
    nomme = long.assign(colonne=long["code"].map(OBJETS), source_ids=sources)
    return nomme.sort_values("theme", key=lambda noms: noms.map(rangs), kind="stable")
