"""Un sigle qu’on ajoute à la table : la recherche le garde entier, sans refaire les mots."""

from collections.abc import Callable
from pathlib import Path

import pytest

from egts_dashboard import actions
from egts_dashboard.actions.apport import Apport
from egts_dashboard.models.sigle import Sigle
from egts_dashboard.queries.recherche import understand
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.surlignage import highlight_found
from tests.fabriques import socle
from tests.lots import socle as livre
from tests.queries.recherche.trouver import ids, items

TEXTES = {
    "sigle": "Ouvrir un PAMA par département",
    "mot": "Se pâmer devant la pame",
    "entier": "Un parcours d’accès aux métiers de l’aide",
    "aide": "Aider, c’est une aide",
    "aides": "Les aides de l’AIDE",
}
PAMA = "parcours d’accès aux métiers de l’aide"


@pytest.fixture
def petit(make_store: Callable[..., Store]) -> Store:
    paires = [("PAMA", PAMA), ("AIDE", "accueil initial des entrants")]
    return make_store(
        **socle(),
        sigles=[{"sigle": s, "developpe": d, "note": None} for s, d in paires],
        preconisations=items(TEXTES),
    )


@pytest.mark.parametrize("tape", ["PAMA", "pama", PAMA])
def test_un_sigle_ajoute_ne_trouve_pas_le_mot_qu_on_y_couperait(
    petit: Store, tape: str
) -> None:
    assert ids(petit, tape) == {"sigle", "entier"}


def test_le_mot_ne_trouve_pas_le_sigle(petit: Store) -> None:
    assert ids(petit, "pâmer") == {"mot"}


def test_un_sigle_ajoute_se_cherche_en_expression_et_se_retire(petit: Store) -> None:
    assert ids(petit, "« un PAMA par »") == {"sigle"}
    assert "sigle" not in ids(petit, "département -PAMA")


def test_un_sigle_qui_s_ecrit_comme_un_mot_laisse_chercher_le_mot(
    petit: Store,
) -> None:
    assert {"aide", "aides", "entier"} <= ids(petit, "aides")


def test_un_sigle_ajoute_se_surligne(petit: Store) -> None:
    mots = understand(petit, "PAMA")
    assert "<mark>PAMA</mark>" in highlight_found(TEXTES["sigle"], mots)


def test_un_sigle_ajoute_par_un_lot_refait_la_recherche(dossiers: Path) -> None:
    livre(dossiers / "data" / "livre", preconisations=items(TEXTES))
    assert ids(actions.ouvrir().store, "PAMA") == {"sigle", "mot"}
    sigle = Sigle(sigle="PAMA", developpe=PAMA)
    actions.apporter(Apport("Un sigle", "Il manquait.", {"sigles": [sigle]}), "Jeanne")
    assert ids(actions.ouvrir().store, "PAMA") == {"sigle", "entier"}
