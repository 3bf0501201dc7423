"""Un arrêt brutal, un disque plein, deux personnes : l’import y est entier, ou n’y est pas."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from egts_dashboard import actions, config
from tests.actions.ensemble import confirm_together
from tests.depots import Lit
from tests.lots import written_lots

RACINE = Path(__file__).parents[2]
NB_LIGNES = 3_000
NB_ARRETS = 8
sans_signal = pytest.mark.skipif(os.name == "nt", reason="pas de SIGKILL sous Windows")


@pytest.fixture
def fichier(poste: Path) -> Path:
    chemin = poste / "depot.csv"
    lignes = (f"n{i};Atelier {i:05};R54\n" for i in range(NB_LIGNES))
    chemin.write_text(
        "atelier_id;intitule;territoire_code\n" + "".join(lignes), encoding="utf-8"
    )
    actions.ouvrir()
    return chemin


def launch(poste: Path, *arguments: str) -> "subprocess.Popen[str]":
    """Le programme, chargé."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.actions.importateur", *arguments],
        cwd=RACINE,
        env=os.environ
        | {
            "EGTS_DATA": str(poste / "data"),
            "EGTS_VAR": str(poste / "var"),
            "EGTS_STORE": str(poste / "var" / "magasin"),
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def confirm(programme: "subprocess.Popen[str]") -> str:
    """Attend que le programme ait lu le fichier, et le fait confirmer ; ce qu’il a dit."""
    assert programme.stdin and programme.stdout
    dit = programme.stdout.readline()
    print(file=programme.stdin, flush=True)
    return dit.strip()


def begin(programme: "subprocess.Popen[str]") -> int:
    """Lance un import de plus, qui confirme ; le numéro de l’enfant qui le fait."""
    print(file=programme.stdin, flush=True)
    return int(confirm(programme))


def end(programme: "subprocess.Popen[str]") -> None:
    """Attend la fin de l’enfant."""
    assert programme.stdout
    assert programme.stdout.readline() == "fini\n"


def ateliers() -> int:
    return int(actions.ouvrir().store.value("SELECT count(*) FROM ateliers"))


@sans_signal
def test_un_arret_brutal_laisse_le_lot_entier_ou_absent(
    poste: Path, fichier: Path
) -> None:
    hasard = random.Random(2014)
    vus = set()
    with launch(poste, "sans-fin", str(fichier)) as programme:
        begin(programme)
        debut = time.perf_counter()
        end(programme)
        duree = time.perf_counter() - debut
        assert ateliers() == NB_LIGNES + 1
        for _ in range(NB_ARRETS):
            for lot in written_lots():
                for piece in lot.iterdir():
                    piece.unlink()
                lot.rmdir()
            enfant = begin(programme)
            time.sleep(hasard.uniform(0, duree))
            with contextlib.suppress(ProcessLookupError):
                os.kill(enfant, signal.SIGKILL)
            end(programme)
            _, anomalies = actions.verifier()
            assert anomalies == []
            assert ateliers() == (NB_LIGNES + 1 if written_lots() else 1)
            vus.add(len(written_lots()))
        assert programme.stdin
        programme.stdin.close()
    assert vus <= {0, 1}


@sans_signal
@pytest.mark.parametrize("octets", [1_000, 200_000])
def test_un_disque_plein_ne_laisse_rien_et_le_dit(
    poste: Path, fichier: Path, octets: int
) -> None:
    with launch(poste, str(fichier), str(octets)) as programme:
        assert confirm(programme) == "prêt"
        assert programme.stdout
        dit = programme.stdout.read()
        assert programme.wait() == 3
    assert "disque est plein" in dit
    assert written_lots() == []
    assert ateliers() == 1


def test_deux_personnes_qui_importent_les_memes_lignes_a_la_fois_n_en_ecrasent_aucune(
    lit: Lit,
) -> None:
    lectures = [lit(f"atelier_id;participants\naccueil;{nb}\n") for nb in (25, 30)]
    refus = confirm_together(
        *(
            partial(actions.confirmer, lu, "Une personne", "Recompte.")
            for lu in lectures
        )
    )
    assert len(written_lots()) == 1 and len(refus) == 1
    assert actions.ouvrir().store.value("SELECT nb_participants FROM ateliers") in {
        25,
        30,
    }


@sans_signal
def test_restaurer_tue_quand_des_lots_existent_n_en_perd_aucun(
    poste: Path, fichier: Path
) -> None:
    actions.importer(fichier, "ateliers")
    sauvegarde = poste / "lots.zip"
    actions.sauvegarder(sauvegarde)
    for lot in written_lots():
        for piece in lot.iterdir():
            piece.unlink()
        lot.rmdir()
    fichier.write_text("intitule;territoire\nLien;R72\n", encoding="utf-8")
    actions.importer(fichier, "ateliers")
    [present] = written_lots()
    avant = {piece.name: piece.read_bytes() for piece in present.iterdir()}
    hasard = random.Random(2013)
    commande = [sys.executable, "-m", "egts_dashboard", "restaurer", str(sauvegarde)]
    variables = {"EGTS_DATA": str(poste / "data"), "EGTS_VAR": str(config.VAR_DIR)}
    for _ in range(4):
        with subprocess.Popen(
            commande, cwd=RACINE, env=os.environ | variables
        ) as essai:
            time.sleep(hasard.uniform(0.5, 3))
            essai.kill()
        assert {p.name: p.read_bytes() for p in present.iterdir()} == avant
        assert actions.verifier()[1] == []
    actions.restaurer(sauvegarde)
    assert len(written_lots()) == 2
    assert ateliers() == NB_LIGNES + 2
