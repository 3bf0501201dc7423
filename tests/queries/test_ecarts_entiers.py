"""Ce qu’une seule ligne résume se lit en entier, page par page ou par blocs."""

from hashlib import sha256

import pandas as pd
import pytest

from egts_dashboard.francais import MASQUE
from egts_dashboard.queries import ecarts_entiers
from egts_dashboard.queries.ecarts_entiers import blocs, ecarts, regles_resumees
from egts_dashboard.queries.filtres import Filtres
from egts_dashboard.store import ecarts as seuils
from egts_dashboard.store.connection import Store
from tests.fabriques import atelier, effectif, socle

REGLE = "participants_sans_seance"


@pytest.fixture
def petit(make_store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Sept écarts d’une règle : cinq dits d’une ligne, deux un à un."""
    monkeypatch.setattr(seuils, "ECARTS_DITS", 3)
    base = socle()
    fiche = base["sources"][0] | {"source_id": "fiche", "titre": "Fiche"}
    croises = [
        effectif(f"e{i}", "AS", 2, dimension="metier", atelier_id=f"doc-{i}")
        for i in range(2)
    ]
    return make_store(
        **(base | {"sources": [*base["sources"], fiche]}),
        ateliers=[
            atelier(
                f"{source}-{i}",
                nb_seances=None,
                source_id=source,
                intitule=sha256(f"{source}{i}".encode()).hexdigest(),
            )
            for source, nb in (("doc", 5), ("fiche", 2))
            for i in range(nb)
        ],
        effectifs=croises,
    )


def test_seules_les_regles_resumees_ont_une_liste(petit: Store, store: Store) -> None:
    [regle] = regles_resumees(petit)
    assert (regle["controle_id"], regle["nb"]) == (REGLE, 7)
    assert regles_resumees(store) == []


def test_les_nombres_des_identifiants_sont_dans_leur_ordre(make_store) -> None:
    rangs = [0, 1, 2, 10, 11, 100]
    store = make_store(
        **socle(),
        ateliers=[
            atelier(
                f"a-{rang}-suite",
                nb_seances=None,
                intitule=sha256(str(rang).encode()).hexdigest(),
            )
            for rang in rangs
        ],
    )
    lues = ecarts(store, REGLE, 0, 10)["corrige_ligne"]
    assert list(lues) == [f"a-{rang}-suite" for rang in rangs]


def test_chaque_ecart_est_sur_une_page_et_une_seule(petit: Store) -> None:
    pages = [ecarts(petit, REGLE, debut, 3) for debut in (0, 3, 6)]
    assert [len(page) for page in pages] == [3, 3, 1]
    lues = pd.concat(pages)
    assert list(lues["corrige_ligne"]) == [
        ligne
        for (ligne,) in petit.rows(
            f"SELECT ligne_id FROM ecarts_{REGLE} ORDER BY ligne_id"
        )
    ]


def test_le_document_choisi_limite_la_liste(petit: Store) -> None:
    filtres = Filtres(document=("doc",))
    assert regles_resumees(petit, filtres)[0]["nb"] == 5
    assert len(ecarts(petit, REGLE, 0, 60, filtres)) == 5


def test_les_blocs_redonnent_la_liste(
    petit: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ecarts_entiers, "LIGNES_PAR_BLOC", 2)
    lus = list(blocs(petit, REGLE, 100))
    assert max(len(bloc) for bloc in lus) <= 2
    pd.testing.assert_frame_equal(
        pd.concat(lus, ignore_index=True),
        ecarts(petit, REGLE, 0, 100),
        check_dtype=False,
    )
    assert sum(len(bloc) for bloc in blocs(petit, REGLE, 4)) == 4


def test_une_liste_ne_rend_pas_ce_que_le_secret_tait(make_store) -> None:
    croise = effectif("e1", "AS", 2, dimension="metier", atelier_id="a")
    petit = make_store(**socle(), ateliers=[atelier("a")], effectifs=[croise])
    assert petit.value("SELECT count(*) FROM effectifs_masques")
    sql = ecarts_entiers._TU
    assert petit.value(f"SELECT {sql} FROM (SELECT 'effectifs' AS nom_table)")
    assert not petit.value(f"SELECT {sql} FROM (SELECT 'ateliers' AS nom_table)")
    assert MASQUE in ecarts_entiers._sql(REGLE, Filtres())[0]


def test_un_nom_de_regle_n_est_pas_du_sql(petit: Store) -> None:
    with pytest.raises(ValueError, match="x; DROP"):
        ecarts(petit, "x; DROP TABLE themes", 0, 1)
