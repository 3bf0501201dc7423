"""Ce que la page Représentativité et le dossier de comité comparent : mêmes écarts, même référence."""

import pandas as pd

from egts_dashboard.analyses import representativite as analyses
from egts_dashboard.analyses.tirages import GRAINE
from egts_dashboard.phrases import representativite as phrases
from egts_dashboard.queries import representativite
from egts_dashboard.queries.representativite import Apportee
from egts_dashboard.store.connection import Store


def ecarts(
    store: Store,
    comparaison_id: str,
    jeu: str,
    annee: int | None,
    sans_hote: bool,
    apportee: Apportee,
    inconnues: int,
    methode: str,
) -> tuple[pd.DataFrame, pd.DataFrame, float]:
    """Les écarts, les modalités que la référence ignore, et E[TVD] ."""
    face = representativite.face_a_face(
        store, comparaison_id, jeu, annee, sans_hote, apportee
    )
    connues = face["poids"].notna()
    tableau = analyses.gaps(face[connues], inconnues, methode)
    if face["nb_seances"].notna().any():
        tableau["manque_seances"] = analyses.in_sessions(tableau)
    tableau.attrs |= {
        "methode": methode,
        "inconnues": int(inconnues),
        "graine": GRAINE,
        "seuil_goodman": analyses.goodman_threshold(len(tableau)),
    }
    tableau["lecture_dite"] = tableau["lecture"].map(phrases.LECTURES)
    attendu = analyses.expected_tvd(
        analyses.shares(tableau["poids"]), int(tableau["nb"].sum())
    )
    return tableau, face[~connues], attendu
