"""Les blocs de la page Sources et qualité."""

import pandas as pd
import streamlit as st

from egts_dashboard.figures import sources as figures
from egts_dashboard.francais import escape_markdown
from egts_dashboard.phrases import sources as phrases
from egts_dashboard.queries import qualite
from egts_dashboard.ui.choix import choose_one
from egts_dashboard.ui.corriger import show_correction_link, with_links
from egts_dashboard.ui.figure import Contexte, show_figure, show_table
from egts_dashboard.ui.memoire import ask, once
from egts_dashboard.ui.page import open_section, say
from egts_dashboard.ui.sources_ecarts import EMPORTEES

SEVERITES = {
    "graves": "Erreurs et alertes",
    "information": "Informations",
    "toutes": "Toutes",
}
CODES_SEVERITE = {
    "graves": ("erreur", "alerte"),
    "information": ("information",),
    "toutes": qualite.SEVERITES,
}
ECARTS_EN_CLAIR = 4  # au-delà, la table
ANOMALIES = (*EMPORTEES, "corriger")
CERTITUDES = (
    "document",
    "nb_faits",
    "nb_imprimes",
    "nb_deduits",
    "nb_incertains",
    "part_imprimee_pct",
)
CONTROLES = (
    "controle",
    "etat_controle",
    "nb_lignes_examinees",
    "nb_anomalies",
    "explication",
)
CONCURRENCES = (
    "fait",
    "declare",
    "recompte",
    "ecart",
    "unite",
    "raison",
    "document",
    "localisation",
)
REGISTRE = (
    "document",
    "producteur",
    "date",
    "nature_source",
    "nb_faits",
    "fichier",
    "licence",
    "url",
    "note",
)


def show_certitudes(contexte: Contexte, tableau: pd.DataFrame) -> None:
    """Ce qui est imprimé, déduit ou incertain dans chaque document."""
    if tableau.empty:
        return
    show_figure(
        contexte,
        figures.certitudes,
        tableau,
        titre=phrases.titre_certitudes(tableau),
        precision="Nombre de faits par document, selon ce qu’en dit le texte.",
        etroit=figures.certitudes_etroites,
        alt=phrases.alt_certitudes(tableau),
        cle="certitudes",
        colonnes=CERTITUDES,
    )


def show_anomalies(contexte: Contexte) -> None:
    """Le choix de la gravité et la recherche, les premiers écarts en clair, puis tous en table."""
    with st.container(horizontal=True, vertical_alignment="top"):
        severite = choose_one("Gravité", SEVERITES, "severite")
        recherche = st.text_input(
            "Chercher dans les écarts",
            key="recherche",
            bind="query-params",
            placeholder="budget, atelier, signatures…",
        )
    trouvees = ask(
        qualite.anomalies,
        contexte.store,
        CODES_SEVERITE[severite],
        recherche or "",
        contexte.filtres,
    )
    if trouvees.empty:
        say("Aucun écart pour ces choix.")
        return
    for ligne in trouvees.head(ECARTS_EN_CLAIR).itertuples():
        constat, places = phrases.ecart_en_clair(ligne)
        with st.container(gap=None):
            say(constat)
            st.caption(places)
            show_correction_link(ligne.corrige_table, ligne.corrige_ligne)
    show_table(
        contexte,
        once(with_links, trouvees),
        cle="anomalies",
        titre="Écarts trouvés par les contrôles",
        colonnes=ANOMALIES,
        ouverte=bool(recherche),
    )


def show_concurrences(contexte: Contexte, tableau: pd.DataFrame) -> None:
    """Les totaux imprimés qu’un recompte contredit."""
    if tableau.empty:
        return
    open_section(
        "Valeurs concurrentes",
        "Les deux valeurs sont gardées\u202f; la raison dit laquelle est montrée.",
    )
    show_table(
        contexte,
        tableau,
        cle="concurrences",
        titre="Valeurs concurrentes",
        colonnes=CONCURRENCES,
        ouverte=True,
    )


def show_lecture(
    contexte: Contexte, apports: pd.DataFrame, couverture: pd.DataFrame
) -> None:
    """Ce que chaque document a donné, et combien de ses lignes sont couvertes."""
    if apports.empty:
        return
    show_figure(
        contexte,
        figures.apports,
        apports,
        titre=phrases.titre_apports(apports),
        precision="Nombre de lignes par table et par document\u00a0: "
        + "\u202f; ".join(
            f"{rang}. {escape_markdown(document)}"
            for rang, document in enumerate(apports["document"].unique(), start=1)
        )
        + ".",
        alt=phrases.alt_apports(apports),
        cle="apports",
        etroit=figures.apports_etroit,
        colonnes=("document", "nom_table", "nb_lignes"),
    )
    show_figure(
        contexte,
        figures.couverture,
        couverture,
        titre=phrases.titre_couverture(couverture),
        precision=phrases.LIMITE_COUVERTURE,
        alt=phrases.alt_couverture(couverture),
        etroit=figures.couverture_etroite,
        cle="couverture",
        colonnes=("document", "sorte", "categorie_exclusion", "nb_lignes"),
    )


def show_controles(contexte: Contexte) -> None:
    """Les règles, celles qui n’ont rien prouvé d’abord."""
    tableau = ask(qualite.controles, contexte.store)
    if tableau.empty:
        return
    show_table(
        contexte,
        tableau,
        cle="controles",
        titre="Contrôles",
        colonnes=CONTROLES,
        ouverte=True,
    )


def show_documents(contexte: Contexte, tableau: pd.DataFrame) -> None:
    """Le registre des sources, de quoi citer, retrouver et vérifier chaque document."""
    show_table(
        contexte,
        tableau,
        cle="documents",
        titre="Registre des sources",
        colonnes=REGISTRE,
        ouverte=True,
    )
