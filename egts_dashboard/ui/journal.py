"""Les blocs du journal : les lots, leurs gestes, l’histoire d’une ligne."""

import datetime as dt

import pandas as pd
import streamlit as st

from egts_dashboard import actions
from egts_dashboard.francais import escape_markdown
from egts_dashboard.models import TABLES
from egts_dashboard.models.libelles import libelle
from egts_dashboard.phrases import journal as phrases
from egts_dashboard.queries import formulaire, journal
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.auteur import ask_who_and_why, remember_who
from egts_dashboard.ui.effet import compute_effect, do, show_effect
from egts_dashboard.ui.figure import Contexte, show_table
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.page import open_section, say
from egts_dashboard.ui.sauvegarde import show_backup
from egts_dashboard.ui.table import show_rows

LOTS = (
    *("lot", "etat_lot", "nb_ajouts", "nb_corrections", "nb_retraits"),
    *("auteur", "quand", "raison"),
)
LIGNES_MAX = formulaire.LIGNES_MAX
UN_JOUR = dt.timedelta(days=1)
GESTES = ("geste", "nom_table", "ligne_id", "changement")
VERSIONS = ("quand", "geste", "changement", "auteur", "raison", "lot", "nom_table")


def show_journal(contexte: Contexte) -> None:
    """Les lots, leurs gestes, l’histoire d’une ligne, ce qui a changé depuis une date."""
    open_section(
        "Les lots",
        "Un lot est un apport entier. Rien n’est modifié en place\u00a0: un lot s’ajoute, un autre"
        " le retire ou le rétablit. Nommez une ligne pour lire son histoire.",
    )
    show_lots(contexte)
    open_section("Retirer ou rétablir un lot", "Voir d’abord ce qui changerait.")
    show_gesture(contexte)
    open_section(
        "Depuis le…", "Ce qui a changé d’un jour à l’autre, tous deux compris."
    )
    show_since(contexte)
    open_section(
        "Sauvegarder, restaurer",
        "Tous vos lots en un seul fichier, vérifié à la restauration\u202f; restaurer n’efface rien.",
    )
    show_backup()


def show_lots(contexte: Contexte) -> None:
    """Les lots, par table, par personne et par ligne ; puis l’histoire de la ligne nommée."""
    store = contexte.store
    with st.container(horizontal=True):
        table = _choose_table("Table touchée", "table")
        auteur = st.selectbox(
            "Personne",
            ["", *ask(journal.auteurs, store)],
            format_func=lambda nom: nom or "Toutes",
            key="personne",
            bind="query-params",
        )
        ligne_id = st.text_input(
            "Ligne",
            key="ligne",
            bind="query-params",
            placeholder="son identifiant, ou quelques mots",
        ).strip()
    tableau = ask(journal.lots, store, table, auteur, ligne_id)
    if tableau.empty and ligne_id:
        show_found(store, table, ligne_id)
        return
    if tableau.empty:
        say("Aucun lot pour ces choix.")
        return
    show_table(contexte, tableau, cle="lots", titre="Lots", colonnes=LOTS, ouverte=True)
    if ligne_id:
        open_section(
            "L’histoire de cette ligne", "Ses versions, de la première à la dernière."
        )
        show_history(contexte, ligne_id, table)


def show_found(store: Store, table: str, mots: str) -> None:
    """Les lignes qui contiennent ces mots, à prendre pour lire leur histoire."""
    trouvees = ask(formulaire.find_named, store, mots, table)
    if trouvees.empty:
        say(
            "Aucune ligne ne porte cet identifiant ni ne contient ces mots. Relâchez la table,"
            " ou choisissez la bonne."
        )
        return
    say("Choisissez la ligne dont vous voulez l’histoire.")
    for code, nom in (
        trouvees[["code", "libelle"]].head(LIGNES_MAX).itertuples(index=False)
    ):
        with st.container(gap=None):
            st.button(
                escape_markdown(str(nom)),
                key=f"histoire_de_{code}",
                type="tertiary",
                on_click=_name_line,
                args=(code,),
            )
            st.caption(escape_markdown(str(code)))


def _name_line(code: str) -> None:
    st.session_state["ligne"] = code


def _names(lots: pd.DataFrame) -> dict[str, str]:
    """« Import de a.csv, Camille, 22 novembre 2026, 17 h 11 » ; l’identifiant s’il en faut plus."""
    noms = lots["lot"] + ", " + lots["auteur"] + ", " + lots["quand"]
    doubles = noms.duplicated(keep=False)
    return {
        str(lot): f"{nom} ({lot})" if est_double else str(nom)
        for lot, nom, est_double in zip(lots.index, noms, doubles, strict=True)
    }


def show_gesture(contexte: Contexte) -> None:
    """Le choix d’un lot, ce que le geste changerait, puis qui et pourquoi."""
    lots = ask(journal.lots, contexte.store)
    choisis = lots[lots["etat_lot"] != "geste"].set_index("lot_id")
    noms = _names(choisis)
    lot_id = st.selectbox(
        "Lot",
        list(choisis.index),
        index=None,
        format_func=lambda lot: noms.get(lot, str(lot)),
        placeholder="Choisir un lot",
        key="lot",
        bind="query-params",
    )
    if lot_id is None:
        return
    est_retrait = choisis.at[lot_id, "etat_lot"] == "applique"
    prevoir = (
        actions.effet_du_retrait if est_retrait else actions.effet_du_retablissement
    )
    _show_content(contexte, lot_id)
    effet = compute_effect(
        ("geste", lot_id, contexte.store.empreinte), lambda: prevoir(lot_id)
    )
    if effet is None:
        return
    show_effect(effet, "geste")
    _ask_confirmation(lot_id, str(choisis.at[lot_id, "lot"]), est_retrait=est_retrait)


def show_history(contexte: Contexte, ligne_id: str, table: str) -> None:
    """Les versions d’une ligne nommée par son identifiant."""
    tableau = ask(journal.histoire, contexte.store, ligne_id, table)
    show_table(
        contexte,
        tableau,
        cle="histoire",
        titre="Histoire de la ligne",
        colonnes=VERSIONS,
        ouverte=True,
    )


def show_since(contexte: Contexte) -> None:
    """Ce qui sépare l’état d’une date de celui d’aujourd’hui."""
    with st.container(horizontal=True):
        jour = _choose_day("Depuis le", "depuis")
        fin = _choose_day("Jusqu’au (aujourd’hui, si vide)", "jusqu")
    if jour is None:
        return
    instant = dt.datetime.combine(jour, dt.time())
    # Le dernier jour est compris : on s’arrête au début du suivant.
    jusqu_a = dt.datetime.combine(fin, dt.time()) + UN_JOUR if fin else None
    effet = compute_effect(
        ("depuis", instant, jusqu_a, contexte.store.empreinte),
        lambda: actions.depuis(instant, jusqu_a),
    )
    if effet is not None:
        show_effect(effet, "depuis")


def _choose_day(etiquette: str, cle: str) -> dt.date | None:
    choisi: dt.date | None = st.date_input(
        etiquette,
        value=None,
        format="DD/MM/YYYY",
        min_value=dt.date(2000, 1, 1),
        key=cle,
        bind="query-params",
    )
    return choisi


def _show_content(contexte: Contexte, lot_id: str) -> None:
    """Ce que le lot a fait, ligne par ligne, replié."""
    repli = st.expander(
        "Ce que ce lot a fait", key=f"gestes_{lot_id}", on_change="rerun"
    )
    if repli.open:
        with repli:
            tableau = ask(journal.gestes, contexte.store, lot_id)
            st.caption(phrases.deeds(len(tableau), journal.GESTES_MAX))
            show_rows(tableau, GESTES, "Ce que ce lot a fait")


def _choose_table(etiquette: str, cle: str) -> str:
    return st.selectbox(
        etiquette,
        ["", *TABLES],
        format_func=lambda nom: libelle("nom_table", nom) if nom else "Toutes",
        key=cle,
        bind="query-params",
    )


def _ask_confirmation(lot_id: str, titre: str, *, est_retrait: bool) -> None:
    with st.form("geste", border=False):
        auteur, raison = ask_who_and_why()
        verbe = "Retirer ce lot" if est_retrait else "Rétablir ce lot"
        est_demande = st.form_submit_button(verbe, type="primary")
    faire = actions.retirer if est_retrait else actions.retablir
    fait = phrases.done(titre, est_retrait=est_retrait)
    if est_demande and do(lambda: faire(lot_id, auteur, raison), fait):
        remember_who(auteur)
        st.rerun()
