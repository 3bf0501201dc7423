"""Ouvrir une page, la lire et la presser, comme le fait le lecteur."""

from collections.abc import Iterable
from typing import Any

from streamlit.testing.v1 import AppTest

from egts_dashboard.ui.navigation import PAGES_DIR

ATTENTE_S = 90


def open_page(nom: str, **adresse: str | list[str]) -> AppTest:
    """La page de ce nom, à cette adresse ; elle s’ouvre sans exception."""
    page = AppTest.from_file(str(PAGES_DIR / f"{nom}.py"), default_timeout=ATTENTE_S)
    for parametre, valeur in adresse.items():
        page.query_params[parametre] = valeur
    return run(page)


def run(page: AppTest) -> AppTest:
    """La page relue après un geste, sans exception."""
    page.run()
    assert not page.exception
    return page


def press(page: AppTest, bouton: str) -> AppTest:
    """Presse le premier bouton de ce nom."""
    button(page, bouton).click()
    return run(page)


def button(page: AppTest, libelle: str) -> Any:
    """Le premier bouton de ce nom."""
    return next(b for b in page.button if b.label == libelle)


def buttons(page: AppTest) -> list[str]:
    """Les noms des boutons, dans l’ordre de la page."""
    return [b.label for b in page.button]


def field(page: AppTest, libelle: str) -> Any:
    """Le champ de ce nom, facultatif ou non."""
    champs = [*page.text_input, *page.selectbox, *page.text_area, *page.number_input]
    return next(c for c in champs if c.label in {libelle, f"{libelle} (facultatif)"})


def sign(page: AppTest, bouton: str, raison: str = "Relu.") -> AppTest:
    """Dit qui et pourquoi : le formulaire ne s’envoie qu’à son bouton, d’un seul passage."""
    field(page, "Votre nom").set_value("Jeanne")
    field(page, "Raison").set_value(raison)
    return press(page, bouton)


def texts(page: AppTest) -> str:
    """Les paragraphes de la page."""
    return _join(page.markdown)


def tables(page: AppTest) -> str:
    """Le HTML que la page montre : ses tables, ses lignes."""
    return "\n".join(bloc.proto.body for bloc in page.get("html"))


def said(page: AppTest) -> str:
    """Tout ce que la page dit, avis et tables compris."""
    avis = [*page.error, *page.warning, *page.info, *page.success]
    return "\n".join(
        [_join([*page.text, *page.markdown, *page.caption, *avis]), tables(page)]
    )


def metrics(page: AppTest) -> list[str]:
    """Les chiffres de tête, tels qu’ils sont montrés."""
    return [chiffre.value for chiffre in page.metric]


def _join(blocs: Iterable[Any]) -> str:
    return "\n".join(str(bloc.value) for bloc in blocs)
