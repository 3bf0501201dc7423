"""La grille où l’on corrige, ajoute et retire des lignes d’une table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from egts_dashboard.francais import NON_RENSEIGNE
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.champs_nommes import field_name, name_column
from egts_dashboard.models.colonne import Colonne, describe
from egts_dashboard.models.libelles import famille, libelle
from egts_dashboard.queries import formulaire
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.saisie.champs import as_typed, reference_labels

Cases = dict[str, str | None]


@dataclass(frozen=True)
class Rendu:
    """Ce que la personne a laissé : {place: cases} des lignes gardées, et les lignes neuves."""

    gardees: Mapping[int, Cases]
    neuves: Sequence[Cases]


def typed(ligne: Enregistrement) -> Cases:
    """Les cases d’une ligne telles que la grille les montre ; None si non renseigné."""
    return {c: as_typed(getattr(ligne, c)) or None for c in type(ligne).model_fields}


def is_touched(cle: str) -> bool:
    """La grille de cette clé porte-t-elle des gestes pas encore enregistrés ?"""
    gestes: Mapping[str, Any] = st.session_state.get(cle) or {}
    return any(
        gestes.get(sorte) for sorte in ("edited_rows", "added_rows", "deleted_rows")
    )


def edit(
    store: Store,
    modele: type[Enregistrement],
    montrees: Sequence[Cases],
    defauts: Mapping[str, str],
    cle: str,
) -> Rendu:
    """Montre la grille. `defauts` : {colonne: valeur} d’une ligne neuve."""
    premieres = [c for c in (*modele.CLE, name_column(modele)) if c]
    colonnes = sorted(describe(modele), key=lambda c: c.nom not in premieres)
    tableau = pd.DataFrame(montrees, columns=[c.nom for c in colonnes], dtype="object")
    rendu = st.data_editor(
        tableau,
        key=cle,
        hide_index=True,
        num_rows="dynamic",
        column_config={
            c.nom: _column(store, modele, c, defauts.get(c.nom)) for c in colonnes
        },
        placeholder=NON_RENSEIGNE,
        alt="Grille des lignes à corriger, à ajouter ou à retirer. Les mêmes lignes s’ouvrent une"
        " à une, au clavier, dans le repli qui précède",
    )
    lignes = [
        (int(place), {nom: _text(case) for nom, case in ligne.items()})
        for place, ligne in zip(rendu.index, rendu.to_dict("records"), strict=True)
    ]
    return Rendu(
        {place: cases for place, cases in lignes if place < len(montrees)},
        [
            cases
            for place, cases in lignes
            if place >= len(montrees) and _is_filled(cases, defauts)
        ],
    )


def _is_filled(cases: Cases, defauts: Mapping[str, str]) -> bool:
    """Une ligne neuve laissée vide n’en est pas une."""
    return any(
        case and case.strip() and defauts.get(nom) != case
        for nom, case in cases.items()
    )


def _column(
    store: Store, modele: type[Enregistrement], colonne: Colonne, defaut: str | None
) -> Any:
    nom, aide = field_name(modele, colonne.nom), colonne.definition
    if colonne.valeurs:
        libelles = famille(modele.TABLE, colonne.nom)
        return st.column_config.SelectboxColumn(
            nom,
            help=aide,
            default=defaut,
            options=colonne.valeurs,
            format_func=lambda code: libelle(libelles, str(code)),
        )
    cible = colonne.renvoi
    if cible and ask(formulaire.count, store, cible) <= formulaire.CHOIX_MAX:
        noms = reference_labels(store, cible)
        return st.column_config.SelectboxColumn(
            nom,
            help=aide,
            default=defaut,
            options=list(noms),
            format_func=lambda code: noms.get(str(code), str(code)),
        )
    return st.column_config.TextColumn(nom, help=aide, default=defaut)


def _text(case: Any) -> str | None:
    return None if case is None or pd.isna(case) else str(case)
