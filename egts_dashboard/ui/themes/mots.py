"""Le volet « Mots » de la page Thèmes : mots propres à une sélection, concordance, corpus."""

import streamlit as st

from egts_dashboard.analyses import mots_specifiques
from egts_dashboard.figures.mots_specifiques import barres, barres_etroites
from egts_dashboard.phrases import mots as phrases
from egts_dashboard.queries import mots_selection
from egts_dashboard.queries.mots_selection import Selection
from egts_dashboard.ui.concordance import show_concordance
from egts_dashboard.ui.figure import Contexte, show_figure, show_table
from egts_dashboard.ui.memoire import ask, once
from egts_dashboard.ui.methode import show_methode
from egts_dashboard.ui.page import open_section, say
from egts_dashboard.ui.themes import Lecture
from egts_dashboard.ui.themes.emporter import show_emporter

_COLONNES = (
    "mot",
    "occurrences_dans",
    "occurrences_en_tout",
    "occurrences_attendues",
    "rapport",
    "p_bilaterale",
    "q",
    "items_dans",
    "items_en_tout",
)


def show_mots(lecture: Lecture) -> None:
    """Une sélection : ses mots propres, leurs emplois, ses fichiers à emporter."""
    selection = _choose_selection(lecture)
    _show_specifiques(lecture.contexte, selection)
    show_concordance(lecture.contexte, selection)
    show_emporter(lecture.contexte.store, selection)


def _choose_selection(lecture: Lecture) -> Selection:
    """Les filtres de la page et, si l’on veut, un thème : elle-même n’en filtre pas."""
    # Tous, même absents des filtres : un choix déjà fait ne disparaît pas de la liste.
    noms = {v.theme_id: v.libelle for v in lecture.tableau.itertuples()}
    theme = st.selectbox(
        "Réduire à un thème",
        list(noms),
        index=None,
        format_func=lambda code: noms.get(code, str(code)),
        placeholder="Tous les thèmes",
        key="theme_mots",
        bind="query-params",
    )
    return Selection(lecture.objet, lecture.contexte.filtres).with_theme(theme)


def _show_specifiques(contexte: Contexte, selection: Selection) -> None:
    minimum = mots_specifiques.NB_FOIS_MIN
    tailles, comparee = _introduce(contexte, selection)
    if not mots_specifiques.is_enough(tailles["mots_dans"], tailles["mots_en_tout"]):
        say(phrases.trop_peu(tailles, mots_specifiques.NB_MOTS_MIN, selection.objet))
        return
    comptes = ask(mots_selection.mots, contexte.store, selection, minimum)
    tableau = once(mots_specifiques.specificites, comptes)
    say(once(phrases.constat, tableau))
    dessines = once(mots_specifiques.strongest, tableau)
    if len(dessines):
        show_figure(
            contexte,
            barres,
            dessines,
            titre="Plus, ou moins, que dans le reste",
            precision=phrases.precision,
            alt=phrases.alt,
            cle="mots_assures",
            etroit=barres_etroites,
            colonnes=_COLONNES,
            dans_section=True,
        )
    with st.expander("Tous les mots testés", on_change="rerun", key="mots") as repli:
        if repli.open:
            show_table(
                contexte,
                tableau,
                cle="mots_testes",
                titre="Les mots testés",
                colonnes=_COLONNES,
                ouverte=True,
            )
    show_methode(
        "mots", phrases.METHODE, *mots_selection.requete(selection, minimum, comparee)
    )


def _introduce(
    contexte: Contexte, selection: Selection
) -> tuple[dict[str, int], mots_selection.Etendue]:
    """Ce qui fait face à quoi, et si l’on n’en lit qu’un échantillon."""
    tailles = ask(mots_selection.tailles, contexte.store, selection)
    comparee = ask(mots_selection.etendue, contexte.store, selection)
    open_section(
        "Les mots propres à la sélection",
        phrases.comparaison(tailles, selection.objet, selection.est_filtree),
    )
    if not comparee.est_entiere:
        say(phrases.echantillon(comparee.pas_dans, comparee.pas_reste))
    return tailles, comparee
