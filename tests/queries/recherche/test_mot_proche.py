from collections.abc import Callable

import pytest

from egts_dashboard.queries.recherche import understand
from egts_dashboard.queries.recherche.mot_proche import Suggestion, suggest
from egts_dashboard.store.connection import Store
from tests.fabriques import preconisation, socle


def _suggest(store: Store, saisie: str) -> Suggestion | None:
    return suggest(store, understand(store, saisie), saisie)


@pytest.mark.parametrize(
    ("tape", "propose"),
    [
        ("bénévolla", "bénévolat"),
        ("psichiatrie", "psychiatrie"),
        ("confidencialité", "confidentialité"),
    ],
)
def test_un_mot_mal_ecrit_a_son_voisin(store: Store, tape: str, propose: str) -> None:
    suggestion = _suggest(store, tape)
    assert suggestion == Suggestion(propose, ((tape, propose),))
    assert not understand(store, suggestion.saisie).inconnus


@pytest.mark.parametrize(
    ("tape", "propose"),
    [("coconstruction", "co-construction"), ("travailsocial", "travail social")],
)
def test_deux_mots_soudes_se_proposent_comme_les_textes_les_ecrivent(
    store: Store, tape: str, propose: str
) -> None:
    suggestion = _suggest(store, tape)
    assert suggestion and suggestion.saisie == propose
    trouves = understand(store, suggestion.saisie)
    assert trouves.a_tous and not trouves.est_vide


def test_seul_le_mot_inconnu_change(store: Store) -> None:
    suggestion = _suggest(store, "« tout au long » Psichiatrie -cadres form*")
    assert (
        suggestion and suggestion.saisie == "« tout au long » psychiatrie -cadres form*"
    )


@pytest.mark.parametrize(
    "saisie", ["formation", "", "xqzwkj", "zz", "« zorglub »", "zorg*"]
)
def test_rien_n_est_propose_sans_mot_proche(store: Store, saisie: str) -> None:
    assert _suggest(store, saisie) is None


def test_a_ressemblance_egale_le_plus_repandu_l_emporte(
    make_store: Callable[..., Store],
) -> None:
    textes = ["Le canard", "Le cafard", "Un cafard"]
    petit = make_store(
        **socle(),
        preconisations=[
            preconisation(f"p{rang}", rang=rang, intitule=texte)
            for rang, texte in enumerate(textes, start=1)
        ],
    )
    suggestion = _suggest(petit, "cazard")
    assert suggestion and suggestion.saisie == "cafard"
