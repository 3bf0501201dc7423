"""Proposer des thèmes aux items qui n’en ont pas ; accepter ou refuser, toujours par un lot."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from egts_dashboard.actions.apport import Apport
from egts_dashboard.analyses.qualite_suggestions import GRAINE as GRAINE
from egts_dashboard.analyses.qualite_suggestions import Qualite, quality
from egts_dashboard.analyses.suggestions import (
    PLIS,
    REGULARISATION,
    REGULARISATION_CALIBRAGE,
    Coefficients,
    Modele,
    TexteCode,
    cross_validate,
    learnable,
)
from egts_dashboard.francais import compte
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.brouillon import THEMES_MAX
from egts_dashboard.models.codage import Codage
from egts_dashboard.models.suggestion_refusee import SuggestionRefusee
from egts_dashboard.queries import suggestions as questions
from egts_dashboard.queries.codage import codebook
from egts_dashboard.queries.recalculs import modele as recalcul
from egts_dashboard.queries.recalculs.confiance import confiance_refaite
from egts_dashboard.queries.recalculs.validation import validation_refaite
from egts_dashboard.store.connection import Store

TEXTES_MIN = 50
SEUIL_MIN = 0.1
METHODE = "suggestion_acceptee"
REGLE = recalcul.Regle(REGULARISATION, REGULARISATION_CALIBRAGE)
Cle = tuple[str, str, str]
_SITUEES = ("objet", "item_id", "intitule", "document", "localisation")
_COLONNES = [*_SITUEES, "theme_id", "confiance", "mots"]


class Suggestions(NamedTuple):
    """La file, et de quoi refaire chaque confiance : {thème: ses coefficients}."""

    file: pd.DataFrame
    coefficients: dict[str, Coefficients]


@dataclass(frozen=True)
class Evaluation:
    """Ce que valent les suggestions à un seuil. `par_theme` : {thème: qualité}.

    `non_appris` : les thèmes trop peu donnés pour être proposés ; `nb` : textes lus.
    """

    ensemble: Qualite
    par_theme: dict[str, Qualite]
    non_appris: tuple[str, ...]
    nb: int


@dataclass(frozen=True)
class Epreuve:
    """La validation croisée, avant tout seuil : ce qui a été codé, ce qui aurait été proposé.

    `modeles` : pli par pli, {thème que le pli a appris: ses coefficients}.
    """

    themes: tuple[str, ...]
    codes: Any
    confiances: Any
    appris: tuple[int, ...]
    items: tuple[tuple[str, str], ...]
    modeles: tuple[dict[str, Coefficients], ...]

    def at(self, seuil: float) -> Evaluation:
        """La qualité des suggestions dont la confiance atteint le seuil."""
        appris = list(self.appris)
        return Evaluation(
            quality(self.codes[:, appris], self.confiances[:, appris], seuil),
            {
                self.themes[rang]: quality(
                    self.codes[:, rang], self.confiances[:, rang], seuil
                )
                for rang in appris
            },
            tuple(t for rang, t in enumerate(self.themes) if rang not in appris),
            len(self.codes),
        )

    def proposed(self, seuil: float) -> dict[str, list[tuple[str, str]]]:
        """{thème appris: les (objet, item) à qui il serait proposé}."""
        return {
            self.themes[rang]: [
                cle
                for cle, note in zip(self.items, self.confiances[:, rang], strict=True)
                if note >= seuil
            ]
            for rang in self.appris
        }

    def redo(self, theme: str, seuil: float) -> str:
        """La requête qui refait les propositions d’un thème : voir `validation_refaite`.

        Vide si aucun pli n’a appris ce thème.
        """
        modeles = {
            pli: _written(coefficients[theme])
            for pli, coefficients in enumerate(self.modeles, start=1)
            if theme in coefficients
        }
        return validation_refaite(theme, modeles, REGLE, seuil) if modeles else ""


def eprouver(store: Store) -> Epreuve | None:
    """Valide le modèle atelier par atelier ; None s’il y a trop peu de textes ou d’ateliers."""
    items, textes, codes, themes = _learned_from(store)
    if len(textes) < TEXTES_MIN or len({t.groupe for t in textes}) < PLIS:
        return None
    validation = cross_validate(textes, codes)
    modeles = tuple(_by_theme(modele, themes) for modele in validation.modeles)
    appris = tuple(learnable(textes, codes))
    return Epreuve(themes, codes, validation.confiances, appris, items, modeles)


def suggerer(store: Store) -> Suggestions:
    """Les thèmes proposés aux items qui n’en ont pas, les plus sûrs d’abord.

    Colonnes de la file : objet, item_id, intitule, document, localisation, theme_id, confiance, mots (les
    racines qui y plaident). Trois thèmes au plus par item ; sans ceux déjà refusés.
    """
    _, textes, codes, themes = _learned_from(store)
    items = questions.sans_theme(store)
    if len(textes) < TEXTES_MIN or not items:
        return Suggestions(pd.DataFrame(columns=_COLONNES), {})
    modele = Modele(textes, codes)
    lus = [_text(item) for item in items]
    lignes = []
    for item, texte, notes in zip(items, lus, modele.confidences(lus), strict=True):
        refuses = set(item["refuses"])
        ordre = [int(r) for r in np.argsort(-notes) if themes[int(r)] not in refuses]
        for rang in ordre[:THEMES_MAX]:
            if notes[rang] >= SEUIL_MIN:
                mots = ", ".join(modele.reasons(texte, rang))
                confiance = round(float(notes[rang]), 4)
                suite = {"theme_id": themes[rang], "confiance": confiance, "mots": mots}
                lignes.append({c: item[c] for c in _SITUEES} | suite)
    tableau = pd.DataFrame(lignes, columns=_COLONNES)
    return Suggestions(
        tableau.sort_values("confiance", ascending=False, ignore_index=True),
        _by_theme(modele.coefficients(), themes),
    )


def refaire(coefficients: Coefficients, item: Cle) -> str:
    """La requête qui refait la confiance de (objet, item, thème) : voir `confiance_refaite`."""
    return confiance_refaite(item, _written(coefficients), REGLE)


def _by_theme(
    coefficients: Mapping[int, Coefficients], themes: Sequence[str]
) -> dict[str, Coefficients]:
    return {themes[rang]: trouves for rang, trouves in coefficients.items()}


def _written(coefficients: Coefficients) -> recalcul.Modele:
    duaux, pente, ordonnee = coefficients
    return recalcul.Modele(pente, ordonnee, duaux.tolist())


def repondre(
    codeur: str, acceptees: Iterable[Cle], refusees: Iterable[Cle], raison: str = ""
) -> Apport:
    """Un apport des suggestions (objet, item, thème) acceptées, dans l’ordre, et refusées."""
    rangs: dict[tuple[str, str], int] = {}
    codages = []
    for objet, objet_id, theme in acceptees:
        rang = rangs[objet, objet_id] = rangs.get((objet, objet_id), 0) + 1
        champs = {"objet": objet, "objet_id": objet_id, "theme_id": theme, "rang": rang}
        suite = {"codeur": codeur, "methode": METHODE}
        codages.append(Codage.model_validate(champs | suite))
    refus = [
        SuggestionRefusee.model_validate(
            {"objet": o, "objet_id": i, "theme_id": t, "codeur": codeur}
        )
        for o, i, t in refusees
    ]
    titre = (
        f"Suggestions\u00a0: {compte(len(codages), 'acceptée')}, "
        f"{compte(len(refus), 'refusée')}"
    )
    tables: dict[str, Sequence[Enregistrement]] = {}
    if codages:
        tables["codages"] = codages
    if refus:
        tables["suggestions_refusees"] = refus
    return Apport(titre=titre, raison=raison, tables=tables)


def _learned_from(
    store: Store,
) -> tuple[tuple[tuple[str, str], ...], list[TexteCode], Any, tuple[str, ...]]:
    lus = questions.codes_par_lecture(store)
    themes = tuple(map(str, codebook(store)["theme_id"]))
    rangs = {theme: rang for rang, theme in enumerate(themes)}
    codes = np.zeros((len(lus), len(themes)), dtype=bool)
    for ligne, item in enumerate(lus):
        codes[ligne, [rangs[theme] for theme in item["themes"]]] = True
    cles = tuple((item["objet"], item["item_id"]) for item in lus)
    return cles, [_text(item) for item in lus], codes, themes


def _text(item: dict[str, Any]) -> TexteCode:
    return TexteCode(item["racines"], item["plie"], str(item["groupe"]))
