import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest

from egts_dashboard import config
from egts_dashboard.errors import EcritureImpossible
from egts_dashboard.ingest import ecriture_lot
from egts_dashboard.ingest.ecriture_lot import write_lot
from egts_dashboard.ingest.lots import lot_paths, read_lots
from egts_dashboard.models.evenement import Evenement
from egts_dashboard.models.lot import FicheLot
from egts_dashboard.models.theme import Theme
from tests.fabriques import evenement


def fiche(titre: str = "Import d’« essai »", **rubriques: object) -> FicheLot:
    return FicheLot(
        titre=titre,
        auteur="ligne de commande",
        date=dt.datetime(2026, 11, 21, 10, 0, 0, 5),
        raison='Dire "pourquoi" \\ en entier',
        **rubriques,
    )


def theme(**champs: object) -> Theme:
    return Theme.model_validate(
        {"theme_id": "X", "libelle": "Un", "definition": 'a,"b"\n;c', "ordre": 1}
        | champs
    )


def presents() -> list[Path]:
    return lot_paths([config.VAR_DIR / "lots"])


def test_un_lot_ecrit_se_relit_tel_quel(dossiers: Path) -> None:
    origine = "tableau « final ».csv"
    voulue = fiche(origine=origine, origine_sha256="0" * 64)
    dossier = write_lot(voulue, {"themes": [theme()]})
    assert presents() == [dossier]
    [lu], anomalies = read_lots([dossier])
    assert anomalies == []
    assert lu.lot.fiche == voulue
    assert lu.tables["themes"][0].enregistrement == theme()


def test_deux_lots_du_meme_instant_ne_s_ecrasent_pas(dossiers: Path) -> None:
    ecrits = {write_lot(fiche(), {"themes": [theme()]}) for _ in range(2)}
    assert len(ecrits) == 2
    assert set(presents()) == ecrits


@pytest.mark.parametrize("panne", ["rename", "fsync"])
def test_une_panne_avant_la_mise_en_place_ne_laisse_rien(
    dossiers: Path, monkeypatch: pytest.MonkeyPatch, panne: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError("disque plein")

    monkeypatch.setattr(os, panne, fail)
    with pytest.raises(EcritureImpossible):
        write_lot(fiche(), {"themes": [theme()]})
    assert presents() == []


MORT = """
import datetime as dt, os
from egts_dashboard.ingest.ecriture_lot import write_lot
from egts_dashboard.models.lot import FicheLot
os.rename = lambda *_: os._exit(9)
date = dt.datetime(2026, 11, 21)
write_lot(FicheLot(titre="t", auteur="a", date=date, raison="r"), {"themes": []})
"""


def test_une_mort_subite_avant_la_mise_en_place_ne_laisse_aucun_lot(
    dossiers: Path,
) -> None:
    # Un vrai processus qui meurt sans ménage, juste avant de renommer.
    fin = subprocess.run(
        [sys.executable, "-c", MORT],
        env=os.environ | {"EGTS_VAR": str(config.VAR_DIR)},
        cwd=config.RACINE,
        check=False,
    )
    assert fin.returncode == 9
    assert any((config.VAR_DIR / ecriture_lot.EN_COURS).iterdir())
    assert presents() == []
    write_lot(fiche(), {"themes": [theme()]})
    assert len(presents()) == 1


def test_une_table_ecrite_d_un_trait_est_la_meme_que_case_par_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lignes = [
        Evenement.model_validate(
            evenement(f"e{n}", "2014-06-10", lieu=lieu, ligne_debut=n)
        )
        for n, lieu in enumerate(
            ["Niort", None, 'dit "Le Parc"', "deux\nlignes", "=1"], 1
        )
    ]
    ecrits = []
    for nom in ("trait", "cases"):
        (tmp_path / nom).mkdir()
        ecriture_lot.write_files(tmp_path / nom, fiche(), {"evenements": lignes})
        ecrits.append((tmp_path / nom / "evenements.csv").read_bytes())
        monkeypatch.setattr(ecriture_lot, "_is_plain", lambda _: False)
    assert ecrits[0] == ecrits[1]
    assert b'"2014' in ecrits[0]
