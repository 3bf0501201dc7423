"""Ce qu’une grille changerait : les cases, les lignes ajoutées, les lignes retirées."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from egts_dashboard.actions.saisie import cle_de
from egts_dashboard.ingest.fusion import SEPARATEUR_CLE
from egts_dashboard.ingest.validation import Cle
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.champs_nommes import field_name, name_column
from egts_dashboard.models.colonne import describe
from egts_dashboard.phrases import saisie as phrases
from egts_dashboard.queries import formulaire
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.saisie.champs import shown_value
from egts_dashboard.ui.table import show_passing_rows

CASES = ("ligne", "champ", "avant", "apres")
CHAMPS = ("ligne", "champ", "apres")
RETIREES = ("ligne", "identifiant")
LIGNES_MONTREES = 100


def show_reworking(
    store: Store,
    modele: type[Enregistrement],
    avant: Mapping[Cle, Enregistrement],
    corrigees: Sequence[Enregistrement],
    ajoutees: Sequence[Enregistrement],
    retirees: Sequence[Enregistrement],
) -> None:
    """Une table par sorte de geste ; celle qui serait vide ne se montre pas."""
    st.header("Ce qui change", anchor=False)
    st.caption(phrases.reworked(len(corrigees), len(ajoutees), len(retirees)) + ".")
    paires = [(avant[cle_de(ligne)], ligne) for ligne in corrigees]
    _show("Cases changées", _changed(store, modele, paires), CASES)
    _show("Lignes ajoutées", _filled(store, modele, ajoutees), CHAMPS)
    parties = [
        {"ligne": line_name(x), "identifiant": SEPARATEUR_CLE.join(cle_de(x))}
        for x in retirees
    ]
    _show("Lignes retirées", parties, RETIREES)


def _show(
    titre: str, lignes: Sequence[Mapping[str, str | None]], colonnes: Sequence[str]
) -> None:
    if not lignes:
        return
    st.subheader(titre, anchor=False)
    show_passing_rows(pd.DataFrame(lignes[:LIGNES_MONTREES]), colonnes, titre)
    if len(lignes) > LIGNES_MONTREES:
        st.caption(phrases.first_of(LIGNES_MONTREES, len(lignes)))


def ask_dependents(
    store: Store, table: str, retirees: Sequence[Enregistrement]
) -> Sequence[tuple[str, Cle]]:
    """Ce qui dépend des lignes retirées, si la personne veut le retirer aussi."""
    if not retirees:
        return ()
    cles = [cle_de(ligne) for ligne in retirees]
    dependantes: list[tuple[str, Cle]] = ask(formulaire.dependents, store, table, *cles)
    if not dependantes:
        return ()
    st.text(phrases.dependents(dependantes, len(retirees)))
    if st.checkbox("Les retirer aussi", key=f"avec_grille_{table}"):
        return dependantes
    st.caption(
        "Sans elles, le retrait sera refusé\u00a0: elles ne mèneraient plus à rien."
    )
    return ()


def line_name(ligne: Enregistrement) -> str:
    """Le nom d’une ligne pour une personne ; sa clé à défaut."""
    colonne = name_column(type(ligne))
    return (
        str(getattr(ligne, colonne)) if colonne else SEPARATEUR_CLE.join(cle_de(ligne))
    )


def _changed(
    store: Store,
    modele: type[Enregistrement],
    paires: Sequence[tuple[Enregistrement, Enregistrement]],
) -> list[dict[str, str | None]]:
    return [
        {
            "ligne": line_name(avant),
            "champ": field_name(modele, colonne.nom),
            "avant": shown_value(store, avant, colonne),
            "apres": shown_value(store, apres, colonne),
        }
        for avant, apres in paires
        for colonne in describe(modele)
        if getattr(avant, colonne.nom) != getattr(apres, colonne.nom)
    ]


def _filled(
    store: Store, modele: type[Enregistrement], ajoutees: Sequence[Enregistrement]
) -> list[dict[str, str | None]]:
    return [
        {
            "ligne": line_name(ligne),
            "champ": field_name(modele, colonne.nom),
            "apres": shown_value(store, ligne, colonne),
        }
        for ligne in ajoutees
        for colonne in describe(modele)
        if getattr(ligne, colonne.nom) is not None
    ]
