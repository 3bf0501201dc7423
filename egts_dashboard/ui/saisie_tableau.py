"""Corriger beaucoup de lignes à la fois, dans une grille : un lot, case par case."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from egts_dashboard.actions.saisie import cle_de, saisir
from egts_dashboard.francais import NON_RENSEIGNE
from egts_dashboard.ingest.fusion import SEPARATEUR_CLE
from egts_dashboard.ingest.saisie import read_edited
from egts_dashboard.models import TABLES
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.champs_nommes import field_name, name_column
from egts_dashboard.models.colonne import Colonne, describe
from egts_dashboard.models.libelles import famille, libelle
from egts_dashboard.phrases import saisie as phrases
from egts_dashboard.phrases import secret
from egts_dashboard.queries import formulaire
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.confirmation import show_confirmation, turn
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.saisie_champs import as_typed, reference_labels, shown_value
from egts_dashboard.ui.table import show_rows

FILTRES = {"demarche_id": "demarches", "atelier_id": "ateliers"}
DIFFERENCES = ("ligne", "champ", "avant", "apres")
Cases = dict[str, str | None]


@st.fragment
def show_grid(store: Store, table: str) -> None:
    """Les filtres, la grille, les différences case par case, la confirmation."""
    modele = TABLES[table]
    filtres, mots = _choose_filters(store, modele)
    if tues := secret.hors_grille(ask(formulaire.count_hidden, store, table)):
        st.caption(tues)
    lues = ask(formulaire.lines, store, table, filtres, mots)
    if not lues:
        st.info("Aucune ligne pour ces choix. Relâchez un filtre.")
        return
    st.caption(phrases.bounded(len(lues), formulaire.TABLEAU_MAX))
    lignes = [modele.model_validate(ligne) for ligne in lues]
    montrees: list[Cases] = [
        {c: as_typed(getattr(ligne, c)) or None for c in modele.model_fields}
        for ligne in lignes
    ]
    rendues = _edit(store, modele, montrees, f"grille_{table}_{filtres}_{mots}")
    corrigees, refusees = read_edited(lignes, montrees, rendues)
    if refusees:
        _show_refusals(modele, lignes, refusees)
        return
    if not corrigees:
        st.caption("Rien n’a changé pour l’instant.")
        return
    avant = {cle_de(ligne): ligne for ligne in lignes}
    _show_differences(store, [(avant[cle_de(c)], c) for c in corrigees])
    show_confirmation(
        store,
        saisir(corrigees, {cle_de(c): avant[cle_de(c)] for c in corrigees}),
        f"tableau_{table}",
        "Enregistrer les corrections",
        phrases.many_saved(len(corrigees)),
    )


def _choose_filters(
    store: Store, modele: type[Enregistrement]
) -> tuple[tuple[tuple[str, str], ...], str]:
    choisis = []
    with st.container(horizontal=True):
        for colonne, table in FILTRES.items():
            if colonne not in modele.model_fields or modele.CLE == (colonne,):
                continue
            noms = reference_labels(store, table)
            code = st.selectbox(
                field_name(modele, colonne),
                list(noms),
                index=None,
                format_func=noms.__getitem__,
                key=f"filtre_{colonne}",
                placeholder="Tous",
            )
            if code:
                choisis.append((colonne, code))
        mots = st.text_input("Contenant les mots", key="filtre_mots")
    return tuple(choisis), mots


def _edit(
    store: Store,
    modele: type[Enregistrement],
    montrees: Sequence[Cases],
    cle: str,
) -> list[Cases]:
    """La grille ; rend les cases telles que la personne les a laissées."""
    premieres = [c for c in (*modele.CLE, name_column(modele)) if c]
    colonnes = sorted(describe(modele), key=lambda c: c.nom not in premieres)
    tableau = pd.DataFrame(montrees, columns=[c.nom for c in colonnes], dtype="object")
    rendu = st.data_editor(
        tableau,
        key=f"{cle}_{turn()}",
        hide_index=True,
        num_rows="fixed",
        disabled=list(modele.CLE),
        column_config={c.nom: _column(store, modele, c) for c in colonnes},
        placeholder=NON_RENSEIGNE,
        alt="Grille des lignes à corriger",
    )
    return [
        {nom: _text(case) for nom, case in ligne.items()}
        for ligne in rendu.to_dict("records")
    ]


def _column(store: Store, modele: type[Enregistrement], colonne: Colonne) -> Any:
    nom, aide = field_name(modele, colonne.nom), colonne.definition
    if colonne.valeurs:
        libelles = famille(modele.TABLE, colonne.nom)
        return st.column_config.SelectboxColumn(
            nom,
            help=aide,
            options=colonne.valeurs,
            format_func=lambda code: libelle(libelles, str(code)),
        )
    cible = colonne.renvoi
    if cible and ask(formulaire.count, store, cible) <= formulaire.CHOIX_MAX:
        noms = reference_labels(store, cible)
        return st.column_config.SelectboxColumn(
            nom,
            help=aide,
            options=list(noms),
            format_func=lambda code: noms.get(str(code), str(code)),
        )
    return st.column_config.TextColumn(nom, help=aide)


def _text(case: Any) -> str | None:
    return None if case is None or pd.isna(case) else str(case)


def _show_refusals(
    modele: type[Enregistrement],
    lignes: Sequence[Enregistrement],
    refusees: Sequence[tuple[int, Mapping[str, str]]],
) -> None:
    st.error("Des cases ne peuvent pas être enregistrées.")
    noms = {colonne: field_name(modele, colonne) for colonne in modele.model_fields}
    for place, fautes in refusees:
        for faute in phrases.faults(fautes, noms):
            st.text(f"{_name(lignes[place])}, {faute}")


def _show_differences(
    store: Store, paires: Sequence[tuple[Enregistrement, Enregistrement]]
) -> None:
    differences = [
        {
            "ligne": _name(avant),
            "champ": field_name(type(avant), colonne.nom),
            "avant": shown_value(store, avant, colonne),
            "apres": shown_value(store, apres, colonne),
        }
        for avant, apres in paires
        for colonne in describe(type(avant))
        if getattr(avant, colonne.nom) != getattr(apres, colonne.nom)
    ]
    st.header("Ce qui change, case par case", anchor=False)
    st.caption(phrases.changed(len(paires), len(differences)))
    show_rows(pd.DataFrame(differences), DIFFERENCES, "Ce qui change, case par case")


def _name(ligne: Enregistrement) -> str:
    colonne = name_column(type(ligne))
    return (
        str(getattr(ligne, colonne)) if colonne else SEPARATEUR_CLE.join(cle_de(ligne))
    )
