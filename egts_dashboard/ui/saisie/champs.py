"""Les champs d’un formulaire, engendrés du modèle : listes fermées, renvois, textes, nombres."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import streamlit as st

from egts_dashboard.francais import NON_RENSEIGNE, nombre
from egts_dashboard.models import OBJETS, RENVOIS_VARIABLES
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.champs_nommes import field_name
from egts_dashboard.models.colonne import Colonne
from egts_dashboard.models.libelles import famille, libelle
from egts_dashboard.queries import formulaire
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.memoire import ask

LONGS = frozenset(
    {"definition", "description", "exclut", "inclut", "motif", "note", "verbatim"}
)
PAUSE = "0.5s"


def is_wide(colonne: Colonne) -> bool:
    """Ce champ demande-t-il toute la largeur ?"""
    return is_long(colonne) or colonne.nom in {"intitule", "localisation"}


def is_long(colonne: Colonne) -> bool:
    """Un texte de plusieurs lignes ?"""
    return colonne.nom in LONGS


def show_field(
    store: Store,
    modele: type[Enregistrement],
    colonne: Colonne,
    cases: Mapping[str, str | None],
    depart: Any,
    cle: str,
) -> str | None:
    """Le champ d’une colonne ; rend la case telle qu’écrite, ou le code choisi.

    `cases` : les champs déjà remplis au-dessus ; `depart` : la valeur de la ligne corrigée.
    """
    nom = field_label(modele, colonne)
    aide = _help(colonne)
    if colonne.valeurs:
        return _closed(modele, colonne, nom, aide, depart, cle)
    if cible := target(modele.TABLE, colonne, cases):
        return _reference(store, cible, nom, aide, depart, cle)
    ecrit = as_typed(depart)
    exemple = f"ex.\u00a0: {colonne.exemple}" if colonne.exemple else None
    if is_long(colonne):
        return st.text_area(
            nom, ecrit, key=cle, help=aide, placeholder=exemple, height=90
        )
    return st.text_input(
        nom, ecrit, key=cle, help=aide, placeholder=exemple, live=PAUSE
    )


def field_label(modele: type[Enregistrement], colonne: Colonne) -> str:
    """Le nom du champ, son unité, et s’il peut rester vide."""
    nom = field_name(modele, colonne.nom)
    return nom if colonne.est_obligatoire else f"{nom} (facultatif)"


def target(table: str, colonne: Colonne, cases: Mapping[str, str | None]) -> str | None:
    """La table où renvoie une colonne ; None si elle ne renvoie pas, ou qu’on ne sait pas encore."""
    if colonne.renvoi:
        return colonne.renvoi
    for sorte, identifiant in RENVOIS_VARIABLES.get(table, ()):
        if identifiant == colonne.nom:
            return OBJETS.get(cases.get(sorte) or "")
    return None


def as_typed(valeur: Any) -> str:
    """Une valeur telle qu’on l’écrirait dans le champ : 1113,50 ; 10/06/2014 ; rien si elle manque."""
    match valeur:
        case None:
            return ""
        case Decimal():
            return f"{valeur:f}".replace(".", ",")
        case dt.date():
            return f"{valeur:%d/%m/%Y}"
        case _:
            return str(valeur)


def shown_value(store: Store, ligne: Enregistrement, colonne: Colonne) -> str:
    """Une valeur telle qu’on la lit : libellé d’un code, nom d’un renvoi, nombre à la française."""
    valeur = getattr(ligne, colonne.nom)
    if valeur is None:
        return NON_RENSEIGNE
    if colonne.valeurs:
        return libelle(famille(ligne.TABLE, colonne.nom), str(valeur))
    cases = {nom: str(mot) for nom, mot in ligne if mot is not None}
    if cible := target(ligne.TABLE, colonne, cases):
        return ask(formulaire.label, store, cible, str(valeur))
    if isinstance(valeur, Decimal):
        return nombre(valeur, 2)
    return as_typed(valeur)


def reference_labels(store: Store, table: str, mots: str = "") -> dict[str, str]:
    """Les choix d’un renvoi, {code: nom lisible} ; deux noms pareils portent leur code."""
    choix = ask(formulaire.choices, store, table, mots)
    repetes = choix["libelle"].duplicated(keep=False)
    return {
        str(code): f"{nom} ({code})" if est_repete else str(nom)
        for code, nom, est_repete in zip(
            choix["code"], choix["libelle"], repetes, strict=True
        )
    }


def _closed(
    modele: type[Enregistrement],
    colonne: Colonne,
    nom: str,
    aide: str,
    depart: Any,
    cle: str,
) -> str | None:
    libelles = famille(modele.TABLE, colonne.nom)
    return st.selectbox(
        nom,
        colonne.valeurs,
        index=None if depart is None else colonne.valeurs.index(depart),
        format_func=lambda code: libelle(libelles, code),
        key=cle,
        help=aide,
        placeholder="Choisir",
    )


def _reference(
    store: Store, cible: str, nom: str, aide: str, depart: Any, cle: str
) -> str | None:
    mots = ""
    if ask(formulaire.count, store, cible) > formulaire.CHOIX_MAX:
        mots = st.text_input(
            f"Chercher\u00a0: {nom}", key=f"{cle}_mots", live=PAUSE, help=aide
        )
    choix = reference_labels(store, cible, mots)
    if depart is not None:
        choix = {str(depart): ask(formulaire.label, store, cible, str(depart))} | choix
    return st.selectbox(
        nom,
        list(choix),
        index=None if depart is None else 0,
        format_func=lambda code: choix.get(code, str(code)),
        key=cle,
        help=aide,
        placeholder="Choisir",
    )


def _help(colonne: Colonne) -> str:
    unite = f" Unité\u00a0: {colonne.unite}." if colonne.unite else ""
    exemple = f" Exemple\u00a0: {colonne.exemple}." if colonne.exemple else ""
    vide = (
        ""
        if colonne.est_obligatoire
        else " Vide\u00a0: non renseigné, ce qui n’est pas zéro."
    )
    return f"{colonne.definition}{unite}{exemple}{vide}"
