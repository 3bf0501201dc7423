"""Ce que coûte une participation : ni une démarche ni une région ne paie pour une autre."""

from collections.abc import Callable

import pytest

from egts_dashboard.queries import couts
from egts_dashboard.queries.filtres import Filtres
from egts_dashboard.store.connection import Store
from tests.fabriques import (
    atelier,
    constat,
    effectif,
    enveloppe,
    ligne_budgetaire,
    preconisation,
    socle,
)


@pytest.fixture
def petit(make_store: Callable[..., Store]) -> Store:
    """Deux régions dépensent et signent ; une seule a des ateliers. L’inter-région paie aussi."""
    return make_store(
        **socle(),
        enveloppes=[enveloppe()],
        lignes_budgetaires=[
            ligne_budgetaire("bus", "9000.00"),
            ligne_budgetaire("pot", "0.01", territoire_code="R54"),
            ligne_budgetaire("appui", "500.00", territoire_code="D17"),
            ligne_budgetaire("salle", "700.00", territoire_code="SO"),
        ],
        ateliers=[atelier("a", nb_participants=20), atelier("b", nb_participants=None)],
        preconisations=[preconisation("p1"), preconisation("p2")],
        constats=[constat("c1")],
        effectifs=[
            effectif("e1", "Aquitaine", 30, territoire_code="R72"),
            effectif("e2", "Poitou-Charentes", 10, territoire_code="R54"),
            effectif("e3", "Tous", 40, territoire_code="R72", dimension="total"),
        ],
    )


def test_un_cout_ne_se_calcule_pas_quand_le_nombre_manque(petit: Store) -> None:
    tableau = couts.couts_unitaires(petit).set_index("region")
    assert list(tableau.index) == ["Aquitaine", "Poitou-Charentes"]
    assert tableau.loc["Poitou-Charentes", "eur_par_participation"] == pytest.approx(
        500.01 / 20
    )
    assert tableau.loc["Poitou-Charentes", "eur_par_atelier"] == pytest.approx(250.005)
    assert tableau.loc["Poitou-Charentes", "nb_preconisations"] == 2
    sans = tableau.loc["Aquitaine"]
    nombres = ["eur_par_participation", "nb_ateliers", "eur_par_atelier"]
    assert sans[[*nombres, "nb_preconisations"]].isna().all()


def test_une_demarche_ne_se_paie_pas_avec_les_participations_d_une_autre(
    make_store,
) -> None:
    """Deux démarches dans une région : l’une ne compte personne, l’autre n’a rien signé."""
    [premiere] = socle()["demarches"]
    autre = {"demarche_id": "autre", "territoire_code": "R54"}
    deux = make_store(
        **(socle() | {"demarches": [premiere, premiere | autre]}),
        ateliers=[atelier("a", **autre, nb_participants=50)],
        effectifs=[effectif("s", "Poitou-Charentes", 10, territoire_code="R54")],
        enveloppes=[enveloppe()],
        lignes_budgetaires=[
            ligne_budgetaire("x", "1000.00", territoire_code="R54"),
            ligne_budgetaire("y", "100.00", **autre, enveloppe_id=None),
        ],
    )
    lus = couts.couts_unitaires(deux)
    assert list(lus["depense_eur"]) == [1000.0, 100.0]
    assert list(lus["eur_par_participation"].fillna(-1)) == [-1, 2.0]
    assert list(couts.parts_signatures(deux)["depense_eur"]) == [1000.0]
    seule = couts.parts_signatures(deux, Filtres(demarche=("autre",)))
    assert seule.empty


def test_les_parts_de_depense_et_de_signatures_portent_sur_les_memes_regions(
    petit: Store,
) -> None:
    parts = couts.parts_signatures(petit).set_index("region")
    assert parts["part_signatures_pct"].to_dict() == {
        "Aquitaine": 75.0,
        "Poitou-Charentes": 25.0,
    }
    assert parts["part_depense_pct"].sum() == pytest.approx(100)


def test_les_signatures_d_une_demarche_qui_n_a_rien_paye_ne_comptent_pas(
    make_store: Callable[..., Store],
) -> None:
    [premiere] = socle()["demarches"]
    deux = make_store(
        **(socle() | {"demarches": [premiere, premiere | {"demarche_id": "autre"}]}),
        effectifs=[
            effectif("e1", "Aquitaine", 30, territoire_code="R72"),
            effectif("e2", "Aquitaine", 9, territoire_code="R72", demarche_id="autre"),
        ],
        enveloppes=[enveloppe()],
        lignes_budgetaires=[ligne_budgetaire("bus", "100.00")],
    )
    assert list(couts.parts_signatures(deux)["nb_signatures"]) == [30]
