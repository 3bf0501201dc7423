"""Rapprocher deux ensembles d’items : lire ce qui se ressemble, accepter ou refuser."""

from typing import Any

import pandas as pd
import streamlit as st

from egts_dashboard import actions
from egts_dashboard.actions import jugement
from egts_dashboard.actions.roles import role_id
from egts_dashboard.analyses.precision import SEUILS
from egts_dashboard.francais import nombre
from egts_dashboard.ingest.brouillon import Liens
from egts_dashboard.models.libelles import libelle
from egts_dashboard.phrases import rapprochement as phrases
from egts_dashboard.queries import rapprochement as questions
from egts_dashboard.queries.rapprochement import Ensemble
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.choix import choose_one
from egts_dashboard.ui.confirmation import show_confirmation
from egts_dashboard.ui.figure import Contexte
from egts_dashboard.ui.memoire import ask, remember
from egts_dashboard.ui.page import open_section, say
from egts_dashboard.ui.pourquoi import offer_queries
from egts_dashboard.ui.rapprocher_couple import PASSES, show_bulk, show_couple
from egts_dashboard.ui.rapprocher_note import offer_note
from egts_dashboard.ui.table import show_passing_rows, show_rows

# À la place d’un seuil : celui que conseillent les liens déjà jugés.
CONSEILLE = 0.0
AXES = {
    "document": "Document",
    "atelier": "Atelier",
    "demarche": "Démarche",
    "niveau": "Niveau",
    "plan": "Plan national",
}
# Au-delà, la page attendrait trop : la commande a une barre d’avancement.
COUPLES_MAX = 4_000_000
PRECISION = (
    "seuil",
    "nb_proposes",
    "nb_justes",
    "precision_pct",
    "precision_bas_pct",
    "precision_haut_pct",
    "rappel_pct",
    "rappel_bas_pct",
    "rappel_haut_pct",
)
BROUILLON = ("amont_dit", "aval_dit", "decision", "nature_lien", "confiance", "note")


def show_matching(contexte: Contexte) -> None:
    """Choisir deux ensembles et un seuil, lire les couples, en faire un lot."""
    store = contexte.store
    say(phrases.REGLE)
    with st.container(horizontal=True):
        amont = _choose_set(
            store, "De", "amont", ("document", "atelier", "demarche", "niveau")
        )
        aval = _choose_set(store, "Vers", "aval", tuple(AXES))
    seuil, codeur = _choose_threshold(store, amont, aval)
    if amont is None or aval is None:
        st.caption("Choisissez les deux ensembles à rapprocher.")
        return
    valeur = st.empty()
    # Sa place est prise d’avance : la file, dessous, ne doit pas bouger sous le curseur.
    valeur.caption(phrases.MESURE_EN_COURS)
    _show_curve(store)
    _show_pairs(store, codeur, amont, aval, seuil)
    # En dernier : la mesure prend une seconde ou deux, la file n’a pas à l’attendre.
    courbe = ask(actions.mesurer_rapprochement, store)
    valeur.markdown(phrases.worth(courbe[courbe["seuil"] == seuil].iloc[0].to_dict()))


def _show_pairs(
    store: Store, codeur: str, amont: Ensemble, aval: Ensemble, seuil: float
) -> None:
    if (
        ask(questions.nb_textes, store, amont) * ask(questions.nb_textes, store, aval)
        > COUPLES_MAX
    ):
        st.warning(phrases.TROP_GRAND)
    elif not codeur:
        say("Dites qui lit\u00a0: un rôle («\u00a0lectrice 2\u00a0»), pas un nom.")
    else:
        _show_queue(store, codeur, amont, aval, seuil)


def _choose_set(
    store: Store, etiquette: str, cle: str, axes: tuple[str, ...]
) -> Ensemble | None:
    with st.container(width="stretch"):
        axe = choose_one(etiquette, {a: AXES[a] for a in axes}, f"{cle}_par")
        choix = ask(questions.ensembles, store, axe)
        noms = {
            str(c.code): f"{_name(axe, str(c.nom))} ({nombre(c.nb)})"
            for c in choix.itertuples()
        }
        code = st.selectbox(
            f"{AXES[axe]} {'d’amont' if cle == 'amont' else 'd’aval'}",
            list(noms),
            index=None,
            format_func=lambda c: noms.get(c, str(c)),
            placeholder="Choisir",
            key=f"{cle}_{axe}",
            bind="query-params",
        )
    return Ensemble(axe, code) if code else None


def _name(axe: str, nom: str) -> str:
    return libelle(axe, nom) if axe in ("niveau", "plan") else nom


def _choose_threshold(
    store: Store, amont: Ensemble | None, aval: Ensemble | None
) -> tuple[float, str]:
    """Le seuil, pourquoi celui-là, et qui lit."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        choisi = st.selectbox(
            "Note d’au moins",
            (CONSEILLE, *SEUILS),
            format_func=lambda s: nombre(s, 2) if s else phrases.CONSEILLE,
            key="seuil",
            bind="query-params",
        )
        texte = st.text_input(
            "Qui lit", key="lecteur", bind="query-params", placeholder="lectrice 2"
        )
    seuil = float(choisi)
    if not seuil and amont and aval:
        seuil, nb_liens = ask(actions.seuil_conseille, store, amont, aval)
        say(phrases.advice(seuil, nb_liens))
    return seuil, role_id(texte)


def _show_curve(store: Store) -> None:
    """Ce que vaut chaque seuil, sur les liens jugés."""
    repli = st.expander(
        "La précision à chaque seuil, et comment elle est mesurée",
        key="courbe",
        on_change="rerun",
    )
    if repli.open:
        courbe = ask(actions.mesurer_rapprochement, store)
        with repli:
            st.caption(phrases.MESURE)
            titre = "Précision et rappel à chaque seuil"
            show_rows(courbe, PRECISION, titre)
            offer_queries(courbe, "precision", titre)


def _show_queue(
    store: Store, codeur: str, amont: Ensemble, aval: Ensemble, seuil: float
) -> None:
    proposes = _proposals(store, amont, aval, seuil)
    connus = ask(questions.juges, store, amont, aval)
    encours = jugement.brouillon(codeur, connus)
    faits = {jugement.cle(lien) for lien in encours.values()}
    nouveaux = [
        c for c in proposes if c["statut"] is None and questions.key_of(c) not in faits
    ]
    passes = st.session_state.setdefault(PASSES, set())
    restants = [c for c in nouveaux if questions.key_of(c) not in passes]
    say(phrases.queue(len(restants), len(proposes), len(nouveaux), len(encours)))
    if restants:
        show_couple(store, codeur, restants[0])
        offer_note(store, restants[0], aval)
        show_bulk(codeur, restants)
    elif nouveaux and st.button("Revoir les couples passés", type="tertiary"):
        passes.clear()
        st.rerun()
    if encours:
        _show_draft(store, codeur, encours, proposes)


def _proposals(
    store: Store, amont: Ensemble, aval: Ensemble, seuil: float
) -> list[dict[str, Any]]:
    cle = ("couples", store.empreinte, amont, aval, seuil)
    with st.spinner("Rapprochement…"):
        return remember(cle, lambda: actions.rapprocher(store, amont, aval, seuil))


def _show_draft(
    store: Store, codeur: str, encours: Liens, proposes: list[dict[str, Any]]
) -> None:
    open_section(
        "Enregistrer ces décisions", "Un seul lot, que le journal peut retirer."
    )
    textes = {c[f"{bout}_id"]: c[bout] for c in proposes for bout in ("amont", "aval")}
    tableau = pd.DataFrame(
        [
            lien.model_dump()
            | {
                "nature_lien": lien.nature,
                "amont_dit": textes.get(lien.amont_id, lien.amont_id),
                "aval_dit": textes.get(lien.aval_id, lien.aval_id),
                "decision": libelle("statut_remontee", lien.statut),
            }
            for lien in encours.values()
        ]
    )
    show_passing_rows(tableau, BROUILLON, "Décisions du brouillon")
    with st.container(horizontal=True):
        if st.button("Défaire la dernière", type="tertiary"):
            jugement.defaire(codeur, list(encours)[-1])
            st.rerun()
        if st.button("Effacer le brouillon", type="tertiary"):
            jugement.oublier(codeur)
            st.rerun()
    apport = jugement.liens_a_ecrire(codeur, encours)
    show_confirmation(
        store, apport, "liens", "Enregistrer ces décisions", phrases.saved(len(encours))
    )
