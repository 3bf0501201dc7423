"""Ce que les commandes disent d’un argument qui ne convient pas."""

from pathlib import Path

import pytest

from egts_dashboard.__main__ import main


@pytest.mark.parametrize(
    ("arguments", "dit"),
    [
        (
            ["importer", "{dossier}", "--table", "ateliers"],
            "est un dossier, non un fichier",
        ),
        (["ecarts", "{dossier}"], "est un dossier, non un fichier"),
        (["extraire", "{dossier}"], "est un dossier, non un fichier"),
        (["couverture", "{fichier}"], "est un fichier, non un dossier"),
        (["restaurer", "{dossier}/rien"], "n’existe pas"),
        (["chercher", "  "], "le texte est vide"),
    ],
)
def test_un_argument_qui_ne_convient_pas_est_une_commande_mal_ecrite(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], dit: str
) -> None:
    fichier = tmp_path / "texte.txt"
    fichier.write_text("x", encoding="utf-8")
    places = {"dossier": str(tmp_path), "fichier": str(fichier)}
    with pytest.raises(SystemExit) as sortie:
        main([argument.format(**places) for argument in arguments])
    assert sortie.value.code == 2
    assert dit in capsys.readouterr().err
