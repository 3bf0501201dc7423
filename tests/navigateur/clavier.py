"""Parcourir une page au clavier seul : Tab après Tab, ce qui a le focus et comment cela se voit."""

from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as TropLong

TABULATIONS_MAX = 400
# Ce qui a le focus : son nom, où il mène, ce qu’il dit, entre barres. Le corps et le cadre qui défile
# prennent aussi le focus : leur texte est celui de toute la page.
_ICI = """() => {
    const e = document.activeElement;
    const dit = e.matches("button, a, summary, label") ? e.innerText : "";
    return ["", e.getAttribute("aria-label"), e.getAttribute("href"), dit, ""].join("|");
}"""
# Ce qui se voit d’un élément : le sien et celui de ses enveloppes, où Streamlit peint le cadre.
_PREPARER = """() => {
    const vue = e => {
        const traits = [];
        for (let n = 0; e && n < 6; n++, e = e.parentElement) {
            const s = getComputedStyle(e);
            traits.push(s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow,
                s.borderColor, s.backgroundColor, s.textDecoration);
        }
        return traits.join();
    };
    const choix = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
    const visible = e => {
        const cadre = e.getBoundingClientRect(), style = getComputedStyle(e);
        return cadre.width > 0 && cadre.height > 0 && style.visibility !== "hidden"
            && !e.disabled && e.getAttribute("aria-disabled") !== "true";
    };
    const nom = e => (e.getAttribute("aria-label") || e.innerText || e.tagName).slice(0, 60);
    const gestes = new Set([...document.querySelectorAll(choix)].filter(visible));
    const repos = new Map([...gestes, document.querySelector('[data-testid="stMain"]')]
        .map(e => [e, vue(e)]));
    window.egts = { vue, visible, nom, gestes, repos, vus: [] };
}"""
_ARRET = """() => {
    const e = document.activeElement, m = window.egts;
    // Sorti de la page, le clavier y rentre parfois aussitôt, par le premier arrêt : le tour est fait.
    if (!e || e === document.body || e === m.vus[0]) return null;
    const dernier = m.vus.at(-1), deja = m.vus.includes(e);
    m.vus.push(e);
    return {
        nom: m.nom(e), deja,
        recule: !!dernier && !(dernier.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING),
    };
}"""
# Streamlit change la couleur d’un cadre en un fondu : elle peut n’être pas encore autre.
_SE_VOIT = """() => {
    const e = document.activeElement, m = window.egts;
    return !m.repos.has(e) || m.repos.get(e) !== m.vue(e);
}"""
FONDU_MS = 500
# D’un groupe de boutons, Tab n’atteint que le courant : les flèches vont aux autres.
_OUBLIES = """() => {
    const m = window.egts, groupe = '[role="radiogroup"], [data-testid="stButtonGroup"]';
    const atteint = e => m.vus.includes(e)
        || m.vus.some(vu => vu.closest(groupe) && vu.closest(groupe) === e.closest(groupe));
    return [...m.gestes].filter(e => e.isConnected && e.tabIndex >= 0 && m.visible(e) && !atteint(e))
        .map(m.nom);
}"""


class Arret(NamedTuple):
    """Ce que Tab a atteint : son nom, et s’il se voit, revient en arrière ou tourne en rond."""

    nom: str
    deja: bool
    recule: bool
    se_voit: bool


def tab_to(page: Page, cherche: str) -> None:
    """Avance de Tab en Tab jusqu’à ce qui porte ces mots."""
    for _ in range(TABULATIONS_MAX):
        page.keyboard.press("Tab")
        if cherche in page.evaluate(_ICI):
            return
    pytest.fail(f"le clavier n’atteint pas « {cherche} »")


def walk(page: Page) -> list[Arret]:
    """Tous les arrêts de Tab, du haut de la page à sa sortie ; tourner en rond fait échouer."""
    page.evaluate(_PREPARER)
    arrets: list[Arret] = []
    for _ in range(TABULATIONS_MAX):
        page.keyboard.press("Tab")
        arret: dict[str, Any] | None = page.evaluate(_ARRET)
        if arret is None:
            return arrets
        arrets.append(Arret(**arret, se_voit=_is_seen(page)))
        if arret["deja"]:
            pytest.fail(f"le clavier ne sort pas de « {arret['nom']} »")
    pytest.fail("le clavier ne sort pas de la page")


def _is_seen(page: Page) -> bool:
    try:
        page.wait_for_function(_SE_VOIT, timeout=FONDU_MS)
    except TropLong:
        return False
    return True


def find_keyboard_faults(page: Page) -> dict[str, list[str]]:
    """Ce que Tab oublie, prend à rebours, ou atteint sans qu’on le voie ; vide si tout va."""
    arrets = walk(page)
    fautes = {
        "oubliés": page.evaluate(_OUBLIES),
        "à rebours": [a.nom for a in arrets if a.recule],
        "invisibles": [a.nom for a in arrets if not a.se_voit],
        "presque rien": [] if len(arrets) > 5 else [a.nom for a in arrets],
    }
    return {faute: noms for faute, noms in fautes.items() if noms}
