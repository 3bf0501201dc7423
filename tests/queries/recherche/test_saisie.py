import pytest
from hypothesis import given
from hypothesis import strategies as st

from egts_dashboard.queries.recherche.saisie import Terme, as_typed, parse


@pytest.mark.parametrize(
    ("saisie", "termes"),
    [
        ("place de l’usager", [Terme("mot", "place"), Terme("mot", "usager")]),
        ("« à l’essai »", [Terme("expression", "a l essai")]),
        ('"tout au long"', [Terme("expression", "tout au long")]),
        ("“de la vie”", [Terme("expression", "de la vie")]),
        ("-cadres", [Terme("mot", "cadres", True)]),
        ("-« appel à projets »", [Terme("expression", "appel a projets", True)]),
        ("Évalu*", [Terme("debut", "evalu")]),
        ("l’accomp*", [Terme("debut", "accomp")]),
        ("-form*", [Terme("debut", "form", True)]),
        ("usager·ère·s", [Terme("mot", "usager")]),
    ],
)
def test_chaque_signe_a_son_sens(saisie: str, termes: list[Terme]) -> None:
    assert parse(saisie) == termes


@pytest.mark.parametrize(
    "saisie", ["médico-social", "médico - social", "médico social"]
)
def test_un_trait_d_union_ou_un_tiret_n_exclut_rien(saisie: str) -> None:
    assert parse(saisie) == [Terme("mot", "medico"), Terme("mot", "social")]


@pytest.mark.parametrize(
    "saisie", ["« place", "place »", '"place', "place “", "place *"]
)
def test_un_signe_sans_suite_laisse_les_mots(saisie: str) -> None:
    assert parse(saisie) == [Terme("mot", "place")]


@pytest.mark.parametrize("saisie", ["«»", '""', "-", "*", "a*", "« »", "- -« » **"])
def test_des_signes_seuls_ne_cherchent_rien(saisie: str) -> None:
    assert parse(saisie) == []


def test_un_sigle_en_capitales_n_est_pas_un_mot_vide() -> None:
    assert parse("ME", frozenset({"me"})) == [Terme("sigle", "me")]
    assert parse("me", frozenset({"me"})) == []


def test_un_mot_replie_se_redit_comme_il_fut_tape() -> None:
    assert as_typed("Les Bénévolla !", "benevolla") == "Bénévolla"
    assert as_typed("autre", "benevolla") == "benevolla"


@given(st.text(alphabet='aé «»"“”-*’.·()\n\x00', max_size=40))
def test_aucune_saisie_ne_fait_echouer(saisie: str) -> None:
    for terme in parse(saisie):
        assert terme.texte.strip() == terme.texte != ""
