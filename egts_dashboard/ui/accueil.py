"""Les blocs de l’accueil."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from egts_dashboard.figures import accueil as figures
from egts_dashboard.figures import carte as cartes
from egts_dashboard.phrases import accueil as phrases
from egts_dashboard.queries import carte as questions
from egts_dashboard.queries.chiffre import Chiffre
from egts_dashboard.queries.filtres import options
from egts_dashboard.ui.chiffres import show_chiffres
from egts_dashboard.ui.choix import choose_one
from egts_dashboard.ui.figure import Contexte, show_figure
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.navigation import show_link

VUES = {"carte": "Carte", "tuiles": "Tuiles"}
DESSINS = {"carte": cartes.carte, "tuiles": cartes.tuiles}
# Chaque chiffre de tête mène à la page qui le déplie.
LIENS = {
    "participations": "participation",
    "signatures": "participation",
    "preconisations": "preconisations",
    "themes": "themes",
    "enveloppe": "budget",
}
# La page du comité de pilotage, de l’analyste, de l’agent de la direction régionale.
PREMIERES_PAGES = ("participation", "preconisations", "budget")
NB_ALERTES = 4
CARTE = ("territoire", "region", "valeur", "porteur")
CALENDRIER = (
    "date",
    "nature_evenement",
    "intitule",
    "territoire",
    "certitude",
    "document",
    "localisation",
    "note",
)


def show_apercu(
    contexte: Contexte,
    chiffres: Sequence[Chiffre],
    questions_par_lecteur: Mapping[str, str],
) -> None:
    """La carte, et à côté les chiffres de tête et par où commencer."""
    gauche, droite = st.columns([3, 2], gap="large")
    with gauche:
        choix = {code: noms[0] for code, noms in phrases.INDICATEURS.items()}
        _show_carte(contexte, choose_one("Indicateur", choix, "indicateur"))
    with droite:
        show_chiffres(contexte.store, chiffres, liens=LIENS)
        st.header("Par où commencer", anchor=False)
        _show_premiers_pas(contexte, questions_par_lecteur)


def _show_carte(contexte: Contexte, indicateur: str) -> None:
    tableau = ask(questions.carte, contexte.store, indicateur, contexte.filtres)
    if tableau.empty:
        st.markdown("Aucun département n’a de place sur la carte.")
        return
    hors = ask(questions.hors_carte, contexte.store, indicateur, contexte.filtres)
    figure, dessous = (
        st.container(),
        st.container(horizontal=True, vertical_alignment="bottom"),
    )
    with dessous:
        vue = choose_one("Vue", VUES, "vue")
        st.caption("Contours d’après Natural Earth, domaine public.")
    with figure:
        show_figure(
            contexte,
            DESSINS[vue],
            tableau,
            titre=phrases.titre_carte(tableau, indicateur, hors),
            precision=phrases.precision_carte(
                tableau, indicateur, hors, questions.ANNEE_POPULATION
            ),
            alt=phrases.alt_carte(tableau, indicateur),
            cle="carte",
            colonnes=CARTE,
        )


def _show_premiers_pas(
    contexte: Contexte, questions_par_lecteur: Mapping[str, str]
) -> None:
    libelles = dict(
        ask(options, contexte.store, "demarche")[["code", "libelle"]].values
    )
    choisies = [libelles[code] for code in contexte.filtres.demarche]
    for (lecteur, question), page in zip(
        questions_par_lecteur.items(), PREMIERES_PAGES, strict=True
    ):
        with st.container(gap=None):
            st.markdown(f"**{lecteur}**")
            show_link(page, question, {"demarche": choisies} if choisies else None)


def show_alertes(alertes: pd.DataFrame) -> None:
    """Les écarts les plus graves, et où lire les autres."""
    if alertes.empty:
        st.markdown("Aucune contradiction relevée par les contrôles joués.")
    for alerte in alertes.head(NB_ALERTES).itertuples():
        # Le message cite les documents : c’est du texte, jamais du Markdown.
        st.text(alerte.message)
    show_link("sources", "Tous les écarts, avec les deux valeurs et leur place")


def show_calendrier(
    contexte: Contexte, tableau: pd.DataFrame, est_national: bool
) -> None:
    """Les dates, en bandes par nature ; rien quand aucune ne répond aux filtres."""
    if tableau.empty:
        return
    show_figure(
        contexte,
        figures.calendrier,
        tableau,
        titre=phrases.titre_calendrier(tableau, est_national),
        precision=phrases.legende_calendrier(tableau),
        alt=phrases.alt_calendrier(tableau),
        cle="calendrier_national" if est_national else "calendrier",
        colonnes=CALENDRIER,
        dans_section=True,
        etroit=figures.calendrier_etroit,
    )
