"""Chaque volet de la page Thèmes s’ouvre par son adresse, tient étroit et reste sans faute."""

from collections.abc import Callable

import pytest

from egts_dashboard.ui.themes.volets import VOLETS
from tests.navigateur.accessibilite import find_violations
from tests.navigateur.conftest import Serveur
from tests.navigateur.onglet import Onglet

pytestmark = pytest.mark.navigateur


@pytest.mark.parametrize("nom", [nom for nom, _ in VOLETS.values()])
def test_un_volet_s_ouvre_par_son_adresse_et_tient_dans_400_points(
    nom: str, serveur: Serveur, ouvrir: Callable[..., Onglet]
) -> None:
    onglet = ouvrir(largeur=400, hauteur=800)
    page = onglet.open(f"{serveur.adresse}/themes?vue={nom}")
    choisi = page.get_by_role("radio", name=nom, exact=True)
    choisi.wait_for(timeout=20_000)
    onglet.rest()
    assert choisi.get_attribute("aria-checked") == "true"
    assert page.locator('[data-testid="stException"]').count() == 0
    assert onglet.fautes == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert find_violations(page) == set()
