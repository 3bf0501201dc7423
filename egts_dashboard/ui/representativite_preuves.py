"""Les tests, les bornes et la méthode de la page Représentativité."""

import time
from functools import partial

import pandas as pd
import streamlit as st

from egts_dashboard import config
from egts_dashboard.analyses import grappes
from egts_dashboard.analyses.tirages import GRAINE, TIRAGES, Epreuve, try_draws
from egts_dashboard.figures import representativite_regle as figures
from egts_dashboard.phrases import representativite as ecrits
from egts_dashboard.phrases import representativite_preuves as phrases
from egts_dashboard.phrases import secret
from egts_dashboard.phrases.ecarts import probabilite
from egts_dashboard.queries.grappes import modalites_tues, par_atelier
from egts_dashboard.queries.sources import citations
from egts_dashboard.ui.choix import choose_one
from egts_dashboard.ui.figure import Contexte, show_figure, show_table
from egts_dashboard.ui.memoire import ask, once, remember
from egts_dashboard.ui.navigation import show_link
from egts_dashboard.ui.page import open_section, say
from egts_dashboard.ui.pourquoi import offer_queries

_MODALITES = (
    "modalite",
    "nb",
    "ecart_points",
    "manque",
    "ajout",
    "manque_seances",
    "p_exacte",
    "p_corrigee",
    "lecture_dite",
)
_REGLE = ("repere", "distance", "indice", "erreur_tirage")


class _Barre:
    """Une barre d’avancement, montrée seulement si l’attente doit dépasser une seconde."""

    def __init__(self) -> None:
        self._debut = time.monotonic()
        self._barre = st.empty()

    def __call__(self, fait: float) -> None:
        if fait < 1 and (time.monotonic() - self._debut) / fait > 1:
            self._barre.progress(fait, "Tirages au sort…")
        elif fait >= 1:
            self._barre.empty()


def show_epreuve(contexte: Contexte, tableau: pd.DataFrame) -> None:
    """L’indice à côté de ce que donnerait un tirage au sort, et le test global."""
    open_section("Et si l’on avait tiré au sort\u202f?")
    tirages = int(
        choose_one("Nombre de tirages", phrases.TIRAGES, "tirages", str(TIRAGES))
    )
    regle, dit = _measured(tableau, tirages)
    say(dit)
    show_figure(
        contexte,
        figures.regle,
        regle,
        titre=regle.attrs["titre"],
        precision="Distance à la référence (TVD)\u00a0: la part des présences à déplacer.",
        alt=dit.replace("**", ""),
        cle="regle",
        colonnes=_REGLE,
        dans_section=True,
    )


def _measured(tableau: pd.DataFrame, tirages: int) -> tuple[pd.DataFrame, str]:
    # Le tableau retenu vaut clé : on le garde avec la réponse.
    regle, dit, _ = remember(
        ("epreuve", id(tableau), tirages),
        lambda: (*_measure(tableau, tirages), tableau),
    )
    return regle, dit


def _measure(tableau: pd.DataFrame, tirages: int) -> tuple[pd.DataFrame, str]:
    nb, poids = tableau["nb"].tolist(), tableau["poids"].tolist()
    epreuve = try_draws(nb, poids, tirages, GRAINE, _Barre())
    return _ruler(epreuve), phrases.epreuve(epreuve, tableau["ratio"].tolist())


def _ruler(epreuve: Epreuve) -> pd.DataFrame:
    distances = [epreuve.attendue, epreuve.p95, epreuve.tvd]
    rien = float("nan")
    regle = pd.DataFrame(
        {
            "code": ["attendue", "p95", "observee"],
            "repere": phrases.REPERES,
            "distance": distances,
            "indice": [1 - distance for distance in distances],
            "p_global": [rien, rien, epreuve.p],
            "erreur_tirage": phrases.erreurs(epreuve),
        }
    )
    regle.attrs |= {"titre": phrases.titre_epreuve(epreuve), "graine": epreuve.graine}
    return regle


def show_modalites(contexte: Contexte, tableau: pd.DataFrame, unite: str) -> None:
    """Chaque modalité : l’écart en points et en effectif, et son test exact corrigé."""
    open_section("Modalité par modalité", phrases.modalites(tableau, unite))
    table = once(_written, tableau)
    show_table(
        contexte,
        table,
        cle="modalites",
        titre="Écarts et tests, modalité par modalité",
        colonnes=[c for c in _MODALITES if c in table],
        ouverte=True,
    )


def _written(tableau: pd.DataFrame) -> pd.DataFrame:
    return tableau.assign(
        p_exacte=tableau["p_exact"].map(probabilite),
        p_corrigee=tableau["p_bh"].map(probabilite),
    )


def show_personnes(tableau: pd.DataFrame) -> None:
    """Les participations bornent le nombre de personnes, d’atelier en atelier."""
    open_section("Combien de personnes\u202f?")
    say(phrases.personnes(tableau, grappes.persons_bounds(tableau["nb"].tolist())))
    offer_queries(tableau, "personnes", "Combien de personnes\u202f?")


def show_grappes(contexte: Contexte, comparaison_id: str) -> None:
    """La part de chaque modalité quand un document la donne atelier par atelier."""
    tableau = ask(par_atelier, contexte.store, comparaison_id)
    tues = ask(modalites_tues, contexte.store, comparaison_id)
    if tableau.empty and not tues:
        return
    open_section("Atelier par atelier", phrases.GRAPPES)
    if tues:
        say(secret.modalites_tues(tues))
    if tableau.empty:
        return
    say("\n".join(once(_clusters, tableau)))
    show_table(
        contexte,
        tableau,
        cle="grappes",
        titre="Effectifs par atelier",
        colonnes=("modalite", "atelier", "nb", "nb_presences"),
    )


def _clusters(tableau: pd.DataFrame) -> list[str]:
    dites = []
    for modalite, lignes in tableau.groupby("modalite", sort=False):
        nb, total = lignes["nb"].tolist(), lignes["nb_presences"].tolist()
        points = list(zip(nb, total, strict=True))
        mesure = grappes.cluster(nb, total)
        dites.append(f"- {phrases.grappe(str(modalite), mesure, points)}")
    return dites


def show_methode(contexte: Contexte, tableau: pd.DataFrame) -> None:
    """La note de méthode, repliée : les formules, ce qui les établit, les documents."""
    repli = st.expander("Comment c’est calculé", key="methode", on_change="rerun")
    if not repli.open:
        return
    with repli:
        dire = partial(str.format, seuil=config.SEUIL_EFFECTIF_ATTENDU)
        for paragraphe in (*map(dire, ecrits.METHODE), *phrases.METHODE):
            st.markdown(paragraphe)
        st.markdown("**Où ces formules sont établies**")
        st.markdown("\n".join(phrases.references_methodes()))
        st.markdown("**D’où viennent les effectifs et la référence**")
        cites = tuple(sorted({s for ids in tableau["source_ids"] for s in ids}))
        sources = ask(citations, contexte.store, cites).to_dict("records")
        st.markdown("\n".join(map(phrases.citation, sources)))
        show_link("sources", "Tous les documents, et ce qui en a été lu")
