"""Les fautes d’accessibilité d’une page ouverte."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Ce qui vient de Streamlit et que l’on ne peut pas corriger : règle, balise fautive, dont axe coupe
# les longues valeurs.
FAUTES_DE_STREAMLIT: dict[str, str] = {
    # La zone de dépôt est une section décorative qui porte pourtant un nom (gravité mineure).
    "presentation-role-conflict": "stFileUploaderDropzo",
}


def find_violations(page: Page) -> set[str]:
    """Les fautes d’accessibilité qu’axe trouve et que l’on peut corriger."""
    return {
        f"{faute['id']} ({faute['impact']}) : {noeud['html'][:160]}"
        for faute in Axe().run(page).response["violations"]
        for noeud in faute["nodes"]
        if not _is_streamlit(faute["id"], noeud["html"])
    }


def _is_streamlit(regle: str, balise: str) -> bool:
    return regle in FAUTES_DE_STREAMLIT and FAUTES_DE_STREAMLIT[regle] in balise
