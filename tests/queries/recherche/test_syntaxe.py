from collections.abc import Callable

import pytest

from egts_dashboard.queries.preconisations import Demande, bilan
from egts_dashboard.queries.recherche import understand
from egts_dashboard.store.connection import Store
from tests.fabriques import socle
from tests.queries.recherche.trouver import ids, items

TEXTES = {
    "long": "Se former tout au long de la vie",
    "vie": "Former à la vie au long cours",
    "cadres": "Former les cadres à l’évaluation",
    "appels": "Quitter les appels à projets",
    "inclusif": "Donner la parole aux usager·ère·s âgé·e·s",
}


@pytest.fixture
def petit(make_store: Callable[..., Store]) -> Store:
    return make_store(
        **socle(),
        preconisations=items(TEXTES),
    )


def test_une_expression_exige_la_suite_exacte(petit: Store) -> None:
    assert ids(petit, "long vie") == {"long", "vie"}
    assert ids(petit, "« au long de la vie »") == {"long"}
    assert ids(petit, '"AU LONG DE LA VIE"') == {"long"}


def test_une_expression_ne_coupe_pas_les_mots(petit: Store) -> None:
    assert ids(petit, "« appels à projet »") == set()
    assert ids(petit, "« ppels à projets »") == set()
    assert ids(petit, "« appels à projets »") == {"appels"}


def test_une_expression_de_mots_vides_se_cherche_aussi(petit: Store) -> None:
    assert ids(petit, "« au long »") == {"long", "vie"}
    assert ids(petit, "« de la »") == {"long"}


def test_une_expression_traverse_l_ecriture_inclusive(petit: Store) -> None:
    assert ids(petit, "« aux usager agé »") == {"inclusif"}


def test_un_moins_ecarte(petit: Store) -> None:
    assert ids(petit, "former") == {"long", "vie", "cadres"}
    assert ids(petit, "former -cadres") == {"long", "vie"}
    assert ids(petit, "former -« tout au long »") == {"vie", "cadres"}
    assert ids(petit, "former -cadr* -long") == set()


def test_un_moins_seul_garde_tout_le_reste(petit: Store) -> None:
    assert ids(petit, "-former") == {"appels", "inclusif"}
    assert ids(petit, "-zorglub") == ids(petit, "")


def test_un_moins_ecarte_encore_quand_un_seul_mot_suffit(petit: Store) -> None:
    assert not understand(petit, "projets évaluation -long").a_tous
    assert ids(petit, "projets évaluation -cadres") == {"appels"}


def test_une_etoile_trouve_tout_ce_qui_commence_ainsi(petit: Store) -> None:
    assert ids(petit, "proj*") == {"appels"}
    assert ids(petit, "form* évalua*") == {"cadres"}
    assert understand(petit, "zorgl*").inconnus == ("zorgl*",)


def test_une_etoile_etend_meme_un_mot_connu(petit: Store) -> None:
    assert ids(petit, "vie") == {"long", "vie"}
    assert ids(petit, "cad*") == {"cadres"}


@pytest.mark.parametrize(
    "saisie", ["-form* «", '"', "*-*", "-«»", "« ' \" ; -- %_ »", "\x00*"]
)
def test_une_saisie_etrange_ne_casse_rien(petit: Store, saisie: str) -> None:
    assert bilan(petit, Demande(understand(petit, saisie)))["nb"] >= 0


def test_chercher_dix_mille_mots_entre_guillemets_ne_casse_rien(petit: Store) -> None:
    assert ids(petit, f"« {'former ' * 10_000} »") == set()
