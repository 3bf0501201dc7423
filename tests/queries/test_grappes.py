"""Les effectifs par atelier, quand un document les donne ainsi."""

from collections.abc import Callable
from typing import Any

from egts_dashboard.queries.grappes import modalites_tues, par_atelier
from egts_dashboard.store.connection import Store
from tests.fabriques import assises, atelier, effectif, socle

ICI = {"dimension": "metier", "unite": "personnes"}


def _metiers(make_store: Callable[..., Store], *par_atelier: dict[str, Any]) -> Store:
    """Deux ateliers, et les métiers d’un événement."""
    return make_store(
        **socle(),
        evenements=[assises()],
        ateliers=[atelier("a"), atelier("b")],
        effectifs=[
            effectif("t", "Chef", 90, evenement_id="ass", **ICI),
            *par_atelier,
        ],
    )


def test_chaque_atelier_compte_meme_sans_la_modalite(
    make_store: Callable[..., Store],
) -> None:
    store = _metiers(
        make_store,
        effectif("1", "Chef", 30, atelier_id="a", **ICI),
        effectif("2", "Usager", 20, atelier_id="a", **ICI),
        effectif("3", "Usager", 70, atelier_id="b", **ICI),
    )
    tableau = par_atelier(store, "metier.ass")
    assert tableau[["modalite", "nb", "nb_presences"]].values.tolist() == [
        ["Chef", 30, 50],
        ["Chef", 0, 70],
        ["Usager", 20, 50],
        ["Usager", 70, 70],
    ]


def test_sans_compte_par_atelier_rien(store: Store) -> None:
    assert par_atelier(store, "metier.ev-so-2014-06-10-assises").empty


def test_une_modalite_masquee_n_est_pas_montree_mais_nommee(
    make_store: Callable[..., Store],
) -> None:
    store = _metiers(
        make_store,
        effectif("1", "Chef", 3, atelier_id="a", **ICI),
        effectif("2", "Chef", 20, atelier_id="b", **ICI),
    )
    assert par_atelier(store, "metier.ass").empty
    assert modalites_tues(store, "metier.ass") == ["Chef"]
