"""Le croisement des modalités et des ateliers, sur la page Représentativité."""

import pandas as pd

from egts_dashboard.analyses.marges import Croisement, cross
from egts_dashboard.phrases import marges as phrases
from egts_dashboard.phrases.ecarts import probabilite
from egts_dashboard.queries.grappes import par_atelier
from egts_dashboard.ui.figure import Contexte, show_table
from egts_dashboard.ui.memoire import ask, once
from egts_dashboard.ui.page import open_section, say

COLONNES = (
    "modalite",
    "atelier",
    "nb",
    "nb_presences",
    "presences_attendues",
    "residu",
    "p_exacte",
    "p_corrigee",
)


def show_marges(contexte: Contexte, comparaison_id: str) -> None:
    """Rien quand aucun effectif n’est donné par atelier."""
    effectifs = ask(par_atelier, contexte.store, comparaison_id)
    if effectifs.empty:
        return
    open_section(phrases.TITRE, phrases.PRECISION)
    trouve, cases = once(_crossed, effectifs)
    say(phrases.croisement(trouve))
    if trouve.p is not None:
        show_table(
            contexte,
            cases,
            cle="marges",
            titre="Attendus et résidus, case par case",
            colonnes=COLONNES,
        )


def _crossed(effectifs: pd.DataFrame) -> tuple[Croisement, pd.DataFrame]:
    trouve = cross(effectifs)
    if trouve.p is None:
        return trouve, trouve.cases
    cases = _written(trouve.cases, effectifs)
    cases.attrs |= {"graine": trouve.graine, "tirages": trouve.tirages}
    return trouve, cases


def _written(cases: pd.DataFrame, effectifs: pd.DataFrame) -> pd.DataFrame:
    sources = effectifs.groupby(["modalite", "atelier_id"])["source_ids"].first()
    return cases.assign(
        p_exacte=cases["p_exact"].map(probabilite),
        p_corrigee=cases["p_bh"].map(probabilite),
        source_ids=[
            sources[cle]
            for cle in zip(cases["modalite"], cases["atelier_id"], strict=True)
        ],
    )
