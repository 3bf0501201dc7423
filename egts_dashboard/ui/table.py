"""Une petite table en vraies cellules : lisible à l’oreille, imprimable, légère.

La grille de Streamlit est dessinée sur une toile : au-delà de quelques dizaines de lignes
elle seule tient la charge, mais en deçà une table HTML dit ses en-têtes aux lecteurs
d’écran. Tout texte est échappé : ce qui vient d’un fichier reste du texte.
"""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from egts_dashboard.francais import NON_RENSEIGNE
from egts_dashboard.ui.colonnes import heading, shown, styled, writer
from egts_dashboard.ui.memoire import remember

LIGNES_EN_HTML = 120


def show_rows(tableau: pd.DataFrame, colonnes: Sequence[str], titre: str) -> None:
    """Montre les colonnes demandées : en HTML si la table est petite, en grille sinon."""
    if len(tableau) > LIGNES_EN_HTML:
        st.dataframe(
            shown(tableau, colonnes)
            if len(tableau) > 10 * LIGNES_EN_HTML
            else styled(tableau, colonnes),
            hide_index=True,
            alt=f"Table\u00a0: {titre}",
        )
        return
    html, _ = remember(
        ("table", id(tableau), tuple(colonnes), titre),
        lambda: (to_html(tableau, colonnes, titre), tableau),
    )
    st.html(html)


def to_html(tableau: pd.DataFrame, colonnes: Sequence[str], titre: str) -> str:
    """La table en HTML, nombres à droite, textes échappés."""
    montre = shown(tableau, colonnes)
    numeriques = [pd.api.types.is_numeric_dtype(tableau[c]) for c in colonnes]
    entetes = "".join(
        f'<th scope="col"{_align(est_nombre)}>{escape(heading(colonne))}</th>'
        for colonne, est_nombre in zip(colonnes, numeriques, strict=True)
    )
    ecritures = [writer(colonne, tableau[colonne]) for colonne in colonnes]
    lignes = "".join(
        "<tr>"
        + "".join(
            f"<td{_align(est_nombre)}>{_cell(case, ecrire)}</td>"
            for case, ecrire, est_nombre in zip(
                cases, ecritures, numeriques, strict=True
            )
        )
        + "</tr>"
        for cases in montre.itertuples(index=False, name=None)
    )
    return (
        '<div class="egts-table" tabindex="0" role="region"'
        f' aria-label="{escape(titre)}"><table>'
        f"<thead><tr>{entetes}</tr></thead><tbody>{lignes}</tbody></table></div>"
    )


def _align(est_nombre: bool) -> str:
    return ' class="n"' if est_nombre else ""


def _cell(case: object, ecrire: object) -> str:
    if pd.isna(case) if not isinstance(case, (list, tuple)) else not case:
        return f'<span class="nr">{NON_RENSEIGNE}</span>'
    return escape(ecrire(case)) if callable(ecrire) else escape(str(case))
