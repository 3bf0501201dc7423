"""Les avertissements d’un fichier déposé, acceptés un par un, par sorte, ou tous."""

from collections.abc import Callable, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from egts_dashboard.francais import escape_markdown
from egts_dashboard.ingest.acceptation import keep_accepted
from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.ensemble import Ensemble
from egts_dashboard.ingest.lecture_ensemble import keep_together
from egts_dashboard.models.anomalie import Anomalie
from egts_dashboard.phrases import import_tableur as phrases
from egts_dashboard.ui.coches import (
    CASES_PAR_PAGE,
    choose_page,
    chosen,
    show_boxes,
    tick,
)
from egts_dashboard.ui.importer.depot import Depot
from egts_dashboard.ui.page import open_section


def ask_acceptance(depot: Depot, lu: Importation) -> Importation:
    """L’import sans les lignes dont un avertissement n’est pas accepté."""
    if not lu.avertissements:
        return lu
    place = _open()
    acceptes = _ask(lu.avertissements, depot.cle, phrases.warning)
    garde = keep_accepted(lu, acceptes)
    _say_left(place, lu.avertissements, acceptes, len(garde.laissees))
    return garde


def ask_acceptance_together(depot: Depot, ensemble: Ensemble) -> Ensemble:
    """Le classeur sans ces lignes, ni celles des autres feuilles qui en dépendaient."""
    feuilles = {lu.fichier: lu.feuille or "" for lu in ensemble.lectures}

    def dire(avertissement: Anomalie) -> str:
        return phrases.warning(avertissement, feuilles[avertissement.fichier])

    if not ensemble.avertissements:
        return ensemble
    place = _open()
    acceptes = _ask(ensemble.avertissements, depot.cle_classeur, dire)
    garde = keep_together(ensemble, acceptes)
    _say_left(place, ensemble.avertissements, acceptes, garde.nb_laissees)
    return garde


def _open() -> DeltaGenerator:
    """Le titre, et sous lui la place de ce qui attend : qui est pressé ne lit pas la suite."""
    open_section(
        "Ce qui demande votre accord",
        "Une ligne dont l’avertissement n’est pas accepté n’est pas importée.",
    )
    return st.empty()


def _ask(
    tous: Sequence[Anomalie], cle: str, dire: Callable[[Anomalie], str]
) -> set[Anomalie]:
    """Ceux que la personne accepte."""
    # Deux avertissements de mêmes mots sur la même ligne n’en font qu’un.
    avertissements = list(dict.fromkeys(tous))
    tout = f"tout_accepte_{cle}"
    st.checkbox(f"**Tout accepter** ({len(avertissements)})", key=tout)
    if st.session_state[tout]:
        return set(avertissements)
    return _ask_each(avertissements, f"accepte_{cle}", dire)


def _say_left(
    place: DeltaGenerator,
    tous: Sequence[Anomalie],
    acceptes: set[Anomalie],
    laissees: int,
) -> None:
    nb = len(set(tous))
    dire = place.warning if len(acceptes) < nb else place.caption
    dire(phrases.warnings(nb, len(acceptes), laissees))


def _ask_each(
    avertissements: Sequence[Anomalie], cle: str, dire: Callable[[Anomalie], str]
) -> set[Anomalie]:
    """Une case par avertissement, page par page ; au-delà d’une page, aussi par sorte."""
    if len(avertissements) > CASES_PAR_PAGE:
        _ask_kinds(avertissements, cle)
    page = choose_page(len(avertissements), cle)
    show_boxes({a: dire(a) for a in avertissements[page]}, cle)
    return chosen(cle) & set(avertissements)


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
                on_click=tick,
                args=(cle, siens),
            )
