"""Ce que le README promet de « Votre propre concertation » est vrai, de bout en bout."""

import re
from pathlib import Path

from egts_dashboard import actions
from egts_dashboard.ui.navigation import TITRES
from tests.classeurs import en_octets
from tests.lots import written_lots
from tests.pages.ouvrir import open_page, sign

RACINE = Path(__file__).parents[2]
TABLES = ("Démarches", "Ateliers", "Préconisations")


def fichiers() -> list[str]:
    """Les trois tableaux que le README donne à déposer, dans l’ordre."""
    texte = (RACINE / "README.md").read_text(encoding="utf-8")
    section = texte.split("## Votre propre concertation")[1].split("\n## ")[0]
    blocs = re.findall(r"\n   ```\n(.*?)\n   ```", section, re.DOTALL)
    return [re.sub(r"(?m)^   ", "", bloc) for bloc in blocs]


def drop(table: str, contenu: str | bytes) -> None:
    page = open_page("importer", vers=table)
    octets = contenu.encode() if isinstance(contenu, str) else contenu
    page.file_uploader[0].set_value(("tableau", octets, "text/csv")).run()
    for case in page.checkbox:
        if "Tout accepter" in case.label:
            case.check().run()
    assert sign(page, "Importer", "Suivre le README.").success


def test_trois_fichiers_font_une_concertation(poste_vide: Path) -> None:
    donnes = fichiers()
    assert len(donnes) == len(TABLES)
    for table, contenu in zip(TABLES, donnes, strict=True):
        drop(table, contenu)
    check_pages()


def test_les_memes_en_un_classeur_font_la_meme_concertation(poste_vide: Path) -> None:
    feuilles = {
        table: [ligne.split(";") for ligne in contenu.split("\n")]
        for table, contenu in zip(TABLES, fichiers(), strict=True)
    }
    drop("Ateliers", en_octets(feuilles))
    assert len(written_lots()) == 1
    check_pages()


def check_pages() -> None:
    """Les pages s’ouvrent et disent ce que le README apporte."""
    store = actions.ouvrir().store
    assert store.rows("SELECT count(*), sum(nb_participants) FROM ateliers") == [
        (3, 90)
    ]
    assert store.value("SELECT count(atelier_id) FROM preconisations") == 2
    for nom in TITRES:
        open_page(nom)
    chiffres = {m.label: m.value for m in open_page("accueil").metric}
    assert chiffres["Préconisations"] == "2"
