from collections import Counter
from collections.abc import Callable

from egts_dashboard.store.connection import Store
from egts_dashboard.store.racines import stems
from tests.fabriques import preconisation, socle

DIFFICILES = [
    "L’œuvre d’Aînés : qu’usager·ère·s et ﬁnancements — « ÉVALUÉS » (agent·e·s) !",
    "usager.e.s, professionnel(le)s, réseaux médico-sociaux, n°3 & 50 %",
    "İstanbul ø ß 2014²",
]


def _naive_index(lignes: list[tuple[int, str, str | None]]) -> dict[int, Counter[str]]:
    return {
        numero: Counter(stems(" ".join(t for t in (intitule, verbatim) if t)))
        for numero, intitule, verbatim in lignes
    }


def _index(store: Store) -> dict[int, Counter[str]]:
    index: dict[int, Counter[str]] = {}
    for racine, numero, nb in store.rows("SELECT racine, item_no, nb FROM index_mots"):
        index.setdefault(numero, Counter())[racine] = nb
    return index


def test_le_decoupage_en_sql_est_celui_de_python(store: Store) -> None:
    lignes = store.rows("SELECT item_no, intitule, verbatim FROM items")
    attendu = {numero: mots for numero, mots in _naive_index(lignes).items() if mots}
    assert _index(store) == attendu


def test_le_decoupage_en_sql_est_celui_de_python_sur_des_textes_difficiles(
    make_store: Callable[..., Store],
) -> None:
    petit = make_store(
        **socle(),
        preconisations=[
            preconisation(f"p{rang}", rang=rang + 1, intitule=texte, verbatim=texte)
            for rang, texte in enumerate(DIFFICILES)
        ],
    )
    lignes = petit.rows("SELECT item_no, intitule, verbatim FROM items")
    assert _index(petit) == _naive_index(lignes)


def test_l_index_est_trie_par_racine_pour_n_en_lire_que_les_blocs_utiles(
    store: Store,
) -> None:
    lignes = store.rows("SELECT racine, item_no FROM index_mots ORDER BY rowid")
    assert lignes == sorted(lignes)


def test_un_magasin_sans_item_a_un_index_vide(make_store: Callable[..., Store]) -> None:
    assert make_store(**socle()).value("SELECT count(*) FROM index_mots") == 0


def test_la_forme_montree_garde_ses_accents(store: Store) -> None:
    formes = dict(store.rows("SELECT racine, forme FROM racines"))
    assert formes[stems("évaluation")[0]] == "évaluation"
    assert formes[stems("bénévoles")[0]] == "bénévoles"
