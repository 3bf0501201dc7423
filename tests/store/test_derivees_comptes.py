"""Les tables préparées disent ce qu’un recompte naïf, ligne à ligne, donnerait."""

from collections import Counter

import pytest

from egts_dashboard import actions
from egts_dashboard.store.connection import Store

CROISEMENT = (
    "objet, demarche_id, atelier_id, territoire_code, region_code, niveau, annee, nature,"
    " volet, source_id, theme_id"
)


@pytest.fixture(scope="module")
def livre() -> Store:
    return actions.ouvrir().store


def test_les_items_croises_recomptent_les_items(livre: Store) -> None:
    repris = {n for (n,) in livre.rows("SELECT item_no FROM items_repris")}
    attendus: Counter[tuple[object, ...]] = Counter()
    for item_no, *croisement in livre.rows(f"SELECT item_no, {CROISEMENT} FROM items"):
        attendus[(*croisement, "oui" if item_no in repris else "non")] += 1
    lus = livre.rows(
        f"SELECT {CROISEMENT}, reprise, sum(nb_items) FROM items_croises GROUP BY ALL"
    )
    assert len(lus) == len(attendus)
    assert {tuple(cles): nb for *cles, nb in lus} == attendus


def test_un_item_repris_est_redit_ou_valide(livre: Store) -> None:
    vus = set(livre.rows("SELECT objet, objet_id FROM mentions")) | set(
        livre.rows(
            "SELECT amont_objet, amont_id FROM remontees WHERE statut = 'validee'"
        )
    )
    attendus = {
        numero
        for numero, objet, item_id in livre.rows(
            "SELECT item_no, objet, item_id FROM items"
        )
        if (objet, item_id) in vus
    }
    assert {n for (n,) in livre.rows("SELECT item_no FROM items_repris")} == attendus


def test_un_lien_porte_ce_qui_situe_son_item_d_amont(livre: Store) -> None:
    items = {
        numero: tuple(reste)
        for numero, *reste in livre.rows(
            "SELECT item_no, objet, item_id, territoire_code, atelier_id, volet, theme_id,"
            " provenance FROM items_situes"
        )
    }
    liens = livre.rows(
        "SELECT amont_no, amont_objet, amont_id, amont_territoire_code, amont_atelier_id,"
        " amont_volet, amont_theme_id, amont_provenance FROM remontees_situees"
    )
    assert len(liens) > 100
    for numero, *reste in liens:
        assert tuple(reste) == items[numero]


def test_les_lignes_comptees_recomptent_chaque_ligne(livre: Store) -> None:
    attendues = Counter(
        livre.rows("SELECT nom_table, source_id, certitude FROM lignes_situees")
    )
    lues = livre.rows(
        "SELECT nom_table, source_id, certitude, nb_lignes FROM lignes_comptees"
    )
    assert {tuple(cles): nb for *cles, nb in lues} == attendues


def test_une_ligne_couverte_ne_compte_qu_une_fois(livre: Store) -> None:
    passages = [
        (0, source, "fait", None, debut, fin)
        for source, debut, fin in livre.rows(
            "SELECT source_id, ligne_debut, ligne_fin FROM lignes_situees"
            " WHERE certitude IS NOT NULL"
        )
    ]
    passages += [
        (1, source, "mention", None, debut, fin)
        for source, debut, fin in livre.rows(
            "SELECT source_id, ligne_debut, ligne_fin FROM mentions"
        )
    ]
    passages += [
        (2, source, "exclusion", categorie, debut, fin)
        for source, categorie, debut, fin in livre.rows(
            "SELECT source_id, categorie, ligne_debut, ligne_fin FROM exclusions"
        )
    ]
    meilleures: dict[tuple[str, int], tuple[int, str, str | None]] = {}
    for rang, source, sorte, categorie, debut, fin in passages:
        for ligne in range(debut, (fin or debut) + 1) if debut else ():
            ancienne = meilleures.get((source, ligne))
            if ancienne is None or rang < ancienne[0]:
                meilleures[source, ligne] = (rang, sorte, categorie)
    attendues = Counter(
        (source, sorte, categorie)
        for (source, _), (_, sorte, categorie) in meilleures.items()
    )
    lues = livre.rows(
        "SELECT source_id, sorte, categorie_exclusion, nb_lignes FROM couvertures_comptees"
    )
    # Une ligne exclue à deux titres peut porter l’un ou l’autre : on compare sans la raison.
    assert _by_kind((s, sorte, nb) for s, sorte, _, nb in lues) == _by_kind(
        (s, sorte, nb) for (s, sorte, _), nb in attendues.items()
    )


def _by_kind(lignes: object) -> Counter[tuple[str, str]]:
    comptes: Counter[tuple[str, str]] = Counter()
    for source, sorte, nb in lignes:  # type: ignore[attr-defined]
        comptes[source, sorte] += nb
    return comptes


def test_chaque_ecart_est_situe_une_fois_et_dans_l_ordre(livre: Store) -> None:
    ids = livre.rows("SELECT anomalie_id FROM anomalies ORDER BY anomalie_id")
    assert (
        livre.rows("SELECT anomalie_id FROM anomalies_situees ORDER BY anomalie_id")
        == ids
    )
    gravites = [
        g
        for (g,) in livre.rows("SELECT severite FROM anomalies_situees ORDER BY ordre")
    ]
    rangs = [("erreur", "alerte", "information").index(g) for g in gravites]
    assert rangs == sorted(rangs)
