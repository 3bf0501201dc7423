"""Coder les items un à un, à l’aveugle si l’on veut ; puis en faire un lot."""

from collections.abc import Hashable
from pkgutil import resolve_name

import pandas as pd
import streamlit as st

from egts_dashboard.actions import codage as gestes
from egts_dashboard.actions.roles import role_id
from egts_dashboard.francais import escape_markdown
from egts_dashboard.models.libelles import libelle
from egts_dashboard.phrases import codage as phrases
from egts_dashboard.queries import codage as questions
from egts_dashboard.queries.filtres import options
from egts_dashboard.ui.choix import choose_one
from egts_dashboard.ui.codage.brouillon import show_draft
from egts_dashboard.ui.codage.item import choose_themes, keep
from egts_dashboard.ui.figure import Contexte
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.page import say
from egts_dashboard.ui.table import show_rows

OBJETS = ("preconisation", "constat", "pratique")
LECTURES = ("codeur", "theme", "rang", "note")
# {code: (ce que le bandeau dit, ce qui se montre)} ; une manière se charge quand on la choisit.
MANIERES = {
    "un": ("Un à un", ":show_one_by_one"),
    "lot": ("Plusieurs à la fois", ".lot:show_bulk"),
    "suggestions": ("Thèmes proposés", ".suggestions:show_suggestions"),
    "accord": ("Comparer deux codeurs", ".accord:show_agreement"),
}
GRILLE = ("theme_id", "libelle", "definition", "inclut", "exclut")


def show_coding(contexte: Contexte) -> None:
    """Coder un à un, par lot, ou comparer deux codeurs."""
    noms = {code: nom for code, (nom, _) in MANIERES.items()}
    choisie = choose_one("Comment coder", noms, "coder")
    resolve_name(f"{__name__}{MANIERES[choisie][1]}")(contexte)


def show_one_by_one(contexte: Contexte) -> None:
    """L’item suivant, ses thèmes, un mémo ; le brouillon est gardé à chaque pas."""
    store = contexte.store
    codeur, objet, demarche = _choose_scope(contexte)
    if not codeur:
        say(
            "Dites d’abord qui code\u00a0: un rôle («\u00a0codeuse 2\u00a0»), pas un nom."
        )
        return
    with st.container(horizontal=True):
        tous = st.toggle("Revoir aussi ceux que j’ai codés", key="tous")
        aveugle = st.toggle(
            "À l’aveugle",
            value=True,
            key="aveugle",
            help="Cache ce que les autres ont donné au même item.",
        )
    brouillon = gestes.brouillon(codeur)
    codes, total = ask(questions.nb_a_coder, store, codeur, objet, demarche)
    say(phrases.progress(codes, total, len(brouillon)))
    items = questions.a_coder(store, codeur, objet, demarche, tous=tous)
    restants = items[[f"{objet}|{i}" not in brouillon for i in items["item_id"]]]
    passes = st.session_state.setdefault("codage_passes", set())
    restants = restants[~restants["item_id"].isin(passes)]
    if restants.empty:
        st.info("Plus rien à coder ici. Enregistrez le brouillon, ou changez de choix.")
    else:
        _show_item(contexte, codeur, objet, restants.iloc[0], est_aveugle=aveugle)
    show_draft(contexte, codeur)
    _show_codebook(contexte)


def _choose_scope(contexte: Contexte) -> tuple[str, str, str]:
    with st.container(horizontal=True):
        texte = st.text_input(
            "Qui code", key="codeur", bind="query-params", placeholder="codeuse 2"
        )
        objet = st.selectbox(
            "Sorte d’item",
            OBJETS,
            format_func=lambda code: libelle("objet", code),
            key="objet",
            bind="query-params",
        )
        choix = ask(options, contexte.store, "demarche")
        noms = dict(zip(choix["code"], choix["libelle"], strict=True))
        demarche = st.selectbox(
            "Démarche",
            ["", *noms],
            format_func=lambda code: noms.get(code, "Toutes"),
            key="demarche_codee",
            bind="query-params",
        )
    return role_id(texte), objet, demarche


def _show_item(
    contexte: Contexte,
    codeur: str,
    objet: str,
    item: "pd.Series[Hashable]",
    *,
    est_aveugle: bool,
) -> None:
    item_id = str(item["item_id"])
    with st.container(border=True):
        st.markdown(f"**{escape_markdown(str(item['intitule']))}**")
        st.caption(
            escape_markdown(
                phrases.place(item["document"], item["localisation"], item["atelier"])
            )
        )
        if item["verbatim"]:
            st.text(item["verbatim"])
        if not est_aveugle:
            _show_others(contexte, objet, item_id, codeur)
        themes, note = choose_themes(contexte, f"un_{item_id}", list(item["deja"]))
        with st.container(horizontal=True):
            retenu = st.button("Retenir et passer au suivant", type="primary")
            passe = st.button("Passer cet item")
    if passe:
        st.session_state["codage_passes"].add(item_id)
        st.rerun()
    if retenu and keep(codeur, objet, item_id, themes, note):
        st.rerun()


def _show_others(contexte: Contexte, objet: str, item_id: str, codeur: str) -> None:
    autres = questions.autres_lectures(contexte.store, objet, item_id, codeur)
    if autres.empty:
        st.caption("Personne d’autre n’a codé cet item.")
        return
    show_rows(autres, LECTURES, "Les autres codages")


def _show_codebook(contexte: Contexte) -> None:
    repli = st.expander("La grille des thèmes", key="grille", on_change="rerun")
    if repli.open:
        with repli:
            grille = ask(questions.codebook, contexte.store)
            show_rows(grille, GRILLE, "La grille des thèmes")
