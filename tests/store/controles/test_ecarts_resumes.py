"""Des milliers d’écarts d’une règle se disent d’une ligne, et chacun reste trouvable."""

from typing import Any

import duckdb
import pytest

from egts_dashboard.models import TABLES
from egts_dashboard.queries import qualite
from egts_dashboard.queries.controles import controles
from egts_dashboard.queries.journal import chiffres_cles
from egts_dashboard.store import ecarts
from egts_dashboard.store.build import complete, create_tables, write_store
from egts_dashboard.store.connection import Store, open_store
from egts_dashboard.store.tables import insert_tables
from tests.fabriques import atelier, socle

REGLE = "participants_sans_seance"


@pytest.fixture(params=[3, 100], ids=["relus", "gardes"])
def seuil(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Assez bas pour de petites tables ; les écarts en trop se relisent, ou se sont gardés."""
    monkeypatch.setattr(ecarts, "ECARTS_DITS", 3)
    monkeypatch.setattr(ecarts, "ECARTS_GARDES", request.param)
    return 3


@pytest.fixture
def build(tmp_path):
    def make(ateliers: list[dict[str, Any]]) -> Store:
        donnees = socle() | {"ateliers": ateliers}
        donnees["sources"] = [
            *donnees["sources"],
            donnees["sources"][0] | {"source_id": "fiche", "titre": "Fiche"},
        ]
        chemin = tmp_path / "essai.duckdb"
        write_store(chemin, {table: donnees.get(table, []) for table in TABLES})
        return open_store(chemin, "essai")

    return make


def without_seances(nb: int, source: str = "doc") -> list[dict[str, Any]]:
    return [
        atelier(
            f"{source}-{i}",
            nb_seances=None,
            source_id=source,
            localisation=f"ligne {i}",
        )
        for i in range(1, nb + 1)
    ]


def lines_of(store: Store) -> list[tuple[Any, ...]]:
    return store.rows(
        "SELECT ligne_id, valeur_a, lieu_a, valeur_b, lieu_b, nb_ecarts FROM anomalies"
        " WHERE controle_id = ? ORDER BY rowid",
        [REGLE],
    )


def test_au_seuil_chaque_ecart_se_dit(seuil: int, build) -> None:
    lignes = lines_of(build(without_seances(seuil)))
    assert [(ligne[0], ligne[-1]) for ligne in lignes] == [
        (f"doc-{i}", 1) for i in range(1, seuil + 1)
    ]


def test_au_dela_une_ligne_dit_le_nombre_et_les_deux_bouts(seuil: int, build) -> None:
    store = build(without_seances(seuil + 1))
    assert lines_of(store) == [
        ("doc-1", "doc-1", "Bilan, ligne 1", "doc-4", "Bilan, ligne 4", seuil + 1)
    ]
    [(message, explication)] = store.rows(
        "SELECT message, explication FROM anomalies WHERE controle_id = ?", [REGLE]
    )
    assert "4\u00a0écarts" in message and f"ecarts_{REGLE}" in explication


def test_le_dernier_ecart_est_celui_du_plus_grand_nombre(seuil: int, build) -> None:
    [(_, debut, _, fin, lieu, nb)] = lines_of(build(without_seances(12)))
    assert (debut, fin, lieu, nb) == ("doc-1", "doc-12", "Bilan, ligne 12", 12)


def test_le_lieu_d_une_ligne_importee_ne_redit_pas_son_fichier(build) -> None:
    [ligne] = without_seances(1)
    store = build([ligne | {"localisation": "Bilan, feuille 2, ligne 7"}])
    assert lines_of(store)[0][2] == "Bilan, feuille 2, ligne 7"


def test_un_document_a_peu_d_ecarts_garde_les_siens_un_par_un(
    seuil: int, build
) -> None:
    store = build(without_seances(seuil + 2) + without_seances(2, "fiche"))
    assert [(ligne[0], ligne[-1]) for ligne in lines_of(store)] == [
        ("doc-1", seuil + 2),
        ("fiche-1", 1),
        ("fiche-2", 1),
    ]


def test_les_comptes_montres_restent_ceux_des_ecarts(seuil: int, build) -> None:
    store = build(without_seances(seuil + 2) + without_seances(2, "fiche"))
    attendu = store.value(f"SELECT count(*) FROM ecarts_{REGLE}")
    assert attendu == seuil + 4
    regles = controles(store).set_index("controle_id")
    assert regles.loc[REGLE, "nb_informations"] == attendu
    dits = store.value(
        "SELECT nb_anomalies FROM controles WHERE controle_id = ?", [REGLE]
    )
    assert dits == attendu
    tous = store.value("SELECT sum(nb_anomalies) FROM controles")
    assert qualite.comptes(store)["nb_informations"] == tous
    assert chiffres_cles(store)["anomalies"] == tous


def test_des_ecarts_gardes_ne_se_cherchent_qu_une_fois() -> None:
    nb = ecarts.ECARTS_DITS + 1
    with duckdb.connect() as connection:
        create_tables(connection)
        insert_tables(connection, {t: ls for t, ls in socle().items() if ls})
        complete(connection)
        connection.execute("CREATE SEQUENCE cherches")
        connection.execute(
            f"CREATE OR REPLACE VIEW ecarts_{REGLE} AS SELECT 'information' AS severite,"
            " 'ateliers' AS nom_table, nextval('cherches')::VARCHAR AS ligne_id,"
            " 'm' AS message, 'a' AS valeur_a, 'l' AS lieu_a, NULL AS valeur_b,"
            f" NULL AS lieu_b, 'e' AS explication FROM range({nb})"
        )
        ecarts.record_gaps(connection, REGLE, "Essai")
        assert connection.execute("SELECT currval('cherches')").fetchone() == (nb,)


def test_la_vue_d_une_regle_redonne_chaque_ecart_ecrit(store: Store) -> None:
    """Sur les données livrées, aucune règle ne résume : les deux listes sont la même."""
    for (regle,) in store.rows("SELECT controle_id FROM controles"):
        colonnes = f"SELECT {ecarts.COLONNES} FROM"
        ecrites = store.rows(
            f"{colonnes} anomalies WHERE controle_id = ? AND nom_table <> 'effectifs'"
            " ORDER BY ALL",
            [regle],
        )
        rejouees = store.rows(
            f"{colonnes} ecarts_{regle} WHERE nom_table <> 'effectifs' ORDER BY ALL"
        )
        assert rejouees == ecrites, regle
