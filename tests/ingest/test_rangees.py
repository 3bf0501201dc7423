"""Des lignes tenues dans un bloc se lisent comme celles d’un dictionnaire."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from egts_dashboard.ingest.bloc import Bloc
from egts_dashboard.ingest.rangees import Rangees
from egts_dashboard.ingest.validation import Cle
from egts_dashboard.models.atelier import Atelier
from egts_dashboard.models.base import Enregistrement
from tests.fabriques import atelier


def _ligne(nom: str, intitule: str) -> Atelier:
    return Atelier.model_validate(atelier(nom, intitule=intitule))


def _bloc(lignes: list[Atelier]) -> Bloc:
    colonnes = {c: [vars(x)[c] for x in lignes] for c in Atelier.model_fields}
    return Bloc(Atelier, colonnes, lignes[0].model_fields_set)


GESTES = st.lists(
    st.tuples(
        st.sampled_from(["lit", "pose", "retire", "tient", "copie"]), st.integers(0, 6)
    ),
    max_size=14,
)


@settings(max_examples=200, deadline=None)
@given(GESTES)
def test_des_rangees_suivent_un_dictionnaire(gestes: list[tuple[str, int]]) -> None:
    rangees, temoin = Rangees(), dict[Cle, Enregistrement]()
    for tour, (geste, n) in enumerate(gestes):
        cle = (f"a-{n}",)
        if geste == "lit":
            assert rangees.get(cle) == temoin.get(cle) and (cle in rangees) == (
                cle in temoin
            )
        elif geste == "pose":
            rangees[cle] = temoin[cle] = _ligne(cle[0], f"Tour {tour}")
        elif geste == "retire" and cle in temoin:
            del rangees[cle], temoin[cle]
        elif geste == "copie":
            rangees = rangees | {cle: _ligne(cle[0], "Copie")}
            temoin = temoin | {cle: _ligne(cle[0], "Copie")}
        elif geste == "tient":
            neuves = [_ligne(f"b-{tour}-{rang}", "Bloc") for rang in range(n + 1)]
            cles = [(x.atelier_id,) for x in neuves]
            rangees.hold(cles, _bloc(neuves))
            temoin.update(zip(cles, neuves, strict=True))
    suites: list[Any] = [x for suite in rangees.runs() for x in suite]
    assert suites == list(temoin.values())
    assert list(rangees) == list(temoin) and len(rangees) == len(temoin)
    assert rangees == temoin and list(rangees.items()) == list(temoin.items())


def test_une_copie_ne_change_pas_avec_l_autre() -> None:
    premiere = Rangees()
    premiere.hold([("a",)], _bloc([_ligne("a", "Un")]))
    copie = Rangees(premiere)
    del copie["a",]
    assert list(premiere) == [("a",)] and not copie
