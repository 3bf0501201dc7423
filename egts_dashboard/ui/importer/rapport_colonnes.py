"""Les colonnes des tables à relire, et les mots de leurs listes fermées."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from egts_dashboard.models.libelles import LIBELLES

NOMS_DES_TABLES = {
    "preconisations": "Préconisations",
    "constats": "Constats",
    "pratiques": "Pratiques inspirantes",
}
# {(table, nature): le mot montré} ; une pratique n’a pas de sorte.
SORTES = {
    **{
        ("preconisations", code): mot
        for code, mot in LIBELLES["nature_preconisation"].items()
    },
    **{("constats", code): mot for code, mot in LIBELLES["nature_constat"].items()},
    ("pratiques", "pratique"): LIBELLES["objet"]["pratique"],
}
CODES = {mot: code for code, mot in SORTES.items()}
POSTES = {mot: code for code, mot in LIBELLES["poste"].items()}
ETATS = {mot: code for code, mot in LIBELLES["etat"].items()}
# Ce qu’un nombre hors atelier peut compter.
UNITES = {
    "Participations": "participations",
    "Personnes": "personnes",
    "Signatures": "signatures",
}
TOTAL = "Total"
FIGEES = frozenset({"mots", "ligne", "raison", "confiance"})
SIGNES_MAX = 140
THEMES_MAX = 3
# En pixels : l’en-tête d’un nombre y tient, et l’intitulé est entier sur un téléphone.
NOMBRE = 125
LISTE = 130
INTITULE = 290
MOTS = 400

Config = dict[str, Any]


def workshops(connus: Sequence[str]) -> Config:
    """Les colonnes de la table des ateliers."""
    return {
        "garder": _keep(),
        "intitule": _title(),
        "nb_seances": st.column_config.NumberColumn(
            "Séances",
            min_value=1,
            step=1,
            width=NOMBRE,
            help="Vide\u00a0: non indiqué.",
        ),
        "nb_participants": st.column_config.NumberColumn(
            "Participations",
            min_value=0,
            step=1,
            width=NOMBRE,
            help="Présences cumulées sur les séances. Vide\u00a0: non indiqué.",
        ),
        "connu": st.column_config.SelectboxColumn(
            "Atelier déjà au magasin",
            options=list(connus),
            help="Vide\u00a0: un atelier neuf. Choisi\u00a0: ses cases vides sont remplies, les autres restent.",
        ),
        **_place(),
    }


def items(ateliers: Sequence[str], themes: Sequence[str]) -> Config:
    """Les colonnes de la table des items."""
    return {
        "garder": _keep(),
        "intitule": _title(),
        "nature": st.column_config.SelectboxColumn(
            "Nature", options=list(CODES), required=True
        ),
        "atelier": st.column_config.SelectboxColumn(
            "Atelier", options=list(ateliers), width=LISTE
        ),
        "themes": st.column_config.MultiselectColumn(
            "Thèmes",
            options=list(themes),
            width=LISTE,
            help=f"Le premier est le principal\u202f; {THEMES_MAX} au plus.",
        ),
        "confiance": st.column_config.ProgressColumn(
            "Confiance", min_value=0.0, max_value=1.0, format="percent", width=NOMBRE
        ),
        "mots": _words(),
        "raison": st.column_config.TextColumn("Pourquoi"),
        "ligne": _line(),
    }


def amounts() -> Config:
    """Les colonnes de la table des montants."""
    return {
        "garder": _keep(),
        "intitule": _title(),
        "montant_eur": st.column_config.NumberColumn(
            "Montant", min_value=0.0, format="euro", width=NOMBRE
        ),
        "poste": st.column_config.SelectboxColumn(
            "Poste", options=list(POSTES), width=LISTE
        ),
        "etat": st.column_config.SelectboxColumn(
            "État", options=list(ETATS), width=LISTE
        ),
        **_place(),
    }


def counts(evenements: Sequence[str]) -> Config:
    """Les colonnes de la table des présences hors atelier."""
    return {
        "garder": _keep(),
        "valeur": st.column_config.NumberColumn(
            "Nombre", min_value=0, step=1, width=NOMBRE
        ),
        "unite": st.column_config.SelectboxColumn(
            "Unité", options=list(UNITES), width=LISTE
        ),
        "modalite": st.column_config.TextColumn(
            "Qui",
            max_chars=SIGNES_MAX,
            width=LISTE,
            help=f"Vide\u00a0: «\u00a0{TOTAL}\u00a0». Sinon la part comptée, «\u00a0Élus\u00a0».",
        ),
        "evenement": st.column_config.SelectboxColumn(
            "Événement",
            options=list(evenements),
            width=LISTE,
            help="Vide\u00a0: toute la démarche.",
        ),
        **_place(),
    }


def _keep() -> Any:
    return st.column_config.CheckboxColumn("Garder", width="small")


def _title() -> Any:
    return st.column_config.TextColumn(
        "Intitulé (à relire)", max_chars=SIGNES_MAX, required=True, width=INTITULE
    )


def _place() -> Config:
    return {
        "mots": _words(),
        "ligne": _line(),
    }


def _words() -> Any:
    return st.column_config.TextColumn("Mots exacts", width=MOTS)


def _line() -> Any:
    return st.column_config.NumberColumn(
        "Ligne", width="small", help="Dans le texte tiré du document."
    )
