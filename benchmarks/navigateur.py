"""Ce que ressent le lecteur : première visite et changement de filtre, dans Chromium.

    python -m benchmarks.navigateur [page] [--port 8600] [--tours 5]

Le serveur tourne déjà et il est chaud. Première visite : navigateur neuf, mémoire vide,
jusqu’à toutes les figures dessinées. Changement de filtre : d’un choix de territoire au
chiffre redessiné.
"""

import argparse
import shutil
import statistics
import time

from playwright.sync_api import Browser, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
DESSINEES = """() => {
  const figures = document.querySelectorAll('[data-testid=stPlotlyChart]');
  return figures.length > 0 && document.querySelectorAll('[data-testid=stSkeleton]').length === 0
    && [...figures].every(f => f.querySelector(
      '.barlayer path, .scatterlayer path, .heatmaplayer image, .heatmaplayer path'));
}"""


def first_visit(navigateur: Browser, adresse: str) -> float:
    """Secondes d’une première visite, mémoire du navigateur vide."""
    contexte = navigateur.new_context(
        locale="fr-FR", viewport={"width": 1366, "height": 768}
    )
    page = contexte.new_page()
    depart = time.perf_counter()
    page.goto(adresse, wait_until="commit")
    page.wait_for_function(DESSINEES, timeout=60_000, polling=20)
    duree = time.perf_counter() - depart
    contexte.close()
    return duree


def filter_change(navigateur: Browser, adresse: str, tours: int) -> list[float]:
    """Secondes de chaque changement de territoire, jusqu’au chiffre redessiné."""
    page = navigateur.new_context(locale="fr-FR").new_page()
    page.goto(adresse)
    page.wait_for_function(DESSINEES, timeout=60_000)
    durees = []
    for _ in range(tours):
        for choix in ("Limousin", None):
            avant = page.locator("[data-testid=stMetricValue]").last.inner_text()
            page.get_by_role("combobox", name="Territoire").click()
            if choix:
                cible = page.get_by_role("option", name=choix, exact=True)
                cible.wait_for()
            depart = time.perf_counter()
            if choix:
                cible.click()
            else:
                page.keyboard.press("Backspace")
            page.wait_for_function(
                "avant => { const m = [...document.querySelectorAll('[data-testid=stMetricValue]')].pop();"
                " return m && m.innerText !== avant; }",
                arg=avant,
                polling=10,
            )
            page.wait_for_function(DESSINEES, polling=10)
            durees.append(time.perf_counter() - depart)
            page.keyboard.press("Escape")
            page.wait_for_timeout(400)
    return durees


def main() -> None:
    """Mesure et imprime."""
    lecteur = argparse.ArgumentParser(description="Mesures dans le navigateur")
    lecteur.add_argument("page", nargs="?", default="budget")
    lecteur.add_argument("--port", type=int, default=8600)
    lecteur.add_argument("--tours", type=int, default=5)
    choix = lecteur.parse_args()
    adresse = f"http://127.0.0.1:{choix.port}/{choix.page}"
    with sync_playwright() as playwright:
        chemin = shutil.which("chromium") or shutil.which("google-chrome")
        navigateur = playwright.chromium.launch(executable_path=chemin, args=ARGUMENTS)
        first_visit(navigateur, adresse)
        visites = [first_visit(navigateur, adresse) for _ in range(choix.tours)]
        print(
            f"première visite : médiane {statistics.median(visites):.2f} s ({min(visites):.2f} à {max(visites):.2f})"
        )
        if choix.page in {"budget", "participation"}:
            durees = filter_change(navigateur, adresse, choix.tours)
            print(
                f"changement de filtre : médiane {statistics.median(durees):.2f} s ({min(durees):.2f} à {max(durees):.2f})"
            )


if __name__ == "__main__":
    main()
