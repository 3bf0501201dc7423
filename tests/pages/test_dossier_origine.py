"""« D’où vient cette phrase ? », à chaque bloc du dossier : chaque nombre de l’aperçu s’y retrouve."""

from functools import cache

import pytest

from egts_dashboard.actions.dossier import apercu_piece
from egts_dashboard.francais import plain
from egts_dashboard.models.recette import Bloc
from egts_dashboard.phrases.dossier import APERCU, TITRES
from egts_dashboard.queries.filtres import Filtres
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.pourquoi import ORIGINE
from tests.pages.nombres import cells, lost
from tests.pages.ouvrir import buttons, open_page, press

TERRITOIRE = {"territoire": ["Poitou-Charentes"]}


def given(store: Store, sql: str) -> list[float]:
    """Ce qu’une requête redonne ; une part peut s’y lire entre 0 et 1."""
    lues = [*cells(store.frame(sql))]
    return lues + [100 * v for v in lues if 0 <= v <= 1]


@pytest.mark.parametrize("filtres", [{}, TERRITOIRE], ids=["tout", "une région"])
@pytest.mark.parametrize("sorte", TITRES)
def test_chaque_nombre_d_un_bloc_vient_de_ses_requetes(
    sorte: str, filtres: dict[str, list[str]], store: Store
) -> None:
    replay = cache(lambda sql: given(store, sql))
    page = open_page("dossier", blocs=[TITRES[sorte]], **filtres)
    if page.info:
        assert ORIGINE not in buttons(page)
        return
    dits = [bloc.value for bloc in page.main.caption]
    cites = dits[dits.index(APERCU) + 1]
    (phrase,) = (m.value for m in page.main.markdown if "**" in m.value)
    press(page, ORIGINE)
    valeurs = [v for code in page.code for v in replay(code.value)]
    assert valeurs
    assert lost(plain(phrase), valeurs) == []
    for chiffre in plain(cites).split(" · "):
        assert lost(chiffre.partition("\u00a0: ")[2], valeurs) == [], chiffre


@pytest.mark.parametrize("sorte", ["participation", "budget", "remontees"])
def test_la_requete_d_un_chiffre_le_redonne_seule(sorte: str, store: Store) -> None:
    piece = apercu_piece(store, Bloc(sorte=sorte), Filtres(), 8)
    page = press(open_page("dossier", blocs=[TITRES[sorte]]), ORIGINE)
    codes = [code.value for code in page.code]
    assert piece.chiffres
    for chiffre in piece.chiffres:
        assert chiffre.requete in codes
        assert lost(chiffre.affiche, given(store, chiffre.requete)) == []


def test_deux_blocs_ont_chacun_leurs_requetes(store: Store) -> None:
    """La seconde fois que l’on pose une question, la page l’a déjà notée."""
    blocs = [TITRES["participation"], TITRES["signatures"]]
    page = open_page("dossier", blocs=blocs)
    assert buttons(page).count(ORIGINE) == len(blocs)
    seule = press(open_page("dossier", blocs=blocs[1:]), ORIGINE)
    page.button(key="requetes_phrase_signatures").click().run()
    assert [c.value for c in page.code] == [c.value for c in seule.code]


def test_la_comparaison_donne_aussi_ce_que_la_base_n_a_pas_calcule(
    store: Store,
) -> None:
    page = open_page("dossier", blocs=[TITRES["representativite"]])
    press(page, ORIGINE)
    calculs = [c.value for c in page.code if c.value.startswith("WITH entrees")]
    assert len(calculs) == 2 and "hasard(2014" in calculs[-1]
