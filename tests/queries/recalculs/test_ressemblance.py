"""Les racines et les suites de lettres, en SQL comme en Python."""

import pytest

from egts_dashboard.analyses.ressemblance import grams
from egts_dashboard.store.connection import Store
from egts_dashboard.store.racines import INCLUSIF, fold

TEXTES = (
    "L’accueil des usager·ère·s, « au cœur » du projet",
    "Évaluer (et ré-évaluer) l'œuvre\u00a0: 3 pistes\u202f; à l’ARS",
    "ﬁnancer les agent-e-s, co\xadordonner — vite ! ",
    "a",
    "",
)


@pytest.mark.parametrize("texte", TEXTES)
def test_un_texte_se_replie_en_sql_comme_en_python(store: Store, texte: str) -> None:
    assert store.value("SELECT plier(?, ?)", [texte, INCLUSIF]) == fold(texte)


@pytest.mark.parametrize("texte", TEXTES)
def test_les_suites_de_lettres_sont_les_memes(store: Store, texte: str) -> None:
    suites = store.value("SELECT suites_de_lettres(?)", [fold(texte)]) or []
    assert len(suites) == len(set(suites))
    assert set(suites) == grams(fold(texte))


def test_chaque_item_livre_se_replie_pareil(store: Store) -> None:
    lignes = store.rows("SELECT intitule, plier(intitule, ?) FROM items", [INCLUSIF])
    assert [(t, plie) for t, plie in lignes if plie != fold(t)] == []
