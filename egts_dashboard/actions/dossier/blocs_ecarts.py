"""Le bloc du dossier tiré de la page Représentativité : sa première comparaison."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from egts_dashboard.actions.dossier.blocs import absent
from egts_dashboard.actions.dossier.pieces import (
    Barres,
    Demande,
    cite,
    cite_sources,
    to_graphique,
    to_tableau,
)
from egts_dashboard.actions.representativite import ecarts
from egts_dashboard.francais import plain, split_bold
from egts_dashboard.models.dossier import Graphique, Piece
from egts_dashboard.phrases import dossier as phrases
from egts_dashboard.phrases import representativite as dire
from egts_dashboard.queries import representativite as questions
from egts_dashboard.queries.recalculs import redo
from egts_dashboard.queries.representativite_chiffres import chiffres
from egts_dashboard.store import carnet
from egts_dashboard.store.litteraux import write_out

_ECARTS = (
    "modalite",
    "nb",
    "attendu",
    "ratio",
    "ratio_bas",
    "ratio_haut",
    "lecture_dite",
)


def representativite(demande: Demande) -> Piece:
    """La première comparaison de la page, à sa référence par défaut."""
    store, filtres = demande.store, demande.filtres
    possibles = questions.comparaisons(store, filtres)
    if not possibles:
        return absent(demande, dire.CONSEIL)
    choisie = possibles[0]
    jeux = questions.references(store, choisie["comparaison_id"])
    jeu = next(iter(jeux), questions.EGALE)
    annee = questions.choose_year(jeux.get(jeu, []), choisie["annee_debut"])
    cles = (choisie["comparaison_id"], jeu, annee, False)
    inconnues = choisie["total"] - choisie["situees"]
    with carnet.open_notebook() as posees:
        tableau, hors, attendu = ecarts(store, *cles, (), inconnues, "wilson")
    carnet.note_all(posees)
    reserves = (
        phrases.sans_modalite(int(inconnues), choisie["unite"]),
        dire.METHODE[0],
        dire.absentes(tableau),
        dire.hors_reference(hors),
    )
    return Piece(
        "representativite",
        phrases.TITRES["representativite"],
        split_bold(dire.a_retenir(tableau, choisie, jeu, annee, attendu)),
        cite(demande, chiffres(store, *cles, choisie["unite"], ())),
        _parts(tableau, choisie, jeu, annee),
        to_tableau(dire.titre, tableau, _ECARTS, demande),
        cite_sources(store, tableau),
        tuple(plain(reserve) for reserve in reserves if reserve),
        calculs=tuple(
            redo(cle, [*map(write_out, posees)], tableau.attrs)
            for cle in ("ecarts", "regle")
        ),
    )


def _parts(
    tableau: pd.DataFrame, choisie: Mapping[str, Any], jeu: str, annee: int | None
) -> Graphique | None:
    return to_graphique(
        tableau,
        "modalite",
        [
            Barres("part_pct", "Part comptée (%)"),
            Barres("reference_pct", "Part dans la référence (%)"),
        ],
        titre=dire.titre,
        precision=f"{dire.nom(choisie)}\u00a0: part comptée, à comparer avec"
        f" {dire.parts_de(jeu, annee)}, en\u00a0%.",
        axe="%",
        decimales=1,
    )
