"""Le formulaire d’une ligne : la remplir, voir ce qui change, l’enregistrer ou la retirer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

import pandas as pd
import streamlit as st

from egts_dashboard.actions.saisie import cle_de, retirer_ligne, saisir
from egts_dashboard.francais import escape_markdown
from egts_dashboard.ingest.fusion import SEPARATEUR_CLE
from egts_dashboard.ingest.identifiants import propose_id
from egts_dashboard.ingest.saisie import Saisie, read_typed
from egts_dashboard.models import TABLES
from egts_dashboard.models.base import Enregistrement, Fait
from egts_dashboard.models.champs_nommes import field_name, name_column
from egts_dashboard.models.colonne import Colonne, describe
from egts_dashboard.phrases import saisie as phrases
from egts_dashboard.queries import formulaire
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.confirmation import show_confirmation, turn
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.saisie.champs import is_wide, show_field, shown_value
from egts_dashboard.ui.table import show_rows

DIFFERENCES = ("champ", "avant", "apres")
Cases = dict[str, str | None]


@dataclass(frozen=True)
class Feuille:
    """Une ligne qu’on remplit : ce qu’elle était, ce qui s’y écrit, et le début des clés de ses champs."""

    store: Store
    modele: type[Enregistrement]
    avant: Enregistrement | None
    racine: str
    cases: Cases = field(default_factory=dict)


@st.fragment
def show_form(store: Store, table: str, avant: Enregistrement | None) -> None:
    """Les champs d’une ligne, neuve si `avant` manque, puis ce qui change et la confirmation."""
    modele = TABLES[table]
    ligne_id = SEPARATEUR_CLE.join(cle_de(avant)) if avant else ""
    racine = f"saisie_{table}_{ligne_id}_{turn()}"
    cases = _show_fields(Feuille(store, modele, avant, racine))
    saisie = read_typed(modele, cases)
    if saisie.enregistrement is None:
        _show_missing(modele, cases, saisie)
        return
    if saisie.enregistrement == avant:
        st.caption("Rien n’a changé pour l’instant.")
        return
    apres = saisie.enregistrement
    if avant is None and formulaire.row(store, table, cle_de(apres)) is not None:
        st.error("Une ligne porte déjà cet identifiant. Donnez-en un autre.")
        return
    _show_differences(store, avant, apres)
    nom = SEPARATEUR_CLE.join(cle_de(apres))
    show_confirmation(
        store,
        saisir([apres], {cle_de(avant): avant} if avant else {}),
        f"saisie_{table}",
        "Ajouter cette ligne" if avant is None else "Enregistrer la correction",
        phrases.saved(nom, est_ajout=avant is None),
    )


@st.fragment
def show_withdrawal(store: Store, ligne: Enregistrement) -> None:
    """Retirer la ligne montrée, après avoir dit ce qui dépend d’elle."""
    cle, table = cle_de(ligne), ligne.TABLE
    nom = SEPARATEUR_CLE.join(cle)
    repli = st.expander(
        "Retirer cette ligne", key=f"retirer_{table}_{nom}", on_change="rerun"
    )
    if not repli.open:
        return
    with repli:
        dependantes = ask(formulaire.dependents, store, table, cle)
        st.text(phrases.dependents(dependantes))
        avec_elles = bool(dependantes) and st.checkbox(
            "Les retirer aussi", key=f"avec_{table}_{nom}"
        )
        if dependantes and not avec_elles:
            st.caption(
                "Sans elles, le retrait sera refusé\u00a0: elles ne mèneraient plus à rien."
            )
        show_confirmation(
            store,
            retirer_ligne(store, table, cle, dependantes if avec_elles else ()),
            f"retrait_{table}",
            "Retirer",
            phrases.withdrawn(nom),
        )


def _show_fields(feuille: Feuille) -> Cases:
    modele = feuille.modele
    propres = sorted(
        (c for c in describe(modele) if not _is_provenance(modele, c)),
        # Ce qui nomme la ligne d’abord : c’est ce que l’on a en tête.
        key=lambda c: c.nom != name_column(modele),
    )
    provenance = [c for c in describe(modele) if _is_provenance(modele, c)]
    cles = [c for c in propres if (c.nom,) == modele.CLE]
    for titre, groupe in (
        ("La ligne", [c for c in propres if c not in cles]),
        ("D’où elle vient", provenance),
    ):
        if groupe:
            st.header(titre, anchor=False)
            _show_group(feuille, groupe)
    for colonne in cles:
        _show_identifier(feuille, colonne)
    return feuille.cases


def _show_group(feuille: Feuille, groupe: Sequence[Colonne]) -> None:
    """Les champs courts vont deux par deux, les longs prennent toute la largeur."""
    places: list[st.delta_generator.DeltaGenerator] = []
    for colonne in groupe:
        if is_wide(colonne):
            place, places = st.container(gap="small"), []
        else:
            places = places or list(st.columns(2))
            place = places.pop(0)
        with place:
            _show_one(feuille, colonne)


def _show_one(feuille: Feuille, colonne: Colonne) -> None:
    store, modele, avant = feuille.store, feuille.modele, feuille.avant
    cases, cle = feuille.cases, f"{feuille.racine}_{colonne.nom}"
    if avant is not None and colonne.nom in modele.CLE:
        # Changer la clé ferait une autre ligne : on la montre, on ne la corrige pas.
        cases[colonne.nom] = str(getattr(avant, colonne.nom))
        st.text_input(
            field_name(modele, colonne.nom),
            shown_value(store, avant, colonne),
            key=cle,
            disabled=True,
        )
        return
    depart = getattr(avant, colonne.nom) if avant else None
    cases[colonne.nom] = show_field(store, modele, colonne, cases, depart, cle)
    if cases[colonne.nom] or (avant is not None and colonne.est_obligatoire):
        _show_fault(feuille, colonne)


def _show_fault(feuille: Feuille, colonne: Colonne) -> None:
    """Le message d’un champ rempli, sous lui, sans attendre que les autres le soient."""
    faute = read_typed(feuille.modele, feuille.cases).fautes.get(colonne.nom)
    if faute:
        st.markdown(f":red[{escape_markdown(faute)}]")


def _show_identifier(feuille: Feuille, colonne: Colonne) -> None:
    modele, cases = feuille.modele, feuille.cases
    if feuille.avant is not None:
        cases[colonne.nom] = str(getattr(feuille.avant, colonne.nom))
        st.caption(f"Identifiant\u00a0: {escape_markdown(cases[colonne.nom] or '')}")
        return
    pris = partial(_is_taken, feuille.store, modele.TABLE)
    propose = propose_id(modele, cases, pris)
    tape = st.text_input(
        "Identifiant",
        key=f"{feuille.racine}_{colonne.nom}",
        placeholder=propose or f"ex.\u00a0: {colonne.exemple or 'a-2026-01'}",
        help="Il ne changera plus. Laissé vide, celui qui est proposé en gris est pris.",
        live="0.5s",
    )
    cases[colonne.nom] = tape or propose
    if tape:
        _show_fault(feuille, colonne)


def _is_taken(store: Store, table: str, identifiant: str) -> bool:
    return formulaire.row(store, table, (identifiant,)) is not None


def _is_provenance(modele: type[Enregistrement], colonne: Colonne) -> bool:
    return issubclass(modele, Fait) and colonne.nom in Fait.model_fields


def _show_missing(modele: type[Enregistrement], cases: Cases, saisie: Saisie) -> None:
    restent = [
        field_name(modele, colonne)
        for colonne in saisie.fautes
        if not cases.get(colonne)
    ]
    if restent:
        st.caption(phrases.missing(restent))
    else:
        st.caption("Corrigez ce qui est signalé en rouge pour continuer.")


def _show_differences(
    store: Store, avant: Enregistrement | None, apres: Enregistrement
) -> None:
    modele = type(apres)
    lignes = [
        {
            "champ": field_name(modele, colonne.nom),
            "avant": None if avant is None else shown_value(store, avant, colonne),
            "apres": shown_value(store, apres, colonne),
        }
        for colonne in describe(modele)
        if getattr(apres, colonne.nom) != getattr(avant, colonne.nom, None)
    ]
    st.header("Ce qui change dans la ligne", anchor=False)
    show_rows(pd.DataFrame(lignes), DIFFERENCES, "Ce qui change dans la ligne")
