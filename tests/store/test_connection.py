from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from egts_dashboard.errors import MagasinAbsent
from egts_dashboard.store.build import write_store
from egts_dashboard.store.connection import SCHEMA, Store, connect, open_store
from tests.fabriques import enveloppe, ligne_budgetaire, socle
from tests.store.constructeur import tables


@pytest.fixture
def budget(make_store: Callable[..., Store]) -> Store:
    lignes = [ligne_budgetaire("l1", "9265.76"), ligne_budgetaire("l2", "0.10")]
    return make_store(**socle(), enveloppes=[enveloppe()], lignes_budgetaires=lignes)


def test_les_montants_lus_en_lignes_sont_exacts(budget: Store) -> None:
    assert budget.value("SELECT sum(montant_eur) FROM depenses") == Decimal("9265.86")
    assert budget.records("SELECT ligne_id, montant_eur FROM depenses ORDER BY 1") == [
        {"ligne_id": "l1", "montant_eur": Decimal("9265.76")},
        {"ligne_id": "l2", "montant_eur": Decimal("0.10")},
    ]


def test_une_valeur_se_passe_en_parametre_et_reste_du_texte(budget: Store) -> None:
    malice = "l1'; DROP TABLE sources; --"
    assert budget.rows("SELECT * FROM depenses WHERE ligne_id = ?", [malice]) == []
    assert budget.value("SELECT ?", [malice]) == malice


def test_une_question_sans_reponse_rend_none(budget: Store) -> None:
    assert budget.value("SELECT ligne_id FROM depenses WHERE false") is None


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM sources",
        "CREATE TABLE intrus (a INTEGER)",
        "UPDATE demarches SET intitule = 'x'",
    ],
)
def test_un_magasin_ouvert_ne_s_ecrit_pas(budget: Store, sql: str) -> None:
    with pytest.raises(duckdb.InvalidInputException, match="read-only"):
        budget.rows(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/hostname')",
        "COPY (SELECT 1) TO '/tmp/intrus.csv'",
        "ATTACH '/tmp/intrus.duckdb'",
        "SET enable_external_access = true",
        "INSTALL httpfs",
    ],
)
def test_une_question_ne_touche_ni_aux_fichiers_ni_au_reseau(
    budget: Store, sql: str
) -> None:
    with pytest.raises(duckdb.Error):
        budget.rows(sql)


def test_plusieurs_visites_lisent_a_la_fois(budget: Store) -> None:
    def visite(numero: int) -> int:
        return int(budget.value("SELECT count(*) + ? FROM depenses", [numero]))

    with ThreadPoolExecutor(8) as equipe:
        assert list(equipe.map(visite, range(64))) == [2 + i for i in range(64)]


def test_deux_magasins_de_meme_empreinte_sont_le_meme(tmp_path: Path) -> None:
    chemin = tmp_path / "m.duckdb"
    write_store(chemin, tables(1))
    un, bis, autre = (open_store(chemin, e) for e in ("x", "x", "y"))
    assert un == bis and hash(un) == hash(bis)
    assert un != autre
    assert un != "x"


@pytest.mark.parametrize("contenu", [b"", b"pas une base", b"\x00" * 5000])
def test_un_fichier_abime_se_dit_en_francais(tmp_path: Path, contenu: bytes) -> None:
    chemin = tmp_path / "egts-abime.duckdb"
    chemin.write_bytes(contenu)
    with pytest.raises(MagasinAbsent) as refus:
        open_store(chemin, "abime")
    assert str(refus.value) == (
        f"Le fichier {chemin} manque ou est abîmé. Effacez-le : le magasin se reconstruira au"
        " prochain démarrage."
    )


def test_un_fichier_au_nom_difficile_s_ouvre(tmp_path: Path) -> None:
    chemin = tmp_path / "l'été d’« ici ».duckdb"
    write_store(chemin, tables(1))
    assert open_store(chemin, "x").value("SELECT count(*) FROM items") == 1


def _invalidated(chemin: Path) -> duckdb.DuckDBPyConnection:
    """Une base que DuckDB a vraiment fermée après une erreur fatale."""
    connection = duckdb.connect(chemin)
    connection.execute(f"CREATE SCHEMA {SCHEMA}")
    connection.execute("SET debug_checkpoint_abort = 'before_truncate'")
    with pytest.raises(duckdb.FatalException):
        connection.execute("CHECKPOINT")
    with pytest.raises(duckdb.FatalException, match="invalidated"):
        connection.execute("SELECT 1")
    return connection


def test_une_base_invalidee_se_rouvre_a_la_question_suivante(tmp_path: Path) -> None:
    chemin = tmp_path / "magasin.duckdb"
    write_store(chemin, tables(1))
    ouvertures = iter([_invalidated(tmp_path / "perdue.duckdb"), connect(chemin)])
    magasin = Store(lambda: next(ouvertures), "essai")
    with ThreadPoolExecutor(8) as visites:
        comptes = list(
            visites.map(
                lambda _: magasin.value("SELECT count(*) FROM sources"), range(32)
            )
        )
    assert comptes == [1] * 32


def test_une_question_mal_posee_ne_rouvre_rien(tmp_path: Path) -> None:
    chemin = tmp_path / "magasin.duckdb"
    write_store(chemin, tables(1))
    ouvertures = iter([connect(chemin)])
    magasin = Store(lambda: next(ouvertures), "essai")
    with pytest.raises(duckdb.CatalogException):
        magasin.value("SELECT count(*) FROM inconnue")
    assert magasin.value("SELECT 1") == 1
