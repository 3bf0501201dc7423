import pytest

from egts_dashboard.queries.carte import (
    FAITS,
    annee_population,
    carte,
    hors_carte,
    indicateurs,
    par_territoire,
)
from egts_dashboard.queries.filtres import Filtres
from egts_dashboard.store.connection import Store
from tests.fabriques import atelier, effectif, evenement, preconisation, socle


@pytest.mark.parametrize("indicateur", FAITS)
def test_la_carte_a_les_vingt_departements(store: Store, indicateur: str) -> None:
    tableau = carte(store, indicateur)
    assert len(tableau) == 20
    assert tableau["territoire_code"].is_unique
    assert tableau[["tuile_ligne", "tuile_colonne"]].drop_duplicates().shape[0] == 20


def test_la_region_entiere_porte_les_signatures(store: Store) -> None:
    lignes = store.rows(
        "SELECT territoire_code, valeur FROM effectifs"
        " WHERE unite = 'signatures' AND dimension = 'territoire'"
    )
    attendues = {code: valeur for code, valeur in lignes if code.startswith("R")}
    tableau = carte(store, "signatures")
    assert set(tableau["porteur"]) == {"region"}
    assert {
        ligne.region_code: int(ligne.valeur) for ligne in tableau.itertuples()
    } == attendues


def test_ce_qui_n_est_a_aucune_region_reste_hors_carte(store: Store) -> None:
    for indicateur in ("signatures", "preconisations", "depense"):
        tableau = carte(store, indicateur)
        portees = tableau.drop_duplicates("region_code")["valeur"].sum()
        hors = hors_carte(store, indicateur)
        total = {
            "signatures": "SELECT sum(valeur) FROM effectifs WHERE unite = 'signatures'"
            " AND dimension = 'territoire'",
            "preconisations": "SELECT count(*) FROM preconisations",
            "depense": "SELECT sum(montant_eur) FROM lignes_budgetaires",
        }[indicateur]
        assert portees + hors == pytest.approx(float(store.value(total)))


def test_non_renseigne_n_est_pas_zero(store: Store) -> None:
    tableau = carte(store, "participations").set_index("region_code")
    assert tableau.loc["R72", "valeur"].isna().all()
    assert set(tableau.loc["R72", "affiche"]) == {"n.\u00a0r."}


def test_un_fait_de_commune_ne_colore_que_son_departement(store: Store) -> None:
    tableau = carte(store, "preconisations", Filtres(demarche=("lr-2019",)))
    renseignes = tableau.dropna(subset=["valeur"])
    assert set(tableau["porteur"]) == {"departement"}
    assert list(renseignes["territoire_code"]) == ["D17"]


def test_un_seul_fait_de_region_fait_porter_la_valeur_a_la_region(make_store) -> None:
    petit = make_store(
        **socle(),
        preconisations=[
            preconisation("a", territoire_code="D17", niveau="departement"),
            preconisation("b", territoire_code="R54"),
            preconisation("c", territoire_code="SO", niveau="inter_region"),
        ],
    )
    tableau = carte(petit, "preconisations").set_index("territoire_code")
    assert tableau.loc["D17", "porteur"] == "region"
    assert tableau.loc["D17", "valeur"] == 2
    assert hors_carte(petit, "preconisations") == 1


def test_seules_les_signatures_des_assises_comptent(make_store) -> None:
    petit = make_store(
        **socle(),
        evenements=[
            evenement("as", "2014-06-10", nature="assises"),
            evenement("co", "2014-04-04", nature="colloque"),
        ],
        effectifs=[
            effectif("1", "PC", 40, evenement_id="as", territoire_code="R54"),
            effectif("2", "PC", 7, evenement_id="co", territoire_code="R54"),
        ],
    )
    assert carte(petit, "signatures")["valeur"].max() == 40


def bretagne(**tables):
    """Un socle et une région qui n’a pas de place sur la carte."""
    lieux = [
        ("R53", "Bretagne", "region", "FR", None, None),
        ("D29", "Finistère", "departement", "R53", None, None),
        ("D35", "Ille-et-Vilaine", "departement", "R53", None, None),
    ]
    noms = "territoire_code nom niveau parent_code tuile_ligne tuile_colonne".split()
    base = socle()
    ajoutes = [dict(zip(noms, lieu, strict=True)) for lieu in lieux]
    return base | {"territoires": base["territoires"] + ajoutes} | tables


def test_une_region_sans_place_est_hors_carte(make_store) -> None:
    petit = make_store(
        **bretagne(
            preconisations=[
                preconisation("a", territoire_code="D29", niveau="departement"),
                preconisation("b", territoire_code="D17", niveau="departement"),
            ]
        )
    )
    assert carte(petit, "preconisations")["valeur"].sum() == 1
    assert hors_carte(petit, "preconisations") == 1


def test_l_indicateur_que_la_carte_porte_s_ouvre_d_abord(
    store: Store, make_store
) -> None:
    assert indicateurs(store)[0] == "signatures"
    petit = make_store(**socle(), preconisations=[preconisation("a")])
    assert indicateurs(petit)[0] == "preconisations"
    assert indicateurs(petit) == ("preconisations", "population")


def test_hors_de_la_carte_seuls_restent_les_faits_connus(make_store) -> None:
    petit = make_store(
        **bretagne(
            ateliers=[
                atelier("a", territoire_code="D29", nb_participants=30),
                atelier("b", territoire_code="D35", nb_participants=10),
            ]
        )
    )
    assert indicateurs(petit) == ("participations",)
    tableau = par_territoire(petit, "participations")
    assert list(tableau["territoire"]) == ["Finistère", "Ille-et-Vilaine"]
    assert list(tableau["part_pct"]) == [75.0, 25.0]
    assert list(tableau["affiche"]) == ["30", "10"]


def test_la_population_est_de_l_annee_la_plus_proche_de_la_demarche(
    store: Store,
) -> None:
    assert annee_population(store) == 2013
    assert annee_population(store, Filtres(demarche=("lr-2019",))) == 2014
    en_2014 = store.value(
        "SELECT sum(effectif) FROM populations_reference WHERE annee = 2014"
        " AND jeu = 'population_municipale' AND modalite = 'D17'"
    )
    tableau = carte(store, "population", Filtres(demarche=("lr-2019",)))
    lue = tableau.set_index("territoire_code").loc["D17", "valeur"]
    assert lue == float(en_2014)
