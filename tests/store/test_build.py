import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from filelock import FileLock

from egts_dashboard import actions, config
from egts_dashboard.errors import DonneesInvalides, EcritureImpossible, MagasinOccupe
from egts_dashboard.queries.journal import chiffres_cles
from egts_dashboard.store import build, connection
from egts_dashboard.store.build import build_store, write_store
from egts_dashboard.store.connection import Store, open_store
from egts_dashboard.store.pointeur import current_fingerprint, store_path
from tests.fabriques import codage, preconisation, socle
from tests.store.constructeur import tables
from tests.store.contenus import contents


def test_les_memes_lignes_font_le_meme_magasin_ligne_pour_ligne(tmp_path: Path) -> None:
    lignes = tables() | {"codages": [codage(f"p{i}", "FORM") for i in range(1, 300)]}
    for nom in ("un", "deux"):
        write_store(tmp_path / f"{nom}.duckdb", lignes)
    un, deux = contents(tmp_path / "un.duckdb"), contents(tmp_path / "deux.duckdb")
    assert un["index_mots"] and un["anomalies"]
    assert un == deux


def test_les_donnees_livrees_font_deux_fois_le_meme_magasin(
    store: Store, tmp_path: Path
) -> None:
    contenu, _ = actions.verifier()
    write_store(tmp_path / "bis.duckdb", actions.to_tables(contenu))
    servi = store_path(config.STORE_DIR, store.empreinte)
    copie = tmp_path / "servi.duckdb"
    copie.write_bytes(servi.read_bytes())
    assert contents(copie) == contents(tmp_path / "bis.duckdb")


@pytest.mark.parametrize(("seuil", "octets"), [(20_000, 16_384), (1, 262_144)])
def test_un_petit_magasin_tient_en_petits_blocs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seuil: int, octets: int
) -> None:
    """Vide ou presque, chaque table prend au moins un bloc."""
    monkeypatch.setattr(connection, "PEU_DE_LIGNES", seuil)
    write_store(tmp_path / "petit.duckdb", tables())
    petit = open_store(tmp_path / "petit.duckdb", "petit")
    assert (
        petit.value(
            "SELECT block_size FROM pragma_database_size() WHERE database_name <> 'memory'"
        )
        == octets
    )


def test_une_construction_deja_faite_ne_se_refait_pas(tmp_path: Path) -> None:
    premier = build_store(tmp_path, "a" * 64, tables(3))
    date = premier.stat().st_mtime_ns
    assert build_store(tmp_path, "a" * 64, {}) == premier
    assert premier.stat().st_mtime_ns == date


def test_un_lecteur_ouvert_avant_le_remplacement_lit_pendant_et_apres(
    tmp_path: Path,
) -> None:
    """Même quand sa génération a été effacée du disque."""
    lecteur = open_store(build_store(tmp_path, "0" * 64, tables(1)), "0")
    suivantes = [(str(n) * 64, tables(n + 1)) for n in range(1, 4)]
    nb_lectures = 0
    with ThreadPoolExecutor(1) as atelier:
        for empreinte, lignes in suivantes:
            construction = atelier.submit(build_store, tmp_path, empreinte, lignes)
            while not construction.done():
                assert lecteur.value("SELECT count(*) FROM items") == 1
                nb_lectures += 1
            construction.result()
    assert nb_lectures > len(suivantes)
    assert not store_path(tmp_path, "0" * 64).exists()
    assert lecteur.rows("SELECT item_id FROM items JOIN index_mots USING (item_no)")
    neuf = open_store(store_path(tmp_path, "3" * 64), "3")
    assert neuf.value("SELECT count(*) FROM items") == 4


def test_deux_generations_au_plus_restent_sur_disque(tmp_path: Path) -> None:
    for generation in "abcd":
        build_store(tmp_path, generation * 64, tables(1))
    restent = sorted(f.name for f in tmp_path.glob("egts-*"))
    assert restent == [f"egts-{'c' * 64}.duckdb", f"egts-{'d' * 64}.duckdb"]


def test_une_ligne_que_la_table_refuse_laisse_l_ancien_magasin(tmp_path: Path) -> None:
    build_store(tmp_path, "a" * 64, tables(1))
    fautives = tables(1) | {
        "preconisations": [preconisation("p1", territoire_code="R99")]
    }
    with pytest.raises(DonneesInvalides) as refus:
        build_store(tmp_path, "b" * 64, fautives)
    assert str(refus.value).startswith(
        "Une ligne des lots contredit une règle du magasin. Rien n’est perdu : l’ancien magasin"
        " sert toujours. Détail technique : "
    )
    assert current_fingerprint(tmp_path) == "a" * 64
    assert list(tmp_path.glob("brouillon-*")) == []


def test_un_dossier_qui_refuse_l_ecriture_est_dit(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("…", encoding="utf-8")
    with pytest.raises(EcritureImpossible, match="Aucun magasin n’a été écrit"):
        build_store(tmp_path / "fichier", "a" * 64, tables(1))


def test_une_construction_en_cours_trop_longue_est_dite(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "ATTENTE_VERROU_S", 0.1)
    with FileLock(tmp_path / "verrou"), pytest.raises(MagasinOccupe) as refus:
        build_store(tmp_path, "a" * 64, tables(1))
    assert str(refus.value) == (
        "Un autre programme construit le magasin depuis plus de deux minutes. Fermez-le, puis"
        " recommencez."
    )


def test_un_magasin_sans_aucune_ligne_se_construit(
    make_store: Callable[..., Store],
) -> None:
    vide = make_store()
    assert vide.value("SELECT count(*) FROM items") == 0
    assert vide.value("SELECT count(*) FROM controles WHERE etat <> 'sans_objet'") == 0


def test_les_lots_et_le_journal_gardent_leur_ordre(
    make_store: Callable[..., Store],
) -> None:
    lots = [
        {
            "lot_id": nom,
            "titre": nom,
            "auteur": "a",
            "raison": "r",
            "ordre": 1,
            "origine": None,
            "origine_sha256": None,
            "date": dt.datetime(2026, 1, jour),
        }
        for jour, nom in enumerate(("z", "a"), start=1)
    ]
    journal = [
        {
            "rang": 1,
            "lot_id": "z",
            "nom_table": "themes",
            "ligne_id": "FORM",
            "geste": "ajout",
            "champs": None,
        }
    ]
    store = make_store(**socle(), lots=lots, journal=journal)
    assert [nom for (nom,) in store.rows("SELECT lot_id FROM lots ORDER BY rowid")] == [
        "z",
        "a",
    ]
    assert store.value("SELECT geste FROM journal") == "ajout"


def test_le_magasin_d_essai_a_les_chiffres_et_les_ecarts_du_vrai(store: Store) -> None:
    contenu, _ = actions.verifier()
    essai = build.try_store(actions.to_tables(contenu))
    assert chiffres_cles(essai) == chiffres_cles(store)
    ecarts = "SELECT * FROM anomalies ORDER BY ALL"
    assert essai.rows(ecarts) == store.rows(ecarts)
