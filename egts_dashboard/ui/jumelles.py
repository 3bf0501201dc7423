"""Les demandes que plusieurs ateliers portent : par leur suite, par leurs mots, par leur codage."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from egts_dashboard.analyses.rapprochement import rapprocher
from egts_dashboard.analyses.ressemblance import Texte
from egts_dashboard.phrases import jumelles as phrases
from egts_dashboard.queries import jumelles as questions
from egts_dashboard.queries.remontees import Choix
from egts_dashboard.queries.remontees_listes import jumelles
from egts_dashboard.ui.choix import choose_one
from egts_dashboard.ui.figure import Contexte, show_table
from egts_dashboard.ui.memoire import ask, remember
from egts_dashboard.ui.page import open_section, say

# Les mots seuls, sans thème ni lien : à ce seuil, deux couples sur trois sont justes.
RESSEMBLANCE = 0.4
Lue = tuple[pd.DataFrame, tuple[str, ...]]
_SUITE = ("intitule", "groupe", "aval", "provenance", "nature_lien", "confiance")
_MOTS = (
    "intitule",
    "provenance",
    "jumelle",
    "jumelle_provenance",
    "score",
    "mots_communs",
)
_CODAGE = ("themes_communs", "intitule", "provenance", "groupe", "nb_ateliers")


def show_jumelles(contexte: Contexte, choix: Choix) -> None:
    """Les jumelles, de la façon choisie : jugées, ou seulement proposées."""
    open_section("Jumelles d’un atelier à l’autre", phrases.INTRODUCTION)
    facons: dict[str, tuple[str, Callable[[Contexte, Choix], Lue]]] = {
        "suite": ("Suite commune", _by_outcome),
        "mots": ("Mots proches", _by_words),
        "codage": ("Mêmes thèmes", _by_themes),
    }
    facon = choose_one(
        "Jumelles par", {code: nom for code, (nom, _) in facons.items()}, "jumelles"
    )
    tableau, colonnes = facons[facon][1](contexte, choix)
    say(phrases.PAR_FACON[facon](tableau))
    if facon == "mots":
        _say_bounds(contexte, choix)
    if not tableau.empty:
        show_table(
            contexte,
            tableau,
            cle=f"jumelles_{facon}",
            titre="Jumelles d’un atelier à l’autre",
            colonnes=colonnes,
        )


def _by_outcome(contexte: Contexte, choix: Choix) -> Lue:
    return ask(jumelles, contexte.store, choix, contexte.filtres), _SUITE


def _by_themes(contexte: Contexte, choix: Choix) -> Lue:
    tableau = ask(questions.par_codage, contexte.store, choix.objet, contexte.filtres)
    return tableau, _CODAGE


def _by_words(contexte: Contexte, choix: Choix) -> Lue:
    demande = (
        questions.textes_des_ateliers,
        contexte.store,
        choix.objet,
        contexte.filtres,
    )
    return remember(("jumelles", *demande), lambda: look_alike(ask(*demande))), _MOTS


def _say_bounds(contexte: Contexte, choix: Choix) -> None:
    store, filtres = contexte.store, contexte.filtres
    nb = ask(questions.nb_textes_des_ateliers, store, choix.objet, filtres)
    if dit := phrases.bornes(nb, questions.TEXTES_MAX):
        say(dit)


def look_alike(textes: list[dict[str, Any]]) -> pd.DataFrame:
    """Les couples d’ateliers différents dont les mots se ressemblent, le plus proche d’abord."""
    prepares = [Texte(frozenset(t["racines"]), t["plie"]) for t in textes]
    lignes = []
    for paire in rapprocher(prepares, prepares, RESSEMBLANCE):
        a, b = textes[paire.amont], textes[paire.aval]
        if paire.amont < paire.aval and a["atelier_id"] != b["atelier_id"]:
            mots = ", ".join(b["racines"][racine] for racine in paire.partagees)
            sources = sorted({a["source_id"], b["source_id"]})
            dits = a["intitule"], a["provenance"], b["intitule"], b["provenance"]
            lignes.append([*dits, paire.score, mots, sources])
    colonnes = [*_MOTS, "source_ids"]
    tableau = pd.DataFrame(lignes, columns=colonnes).sort_values(
        "score", ascending=False, kind="stable", ignore_index=True
    )
    tableau.attrs["seuil_ressemblance"] = RESSEMBLANCE
    return tableau
