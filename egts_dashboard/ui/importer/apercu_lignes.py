"""Les lignes qu’un import changerait, ajouterait ou retirerait."""

from collections.abc import Iterable, Sequence

import pandas as pd
import streamlit as st

from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.difference import CaseModifiee, key_of
from egts_dashboard.ingest.fusion import SEPARATEUR_CLE
from egts_dashboard.models import TABLES, colonnes
from egts_dashboard.models.base import Enregistrement, Fait
from egts_dashboard.phrases import import_tableur as phrases
from egts_dashboard.phrases.colonnes import shown
from egts_dashboard.ui.figure import FORMATS
from egts_dashboard.ui.table import show_passing_rows

CASES = ("ligne", "identifiant", "colonne", "avant", "apres")
LIGNES_MONTREES = 100


def show_changed(lu: Importation, cle: str = "") -> None:
    """Les cases changées, de l’ancienne à la nouvelle valeur, à emporter."""
    cases = lu.difference.modifiees
    if not cases:
        return
    st.subheader("Cases changées", anchor=False)
    show_passing_rows(_cells(cases[:LIGNES_MONTREES]), CASES, "Cases changées")
    _show_rest(len(cases))
    ecrire, mime = FORMATS["csv"]
    st.download_button(
        "Télécharger toutes les cases changées (CSV)",
        lambda: ecrire(shown(_cells(cases), CASES), [f"Import de {lu.fichier}"]),
        file_name=f"changements_{lu.table}.csv",
        mime=mime,
        key=f"cases_changees{cle}",
        on_click="ignore",
    )


def show_added(lu: Importation) -> None:
    """Les premières lignes ajoutées."""
    ids = set(lu.difference.ajoutees[:LIGNES_MONTREES])
    neuves = [
        ligne
        for ligne in lu.difference.a_ecrire[: 10 * LIGNES_MONTREES]
        if SEPARATEUR_CLE.join(key_of(ligne)) in ids
    ]
    if not neuves:
        return
    st.subheader("Lignes ajoutées", anchor=False)
    show_records(lu.table, neuves, "Lignes ajoutées")
    _show_rest(len(lu.difference.ajoutees))


def show_records(table: str, lignes: Sequence[Enregistrement], titre: str) -> None:
    """Des lignes d’une table, sous les noms de ses colonnes ; les colonnes vides se taisent."""
    tableau = pd.DataFrame([ligne.model_dump(mode="json") for ligne in lignes])
    modele = TABLES[table]
    remplies = [c for c in colonnes(modele) if tableau[c].notna().any()]
    if len(modele.CLE) == 1:
        # « Atelier » est celui d’une préconisation ; d’un atelier, c’est l’identifiant.
        tableau = tableau.rename(columns={modele.CLE[0]: "identifiant"})
        remplies = ["identifiant" if c == modele.CLE[0] else c for c in remplies]
    show_passing_rows(tableau, sorted(remplies, key=_rank), titre)


def _rank(colonne: str) -> int:
    """Ce que la ligne dit, puis ce qui la rattache, puis d’où elle vient."""
    if colonne in Fait.model_fields:
        return 2
    return int(colonne == "identifiant" or colonne.endswith("_id"))


def show_withdrawn(lu: Importation) -> None:
    """Les premières lignes retirées."""
    if not lu.retraits:
        return
    st.subheader("Lignes retirées", anchor=False)
    retirees = lu.retraits[:LIGNES_MONTREES]
    tableau = pd.DataFrame(
        {
            "ligne": [str(numero) for numero, _ in retirees],
            "identifiant": [SEPARATEUR_CLE.join(cle) for _, cle in retirees],
        }
    )
    show_passing_rows(tableau, ("ligne", "identifiant"), "Lignes retirées")
    _show_rest(len(lu.retraits))


def _show_rest(total: int) -> None:
    if total > LIGNES_MONTREES:
        st.caption(phrases.first_of(LIGNES_MONTREES, total))


def _cells(cases: Iterable[CaseModifiee]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            (str(c.ligne), c.id, c.colonne, _text(c.avant), _text(c.apres))
            for c in cases
        ],
        columns=list(CASES),
    )


def _text(valeur: object) -> str | None:
    return None if valeur is None else str(valeur)
