"""Les blocs de la page Remontées."""

import pandas as pd
import streamlit as st

from egts_dashboard.analyses.reprise import compare
from egts_dashboard.figures import remontees as figures
from egts_dashboard.figures import reprise as figures_reprise
from egts_dashboard.figures.remontees_etroites import flux_etroit
from egts_dashboard.models.libelles import LIBELLES
from egts_dashboard.phrases import remontees as phrases
from egts_dashboard.phrases.preconisations import AIDE_RECHERCHE
from egts_dashboard.queries import remontees, remontees_listes
from egts_dashboard.queries.remontees import Choix
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.choix import choose_one
from egts_dashboard.ui.figure import Contexte, show_figure, show_table
from egts_dashboard.ui.memoire import ask, remember

OBJETS = {"preconisation": "Préconisations", "constat": "Constats"}
INCERTAINS = {"avec": "Compris", "sans": "Écartés"}
AXES = {
    "atelier": "Atelier",
    "volet": "Volet",
    "theme": "Thème",
    "document": "Document",
}
_NATURES = LIBELLES["nature_remontee"]
_FLUX = ("origine_nom", "cible_nom", "nature_dite", "nb", "base")
_PERDUES = (
    "intitule",
    "provenance",
    "volet",
    "theme",
    "suites",
    "localisation",
    "certitude",
)
_RAPPROCHER = (
    '<p class="egts-corriger"><a href="importer?faire=Rapprocher" target="_self">'
    "Chercher d’autres liens, par ressemblance</a></p>"
)
_ORIGINE = ("intitule", "provenance", "localisation", "certitude", "note")


def choose_objet() -> str:
    """Ce que l’on suit, en tête de la barre latérale : la figure garde le premier écran."""
    with st.sidebar:
        return choose_one("Suivre", OBJETS, "suivre")


def choose_liens(objet: str) -> Choix:
    """Les liens admis, sous les filtres : leurs natures (aucune veut dire toutes), les incertains."""
    with st.sidebar:
        natures = st.multiselect(
            "Nature du lien",
            list(_NATURES),
            format_func=lambda code: _NATURES.get(code, str(code)),
            placeholder="Toutes",
            key="lien",
            bind="query-params",
        )
        incertains = choose_one("Liens incertains", INCERTAINS, "incertains")
    return Choix(objet, tuple(natures), incertains == "avec")


def show_flux(contexte: Contexte, tableau: pd.DataFrame, choix: Choix) -> None:
    """D’une étape à la suivante, en rubans ; en barres rangées sur un écran étroit."""
    if not tableau["avance"].any():
        st.caption(phrases.note_flux(tableau, choix.avec_incertaines))
        show_table(
            contexte,
            tableau,
            cle="flux",
            titre=phrases.titre_flux(tableau),
            colonnes=_FLUX,
            ouverte=True,
        )
        return
    show_figure(
        contexte,
        figures.flux,
        tableau,
        titre=phrases.titre_flux,
        precision=phrases.precision_flux(choix.objet),
        note=phrases.note_flux(tableau, choix.avec_incertaines),
        alt=phrases.alt_flux,
        cle="flux",
        colonnes=_FLUX,
        etroit=flux_etroit,
    )


def choose_cible(store: Store, choix: Choix) -> tuple[str, str] | None:
    """L’étape d’aval que lisent les taux et les listes : son code et son nom."""
    noms = ask(remontees.etapes, store).set_index("etape")["nom"]
    codes = ask(remontees.cibles, store, choix)
    if not codes:
        return None
    code = choose_one("Repris dans", {c: noms[c] for c in codes}, "cible")
    return code, str(noms[code])


def show_taux(contexte: Contexte, choix: Choix, cible: tuple[str, str]) -> None:
    """Le taux de reprise de chaque atelier, volet, thème ou document."""
    axe = choose_one("Comparer par", AXES, "comparer")
    reprises = ask(
        remontees.reprises, contexte.store, choix, axe, cible[0], contexte.filtres
    )
    if reprises.empty:
        st.caption("Aucun item, dans ces filtres, d’un document relié à cette étape.")
        return
    tableau, _ = remember(("taux", id(reprises)), lambda: (compare(reprises), reprises))
    show_figure(
        contexte,
        figures_reprise.taux,
        tableau,
        titre=phrases.titre_taux,
        precision=phrases.precision_taux(tableau, cible[1]),
        alt=phrases.alt_taux,
        cle=f"taux_{axe}",
        colonnes=(
            "libelle",
            "nb_repris",
            "base",
            "taux_pct",
            "bas_pct",
            "haut_pct",
            "p_fisher",
            "q",
            "lecture",
        ),
        dans_section=True,
    )


def show_listes(contexte: Contexte, choix: Choix, cible: tuple[str, str]) -> None:
    """Ce qui n’a pas de suite dans l’étape choisie, et ce qui n’y a pas d’origine."""
    mots = st.text_input(
        "Chercher dans les deux listes",
        key="mots",
        bind="query-params",
        placeholder="formation, usagers…",
        help=AIDE_RECHERCHE,
    )
    arguments = (contexte.store, choix, cible[0], mots or "", contexte.filtres)
    perdues = ask(remontees_listes.perdues, *arguments)
    _show_list(
        contexte,
        perdues,
        "perdues",
        "Perdues en route",
        phrases.titre_perdues(perdues, cible[1]),
        _PERDUES,
    )
    orphelines = ask(remontees_listes.sans_origine, *arguments)
    st.html(_RAPPROCHER)
    _show_list(
        contexte,
        orphelines,
        "origine",
        "Sans origine",
        phrases.titre_origine(orphelines, cible[1]),
        _ORIGINE,
    )


def _show_list(
    contexte: Contexte,
    tableau: pd.DataFrame,
    cle: str,
    nom: str,
    titre: str,
    colonnes: tuple[str, ...],
) -> None:
    st.subheader(titre, anchor=False)
    if not tableau.empty:
        show_table(
            contexte, tableau, cle=cle, titre=nom, colonnes=colonnes, ouverte=True
        )
