"""Les chiffres de tête, et « Pourquoi ce chiffre ? » sur chacun."""

from collections.abc import Mapping, Sequence

import streamlit as st

from egts_dashboard.francais import compte
from egts_dashboard.models.libelles import libelle
from egts_dashboard.phrases.secret import masquees
from egts_dashboard.queries.chiffre import Chiffre, lignes
from egts_dashboard.store import carnet
from egts_dashboard.store.carnet import Requete, Requetes
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.corriger import with_links
from egts_dashboard.ui.fenetre import is_card_asked
from egts_dashboard.ui.memoire import ask, behind, once
from egts_dashboard.ui.navigation import TITRES, show_link
from egts_dashboard.ui.pourquoi import show_queries, show_query
from egts_dashboard.ui.table import show_rows

AUTOUR = "Les requêtes de ce qui l’accompagne\u00a0: précision, autres valeurs"


def show_chiffres(
    store: Store,
    chiffres: Sequence[Chiffre],
    liens: Mapping[str, str] | None = None,
    groupe: str = "chiffres",
) -> None:
    """Trois à cinq chiffres en une rangée ; chacun s’ouvre sur ses lignes et sa requête.

    `liens` : {clé du chiffre: page qui le déplie} ; `groupe` distingue deux rangées d’une page.
    """
    # Une place vide chez qui n’a pas de précision : les questions restent alignées.
    une_precision = any(chiffre.precision for chiffre in chiffres)
    with st.container(horizontal=True, key=groupe):
        for chiffre in chiffres:
            with st.container(key=f"chiffre_{chiffre.cle}", gap="small"):
                _show_one(store, chiffre, une_precision)
                if liens and chiffre.cle in liens:
                    page = liens[chiffre.cle]
                    show_link(page, f"Page {TITRES[page]}")


def _show_one(store: Store, chiffre: Chiffre, une_precision: bool) -> None:
    st.metric(chiffre.libelle, chiffre.affiche, help=None)
    if une_precision:
        st.caption(chiffre.precision or "&nbsp;")
    demande = st.button(
        "Pourquoi ce chiffre\u202f?", key=f"pourquoi_{chiffre.cle}", type="tertiary"
    )
    if demande and not is_card_asked():
        _explain(store, chiffre, queries_around(chiffre))


def queries_around(chiffre: Chiffre) -> Requetes:
    """Les requêtes posées pour un chiffre et ses voisins : sa précision et ses rivales en viennent."""
    return behind(chiffre) or carnet.noted_since()


@st.dialog("Pourquoi ce chiffre\u202f?", width="large")
def _explain(store: Store, chiffre: Chiffre, autour: Requetes) -> None:
    st.subheader(f"{chiffre.libelle}\u00a0: {chiffre.affiche}", anchor=False)
    st.markdown(f"**Définition.** {chiffre.definition}")
    st.markdown(f"**Calcul.** {chiffre.calcul}")
    for rivale in chiffre.rivales:
        st.markdown(f"**Autre valeur.** {rivale}")
    tableau = once(with_links, ask(lignes, store, chiffre))
    if not tableau.empty:
        if "certitude" in tableau:
            st.caption(_certainty(list(tableau["certitude"])))
        colonnes = [nom for nom in tableau.columns if nom != "est_masque"]
        show_rows(tableau, colonnes, "Les lignes dont le chiffre est fait")
        if tues := masquees(tableau):
            st.caption(tues)
    with st.expander("La requête qui donne ce chiffre"):
        show_query(Requete(chiffre.sql, chiffre.parametres))
    if autour:
        show_queries(AUTOUR, f"autour_{chiffre.cle}", autour)


def _certainty(certitudes: list[str]) -> str:
    """« 7 lignes : 6 déduites, 1 incertaine. »."""
    parts = [
        compte(certitudes.count(code), f"{libelle('certitude', code)}e")
        for code in ("imprime", "deduit", "incertain")
        if code in certitudes
    ]
    return f"{compte(len(certitudes), 'ligne')}\u00a0: {', '.join(parts)}."
