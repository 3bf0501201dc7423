import hashlib
import json
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from egts_dashboard import actions, config
from egts_dashboard.errors import EcritureImpossible, EgtsError, SauvegardeRefusee
from tests.fabriques import atelier
from tests.lots import socle, write_lot

Contenu = dict[str, bytes]


@pytest.fixture
def poste(dossiers: Path) -> Path:
    socle(dossiers / "data" / "livre")
    write_lot(dossiers / "var" / "lots" / "un", 2, ateliers=[atelier("a1")])
    write_lot(dossiers / "var" / "lots" / "deux", 3, ateliers=[atelier("a2")])
    return dossiers


@pytest.fixture
def sauvegarde(poste: Path) -> Path:
    fichier = poste / "lots.zip"
    assert actions.sauvegarder(fichier) == 2
    return fichier


def lots() -> Contenu:
    racine = config.VAR_DIR / "lots"
    return {str(f.relative_to(racine)): f.read_bytes() for f in racine.rglob("*.*")}


def rewrite(fichier: Path, change: Callable[[Contenu], None]) -> None:
    with zipfile.ZipFile(fichier) as archive:
        contenu = {nom: archive.read(nom) for nom in archive.namelist()}
    change(contenu)
    with zipfile.ZipFile(fichier, "w") as archive:
        for nom, octets in contenu.items():
            archive.writestr(nom, octets)


def add(nom: str, octets: bytes = b"x") -> Callable[[Contenu], None]:
    """Un fichier de plus, annoncé par le manifeste avec sa bonne empreinte."""

    def change(contenu: Contenu) -> None:
        manifeste = json.loads(contenu["manifeste.json"])
        somme = hashlib.sha256(octets).hexdigest()
        manifeste["fichiers"][nom] = {"sha256": somme, "octets": len(octets)}
        contenu["manifeste.json"] = json.dumps(manifeste).encode()
        contenu[nom] = octets

    return change


def test_une_sauvegarde_refait_les_lots_octet_pour_octet(
    sauvegarde: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    origine = lots()
    monkeypatch.setattr(config, "VAR_DIR", sauvegarde.parent / "neuf")
    fait = actions.restaurer(sauvegarde)
    assert (fait.ecrits, fait.deja_la, fait.gardes) == (("un", "deux"), (), ())
    assert lots() == origine
    assert [f.name for f in config.VAR_DIR.iterdir()] == ["lots"]


def test_restaurer_complete_sans_rien_effacer(sauvegarde: Path) -> None:
    (config.VAR_DIR / "lots" / "un" / "ateliers.csv").unlink()
    (config.VAR_DIR / "lots" / "un" / "lot.toml").unlink()
    (config.VAR_DIR / "lots" / "un").rmdir()
    write_lot(config.VAR_DIR / "lots" / "trois", 4)
    fait = actions.restaurer(sauvegarde)
    assert (fait.ecrits, fait.deja_la, fait.gardes) == (("un",), ("deux",), ("trois",))


def test_une_sauvegarde_n_en_efface_pas_une_autre(sauvegarde: Path) -> None:
    octets = sauvegarde.read_bytes()
    with pytest.raises(EcritureImpossible, match="existe déjà"):
        actions.sauvegarder(sauvegarde)
    assert sauvegarde.read_bytes() == octets


def alter(contenu: Contenu) -> None:
    contenu["un/ateliers.csv"] += b"\n"


def remove(contenu: Contenu) -> None:
    del contenu["deux/ateliers.csv"]


def orphan(contenu: Contenu) -> None:
    contenu["trois/lot.toml"] = b""


def no_manifest(contenu: Contenu) -> None:
    contenu["manifeste.json"] = b"[1"


@pytest.mark.parametrize(
    "change",
    [
        alter,
        remove,
        orphan,
        no_manifest,
        add("../evade/lot.toml"),
        add("/evade/lot.toml"),
        add("C:evade/lot.toml"),
        add("un/../../evade.csv"),
        add("nul/lot.toml"),
        add("un/programme.py"),
        add("UN/lot.toml"),
        add("quatre/ateliers.csv"),
        add("cinq/lot.toml", b"titre = 1"),
    ],
)
def test_une_sauvegarde_alteree_est_refusee_et_rien_n_est_ecrit(
    sauvegarde: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Contenu], None]
) -> None:
    rewrite(sauvegarde, change)
    monkeypatch.setattr(config, "VAR_DIR", sauvegarde.parent / "neuf")
    with pytest.raises(EgtsError):
        actions.restaurer(sauvegarde)
    assert list(config.VAR_DIR.iterdir()) == []
    assert not list(sauvegarde.parent.glob("**/*evade*"))


@pytest.mark.parametrize("part", [0, 10, 0.5, 0.95])
def test_une_sauvegarde_tronquee_est_refusee(sauvegarde: Path, part: float) -> None:
    octets, avant = sauvegarde.read_bytes(), lots()
    sauvegarde.write_bytes(octets[: int(part if part >= 1 else part * len(octets))])
    with pytest.raises(SauvegardeRefusee):
        actions.restaurer(sauvegarde)
    assert lots() == avant


def test_un_octet_change_n_importe_ou_ne_passe_jamais_inapercu(
    sauvegarde: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    origine, octets = lots(), sauvegarde.read_bytes()
    for rang in range(0, len(octets), max(1, len(octets) // 60)):
        abime = bytearray(octets)
        abime[rang] ^= 0x41
        sauvegarde.write_bytes(abime)
        monkeypatch.setattr(config, "VAR_DIR", sauvegarde.parent / f"neuf-{rang}")
        try:
            actions.restaurer(sauvegarde)
        except EgtsError:
            assert list(config.VAR_DIR.iterdir()) == []
        else:
            # Un octet sans portée (date d’un fichier…) : les lots sont les bons.
            assert lots() == origine


def test_un_fichier_trop_volumineux_est_refuse_avant_d_etre_deplie(
    sauvegarde: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("egts_dashboard.ingest.sauvegarde.TOTAL_MAX_OCTETS", 100)
    with pytest.raises(SauvegardeRefusee, match="volumineuse"):
        actions.restaurer(sauvegarde)


def test_un_lot_de_meme_nom_et_different_fait_tout_refuser(sauvegarde: Path) -> None:
    fiche = config.VAR_DIR / "lots" / "un" / "lot.toml"
    fiche.write_text(fiche.read_text().replace("Lot 2", "Autre"), encoding="utf-8")
    avant = lots()
    with pytest.raises(SauvegardeRefusee, match="pas le même"):
        actions.restaurer(sauvegarde)
    assert lots() == avant


def kill(ou: str, *commande: str, var: Path) -> None:
    """La vraie commande, tuée net au moment où elle appelle `ou`."""
    programme = (
        "import os, signal, sys\n"
        "from egts_dashboard.__main__ import main\n"
        f"{ou} = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"main({list(commande)!r})\n"
    )
    fini = subprocess.run(
        [sys.executable, "-c", programme],
        cwd=config.RACINE,
        env=os.environ | {"EGTS_VAR": str(var), "EGTS_DATA": str(config.DATA_DIR)},
        timeout=120,
        check=False,
    )
    assert fini.returncode == -signal.SIGKILL


@pytest.mark.skipif(os.name == "nt", reason="pas de SIGKILL sous Windows")
@pytest.mark.parametrize("ou", ["os.fsync", "os.replace"])
def test_tue_pendant_la_sauvegarde_aucun_fichier_n_a_ce_nom(
    poste: Path, ou: str
) -> None:
    fichier = poste / "lots.zip"
    kill(ou, "sauvegarder", str(fichier), var=config.VAR_DIR)
    assert not fichier.exists()
    assert actions.sauvegarder(fichier) == 2


@pytest.mark.skipif(os.name == "nt", reason="pas de SIGKILL sous Windows")
@pytest.mark.parametrize("ou", ["os.fsync", "os.replace"])
def test_tue_pendant_la_restauration_aucun_lot_ne_parait(
    sauvegarde: Path, monkeypatch: pytest.MonkeyPatch, ou: str
) -> None:
    origine = lots()
    monkeypatch.setattr(config, "VAR_DIR", sauvegarde.parent / "neuf")
    kill(ou, "restaurer", str(sauvegarde), var=config.VAR_DIR)
    assert not (config.VAR_DIR / "lots").exists()
    actions.restaurer(sauvegarde)
    assert lots() == origine
