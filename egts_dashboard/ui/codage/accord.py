"""Comparer deux codeurs : l’accord, thème par thème, les désaccords, la décision."""

from collections.abc import Hashable, Mapping

import pandas as pd
import streamlit as st

from egts_dashboard.actions.accord import GRAINE, Accord, Comparaison, comparer
from egts_dashboard.francais import escape_markdown
from egts_dashboard.phrases import codage as phrases
from egts_dashboard.queries import codage as questions
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.codage.brouillon import show_draft
from egts_dashboard.ui.codage.item import choose_themes, keep, theme_labels
from egts_dashboard.ui.figure import Contexte, show_table
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.page import open_section, say, say_a_retenir

PAR_THEME = ("theme", "nb_a", "nb_b", "nb_communs", "kappa")
DESACCORDS = (
    "intitule",
    "provenance",
    "donnes_a",
    "donnes_b",
    "decide",
    "localisation",
)


def show_agreement(contexte: Contexte) -> None:
    """Deux codeurs, leur accord, ce qui reste à décider."""
    codeurs = ask(questions.codeurs, contexte.store)
    noms = [nom for nom in codeurs["codeur"] if nom != questions.DECISION]
    if len(noms) < 2:
        st.info(
            "Un seul codeur a lu ces items\u00a0: il n’y a pas d’accord à mesurer. Codez-en quelques-"
            "uns à l’aveugle sous un autre nom, puis revenez ici."
        )
        return
    with st.container(horizontal=True):
        premier = st.selectbox("Codeur A", noms, key="codeur_a", bind="query-params")
        autres = [nom for nom in noms if nom != premier]
        second = st.selectbox("Codeur B", autres, key="codeur_b", bind="query-params")
    lus = ask(questions.doubles, contexte.store, premier, second)
    comparaison = ask(_compare, contexte.store, premier, second)
    libelles = theme_labels(contexte)
    par_theme = _by_theme(comparaison, libelles)
    par_theme.attrs |= {**lus.attrs, "graine": GRAINE}
    say_a_retenir(
        phrases.agreement(
            len(lus),
            _said(comparaison.principal),
            _said(comparaison.ensemble),
            len(comparaison.desaccords),
        ),
        {} if lus.empty else {"alphas": par_theme},
    )
    if lus.empty:
        return
    _show_by_theme(contexte, par_theme)
    _show_disagreements(contexte, comparaison.desaccords)
    show_draft(contexte, questions.DECISION)


def _said(accord: Accord) -> str:
    return phrases.measured(accord.valeur, accord.bas, accord.haut)


def _compare(store: Store, premier: str, second: str) -> Comparaison:
    return comparer(ask(questions.doubles, store, premier, second))


def _by_theme(comparaison: Comparaison, libelles: Mapping[str, str]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "theme": libelles.get(ligne.theme, ligne.theme),
                "nb_a": ligne.nb_a,
                "nb_b": ligne.nb_b,
                "nb_communs": ligne.nb_communs,
                "kappa": _said(ligne.kappa),
            }
            for ligne in comparaison.par_theme
        ]
    )


def _show_by_theme(contexte: Contexte, tableau: pd.DataFrame) -> None:
    open_section("L’accord, thème par thème", "Du plus disputé au plus partagé.")
    show_table(
        contexte,
        tableau,
        cle="accord",
        titre="L’accord, thème par thème",
        colonnes=PAR_THEME,
        ouverte=True,
    )
    with st.expander("Comment c’est calculé"):
        say(phrases.METHODE)


def _show_disagreements(contexte: Contexte, desaccords: pd.DataFrame) -> None:
    open_section("Les désaccords", "Les thèmes ne sont pas les mêmes des deux côtés.")
    if desaccords.empty:
        say("Aucun désaccord.")
        return
    libelles = theme_labels(contexte)
    dits = desaccords.assign(
        **{
            dit: [phrases.labels(themes, libelles) for themes in desaccords[colonne]]
            for dit, colonne in (
                ("donnes_a", "themes_a"),
                ("donnes_b", "themes_b"),
                ("decide", "decision"),
            )
        }
    )
    show_table(
        contexte,
        dits,
        cle="desaccords",
        titre="Les désaccords",
        colonnes=DESACCORDS,
        ouverte=True,
    )
    lignes = {str(ligne["item_id"]): ligne for _, ligne in dits.iterrows()}
    choisi = st.selectbox(
        "Décider de",
        list(lignes),
        index=None,
        format_func=lambda code: str(lignes[code]["intitule"]),
        key="a_decider",
        bind="query-params",
        placeholder="Choisir un item",
    )
    if choisi is not None:
        _decide(contexte, lignes[choisi])


def _decide(contexte: Contexte, item: "pd.Series[Hashable]") -> None:
    with st.container(border=True):
        st.markdown(f"**{escape_markdown(str(item['intitule']))}**")
        for nom in ("a", "b"):
            dit = f"{nom.upper()}\u00a0: {item[f'donnes_{nom}']}"
            memo = item[f"notes_{nom}"]
            st.text(f"{dit} — {memo}" if memo else dit)
        deja = list(item["decision"]) or list(item["themes_a"])
        cle = f"decision_{item['item_id']}"
        themes, note = choose_themes(contexte, cle, deja)
        if st.button("Retenir cette décision", type="primary") and keep(
            questions.DECISION, str(item["objet"]), str(item["item_id"]), themes, note
        ):
            st.rerun()
