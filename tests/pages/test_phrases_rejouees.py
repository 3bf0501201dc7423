"""« D’où vient cette phrase ? » : chaque nombre d’une phrase à retenir se lit dans ses requêtes."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import permutations
from numbers import Real

import pandas as pd
import pytest

from egts_dashboard.store.connection import Store
from tests.pages.ouvrir import open_page, press
from tests.pages.parcours import PAGES, replay, walk

NOMBRE = re.compile(r"[0-9](?:[0-9\u202f]*[0-9])?(?:,[0-9]+)?(?:[\u00a0\u202f]?%)?")
CITE = re.compile(r"«[^»]*»|\([^0-9()]*, (?=[0-9]{4}\))")


def cited(phrase: str) -> list[str]:
    """Les nombres qu’une phrase cite, hors des titres entre guillemets."""
    return [
        re.sub("[\u00a0\u202f]", "", n) for n in NOMBRE.findall(CITE.sub("", phrase))
    ]


def is_rounded(dit: str, valeur: float) -> bool:
    """Ce nombre écrit est-il cette valeur, arrondie comme il l’est ?"""
    _, _, decimales = dit.rstrip("%").partition(",")
    lu = float(dit.rstrip("%").replace(",", "."))
    return abs(abs(valeur) - lu) <= 0.5 * 10 ** -len(decimales) * (1 + 1e-9)


def cells(reponse: pd.DataFrame) -> Iterator[float]:
    """Tout nombre d’une réponse, ses années, le total de ses colonnes, combien elle a de lignes."""
    yield len(reponse)
    nombres = reponse.select_dtypes("number").astype(float)
    yield from nombres.sum()
    for _, ligne in nombres.iterrows() if len(nombres) == 1 else ():
        # Sur la ligne d’un bilan, l’écart et le rapport de deux cases.
        yield from (a - b for a, b in permutations(ligne, 2))
        yield from (100 * a / b for a, b in permutations(ligne, 2) if b)
    for valeur in reponse.to_numpy(object).ravel():
        if isinstance(valeur, date):
            yield valeur.year
        elif isinstance(valeur, Real | Decimal) and pd.notna(valeur):
            yield float(valeur)


def lost(phrase: str, valeurs: list[float]) -> list[str]:
    """Les nombres cités que ces valeurs ne donnent pas, ni deux autres nombres cités."""
    dits = cited(phrase)
    lus = {n: float(n.rstrip("%").replace(",", ".")) for n in dits}
    rapports = [100 * a / b for a, b in permutations(lus.values(), 2) if b]
    ecarts = [a - b for a, b in permutations(lus.values(), 2)]
    return [
        n
        for n in dits
        if not any(
            is_rounded(n, v) for v in [*valeurs, *(rapports if "%" in n else ecarts)]
        )
    ]


@pytest.mark.parametrize("nom", PAGES)
def test_chaque_nombre_d_une_phrase_a_retenir_vient_de_ses_requetes(
    nom: str, store: Store
) -> None:
    numbers = cache(lambda sql: [*cells(replay(store, sql))])
    dites = {phrase: tuple(sqls) for vue in walk(nom) for phrase, sqls in vue.dites}
    assert dites
    perdus = {
        phrase: lost(phrase, [v for sql in sqls for v in numbers(sql)])
        for phrase, sqls in dites.items()
    }
    assert {phrase: nombres for phrase, nombres in perdus.items() if nombres} == {}


def test_un_nombre_faux_se_verrait() -> None:
    assert lost("**12** sur 14, soit 86\u00a0%, et 2 de moins", [12.0, 14.0]) == []
    assert lost("**13** sur 14, en 1,84 fois", [12.0, 14.0, 1.83]) == ["13", "1,84"]


@pytest.mark.parametrize("nom", ["accueil", "representativite"])
def test_le_bouton_ouvre_la_phrase_et_ses_requetes(nom: str) -> None:
    page = press(open_page(nom), "D’où vient cette phrase\u202f?")
    (phrase, *_), (redite, *_) = (
        [m.value for m in zone.markdown if "**" in m.value]
        for zone in (page.main, page.get("dialog")[0])
    )
    assert phrase == redite
    requetes = [code.value for code in page.code]
    assert requetes and all("SELECT" in requete for requete in requetes)
    assert ("hasard(2014" in requetes[-1]) == (nom == "representativite")
