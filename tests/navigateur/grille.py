"""Se servir de la grille comme une main : viser une case, y écrire, cocher une ligne.

La grille est une toile, mais elle tient à jour, pour les lecteurs d’écran, une table cachée :
c’est elle qui dit quelle case est choisie et ce qu’elle porte. Chaque geste s’y vérifie, et se
refait quand la toile n’était pas prête.
"""

from collections.abc import Callable

from playwright.sync_api import Error, Locator, Page, expect

from tests.navigateur.onglet import ATTENTE_S, Onglet

ESSAIS = 5
PATIENCE_MS = 3_000
_RANGEE = 35
_ENTETE = 52


def wait_for_grid(onglet: Onglet) -> None:
    """Attend la grille, lignes comprises, et que rien n’y soit encore changé."""
    expect(onglet.page.get_by_role("main")).to_contain_text("Rien n’a changé")
    onglet.settle()
    _cell(onglet.page, 1, 0).wait_for(state="attached", timeout=ATTENTE_S * 1000)


def write_cell(page: Page, colonne: int, rang: int, texte: str) -> None:
    """Écrit dans la case de la seule grille montrée, colonnes comptées depuis 1, lignes depuis 0."""
    case = _cell(page, colonne, rang)

    def focus() -> None:
        # Le premier regard posé sur la grille va à sa première case, quelle que soit la visée.
        for _ in range(2):
            case.evaluate("element => element.focus()")
            page.wait_for_timeout(200)

    _write(page, case, focus, texte)


def write_at(grille: Locator, x: int, colonne: int, rang: int, texte: str) -> None:
    """Écrit dans la case que la souris vise, à x pixels du bord de la grille.

    Quand la page a plusieurs grilles, leurs cases portent les mêmes noms : la souris seule
    mène à la bonne.
    """
    page = grille.page

    def click() -> None:
        boite = grille.bounding_box()
        assert boite is not None
        page.mouse.click(boite["x"] + x, boite["y"] + _ENTETE + rang * _RANGEE)

    _write(page, _cell(grille, colonne, rang), click, texte)


def _write(page: Page, case: Locator, choisir: Callable[[], None], texte: str) -> None:
    editeur = page.locator("#portal textarea, #portal input")
    for _ in range(ESSAIS):
        case.wait_for(state="attached", timeout=ATTENTE_S * 1000)
        choisir()
        try:
            expect(case).to_have_attribute("aria-selected", "true", timeout=PATIENCE_MS)
            page.keyboard.press("Enter")
            expect(editeur).to_be_visible(timeout=PATIENCE_MS)
            editeur.fill(texte)
            page.keyboard.press("Enter")
            expect(case).to_have_text(texte, timeout=PATIENCE_MS)
            return
        except (AssertionError, Error):
            page.keyboard.press("Escape")
    raise AssertionError(f"« {texte} » n’a pas pu s’écrire dans la grille")


def withdraw_row(page: Page, rang: int) -> None:
    """Coche la ligne, comptée depuis 0, et la retire."""
    nb = row_count(page)
    for _ in range(ESSAIS):
        grille = page.get_by_test_id("stDataFrame").bounding_box()
        assert grille is not None
        page.mouse.click(grille["x"] + 18, grille["y"] + _ENTETE + rang * _RANGEE)
        cochee = page.locator(f"tr[aria-rowindex='{rang + 2}'][aria-selected=true]")
        try:
            cochee.wait_for(state="attached", timeout=PATIENCE_MS)
        except Error:
            continue
        page.keyboard.press("Delete")
        _expect_rows(page, nb - 1)
        return
    raise AssertionError("la ligne n’a pas pu être cochée")


def add_row(page: Page) -> int:
    """Ajoute une ligne et rend son rang."""
    nb = row_count(page)
    grille = page.get_by_test_id("stDataFrame")
    grille.hover()
    page.get_by_role("button", name="Ajouter une ligne").click()
    _expect_rows(page, nb + 1)
    return nb - 2


def row_count(page: Page) -> int:
    """Les lignes que la grille dit avoir, en-tête et ligne d’ajout comprises."""
    dit = _table(page).get_attribute("aria-rowcount")
    return int(dit or 0)


def _expect_rows(page: Page, nb: int) -> None:
    expect(_table(page)).to_have_attribute(
        "aria-rowcount", str(nb), timeout=ATTENTE_S * 1000
    )


def _table(page: Page) -> Locator:
    return page.locator("[data-testid=stDataFrame] canvas table[role=grid]").first


def _cell(page: Page | Locator, colonne: int, rang: int) -> Locator:
    return page.get_by_test_id(f"glide-cell-{colonne}-{rang}")
