from collections.abc import Callable

import pytest

from egts_dashboard.queries import formulaire
from egts_dashboard.store.connection import Store
from tests.fabriques import atelier, codage, preconisation, remontee, socle


@pytest.fixture
def petit(make_store: Callable[..., Store]) -> Store:
    return make_store(
        **socle(),
        ateliers=[
            atelier("a1", intitule="Accueil"),
            atelier("a2", intitule="Accueil", territoire_code="R72"),
        ],
        preconisations=[
            preconisation("p1", atelier_id="a1", intitule="Évaluer l’accueil"),
            preconisation("p2", rang=2),
        ],
        codages=[codage("p1", "FORM"), codage("p2", "FORM")],
        remontees=[remontee("r1", "p1", "p2")],
    )


def test_une_ligne_se_retrouve_par_sa_cle_entiere(petit: Store) -> None:
    trouvee = formulaire.row(petit, "ateliers", ("a1",))
    assert trouvee is not None and trouvee["intitule"] == "Accueil"
    assert formulaire.row(petit, "ateliers", ("zz",)) is None
    cle = formulaire.key_of("preconisation · p1 · FORM · equipe")
    assert formulaire.row(petit, "codages", cle) is not None
    assert formulaire.row(petit, "codages", ("p1",)) is None


def test_on_cherche_tous_les_mots_sans_accents(petit: Store) -> None:
    trouvees = formulaire.find(petit, "preconisations", "accueil EVALUER")
    assert list(trouvees["code"]) == ["p1"]
    assert formulaire.find(petit, "preconisations", "accueil zzz").empty
    assert len(formulaire.find(petit, "preconisations", "%")) == 0


def test_deux_ateliers_de_meme_sujet_se_distinguent_par_leur_territoire(
    petit: Store,
) -> None:
    noms = list(formulaire.choices(petit, "ateliers")["libelle"])
    assert noms == ["Accueil (Poitou-Charentes)", "Accueil (Aquitaine)"]
    assert formulaire.label(petit, "territoires", "R54") == "Poitou-Charentes"
    assert formulaire.label(petit, "territoires", "ZZ") == "ZZ"


def test_ce_qui_depend_d_une_ligne_se_suit_de_proche_en_proche(petit: Store) -> None:
    dependantes = formulaire.dependents(petit, "ateliers", ("a1",))
    assert set(dependantes) == {
        ("preconisations", ("p1",)),
        ("codages", ("preconisation", "p1", "FORM", "equipe")),
        ("remontees", ("r1",)),
    }
    assert formulaire.dependents(petit, "remontees", ("r1",)) == []


def test_ce_qui_depend_de_plusieurs_lignes_se_demande_d_un_coup(petit: Store) -> None:
    seule = formulaire.dependents(petit, "ateliers", ("a1",))
    ensemble = formulaire.dependents(petit, "ateliers", ("a1",), ("a2",))
    assert set(seule) <= set(ensemble)
    assert not {("ateliers", ("a1",)), ("ateliers", ("a2",))} & set(ensemble)
