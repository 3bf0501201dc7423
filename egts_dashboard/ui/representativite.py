"""Les choix et les blocs de la page Représentativité."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from egts_dashboard.figures import representativite as figures
from egts_dashboard.francais import nombre
from egts_dashboard.phrases import representativite as phrases
from egts_dashboard.phrases.representativite_preuves import INTERVALLES
from egts_dashboard.queries import representativite
from egts_dashboard.queries.reference_apportee import to_apportee
from egts_dashboard.queries.representativite import Apportee
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.figure import Contexte, show_figure, show_table
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.page import open_section, say
from egts_dashboard.ui.reference_apportee import choose_apportee

# Au-delà, des boutons ne se lisent plus.
MAX_BOUTONS = 4
_ECARTS = (
    "modalite",
    "nb",
    "attendu",
    "part_pct",
    "reference_pct",
    "ratio",
    "ratio_bas",
    "ratio_haut",
    "inconnu_bas",
    "inconnu_haut",
    "ecart_points",
    "manque",
    "ajout",
    "lecture_dite",
    "certitude",
    "note",
)


@dataclass(frozen=True)
class Choix:
    """Ce que le lecteur compare, à quoi, avec ou sans la région qui accueille."""

    comparaison: Mapping[str, Any]
    jeu: str
    annee: int | None
    sans_hote: bool
    methode: str
    # Les modalités du fichier du lecteur, rapprochées ; vide s’il n’en apporte pas.
    rapprochees: pd.DataFrame | None = None

    @property
    def apportee(self) -> Apportee:
        """La référence du lecteur, telle que les requêtes l’attendent."""
        return () if self.rapprochees is None else to_apportee(self.rapprochees)

    @property
    def cles(self) -> tuple[str, str, int | None, bool]:
        """Les arguments des requêtes."""
        return self.comparaison["comparaison_id"], self.jeu, self.annee, self.sans_hote


def choose_comparaison(contexte: Contexte) -> Choix | None:
    """Les choix de la page, tous dans l’adresse ; None si rien ne se compare."""
    possibles = {
        c["comparaison_id"]: c
        for c in ask(representativite.comparaisons, contexte.store, contexte.filtres)
    }
    if not possibles:
        return None
    with st.sidebar:
        comparaison = possibles[
            _choose("Comparer", phrases.noms(possibles), "comparer")
        ]
        jeu, annee = _choose_reference(contexte.store, comparaison)
        sans_hote = (
            comparaison["hote"] is not None
            and _choose("Territoire d’accueil", phrases.hote(comparaison), "hote")
            == "sans"
        )
        methode = _choose("Intervalle", INTERVALLES, "intervalle")
    rapprochees = (
        choose_apportee(contexte.store, comparaison["comparaison_id"])
        if jeu == representativite.FICHIER
        else None
    )
    return Choix(comparaison, jeu, annee, sans_hote, methode, rapprochees)


def _choose(
    etiquette: str,
    noms: Mapping[str, str],
    cle: str,
    defaut: str | None = None,
    boutons: int = MAX_BOUTONS,
) -> str:
    # Un bandeau se casserait dans la barre latérale ; au-delà de quelques choix, une liste.
    codes = list(noms)
    rang = codes.index(defaut) if defaut else 0
    dire = noms.__getitem__
    if len(codes) <= boutons:
        choisi = st.radio(
            etiquette, codes, rang, format_func=dire, key=cle, bind="query-params"
        )
    else:
        choisi = st.selectbox(
            etiquette, codes, rang, format_func=dire, key=cle, bind="query-params"
        )
    return str(choisi)


def _choose_reference(
    store: Store, comparaison: Mapping[str, Any]
) -> tuple[str, int | None]:
    jeux = ask(representativite.references, store, comparaison["comparaison_id"])
    codes = [*jeux, representativite.EGALE]
    if comparaison["dimension"] == "atelier":
        codes.append(representativite.SEANCES)
    codes.append(representativite.FICHIER)
    # Une clé par dimension : les références possibles n’y sont pas les mêmes.
    jeu = _choose(
        "À la référence",
        {code: phrases.REFERENCES.get(code, code) for code in codes},
        f"reference_{comparaison['dimension']}",
    )
    annees = jeux.get(jeu, [])
    defaut = representativite.choose_year(annees, comparaison["annee_debut"])
    if len(annees) < 2:
        return jeu, defaut
    choisie = _choose(
        "Millésime",
        {str(annee): str(annee) for annee in annees},
        "millesime",
        str(defaut),
        boutons=0,
    )
    return jeu, int(choisie)


def show_ecarts(
    contexte: Contexte, choix: Choix, tableau: pd.DataFrame, inconnues: int
) -> None:
    """La figure principale : chaque rapport et son intervalle."""
    total = int(tableau["nb"].sum())
    show_figure(
        contexte,
        figures.ecarts,
        tableau,
        titre=phrases.titre,
        precision=phrases.precision(
            choix.comparaison,
            choix.jeu,
            choix.annee,
            inconnues,
            total,
            choix.methode,
            a_creux=bool((tableau["lecture"] == "insuffisant").any()),
        ),
        alt=phrases.alt,
        cle="ecarts",
        colonnes=_ECARTS,
        etroit=figures.ecarts_etroits,
    )


def show_absences(
    contexte: Contexte, choix: Choix, tableau: pd.DataFrame, hors: pd.DataFrame
) -> None:
    """Les voix absentes, et tout ce qui reste hors de la comparaison."""
    lignes = ask(representativite.non_situees, contexte.store, choix.cles[0])
    dites = [
        phrases.absentes(tableau),
        phrases.hors_reference(hors),
        phrases.non_situees(lignes, choix.comparaison["unite"]) if len(lignes) else "",
    ]
    if any(dites):
        open_section("Voix absentes et présences non situées")
        for phrase in filter(None, dites):
            say(phrase)


def show_part_declaree(contexte: Contexte, choix: Choix) -> None:
    """Ce que peut vouloir dire un pourcentage imprimé sans base, à côté des métiers."""
    if choix.comparaison["dimension"] != "metier":
        return
    tableau = ask(
        representativite.part_declaree,
        contexte.store,
        choix.comparaison["evenement_id"],
    )
    if tableau.empty:
        return
    open_section(
        f"«\u00a0Soit {nombre(tableau['declare_pct'].iloc[0])}\u00a0%\u00a0»\u00a0: de quoi\u202f?"
    )
    say(phrases.part_declaree(tableau))
    show_table(
        contexte,
        tableau,
        cle="part_declaree",
        titre="Bases possibles du pourcentage imprimé",
        colonnes=(
            "base",
            "base_nb",
            "nb",
            "calcule_pct",
            "declare_pct",
            "ecart_points",
        ),
    )
