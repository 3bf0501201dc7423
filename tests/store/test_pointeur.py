import os
from pathlib import Path

import pytest

from egts_dashboard.store.pointeur import (
    current_fingerprint,
    point_to,
    remove_old,
    store_path,
)


def generation(dossier: Path, empreinte: str) -> Path:
    chemin = store_path(dossier, empreinte)
    chemin.write_bytes(b"magasin")
    return chemin


def test_le_pointeur_nomme_la_generation_qui_sert(tmp_path: Path) -> None:
    generation(tmp_path, "abc")
    point_to(tmp_path, "abc")
    assert current_fingerprint(tmp_path) == "abc"
    assert sorted(f.name for f in tmp_path.iterdir()) == ["courant", "egts-abc.duckdb"]


def test_sans_pointeur_rien_ne_sert(tmp_path: Path) -> None:
    assert current_fingerprint(tmp_path) is None
    assert current_fingerprint(tmp_path / "absent") is None


@pytest.mark.parametrize(
    "contenu", [b"", b"\n", b"../../x", b"\xff\xfe", b"a" * 65, b"abc def"]
)
def test_un_pointeur_abime_ne_mene_nulle_part(tmp_path: Path, contenu: bytes) -> None:
    generation(tmp_path, "abc")
    (tmp_path / "courant").write_bytes(contenu)
    assert current_fingerprint(tmp_path) is None


def test_un_pointeur_vers_un_fichier_efface_ne_sert_pas(tmp_path: Path) -> None:
    chemin = generation(tmp_path, "abc")
    point_to(tmp_path, "abc")
    chemin.unlink()
    assert current_fingerprint(tmp_path) is None


def test_le_menage_garde_la_courante_et_la_precedente(tmp_path: Path) -> None:
    for age, empreinte in enumerate(("neuve", "vieille", "ancienne", "courante")):
        os.utime(generation(tmp_path, empreinte), (1000 - age, 1000 - age))
    (tmp_path / "brouillon-12.duckdb").write_bytes(b"")
    (tmp_path / "brouillon-12.duckdb.wal").write_bytes(b"")
    (tmp_path / "courant.12").write_bytes(b"")
    (tmp_path / "notes.txt").write_bytes(b"")
    point_to(tmp_path, "courante")
    remove_old(tmp_path, "courante")
    assert sorted(f.name for f in tmp_path.iterdir()) == [
        "courant",
        "egts-courante.duckdb",
        "egts-neuve.duckdb",
        "notes.txt",
    ]


def test_un_pointeur_qui_ne_peut_pas_s_ecrire_ne_laisse_pas_de_brouillon(
    tmp_path: Path,
) -> None:
    (tmp_path / "courant").mkdir()
    with pytest.raises(OSError):
        point_to(tmp_path, "abc")
    assert [f.name for f in tmp_path.iterdir()] == ["courant"]
