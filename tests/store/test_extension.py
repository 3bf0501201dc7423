"""Ajouter des lignes au magasin qui sert donne, ligne pour ligne, ce que tout refaire donnerait."""

import random
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from egts_dashboard import actions
from egts_dashboard.ingest.fusion import SEPARATEUR_CLE
from egts_dashboard.models import TABLES, renvois
from egts_dashboard.store import dependances
from egts_dashboard.store.build import (
    DEFINITIONS,
    build_store,
    extend_store,
    write_store,
)
from egts_dashboard.store.pointeur import current_fingerprint, store_path
from tests.fabriques import preconisation
from tests.store.constructeur import tables
from tests.store.contenus import contents, definitions, numbers

Livrees = dict[str, pa.Table]


@pytest.fixture(scope="module")
def livrees() -> Livrees:
    contenu, _ = actions.verifier()
    return dict(actions.to_tables(contenu))  # type: ignore[arg-type]


def held_out(livrees: Livrees, voulues: dict[str, int]) -> dict[str, int]:
    """Combien des dernières lignes de chaque table peuvent manquer sans orphelines."""
    gardees = dict.fromkeys(TABLES, 0)
    citees: dict[str, set[str]] = {table: set() for table in TABLES}
    for table in reversed(TABLES):
        lignes, cle = livrees[table], TABLES[table].CLE[0]
        cles = lignes[cle].to_pylist()
        otees = min(voulues.get(table, 0), len(cles))
        while otees and not citees[table].isdisjoint(cles[len(cles) - otees :]):
            otees -= 1
        gardees[table] = otees
        for colonne, cible in renvois(TABLES[table]).items():
            citees[cible] |= set(
                lignes[colonne].slice(0, len(cles) - otees).to_pylist()
            )
    return {table: nb for table, nb in gardees.items() if nb}


def given_last(livrees: Livrees, otees: dict[str, int]) -> Livrees:
    """Les mêmes lignes, dont les dernières de ces tables viennent d’un lot de plus, le dernier."""
    lots = livrees["lots"].to_pylist()
    dernier = {"lot_id": "dernier", "titre": "Dernier", "ordre": 9999}
    neuves = {
        (table, SEPARATEUR_CLE.join(str(ligne[c]) for c in TABLES[table].CLE))
        for table, nb in otees.items()
        for ligne in livrees[table].slice(len(livrees[table]) - nb).to_pylist()
    }
    journal = livrees["journal"].to_pylist()
    avant = [g for g in journal if (g["nom_table"], g["ligne_id"]) not in neuves]
    suite = [
        {"lot_id": "dernier", "nom_table": t, "ligne_id": i, "geste": "ajout"}
        for t, i in sorted(neuves)
    ]
    gestes = [g | {"rang": rang} for rang, g in enumerate(avant + suite, start=1)]
    return livrees | {
        "lots": pa.Table.from_pylist([*lots, lots[-1] | dernier]),
        "journal": pa.Table.from_pylist(gestes),
    }


def assert_same(dossier: Path, livrees: Livrees, otees: dict[str, int]) -> None:
    livrees = given_last(livrees, otees)
    otees = otees | {"lots": 1, "journal": sum(otees.values())}
    debut = {t: x.slice(0, len(x) - otees.get(t, 0)) for t, x in livrees.items()}
    suite = {
        t: livrees[t].slice(len(livrees[t]) - otees[t]) for t in livrees if t in otees
    }
    build_store(dossier, "a" * 64, debut)
    assert extend_store(dossier, "b" * 64, "a" * 64, suite)
    write_store(dossier / "entier.duckdb", livrees)
    assert current_fingerprint(dossier) == "b" * 64
    etendu, entier = store_path(dossier, "b" * 64), dossier / "entier.duckdb"
    ajoutees, toutes = contents(etendu), contents(entier)
    differentes = [t for t, lignes in toutes.items() if ajoutees[t] != lignes]
    assert differentes == []
    assert definitions(etendu) == definitions(entier)
    assert numbers(etendu, TABLES) == numbers(entier, TABLES)


@pytest.mark.parametrize("graine", range(4))
def test_des_lignes_ajoutees_au_hasard_donnent_le_magasin_entier(
    tmp_path: Path, livrees: Livrees, graine: int
) -> None:
    hasard = random.Random(graine)
    choisies = hasard.sample(sorted(TABLES), k=hasard.choice((1, 3, len(TABLES))))
    voulues = {table: hasard.choice((1, 2, 15)) for table in choisies}
    assert_same(tmp_path, livrees, held_out(livrees, voulues))


@pytest.mark.parametrize(
    "table", ["effectifs", "codages", "ateliers", "sources", "preconisations"]
)
def test_la_fin_d_une_seule_table_donne_le_magasin_entier(
    tmp_path: Path, livrees: Livrees, table: str
) -> None:
    # Tout ce dont d’autres dépendent doit pouvoir manquer avec elle.
    voulues = {nom: 10_000 for nom in TABLES if table in renvois(TABLES[nom]).values()}
    otees = held_out(livrees, voulues | {table: 12})
    assert otees[table]
    assert_same(tmp_path, livrees, otees)


def test_une_autre_base_que_celle_qui_sert_ne_s_etend_pas(tmp_path: Path) -> None:
    build_store(tmp_path, "a" * 64, tables(2))
    neuve = {"preconisations": [preconisation("neuve")]}
    assert not extend_store(tmp_path, "c" * 64, "b" * 64, neuve)
    assert current_fingerprint(tmp_path) == "a" * 64
    assert not store_path(tmp_path, "c" * 64).exists()


def test_un_ajout_refuse_laisse_servir_l_ancien_magasin(tmp_path: Path) -> None:
    build_store(tmp_path, "a" * 64, tables(2))
    deja_la = {"preconisations": [preconisation("p1")]}
    assert not extend_store(tmp_path, "b" * 64, "a" * 64, deja_la)
    assert current_fingerprint(tmp_path) == "a" * 64
    assert sorted(f.name for f in tmp_path.iterdir()) == sorted(
        ["courant", f"egts-{'a' * 64}.duckdb", "verrou"]
    )


def test_une_base_abimee_ne_s_etend_pas(tmp_path: Path) -> None:
    build_store(tmp_path, "a" * 64, tables(2))
    store_path(tmp_path, "a" * 64).write_bytes(b"rien d'un magasin" * 1000)
    neuve = {"preconisations": [preconisation("neuve")]}
    assert not extend_store(tmp_path, "b" * 64, "a" * 64, neuve)


def test_ce_qui_se_refait_en_partie_ne_contient_que_des_definitions() -> None:
    """Une autre sorte d’instruction y serait oubliée."""
    fichiers = ("derivees.sql", "masque.sql", "derivees_comptes.sql", *DEFINITIONS)
    for fichier in fichiers:
        sortes = {i.sorte for i in dependances.instructions(fichier)}
        assert sortes <= {"TABLE", "VIEW", "MACRO", "COMMENT"}, fichier


def test_un_changement_atteint_ce_qui_lit_une_vue_qui_le_lit(tmp_path: Path) -> None:
    changees = dependances.Changees(["ateliers"])
    build_store(tmp_path, "a" * 64, tables(2))
    with duckdb.connect(str(store_path(tmp_path, "a" * 64))) as connection:
        for fichier in DEFINITIONS:
            changees.redo(connection, fichier)
    # comparaisons lit la vue participations_ateliers, qui lit ateliers.
    assert {"participations_ateliers", "comparaisons"} <= changees.noms
    assert "depenses" not in changees.noms
