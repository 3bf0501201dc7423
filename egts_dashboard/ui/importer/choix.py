"""Les totaux reconnus d’un fichier déposé : ceux que la personne veut garder, et sur quoi."""

import streamlit as st

from egts_dashboard.francais import escape_markdown
from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.totaux_declares import keep_totals, perimetres, proposed
from egts_dashboard.ingest.totaux_recomptes import recount
from egts_dashboard.phrases import import_tableur as phrases
from egts_dashboard.ui.page import open_section


def ask_totals(
    cle_depot: str, lu: Importation, titre: str = "Les totaux reconnus"
) -> Importation:
    """L’import avec les totaux que la personne veut garder comme totaux déclarés."""
    if not lu.totaux:
        return lu
    open_section(
        titre,
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
        cle = f"total_{cle_depot}_{total.ligne}_{total.colonne}"
        if st.checkbox(escape_markdown(dit), key=cle):
            choix = perimetres(lu, total)
            perimetre = st.selectbox("Ce total porte sur", choix, key=f"sur_{cle}")
            choisis.append((rang, perimetre))
    return keep_totals(lu, choisis)
