"""Ce qui a été compris d’un fichier déposé, et tout ce qui en est refusé."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

import pandas as pd
import streamlit as st

from egts_dashboard.errors import EgtsError
from egts_dashboard.francais import escape_markdown, liste
from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.ensemble import Ensemble
from egts_dashboard.ingest.lignes_en_bloc import Suivi
from egts_dashboard.ingest.validation import RETRAIT
from egts_dashboard.models import TABLES, colonnes
from egts_dashboard.models.anomalie import Anomalie
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.champs_nommes import field_name
from egts_dashboard.phrases import import_tableur as phrases
from egts_dashboard.phrases.colonnes import shown
from egts_dashboard.ui.figure import FORMATS
from egts_dashboard.ui.importer.depot import (
    Depot,
    drop_file,
    known_examination,
    known_whole,
    read,
    read_whole,
)
from egts_dashboard.ui.importer.entete import ask_sheet, show_first_lines
from egts_dashboard.ui.page import open_section
from egts_dashboard.ui.table import show_passing_rows

# Au-dessous, la lecture est finie avant qu’une barre ne serve.
OCTETS_SANS_BARRE = 200_000
ERREURS = ("ligne", "colonne", "valeur", "regle", "remede")
ERREURS_MONTREES = 120
COLONNES_DU_CHOIX = 3
# Une erreur, et sa feuille.
Situee = tuple[str, Anomalie]
Lu = TypeVar("Lu", Importation, Ensemble)


def examine(depot: Depot) -> Importation | None:
    """L’examen du fichier, avec une barre et un bouton pour l’arrêter quand il est long."""
    return known_examination(depot) or follow_reading(depot, partial(read, depot))


def examine_whole(depot: Depot) -> Ensemble | None:
    """De même, de toutes les feuilles du classeur."""
    return known_whole(depot) or follow_reading(depot, partial(read_whole, depot))


def follow_reading(depot: Depot, lire: Callable[[Suivi], Lu | None]) -> Lu | None:
    """Lit, en montrant où l’on en est ; rien, et le refus montré, si le fichier ne se lit pas."""
    place = st.empty()
    try:
        with place.container():
            if depot.fichier.size < OCTETS_SANS_BARRE:
                return lire(lambda _: None)
            barre = st.progress(0.0, phrases.progress(0))
            # Le clic relance la page : la lecture s’arrête au prochain pas de la barre.
            st.button("Arrêter la lecture", key="arreter", on_click=drop_file)
            return lire(lambda part: barre.progress(part, phrases.progress(part)))
    except EgtsError as refus:
        st.error("Le fichier ne peut pas être lu.")
        st.text(str(refus))
        return None
    finally:
        place.empty()


def show_reading(depot: Depot, lu: Importation) -> None:
    """Encodage, séparateur, feuille, ligne des intitulés ; puis la correspondance, à corriger."""
    open_section("Ce qui a été compris")
    st.text(
        phrases.reading(
            encodage=lu.encodage,
            separateur=lu.separateur,
            feuille=lu.feuille,
            ligne_titres=lu.ligne_titres,
        )
    )
    ask_sheet(depot, lu.feuilles, lu.feuille)
    if lu.apercu:
        show_first_lines(depot, lu)
    if not lu.correspondance:
        return
    est_a_revoir = None in lu.correspondance.values()
    with st.expander(phrases.mapping(lu.correspondance), expanded=est_a_revoir):
        voulue = ask_mapping(f"{depot.cle}_{depot.entete}", lu)
    if voulue is not None:
        depot.impose(voulue)
        st.rerun()


def ask_mapping(cle: str, lu: Importation) -> dict[str, str | None] | None:
    """La correspondance que la personne demande ; rien tant qu’elle n’en demande pas."""
    noms = ["", *colonnes(TABLES[lu.table]), RETRAIT]
    with st.form("correspondance", border=False):
        st.caption("Sous chacun de vos intitulés, la colonne de la table où il va.")
        choisies = {}
        for rang, (intitule, colonne) in enumerate(lu.correspondance.items()):
            # Une rangée à la fois : empilées sur un écran étroit, elles gardent leur ordre.
            if not rang % COLONNES_DU_CHOIX:
                places = st.columns(COLONNES_DU_CHOIX)
            choisies[intitule] = places[rang % COLONNES_DU_CHOIX].selectbox(
                escape_markdown(intitule or "(sans intitulé)"),
                noms,
                index=noms.index(colonne or ""),
                format_func=partial(_column_name, TABLES[lu.table]),
                key=f"colonne_{cle}_{rang}",
            )
        est_demande = st.form_submit_button("Appliquer cette correspondance")
    if not est_demande:
        return None
    prises = [colonne for colonne in choisies.values() if colonne]
    doubles = sorted({colonne for colonne in prises if prises.count(colonne) > 1})
    if doubles:
        st.error(phrases.UNE_COLONNE_DEUX_FOIS.format(colonnes=liste(doubles)))
        return None
    return {intitule: choisie or None for intitule, choisie in choisies.items()}


def _column_name(modele: type[Enregistrement], nom: str) -> str:
    if nom in modele.model_fields:
        return f"{field_name(modele, nom)} ({nom})"
    return {"": phrases.NE_PAS_LIRE, RETRAIT: phrases.RETRAIT}.get(nom, nom)


def show_errors(lectures: Sequence[Importation]) -> None:
    """Toutes les erreurs à la fois, à emporter ; de plusieurs feuilles, chacune dit la sienne."""
    erreurs = [(lu.feuille or "", e) for lu in lectures for e in lu.erreurs]
    if not erreurs:
        return
    sont_plusieurs = len({lu.feuille for lu in lectures}) > 1
    colonnes = ("feuille", *ERREURS) if sont_plusieurs else ERREURS
    open_section("Ce qui est refusé")
    st.error(phrases.errors(len(erreurs), sum(len(lu.acceptees) for lu in lectures)))
    montrees = _frame(erreurs[:ERREURS_MONTREES])
    show_passing_rows(montrees, colonnes, "Erreurs du fichier")
    if len(erreurs) > ERREURS_MONTREES:
        st.caption(phrases.first_of(ERREURS_MONTREES, len(erreurs)))
    _offer(lectures, erreurs, ("severite", *colonnes) if sont_plusieurs else colonnes)


def _offer(
    lectures: Sequence[Importation], erreurs: list[Situee], colonnes: Sequence[str]
) -> None:
    """Les erreurs à emporter ; celles d’un classeur, avec les avertissements."""
    quoi, nom = lectures[0].table, "les erreurs"
    if "severite" in colonnes:
        quoi, nom = "classeur", "les erreurs et les avertissements"
        avertis = [(lu.feuille or "", a) for lu in lectures for a in lu.avertissements]
        erreurs = [*erreurs, *avertis]
    with st.container(horizontal=True):
        for sorte, (_, mime) in FORMATS.items():
            st.download_button(
                f"Télécharger {nom} ({sorte.upper()})",
                partial(_write, sorte, erreurs, colonnes, lectures[0].origine.nom),
                file_name=f"erreurs_{quoi}.{sorte}",
                mime=mime,
                key=f"erreurs_{sorte}",
                on_click="ignore",
            )


def show_unchecked(lu: Importation | Ensemble) -> None:
    """Ce qui n’a pas été vérifié."""
    open_section("Ce qui n’a pas été vérifié")
    for manque in lu.controles_non_faits:
        st.text(f"— {manque}")


def _write(
    sorte: str, erreurs: list[Situee], colonnes: Sequence[str], fichier: str
) -> bytes:
    ecrire, _ = FORMATS[sorte]
    return ecrire(shown(_frame(erreurs), colonnes), [f"Erreurs de {fichier}"])


def _frame(erreurs: list[Situee]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "severite": [e.severite.capitalize() for _, e in erreurs],
            "feuille": [feuille for feuille, _ in erreurs],
            "ligne": [_line(e) for _, e in erreurs],
            "colonne": [e.colonne or "" for _, e in erreurs],
            "valeur": [e.valeur if e.valeur is not None else "" for _, e in erreurs],
            "regle": [e.message for _, e in erreurs],
            "remede": [e.remede for _, e in erreurs],
        }
    )


def _line(erreur: Anomalie) -> str:
    return phrases.TOUT_LE_FICHIER if erreur.ligne is None else str(erreur.ligne)
