"""« D’où vient cette phrase ? », bloc par bloc du dossier de comité."""

import streamlit as st

from egts_dashboard.francais import escape_markdown
from egts_dashboard.models.dossier import Phrase, Piece
from egts_dashboard.phrases import dossier as phrases
from egts_dashboard.phrases.calculs import NOMBRES_CITES, REFAIRE, REJOUER
from egts_dashboard.store.carnet import Requetes
from egts_dashboard.ui.fenetre import is_card_asked
from egts_dashboard.ui.pourquoi import ORIGINE, show_query


def offer_origin(piece: Piece, posees: Requetes) -> None:
    """Le bouton qui ouvre les requêtes dont un bloc est fait, chiffre par chiffre."""
    cle = f"requetes_phrase_{piece.sorte}"
    demande = posees and st.button(ORIGINE, key=cle, type="tertiary")
    if demande and not is_card_asked():
        _trace(piece, posees)


@st.dialog(ORIGINE, width="large")
def _trace(piece: Piece, posees: Requetes) -> None:
    st.markdown(to_markdown(piece.a_retenir))
    st.caption(f"{NOMBRES_CITES} {REJOUER}")
    for chiffre in piece.chiffres:
        st.markdown(phrases.chiffre_explique(chiffre))
        st.code(chiffre.requete, language=None)
    if piece.chiffres:
        st.markdown(phrases.AUTRES_REQUETES)
    for requete in posees:
        show_query(requete)
    for calcul in filter(None, piece.calculs):
        st.markdown(REFAIRE)
        st.code(calcul, language=None)


def to_markdown(phrase: Phrase) -> str:
    """La phrase pour l’écran : le gras reste, tout autre signe est du texte."""
    return "".join(
        f"**{escape_markdown(texte)}**" if est_gras else _escaped(texte)
        for texte, est_gras in phrase
    )


def _escaped(texte: str) -> str:
    """Échappé, ses espaces du bord gardées : elles séparent du gras voisin."""
    coeur = texte.strip(" ")
    avant, _, apres = texte.partition(coeur) if coeur else (texte, "", "")
    return f"{avant}{escape_markdown(coeur)}{apres}"
