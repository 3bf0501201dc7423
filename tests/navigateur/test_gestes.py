"""Chaque geste d’« Importer et saisir » s’ouvre par son adresse, tient étroit et reste sans faute."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest

from egts_dashboard.ui.importer import GESTES
from egts_dashboard.ui.saisie import MANIERES
from tests.navigateur.accessibilite import find_violations
from tests.navigateur.conftest import Serveur
from tests.navigateur.onglet import Onglet

pytestmark = pytest.mark.navigateur

SAISIR, CODER = GESTES["saisir"][0], GESTES["coder"][0]
ADRESSES = [
    *({"faire": nom} for nom, _ in GESTES.values()),
    *(
        {"faire": SAISIR, "maniere": nom, "table": "Ateliers"}
        for nom, _ in MANIERES.values()
    ),
    *(
        {"faire": CODER, "coder": nom, "codeur": "codeuse 2"}
        for nom in (
            "Un à un",
            "Plusieurs à la fois",
            "Thèmes proposés",
            "Comparer deux codeurs",
        )
    ),
]


# Étroit et clair, puis large et sombre : les deux largeurs et les deux teintes en deux passages.
@pytest.mark.parametrize(
    "vue",
    [{"largeur": 400, "hauteur": 800}, {"sombre": True}],
    ids=["étroit clair", "large sombre"],
)
def test_un_geste_s_ouvre_par_son_adresse_sans_deborder_ni_faute(
    vue: dict[str, int], serveur: Serveur, ouvrir: Callable[..., Onglet]
) -> None:
    onglet = ouvrir(**vue)
    for choix in ADRESSES:
        page = onglet.open(f"{serveur.adresse}/importer?{urlencode(choix)}")
        for nom in (choix["faire"], choix.get("maniere"), choix.get("coder")):
            if nom:
                choisi = page.get_by_role("radio", name=nom, exact=True)
                choisi.and_(page.locator("[aria-checked=true]")).wait_for()
        onglet.rest()
        assert page.locator('[data-testid="stException"]').count() == 0, choix
        assert page.evaluate(
            "document.documentElement.scrollWidth <= window.innerWidth"
        ), choix
        assert find_violations(page) == set(), choix
    assert onglet.fautes == []
