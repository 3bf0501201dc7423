"""Les blocs de la page Budget."""

import pandas as pd

from egts_dashboard.figures import budget as figures
from egts_dashboard.figures import couts as figures_couts
from egts_dashboard.phrases import budget as phrases
from egts_dashboard.phrases import couts as phrases_couts
from egts_dashboard.ui.figure import Contexte, show_figure, show_table

BASE_COUTS = phrases_couts.BASE_COUTS
AXES = {
    "region": "Région",
    "poste": "Poste",
    "financement": "Financement",
    "etat": "État",
}
ESTIMATIONS = ("lecture", "calcule_eur", "estime_eur", "ecart_eur")
COUTS = (
    "region",
    "depense_eur",
    "nb_participations",
    "eur_par_participation",
    "nb_ateliers",
    "eur_par_atelier",
    "nb_preconisations",
    "eur_par_preconisation",
)
LIGNES = (
    "intitule",
    "montant_eur",
    "place",
    "territoire",
    "attribution",
    "poste",
    "etat",
    "financement",
    "document",
    "localisation",
    "certitude",
    "note",
)


def show_lectures(contexte: Contexte, tableau: pd.DataFrame) -> None:
    """Les deux lectures de l’enveloppe face à son plafond."""
    show_figure(
        contexte,
        figures.lectures,
        tableau,
        titre=phrases.titre_lectures,
        precision="En euros. Trait plein\u00a0: l’enveloppe\u202f; pointillés\u00a0: 80 et"
        " 95\u00a0%\u202f; hachuré\u00a0: l’excès. 100\u00a0% tout juste n’est pas un dépassement.",
        alt=phrases.alt_lectures,
        cle="lectures",
        colonnes=("lecture", "montant_eur", "notifie_eur", "consomme_pct", "reste_eur"),
    )


def show_cumul(contexte: Contexte, tableau: pd.DataFrame) -> None:
    """La ligne qui franchit chaque seuil ; rien d’une enveloppe sans dépense."""
    if tableau.empty:
        return
    show_figure(
        contexte,
        figures.cumul,
        tableau,
        titre=phrases.titre_cumul,
        precision=phrases.precision_cumul,
        alt=phrases.alt_cumul,
        cle="cumul",
        colonnes=(
            "rang",
            "intitule",
            "montant_eur",
            "cumul_eur",
            "cumul_pct",
            "seuil_pct",
            "territoire",
            "attribution",
            "certitude",
            "localisation",
        ),
    )


def show_couts(contexte: Contexte, tableau: pd.DataFrame) -> None:
    """Ce que coûtent une participation, un atelier, une préconisation, par région."""
    show_table(
        contexte,
        tableau,
        cle="couts",
        titre="Coûts unitaires par région",
        # Une seule démarche : son nom, redit à chaque ligne, ne dirait rien.
        colonnes=COUTS
        if tableau["demarche"].nunique() < 2
        else (COUTS[0], "demarche", *COUTS[1:]),
        ouverte=True,
    )


def show_lignes(contexte: Contexte, tableau: pd.DataFrame) -> None:
    """Toutes les dépenses, avec la place où les lire."""
    show_table(
        contexte,
        tableau,
        cle="lignes",
        titre="Dépenses",
        colonnes=LIGNES,
        ouverte=True,
    )


def show_parts(contexte: Contexte, tableau: pd.DataFrame) -> None:
    """La part de chaque région dans la dépense, face à sa part dans les signatures."""
    if len(tableau) < 2:
        return
    show_figure(
        contexte,
        figures_couts.parts_signatures,
        tableau,
        titre=phrases_couts.titre_parts,
        precision=phrases_couts.precision_parts,
        alt=phrases_couts.alt_parts,
        cle="parts",
        colonnes=(
            "region",
            "depense_eur",
            "part_depense_pct",
            "nb_signatures",
            "part_signatures_pct",
        ),
        dans_section=True,
    )


def show_par_axe(contexte: Contexte, tableau: pd.DataFrame, axe: str) -> None:
    """Les dépenses réparties selon l’axe choisi."""
    if tableau.empty:
        return
    show_figure(
        contexte,
        figures.par_axe,
        tableau,
        titre=f"Dépenses par {AXES[axe].lower()}",
        precision="En euros\u202f; plein\u00a0: dans l’enveloppe\u202f; hachuré\u00a0: au-delà.",
        alt=phrases.alt_par_axe(tableau, AXES[axe].lower()),
        cle=f"par_{axe}",
        colonnes=(
            "libelle",
            "dans_eur",
            "hors_eur",
            "total_eur",
            "part_pct",
            "nb_lignes",
            "nb_incertaines",
        ),
        dans_section=True,
    )
