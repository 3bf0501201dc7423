"""Une commande, une page, un geste ne chargent que ce qu’ils emploient."""

import os
import subprocess
import sys
from pkgutil import resolve_name

import pytest

from egts_dashboard import actions, commandes, config
from egts_dashboard.phrases.ligne_de_commande import COMMANDES
from egts_dashboard.ui.codage import MANIERES
from egts_dashboard.ui.importer import GESTES

STATISTIQUES = ("scipy.stats", "sklearn")
RAPPORTS = ("pypdf", "egts_dashboard.analyses.extraction")
DOSSIER = ("docx", "pptx")
CLASSEURS = ("openpyxl",)
MAGASIN = ("duckdb", "snowballstemmer")


def loaded(code: str, *modules: str) -> list[str]:
    """Ceux de ces modules qu’un processus neuf a chargés une fois ce code exécuté."""
    code += f"\nimport sys\nprint(*[m for m in {modules!r} if m in sys.modules])"
    fait = subprocess.run(
        [sys.executable, "-c", code],
        cwd=config.RACINE,
        env=os.environ | {"EGTS_VAR": str(config.VAR_DIR)},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return fait.stdout.split()


@pytest.mark.parametrize(
    ("commande", "geste", "inutiles"),
    [
        ("importer", "importer", STATISTIQUES + RAPPORTS + DOSSIER),
        ("construire", "construire", STATISTIQUES + RAPPORTS + DOSSIER + CLASSEURS),
        ("extraire", "extraire", STATISTIQUES + DOSSIER + CLASSEURS + MAGASIN),
        ("ecarts", "mesurer_ecarts", RAPPORTS + DOSSIER + CLASSEURS + MAGASIN),
        ("modele", "ecrire_modeles", STATISTIQUES + RAPPORTS + DOSSIER + MAGASIN),
    ],
)
def test_une_commande_ne_charge_que_ce_qu_elle_emploie(commande, geste, inutiles):
    code = (
        "import egts_dashboard.__main__\n"
        "from egts_dashboard import actions, commandes\n"
        f"commandes.find({commande!r}), actions.{geste}"
    )
    assert loaded(code, *inutiles) == []


def test_apporter_un_tableur_n_attend_pas_les_autres_gestes():
    inutiles = STATISTIQUES + RAPPORTS + DOSSIER
    assert loaded("from egts_dashboard.ui import importer", *inutiles) == []


def test_chaque_commande_a_sa_fonction():
    assert set(commandes.MODULES) == set(COMMANDES)
    assert [commandes.find(nom).__name__ for nom in COMMANDES] == list(COMMANDES)


def test_chaque_geste_promis_se_trouve():
    tenus = [nom for noms in actions.MODULES.values() for nom in noms]
    assert sorted(tenus) == sorted(actions.__all__)
    assert all(getattr(actions, nom).__name__ == nom for nom in tenus)
    with pytest.raises(AttributeError, match="inventer"):
        resolve_name("egts_dashboard.actions:inventer")


@pytest.mark.parametrize(
    ("racine", "lieux"),
    [
        ("egts_dashboard.ui.", GESTES),
        ("egts_dashboard.ui.codage", MANIERES),
    ],
)
def test_chaque_geste_d_une_page_se_trouve(racine, lieux):
    assert all(callable(resolve_name(f"{racine}{lieu}")) for _, lieu in lieux.values())
