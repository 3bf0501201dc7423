"""Parcourt une page choix par choix, et relève chaque table et chaque figure qu’elle montre."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from egts_dashboard.queries.chiffre import Chiffre
from egts_dashboard.store import carnet
from egts_dashboard.store.connection import Store
from egts_dashboard.store.litteraux import write_out
from egts_dashboard.ui import chiffres, figure, pourquoi
from egts_dashboard.ui import page as page_ouverte
from egts_dashboard.ui.navigation import TITRES
from tests.pages.ouvrir import open_page

# La page où l’on apporte des données n’en montre pas du magasin : des brouillons, des aperçus.
# Celle du dossier redit les phrases des autres ; ses figures et ses tables sont dans le fichier.
PAGES = [nom for nom in TITRES if nom not in {"importer", "dossier"}]
# Ce qu’il faut avoir tapé pour que certains blocs se montrent.
SAISIES = {"mot": "travail social"}
# Les choix qui ne montrent une table qu’ensemble.
DEPARTS: dict[str, list[dict[str, str]]] = {
    "themes": [
        {"vue": "Croisements", "mesure": "Spécificités", "croiser": axe}
        for axe in ("Territoire", "Niveau", "Année", "Document")
    ]
}
# Combien d’options de chaque choix on essaie : une longue liste (thèmes, items) montre les
# mêmes tables à chacune.
_CHOIX = {"segmented_control": 9, "radio": 9, "selectbox": 3}


@dataclass(frozen=True)
class Montree:
    """Une table jumelle telle qu’une page l’a montrée."""

    page: str
    choix: tuple[tuple[str, str], ...]
    cle: str
    titre: str
    tableau: pd.DataFrame
    colonnes: tuple[str, ...]


@dataclass(frozen=True)
class Vue:
    """Une page ouverte avec certains choix : ses tables, ses chiffres de tête, ses requêtes.

    `autour` : celles que « Pourquoi ce chiffre ? » montre avec chaque chiffre, dans leur ordre ;
    `requetes` : toutes celles qu’elle montre à son pied ; `offertes` : les tableaux et les clés de
    « Pourquoi ces chiffres ? ».
    """

    page: AppTest
    tables: list[Montree]
    chiffres: list[Chiffre]
    dites: list[tuple[str, list[str]]]
    autour: list[list[str]]
    requetes: list[str]
    offertes: list[tuple[pd.DataFrame, str]]


@cache
def walk(nom: str) -> tuple[Vue, ...]:
    """Toutes les vues d’une page, chaque option de chaque choix essayée une fois.

    Relevées une fois pour tous les tests, qui les lisent dans le même processus.
    """
    vues: list[Vue] = []
    essayes: set[tuple[str, str]] = set()
    restent: list[dict[str, str]] = [{}, *DEPARTS.get(nom, [])]
    while restent:
        ici = restent.pop()
        vues.append(look(nom, ici))
        for cle, option in _options(vues[-1].page, ici):
            if (cle, option) not in essayes:
                essayes.add((cle, option))
                restent.append(ici | {cle: option})
    return tuple(vues)


@cache
def replay(store: Store, sql: str) -> pd.DataFrame:
    """La réponse à une requête montrée, rejouée une fois pour tous les tests : à lire seulement."""
    return store.frame(sql)


def look(nom: str, ici: dict[str, str]) -> Vue:
    """La page ouverte avec ces choix, et ce qu’elle montre."""
    montrees: list[Montree] = []
    vus: list[Chiffre] = []
    dites: list[tuple[str, list[str]]] = []

    autour: list[list[str]] = []
    toutes: list[str] = []

    def around(_: Any, chiffre: Chiffre, *__: Any) -> None:
        vus.append(chiffre)
        autour.append([*map(write_out, chiffres.queries_around(chiffre))])

    offertes: list[tuple[pd.DataFrame, str]] = []

    def offer(tableau: pd.DataFrame, cle: str, _: str) -> None:
        offertes.append((tableau, cle))

    def trace(phrase: str, refaites: Mapping[str, pd.DataFrame]) -> None:
        posees = map(write_out, carnet.noted_since())
        calculs = [pourquoi.recalculated(t, cle) for cle, t in refaites.items()]
        dites.append((phrase, [*posees, *calculs]))

    def note(
        contexte: Any, tableau: pd.DataFrame, cle: str, titre: str, colonnes: Any
    ) -> None:
        choix = tuple(sorted(ici.items()))
        montrees.append(Montree(nom, choix, cle, titre, tableau, tuple(colonnes)))

    with pytest.MonkeyPatch.context() as patch:
        for montre in ("_fold", "_show_content"):
            patch.setattr(figure, montre, _after(getattr(figure, montre), note))
        patch.setattr(chiffres, "_show_one", _after(chiffres._show_one, around))
        pied = _after(
            pourquoi.show_all_queries,
            lambda: toutes.extend(map(write_out, carnet.noted())),
        )
        patch.setattr(pourquoi, "show_all_queries", pied)
        patch.setattr(pourquoi, "_offer", _after(pourquoi._offer, offer))
        patch.setattr(
            page_ouverte, "offer_phrase", _after(page_ouverte.offer_phrase, trace)
        )
        page = open_page(nom, **SAISIES | ici)
    return Vue(page, montrees, vus, dites, autour, toutes, offertes)


def _after(montre: Any, note: Any) -> Any:
    def show(*arguments: Any) -> None:
        note(*arguments)
        montre(*arguments)

    return show


def _options(page: AppTest, ici: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for sorte, nb in _CHOIX.items():
        for choix in page.get(sorte):
            if choix.key in ici:
                continue
            for option in choix.options[:nb]:
                yield str(choix.key), str(option)
