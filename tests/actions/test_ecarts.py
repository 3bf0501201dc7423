"""La commande ecarts : l’exemple calculé d’avance, et ses refus."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from egts_dashboard import actions, config
from egts_dashboard.__main__ import main
from egts_dashboard.analyses.representativite import gaps
from egts_dashboard.errors import DonneesInvalides

VIRGULES = "modalite,effectif,reference\nA,150,0.38\nB,30,0.08\nC,96,0.34\nD,36,0.20\n"
POINTS_VIRGULES = "modalite;effectif;reference\nA;150;38\nB;30;8,0\nC;96;34\nD;36;20\n"


def run(*arguments: object) -> int:
    """La commande, dans ce processus : la lancer à part coûte trois secondes de calcul."""
    try:
        return main(["ecarts", *map(str, arguments)])
    except SystemExit as sortie:
        return int(sortie.code or 0)


def measure(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    assert run(*arguments, "--json") == 0
    return json.loads(capsys.readouterr().out)


def process(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    """La commande, dans un vrai processus."""
    return subprocess.run(
        [sys.executable, "-m", "egts_dashboard", "ecarts", *map(str, arguments)],
        cwd=config.RACINE,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        timeout=120,
    )


@pytest.fixture
def fichier(tmp_path: Path) -> Path:
    chemin = tmp_path / "tableau.csv"
    chemin.write_text(VIRGULES, encoding="utf-8")
    return chemin


def test_l_exemple_calcule_d_avance(
    fichier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mesures = measure(capsys, fichier)
    assert mesures["tvd"] == pytest.approx(0.11692, abs=5e-6)
    assert mesures["indice"] == pytest.approx(0.88308, abs=5e-6)
    assert mesures["tvd_attendue"] == pytest.approx(0.03682, abs=5e-6)
    assert mesures["tvd_p95"] == pytest.approx(0.0672, abs=5e-4)
    assert mesures["p_global"] == pytest.approx(1e-4, abs=5e-5)
    assert mesures["n"] == 312
    d = mesures["modalites"][3]
    assert (d["modalite"], d["effectif"], d["reference"]) == ("D", 36, 0.2)
    assert d["ratio"] == pytest.approx(0.577, abs=5e-4)
    assert d["wilson"] == pytest.approx([0.0845, 0.1556], abs=5e-5)
    assert d["goodman"] == pytest.approx([0.0776, 0.1683], abs=5e-5)
    assert d["p_exact"] == pytest.approx(9.201e-5, rel=5e-4)
    assert d["p_bh"] == pytest.approx(3.68e-4, rel=1e-3)
    assert d["manque_constant"] == pytest.approx(26.4)
    assert d["manque_ajout"] == pytest.approx(33.0)
    assert d["suffisant"] is True


def test_le_meme_fichier_donne_les_memes_octets(fichier: Path) -> None:
    for options in ([], ["--json"]):
        une, deux = process(fichier, *options), process(fichier, *options)
        assert une.returncode == deux.returncode == 0
        assert une.stdout == deux.stdout != b""


def test_effectifs_ou_parts_virgules_ou_points_virgules(
    fichier: Path, tmp_path: Path
) -> None:
    autre = tmp_path / "autre.csv"
    autre.write_text(POINTS_VIRGULES, encoding="utf-8")
    une, deux = actions.mesurer_ecarts(fichier), actions.mesurer_ecarts(autre)
    for a, b in zip(une["modalites"], deux["modalites"], strict=True):
        assert a["ratio"] == pytest.approx(b["ratio"])
        assert a["p_exact"] == pytest.approx(b["p_exact"])


def test_graine_et_tirages_se_choisissent_et_se_disent(
    fichier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mesures = measure(capsys, fichier, "--graine", 0, "--tirages", 99)
    assert (mesures["graine"], mesures["tirages"]) == (0, 99)
    assert mesures["p_global"] == pytest.approx(0.01)


def test_les_inconnus_retiennent_la_lecture(
    fichier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mesures = measure(capsys, fichier, "--inconnus", 200)
    assert [m["lecture"] for m in mesures["modalites"]] == [
        "non_assure",
        "proche",
        "proche",
        "non_assure",
    ]


def test_la_commande_dit_comme_la_page(fichier: Path) -> None:
    tableau = gaps(pd.DataFrame({"nb": [150, 30, 96, 36], "poids": [38, 8, 34, 20]}), 0)
    mesures = actions.mesurer_ecarts(fichier)["modalites"]
    for cle, colonne in [
        ("ratio", "ratio"),
        ("manque_constant", "manque"),
        ("manque_ajout", "ajout"),
        ("p_bh", "p_bh"),
    ]:
        assert [m[cle] for m in mesures] == pytest.approx(list(tableau[colonne]))


def test_une_part_nulle_dans_la_reference_n_a_pas_de_rapport(tmp_path: Path) -> None:
    chemin = tmp_path / "nulle.csv"
    chemin.write_text("modalite,effectif,reference\nA,9,1\nB,1,0\n", encoding="utf-8")
    b = actions.mesurer_ecarts(chemin, tirages=99)["modalites"][1]
    assert b["ratio"] is None
    assert b["p_exact"] == 0
    assert not b["suffisant"]
    assert run(chemin) == 0


def test_un_fichier_refuse_sort_1_et_dit_tout(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chemin = tmp_path / "faux.csv"
    chemin.write_text("modalite;effectif;reference\nA;x;1\nB;2;y\n", encoding="utf-8")
    assert run(chemin) == 1
    sortie = capsys.readouterr()
    assert sortie.out == ""
    assert "ligne\u00a02" in sortie.err
    assert "ligne\u00a03" in sortie.err
    with pytest.raises(DonneesInvalides):
        actions.mesurer_ecarts(chemin)


@pytest.mark.parametrize("options", [["--tirages", "0"], ["--graine", "-1"]])
def test_une_commande_mal_formee_sort_2(fichier: Path, options: list[str]) -> None:
    assert run(fichier, *options) == 2


def test_un_fichier_absent_sort_2(tmp_path: Path) -> None:
    assert run(tmp_path / "absent.csv") == 2


def test_une_tres_petite_probabilite_se_dit_sans_signe_en_trop(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fichier = tmp_path / "t.csv"
    fichier.write_text("modalite;effectif;reference\nA;1113;1\nB;4;2\n", "utf-8")
    assert run(fichier) == 0
    assert "p <\u00a00,0001" in (dit := capsys.readouterr().out)
    assert "= <" not in dit
