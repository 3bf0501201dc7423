"""Un onglet : ce qu’il montre, ce que la console y dit, et la fenêtre qui le porte d’un essai à l’autre."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Dialog, Page

ATTENTE_S = 60


# Rien ne tourne, chaque figure est dessinée, aucun fondu n’est en cours, et plus rien ne change.
CALME_MS = 200
_EST_MONTREE = """calme => {
    const ici = window.egtsCalme ??= (() => {
        const vu = {depuis: performance.now()};
        new MutationObserver(() => { vu.depuis = performance.now(); }).observe(
            document, {subtree: true, childList: true, attributes: true, characterData: true});
        return vu;
    })();
    const visible = e => e.getClientRects().length > 0;
    const tous = test => [...document.querySelectorAll(`[data-testid="${test}"]`)].filter(visible);
    const app = document.querySelector('[data-testid="stApp"]');
    return app?.dataset.testScriptState === "notRunning"
        && tous("stSkeleton").length === 0
        && tous("stPlotlyChart").every(figure => figure.querySelector(".main-svg"))
        && document.fonts.status === "loaded"
        && document.getAnimations().every(fondu => fondu.playState !== "running"
            || fondu.effect.getComputedTiming().endTime === Infinity)
        && performance.now() - ici.depuis >= calme;
}"""


class Onglet:
    """Une page ouverte, et tout ce que la console y a dit de travers."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.fautes: list[str] = []
        self.dehors: list[str] = []
        self.alertes: list[str] = []
        self.departs = 0
        self._ecoutes: dict[str, Callable[..., None]] = {
            "pageerror": lambda faute: self.fautes.append(str(faute)),
            "console": self._listen,
            "request": self._watch,
            "dialog": self._hear,
        }
        for signe, ecoute in self._ecoutes.items():
            page.on(signe, ecoute)

    def leave(self) -> None:
        """Cesse d’écouter : la page servira à un autre."""
        for signe, ecoute in self._ecoutes.items():
            self.page.remove_listener(signe, ecoute)

    def _listen(self, message: object) -> None:
        texte = str(getattr(message, "text", ""))
        # Streamlit cherche deux adresses de santé relatives au lien profond avant la bonne.
        if getattr(message, "type", "") == "error" and "404" not in texte:
            self.fautes.append(texte)

    def _watch(self, requete: object) -> None:
        adresse = str(getattr(requete, "url", ""))
        if not adresse.startswith(
            ("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:")
        ):
            self.dehors.append(adresse)

    def _hear(self, fenetre: Dialog) -> None:
        if fenetre.type == "beforeunload":
            self.departs += 1
            fenetre.accept()
            return
        self.alertes.append(fenetre.message)
        fenetre.dismiss()

    def open(self, adresse: str) -> Page:
        """Ouvre l’adresse et attend la fin de l’exécution."""
        self.page.goto(adresse)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Attend que le script ait fini."""
        self.page.wait_for_selector("h1", timeout=ATTENTE_S * 1000)
        self.page.wait_for_selector(
            '[data-testid="stApp"][data-test-script-state="notRunning"]',
            timeout=ATTENTE_S * 1000,
        )

    def rest(self) -> None:
        """Attend que la page soit tout à fait montrée : plus rien n’y bouge."""
        self.settle()
        self.page.wait_for_function(
            _EST_MONTREE, arg=CALME_MS, timeout=ATTENTE_S * 1000
        )


Ouvrir = Callable[..., Onglet]


class Fenetres:
    """Des fenêtres qui resservent : Chromium y garde l’interface de Streamlit, déjà lue.

    Une fenêtre neuve la relit et la recompile : plus de la moitié du calcul d’une page ouverte.
    Entre deux essais, rien d’autre n’y reste : ni page, ni écoute, ni rien de noté.
    """

    def __init__(self, navigateur: Browser) -> None:
        self._navigateur = navigateur
        self._libres: list[Page] = []

    def take(self, largeur: int, hauteur: int, sombre: bool) -> Page:
        page = self._libres.pop() if self._libres else self._new()
        page.set_viewport_size({"width": largeur, "height": hauteur})
        page.emulate_media(media="null", color_scheme="dark" if sombre else "light")
        return page

    def give_back(self, page: Page) -> None:
        if page.url.startswith("http"):
            page.evaluate("localStorage.clear(); sessionStorage.clear()")
        page.context.clear_cookies()
        page.goto("about:blank")
        page.mouse.move(0, 0)
        self._libres.append(page)

    def _new(self) -> Page:
        return self._navigateur.new_context(
            locale="fr-FR", accept_downloads=True
        ).new_page()


@contextmanager
def tabs(fenetres: Fenetres) -> Iterator[Ouvrir]:
    """De quoi ouvrir des onglets, rendus à la fin du bloc."""
    onglets: list[Onglet] = []

    def open_tab(
        *, largeur: int = 1366, hauteur: int = 768, sombre: bool = False
    ) -> Onglet:
        onglets.append(Onglet(fenetres.take(largeur, hauteur, sombre)))
        return onglets[-1]

    yield open_tab
    for onglet in onglets:
        onglet.leave()
        fenetres.give_back(onglet.page)
