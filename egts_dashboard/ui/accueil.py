"""Les blocs de l’accueil."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from egts_dashboard.figures import accueil as figures
from egts_dashboard.figures import carte as cartes
from egts_dashboard.phrases import accueil as phrases
from egts_dashboard.phrases import carte as dire_carte
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
BARRES = ("territoire", "valeur", "part_pct")
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
        _show_lieux(contexte)
    with droite:
        show_chiffres(contexte.store, chiffres, liens=LIENS)
        st.header("Par où commencer", anchor=False)
        _show_premiers_pas(contexte, questions_par_lecteur)


def _show_lieux(contexte: Contexte) -> None:
    """La carte ; des barres par territoire si elle ne porte rien de ce qui est connu."""
    codes = ask(questions.indicateurs, contexte.store, contexte.filtres)
    if not codes:
        st.markdown(dire_carte.RIEN_SITUE)
        return
    # L’ordre du bandeau est toujours le même ; seul change celui qui s’ouvre d’abord.
    choix = {c: noms[0] for c, noms in dire_carte.INDICATEURS.items() if c in codes}
    indicateur = choose_one("Indicateur", choix, "indicateur", codes[0])
    tableau = ask(questions.carte, contexte.store, indicateur, contexte.filtres)
    hors = ask(questions.hors_carte, contexte.store, indicateur, contexte.filtres)
    if hors and tableau["valeur"].isna().all():
        _show_barres(contexte, indicateur)
    elif tableau.empty or "population" not in codes:
        st.markdown(dire_carte.rien_situe(indicateur))
    else:
        _show_carte(contexte, tableau, indicateur, hors)


def _show_barres(contexte: Contexte, indicateur: str) -> None:
    tableau = ask(
        questions.par_territoire, contexte.store, indicateur, contexte.filtres
    )
    show_figure(
        contexte,
        cartes.barres,
        tableau,
        titre=dire_carte.titre_barres(tableau, indicateur),
        precision=dire_carte.precision_barres(tableau),
        alt=dire_carte.alt_barres(tableau, indicateur),
        cle="territoires",
        colonnes=BARRES,
    )


def _show_carte(
    contexte: Contexte, tableau: pd.DataFrame, indicateur: str, hors: float
) -> None:
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
            titre=dire_carte.titre_carte(tableau, indicateur),
            precision=dire_carte.precision_carte(
                tableau,
                indicateur,
                hors,
                ask(questions.annee_population, contexte.store, contexte.filtres),
            ),
            alt=dire_carte.alt_carte(tableau, indicateur),
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
    """Les dates, en bandes par nature ; dit quand la démarche n’en a pas."""
    if tableau.empty:
        if not est_national:
            st.markdown(phrases.SANS_DATE)
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
