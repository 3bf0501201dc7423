"""La grille que l’on corrige sur place, et ce qui s’y fait d’un coup."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from egts_dashboard.analyses.extraction import tables as extraction_tables
from egts_dashboard.models.rapport_lu import RapportLu
from egts_dashboard.phrases.extraction import reason
from egts_dashboard.ui.confirmation import turn
from egts_dashboard.ui.importer import rapport_colonnes as colonnes
from egts_dashboard.ui.importer.rapport_mots import (
    grid_height,
    row_height,
    show_whole,
)

Tables = dict[str, pd.DataFrame]


def working_tables(rapport: RapportLu) -> Tables:
    """Les tables en cours de relecture, gardées le temps de la visite."""
    cle = f"relecture_{rapport.sha256}_{turn()}"
    if cle not in st.session_state:
        items = extraction_tables.items(rapport.candidats)
        st.session_state[cle] = {
            "ateliers": extraction_tables.workshops(rapport.candidats),
            "items": items.assign(
                nature=[
                    colonnes.SORTES[t, s]
                    for t, s in zip(items["table"], items["sorte"], strict=True)
                ],
                raison=[reason(rapport.candidats[rang]) for rang in items.index],
            ),
            "montants": extraction_tables.amounts(rapport.candidats),
            **_loose(rapport),
        }
    tables: Tables = st.session_state[cle]
    return tables


def _loose(rapport: RapportLu) -> Tables:
    libres = extraction_tables.loose_numbers(rapport.candidats)
    sont_presences = libres["nature"] == "participations"
    return {"effectifs": libres[sont_presences], "seances": libres[~sont_presences]}


def edit(
    rapport: RapportLu,
    tables: Tables,
    nom: str,
    garde: pd.Series | None,
    config: dict[str, Any],
    alt: str,
) -> None:
    """Une table à corriger sur place ; ce qui est corrigé rejoint la table entière.

    La grille part d’une copie qui ne change qu’avec le filtre : sinon Streamlit appliquerait
    deux fois les mêmes corrections, à d’autres lignes.
    """
    entiere = tables[nom]
    rangs = tuple(entiere.index[garde] if garde is not None else entiere.index)
    depart = f"depart_{nom}_{rapport.sha256}_{turn()}"
    vue = st.session_state.get(depart)
    if vue is None or vue[0] != rangs:
        tour = vue[1] + 1 if vue else 0
        vue = st.session_state[depart] = (rangs, tour, entiere.loc[list(rangs)].copy())
    corrigee = st.data_editor(
        vue[2],
        key=f"grille_{nom}_{rapport.sha256[:12]}_{turn()}_{vue[1]}",
        hide_index=True,
        column_config=config,
        column_order=list(config),
        disabled=[c for c in config if c in colonnes.FIGEES],
        placeholder="non indiqué",
        height=grid_height(vue[2]),
        row_height=row_height(vue[2]),
        alt=alt,
    )
    show_whole(corrigee, config, f"{nom}_{rapport.sha256[:12]}_{turn()}")
    reste = entiere.drop(index=list(rangs))
    tables[nom] = pd.concat([reste, corrigee]).sort_index() if len(reste) else corrigee


def keep(tables: Tables, rangs: list[int], est_garde: bool) -> None:
    """Garde ces items, ou les laisse tous."""
    tables["items"].loc[rangs, "garder"] = est_garde
    _restart("items")


def attach(tables: Tables, rangs: list[int], cle: str) -> None:
    """Rattache ces items à l’atelier choisi sous cette clé."""
    if atelier := st.session_state.get(cle):
        tables["items"].loc[rangs, "atelier"] = atelier
        st.session_state[cle] = None
        _restart("items")


def propose_known(rapport: RapportLu, tables: Tables, connus: Sequence[str]) -> None:
    """Rattache chaque atelier lu à celui du magasin qui porte son nom : il ne compte pas deux fois.

    Une fois par démarche choisie : qui vide la case n’est pas contredit.
    """
    cle = f"proposes_{rapport.sha256[:12]}_{turn()}"
    if st.session_state.get(cle, ()) == tuple(connus):
        return
    st.session_state[cle] = tuple(connus)
    ateliers = tables["ateliers"]
    proposes = extraction_tables.same_workshops(list(ateliers["intitule"]), connus)
    tables["ateliers"] = ateliers.assign(
        connu=pd.Series(proposes, index=ateliers.index, dtype="object")
    )
    _restart("ateliers")


def add_workshop(tables: Tables, cle: str) -> None:
    """Ajoute l’atelier dont le nom est écrit sous cette clé, et vide la case."""
    nom = str(st.session_state.get(cle) or "").strip()[: colonnes.SIGNES_MAX]
    ateliers = tables["ateliers"]
    if not nom or nom in set(ateliers["mots"]):
        return
    rang = max(ateliers.index, default=-1) + 1
    ajoute = extraction_tables.workshop_row(nom, rang)
    tables["ateliers"] = pd.concat([ateliers, ajoute]) if len(ateliers) else ajoute
    st.session_state[cle] = ""
    _restart("ateliers")


def _restart(nom: str) -> None:
    """La grille repart de la table corrigée, sous une clé neuve."""
    for cle in [c for c in st.session_state if str(c).startswith(f"depart_{nom}_")]:
        _, tour, _ = st.session_state[cle]
        st.session_state[cle] = (None, tour, None)
