"""Une table en vraies cellules : lisible à l’oreille, imprimable, légère.

La grille de Streamlit est dessinée sur une toile, muette pour un lecteur d’écran, et envoie
toutes ses lignes à chaque geste. Ici une table longue se lit page par page : son poids ne
suit pas le nombre de lignes. Une table plus large que la colonne de lecture montre d’abord
ses premières colonnes ; les autres s’ouvrent ligne à ligne. Tout texte est échappé : ce qui vient d’un fichier reste du texte.
"""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from egts_dashboard.francais import MASQUE, NON_RENSEIGNE
from egts_dashboard.phrases.colonnes import heading, shown, writer
from egts_dashboard.ui.corriger import LIEN
from egts_dashboard.ui.memoire import remember
from egts_dashboard.ui.pagination import choose_slice
from egts_dashboard.ui.table_largeur import lay_out

LIGNES_D_UN_TENANT = 120
LIGNES_PAR_PAGE = 60


class Markup(str):
    """Du HTML écrit ici même, à ne pas échapper une seconde fois."""


def show_rows(tableau: pd.DataFrame, colonnes: Sequence[str], titre: str) -> None:
    """Montre les colonnes demandées, page par page au-delà de 120 lignes."""
    total = len(tableau)
    lignes = slice(0, total)
    if total > LIGNES_D_UN_TENANT:
        cle = f"page_{(*colonnes, titre)}"
        lignes = choose_slice(total, LIGNES_PAR_PAGE, cle, "Lignes {} à {}, sur {}.")
    html, _ = remember(
        ("table", id(tableau), tuple(colonnes), titre, lignes.start),
        lambda: (to_html(tableau, colonnes, titre, lignes, replie=True), tableau),
    )
    st.html(html)


def show_passing_rows(
    tableau: pd.DataFrame, colonnes: Sequence[str], titre: str
) -> None:
    """La même pour quelques lignes propres à une visite : rien n’en est retenu."""
    st.html(to_html(tableau, colonnes, titre))


def to_html(
    tableau: pd.DataFrame,
    colonnes: Sequence[str],
    titre: str,
    lignes: slice = slice(None),
    *,
    replie: bool = False,
) -> str:
    """La table en HTML, nombres à droite, textes échappés ; `lignes` n’en garde qu’une part.

    `replie` : les colonnes qui ne tiennent pas s’ouvrent au bout de chaque ligne. Les décimales se décident sur toute la table : elles ne changent pas d’une page à l’autre.
    """
    montre = shown(tableau.iloc[lignes], colonnes)
    numeriques = [pd.api.types.is_numeric_dtype(tableau[c]) for c in colonnes]
    ecritures = [
        write_link if colonne == LIEN else writer(colonne, tableau[colonne])
        for colonne in colonnes
    ]
    ecrites = [
        [_cell(case, ecrire) for case, ecrire in zip(cases, ecritures, strict=True)]
        for cases in montre.itertuples(index=False, name=None)
    ]
    intitules = [heading(colonne) for colonne in colonnes]
    classes, vues = lay_out(intitules, numeriques, ecrites, replie=replie)
    entetes = "".join(
        f'<th scope="col"{_align(est_nombre)}>{escape(intitule)}</th>'
        for intitule, est_nombre in zip(
            intitules[:vues], numeriques[:vues], strict=True
        )
    )
    if vues < len(intitules):
        entetes += '<th scope="col" class="d">Détail</th>'
    corps = "".join(_row(cases, numeriques, intitules, vues) for cases in ecrites)
    return (
        f'<div class="{classes}" tabindex="0" role="region"'
        f' aria-label="{escape(titre)}"><table>'
        f"<thead><tr>{entetes}</tr></thead><tbody>{corps}</tbody></table></div>"
    )


def write_link(adresse: str) -> Markup:
    """Le lien qui mène à la correction d’une ligne."""
    return Markup(f'<a href="{escape(adresse)}" target="_self">Corriger</a>')


def _row(
    cases: Sequence[str],
    numeriques: Sequence[bool],
    intitules: Sequence[str],
    vues: int,
) -> str:
    ecrites = "".join(
        f"<td{_align(est_nombre)}>{case}</td>"
        for case, est_nombre in zip(cases[:vues], numeriques[:vues], strict=True)
    )
    if vues < len(cases):
        ecrites += _detail(cases[vues:], intitules[vues:])
    return f"<tr>{ecrites}</tr>"


def _detail(cases: Sequence[str], intitules: Sequence[str]) -> str:
    """Les cases qui ne tiennent pas, chacune sous son intitulé."""
    parts = "".join(
        f"<dt>{escape(intitule)}</dt><dd>{case}</dd>"
        for case, intitule in zip(cases, intitules, strict=True)
    )
    return (
        f'<td class="d"><details><summary>Voir</summary><dl>{parts}</dl></details></td>'
    )


def _align(est_nombre: bool) -> str:
    return ' class="n"' if est_nombre else ""


def _cell(case: object, ecrire: object) -> str:
    if pd.isna(case) if not isinstance(case, (list, tuple)) else not case:
        return f'<span class="nr">{NON_RENSEIGNE}</span>'
    if case == MASQUE:
        return f'<span class="nr">{MASQUE}</span>'
    ecrit = ecrire(case) if callable(ecrire) else str(case)
    return ecrit if isinstance(ecrit, Markup) else escape(ecrit)
