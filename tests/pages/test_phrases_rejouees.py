"""« D’où vient cette phrase ? » : chaque nombre d’une phrase à retenir se lit dans ses requêtes."""

from functools import cache

import pytest

from egts_dashboard.store.connection import Store
from tests.pages.nombres import cells, lost
from tests.pages.ouvrir import open_page, press
from tests.pages.parcours import PAGES, replay, walk


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
