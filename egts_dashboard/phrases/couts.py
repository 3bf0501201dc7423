"""Ce que la page Budget dit des coûts et des parts."""

import pandas as pd

from egts_dashboard.francais import nombre, pourcent

BASE_COUTS = (
    "Par région, hors dépenses communes à plusieurs régions, rapporté à ce que la même démarche compte dans"
    " la région. «\u00a0n.\u00a0r.\u00a0»\u00a0: les documents ne donnent pas le nombre, le rapport"
    " ne se calcule pas."
)


def titre_parts(tableau: pd.DataFrame) -> str:
    """La région dont la part de dépense s’éloigne le plus de sa part de signatures."""
    ecarts = tableau["part_depense_pct"] - tableau["part_signatures_pct"]
    ligne = tableau.loc[ecarts.idxmax()]
    return (
        f"{ligne['region']}\u00a0: {pourcent(ligne['part_depense_pct'] / 100)} de la dépense,"
        f" {pourcent(ligne['part_signatures_pct'] / 100)} des signatures"
    )


def precision_parts(tableau: pd.DataFrame) -> str:
    """La base des deux parts."""
    return (
        f"Parts entre les {len(tableau)} régions montrées\u00a0:"
        f" {nombre(tableau['depense_eur'].sum(), 2)}\u00a0€ de dépenses régionales,"
        f" {nombre(tableau['nb_signatures'].sum())} signatures à un événement unique, tenu dans"
        " une seule région\u00a0: l’écart ne mesure pas une efficacité."
    )


def alt_parts(tableau: pd.DataFrame) -> str:
    """L’alternative textuelle des parts."""
    parts = [
        f"{ligne.region}, {pourcent(ligne.part_depense_pct / 100)} de la dépense et"
        f" {pourcent(ligne.part_signatures_pct / 100)} des signatures"
        for ligne in tableau.itertuples()
    ]
    return f"Points reliés par région. {' ; '.join(parts)}."
