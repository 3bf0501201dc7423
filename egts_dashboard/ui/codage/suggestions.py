"""Les thèmes proposés : ce qu’ils valent, puis la file à accepter ou refuser."""

from functools import partial

import pandas as pd
import streamlit as st

from egts_dashboard import actions
from egts_dashboard.actions import suggestions
from egts_dashboard.actions.roles import role_id
from egts_dashboard.phrases import suggestions as phrases
from egts_dashboard.queries import suggestions as questions
from egts_dashboard.queries.recalculs.suggestions import written_proposals
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.auteur import remember_who
from egts_dashboard.ui.codage.confiance import offer_confidence
from egts_dashboard.ui.codage.item import theme_labels
from egts_dashboard.ui.codage.validation import offer_validation
from egts_dashboard.ui.confirmation import show_change, sign
from egts_dashboard.ui.effet import do
from egts_dashboard.ui.figure import Contexte, show_table
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.page import open_section, say, say_a_retenir

QUALITE = (
    "theme",
    "nb_vrais",
    "nb_faux",
    "nb_oublies",
    "precision_pct",
    "rappel_pct",
    "f1",
)
SEUIL = 50
FILE_MAX = 200
CASES = ("Accepter", "Refuser")


def show_suggestions(contexte: Contexte) -> None:
    """La qualité mesurée d’abord, la file ensuite."""
    par_methode = ask(questions.par_methode, contexte.store)
    say(phrases.coded((methode, nb) for _, methode, nb in par_methode))
    with st.spinner("Apprentissage et épreuve du modèle…"):
        epreuve = ask(suggestions.eprouver, contexte.store)
    if epreuve is None:
        st.info(phrases.TROP_PEU)
        return
    seuil = (
        st.slider(
            "Confiance minimale (%)",
            *(10, 95),
            value=SEUIL,
            step=5,
            key="confiance",
            bind="query-params",
        )
        / 100
    )
    _show_worth(contexte, epreuve, seuil)
    _show_queue(contexte, seuil)


def _show_worth(contexte: Contexte, epreuve: suggestions.Epreuve, seuil: float) -> None:
    bilan, tableau = ask(_evaluate, contexte.store, seuil)
    tout = bilan.ensemble
    say_a_retenir(
        phrases.worth(
            *(bilan.nb, seuil, tout.f1, tout.bas, tout.haut),
            *(tout.precision, tout.rappel),
        ),
        {"suggestions": tableau},
    )
    libelles = theme_labels(contexte)
    repli = st.expander(
        "Ce que valent les suggestions, thème par thème",
        key="qualite_suggestions",
        on_change="rerun",
    )
    if not repli.open:
        return
    with repli:
        show_table(
            contexte,
            tableau.assign(theme=tableau["theme"].map(libelles)),
            cle="suggestions",
            titre="Ce que valent les suggestions",
            colonnes=QUALITE,
            ouverte=True,
        )
        offer_validation(contexte.store, epreuve, seuil, libelles)
        say(phrases.not_learned([libelles[theme] for theme in bilan.non_appris]))
        say(phrases.METHODE)


def _evaluate(
    store: Store, seuil: float
) -> tuple[suggestions.Evaluation, pd.DataFrame]:
    epreuve = ask(suggestions.eprouver, store)
    assert epreuve is not None
    bilan = epreuve.at(seuil)
    tableau = _by_theme(bilan)
    propositions = written_proposals(epreuve.proposed(seuil))
    tableau.attrs |= {"propositions": propositions, "graine": suggestions.GRAINE}
    return bilan, tableau


def _by_theme(bilan: suggestions.Evaluation) -> pd.DataFrame:
    ordonnes = sorted(bilan.par_theme.items(), key=lambda x: -x[1].f1)
    return pd.DataFrame(
        [
            {
                "theme": theme,
                "nb_vrais": q.justes,
                "nb_faux": q.proposes - q.justes,
                "nb_oublies": q.nb - q.justes,
                "precision_pct": None if q.precision is None else 100 * q.precision,
                "rappel_pct": None if q.rappel is None else 100 * q.rappel,
                "f1": f"{q.f1:.2f} [{q.bas:.2f}\u202f; {q.haut:.2f}]".replace(".", ","),
            }
            for theme, q in ordonnes
        ]
    )


def _show_queue(contexte: Contexte, seuil: float) -> None:
    open_section(
        "La file",
        "Rien n’est appliqué sans vous\u00a0: cochez, voyez l’effet, confirmez.",
    )
    proposees, coefficients = ask(suggestions.suggerer, contexte.store)
    sures = proposees[proposees["confiance"] >= seuil].head(FILE_MAX)
    if sures.empty:
        st.info(
            phrases.RIEN if proposees.empty else "Aucune n’atteint cette confiance."
        )
        return
    toutes = st.toggle("Cocher toutes celles de cette confiance", key="toutes")
    libelles = theme_labels(contexte)
    choix = st.data_editor(
        pd.DataFrame(
            {
                "Accepter": toutes,
                "Refuser": False,
                "Item": sures["intitule"],
                "Thème proposé": [libelles[theme] for theme in sures["theme_id"]],
                "Confiance (%)": [round(100 * c) for c in sures["confiance"]],
                "Mots qui y plaident": sures["mots"],
                "Où le lire": sures["document"] + " · " + sures["localisation"],
            }
        ),
        disabled=["Item", "Thème proposé", "Confiance (%)", "Mots qui y plaident"],
        hide_index=True,
        key=f"file_{seuil}_{toutes}_{contexte.store.empreinte[:8]}",
    )
    offer_confidence(contexte.store, sures, coefficients, libelles)
    acceptees, refusees = (_keys(sures[choix[case].to_numpy()]) for case in CASES)
    refusees = [cle for cle in refusees if cle not in acceptees]
    if acceptees or refusees:
        _confirm(contexte, acceptees, refusees)


def _keys(lignes: pd.DataFrame) -> list[tuple[str, str, str]]:
    cles = zip(lignes["objet"], lignes["item_id"], lignes["theme_id"], strict=True)
    return [(str(objet), str(item_id), str(theme)) for objet, item_id, theme in cles]


def _confirm(
    contexte: Contexte,
    acceptees: list[tuple[str, str, str]],
    refusees: list[tuple[str, str, str]],
) -> None:
    dit = phrases.answered(len(acceptees), len(refusees))
    say(dit)
    codeur = role_id(st.text_input("Qui code", key="codeur", bind="query-params"))
    if not codeur:
        st.caption("Dites qui accepte ou refuse\u00a0: un rôle, pas un nom.")
        return
    apport = suggestions.repondre(codeur, acceptees, refusees)
    cle = ("suggestions", codeur, str(acceptees), str(refusees))
    if not show_change(apport, (*cle, contexte.store.empreinte), "suggestions"):
        return
    signe = sign(apport, "suggestions", "Enregistrer ces réponses")
    if signe and do(partial(actions.apporter, *signe), dit):
        remember_who(signe[1])
        st.rerun()
