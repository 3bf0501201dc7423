"""Ce que la personne accepte : les avertissements un par un, les totaux reconnus."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from egts_dashboard.francais import escape_markdown
from egts_dashboard.ingest.acceptation import keep_accepted
from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.totaux_declares import keep_totals, perimetres, proposed
from egts_dashboard.ingest.totaux_recomptes import recount
from egts_dashboard.models.anomalie import Anomalie
from egts_dashboard.phrases import import_tableur as phrases
from egts_dashboard.ui.import_depot import Depot
from egts_dashboard.ui.page import open_section

# Au-delà, des cases à cocher feraient une page sans fin : une grille les porte.
CASES_MONTREES = 30


def ask_acceptance(depot: Depot, lu: Importation) -> Importation:
    """L’import sans les lignes dont un avertissement n’est pas accepté."""
    avertissements = lu.avertissements
    if not avertissements:
        return lu
    open_section(
        "Ce qui demande votre accord",
        "Une ligne dont l’avertissement n’est pas accepté n’est pas importée.",
    )
    prefixe = f"accepte_{depot.cle}"
    tout = f"tout_{prefixe}"
    st.checkbox(f"Tout accepter ({len(avertissements)})", key=tout)
    if st.session_state[tout]:
        acceptes = set(avertissements)
    elif len(avertissements) <= CASES_MONTREES:
        acceptes = {
            a
            for rang, a in enumerate(avertissements)
            if st.checkbox(escape_markdown(phrases.warning(a)), key=f"{prefixe}_{rang}")
        }
    else:
        acceptes = _accept_in_grid(avertissements, prefixe)
    garde = keep_accepted(lu, acceptes)
    st.caption(
        phrases.warnings(len(avertissements), len(acceptes), len(garde.laissees))
    )
    return garde


def _accept_in_grid(avertissements: Sequence[Anomalie], cle: str) -> set[Anomalie]:
    grille = pd.DataFrame(
        {
            "Accepter": [False] * len(avertissements),
            "Avertissement": [phrases.warning(a) for a in avertissements],
        }
    )
    coches = st.data_editor(
        grille, disabled=["Avertissement"], hide_index=True, key=f"{cle}_grille"
    )["Accepter"]
    return {a for a, est_coche in zip(avertissements, coches, strict=True) if est_coche}


def ask_totals(depot: Depot, lu: Importation) -> Importation:
    """L’import avec les totaux que la personne veut garder comme totaux déclarés."""
    if not lu.totaux:
        return lu
    open_section(
        "Les totaux reconnus",
        "Un total n’est pas une donnée de plus\u00a0: gardé comme total déclaré, il se confronte à la"
        " somme.",
    )
    proposes = dict(proposed(lu))
    choisis = []
    for rang, total in enumerate(lu.totaux):
        comptes = {"valeur": total.valeur} | recount(lu, total).to_data()
        dit = phrases.total(total.colonne, total.libelle, total.ligne, comptes)
        if rang not in proposes:
            pourquoi = phrases.SANS_PLACE if lu.acceptees else phrases.SANS_LIGNES
            st.text(f"{dit}. {pourquoi}")
            continue
        cle = f"total_{depot.cle}_{rang}"
        if st.checkbox(escape_markdown(dit), key=cle):
            choix = perimetres(lu, total)
            perimetre = st.selectbox("Ce total porte sur", choix, key=f"sur_{cle}")
            choisis.append((rang, perimetre))
    return keep_totals(lu, choisis)
