"""Ce que le README promet de « Votre propre concertation » est vrai, de bout en bout."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from egts_dashboard import actions
from egts_dashboard.ui.magasin import suivi

RACINE = Path(__file__).parents[2]
PAGES = RACINE / "pages"
TABLES = ("Démarches", "Ateliers", "Préconisations")


@pytest.fixture
def poste_vide(dossiers: Path) -> Iterator[Path]:
    """Un poste où il n’y a que les références."""
    shutil.copytree(RACINE / "data" / "references", dossiers / "data" / "references")
    suivi.clear()
    yield dossiers
    suivi.clear()


def fichiers() -> list[str]:
    """Les trois tableaux que le README donne à déposer, dans l’ordre."""
    texte = (RACINE / "README.md").read_text(encoding="utf-8")
    section = texte.split("## Votre propre concertation")[1].split("\n## ")[0]
    blocs = re.findall(r"\n   ```\n(.*?)\n   ```", section, re.DOTALL)
    return [re.sub(r"(?m)^   ", "", bloc) for bloc in blocs]


def drop(table: str, contenu: str) -> AppTest:
    page = AppTest.from_file(str(PAGES / "importer.py"), default_timeout=90)
    page.query_params["vers"] = table
    page.run()
    page.file_uploader[0].set_value(("tableau.csv", contenu.encode(), "text/csv")).run()
    for case in page.checkbox:
        if "Tout accepter" in case.label:
            case.check().run()
    champs = {champ.label: champ for champ in page.text_input}
    champs["Votre nom"].set_value("Jeanne")
    champs["Raison"].set_value("Suivre le README.")
    next(b for b in page.button if b.label == "Importer").click().run()
    assert not page.exception and page.success
    return page


def test_trois_fichiers_font_une_concertation(poste_vide: Path) -> None:
    donnes = fichiers()
    assert len(donnes) == len(TABLES)
    for table, contenu in zip(TABLES, donnes, strict=True):
        drop(table, contenu)
    store = actions.ouvrir().store
    assert store.rows("SELECT count(*), sum(nb_participants) FROM ateliers") == [
        (3, 90)
    ]
    assert store.value("SELECT count(atelier_id) FROM preconisations") == 2
    for page in sorted(PAGES.glob("*.py")):
        ouverte = AppTest.from_file(str(page), default_timeout=90).run()
        assert not ouverte.exception, page.name
    accueil = AppTest.from_file(str(PAGES / "accueil.py"), default_timeout=90).run()
    assert {m.label: m.value for m in accueil.metric}["Préconisations"] == "2"
