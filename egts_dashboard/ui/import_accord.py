"""Les avertissements d’un fichier déposé, acceptés un par un, par sorte, ou tous."""

import hashlib
from collections.abc import Sequence

import streamlit as st

from egts_dashboard.francais import escape_markdown
from egts_dashboard.ingest.acceptation import keep_accepted
from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.models.anomalie import Anomalie
from egts_dashboard.phrases import import_tableur as phrases
from egts_dashboard.ui.import_depot import Depot
from egts_dashboard.ui.page import open_section

CASES_PAR_PAGE = 30


def ask_acceptance(depot: Depot, lu: Importation) -> Importation:
    """L’import sans les lignes dont un avertissement n’est pas accepté."""
    # Deux avertissements de mêmes mots sur la même ligne n’en font qu’un.
    avertissements = list(dict.fromkeys(lu.avertissements))
    if not avertissements:
        return lu
    open_section(
        "Ce qui demande votre accord",
        "Une ligne dont l’avertissement n’est pas accepté n’est pas importée.",
    )
    tout = f"tout_accepte_{depot.cle}"
    st.checkbox(f"Tout accepter ({len(avertissements)})", key=tout)
    if st.session_state[tout]:
        acceptes = set(avertissements)
    else:
        acceptes = _ask_each(avertissements, f"accepte_{depot.cle}")
    garde = keep_accepted(lu, acceptes)
    st.caption(
        phrases.warnings(len(avertissements), len(acceptes), len(garde.laissees))
    )
    return garde


def _ask_each(avertissements: Sequence[Anomalie], cle: str) -> set[Anomalie]:
    """Une case par avertissement, page par page ; au-delà d’une page, aussi par sorte."""
    # Hors de sa page, une case n’existe plus : ce qu’elle disait se garde ici.
    choisis: set[Anomalie] = st.session_state.setdefault(cle, set())
    montres = avertissements
    if len(avertissements) > CASES_PAR_PAGE:
        _ask_kinds(avertissements, cle)
        montres = _choose_page(avertissements, cle)
    for avertissement in montres:
        case = _key(cle, avertissement)
        st.session_state[case] = avertissement in choisis
        st.checkbox(
            escape_markdown(phrases.warning(avertissement)),
            key=case,
            on_change=_toggle,
            args=(cle, avertissement),
        )
    return choisis & set(avertissements)


def _ask_kinds(avertissements: Sequence[Anomalie], cle: str) -> None:
    """Un bouton pour chaque sorte qui revient : même colonne, même règle."""
    sortes: dict[tuple[str | None, str], list[Anomalie]] = {}
    for avertissement in avertissements:
        sorte = avertissement.colonne, avertissement.message
        sortes.setdefault(sorte, []).append(avertissement)
    for (colonne, message), siens in sortes.items():
        if len(siens) > 1:
            st.button(
                escape_markdown(phrases.kind(len(siens), colonne, message)),
                key=f"{cle}_sorte_{colonne}_{message}",
                on_click=_accept,
                args=(cle, siens),
            )


def _choose_page(avertissements: Sequence[Anomalie], cle: str) -> Sequence[Anomalie]:
    total = len(avertissements)
    with st.container(horizontal=True, vertical_alignment="center"):
        page = st.pagination(-(-total // CASES_PAR_PAGE), key=f"{cle}_page")
        debut = (page - 1) * CASES_PAR_PAGE
        fin = min(debut + CASES_PAR_PAGE, total)
        st.caption(phrases.page_of(debut + 1, fin, total))
    return avertissements[debut:fin]


def _toggle(cle: str, avertissement: Anomalie) -> None:
    est_coche = st.session_state[_key(cle, avertissement)]
    choisis = st.session_state[cle]
    (choisis.add if est_coche else choisis.discard)(avertissement)


def _accept(cle: str, avertissements: Sequence[Anomalie]) -> None:
    st.session_state[cle].update(avertissements)


def _key(cle: str, avertissement: Anomalie) -> str:
    # Ce que dit l’avertissement, non son rang : une autre correspondance en change l’ordre.
    return f"{cle}_{hashlib.sha256(repr(avertissement).encode()).hexdigest()[:16]}"
