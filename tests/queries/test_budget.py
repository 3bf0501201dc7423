"""Le budget, au centime : ce que chaque question répond sur des lignes connues."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from egts_dashboard.queries import budget
from egts_dashboard.queries.budget_chiffres import chiffres
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.store.connection import Store
from tests.fabriques import (
    atelier,
    effectif,
    enveloppe,
    ligne_budgetaire,
    preconisation,
    socle,
    total_declare,
)


@pytest.fixture
def petit(make_store: Callable[..., Store]) -> Store:
    """Une enveloppe de 9 000 €, trois lignes qui la dépassent, une dépense au-delà."""
    return make_store(
        **socle(),
        enveloppes=[enveloppe()],
        lignes_budgetaires=[
            ligne_budgetaire("bus", "8000.00", ligne_debut=1, ligne_fin=1),
            ligne_budgetaire("salle", "1000.00", ligne_debut=2, ligne_fin=2),
            ligne_budgetaire(
                "pot", "0.01", ligne_debut=3, ligne_fin=3, territoire_code="R54"
            ),
            ligne_budgetaire(
                "appui",
                "500.00",
                enveloppe_id=None,
                etat="evalue",
                ligne_debut=4,
                ligne_fin=4,
                territoire_code="D17",
            ),
        ],
        totaux_declares=[
            total_declare("imprime", "enveloppe:env", "8000.01"),
            total_declare("estime", "demarche:demarche", "9500.00"),
        ],
        ateliers=[atelier("a", nb_participants=20), atelier("b", nb_participants=None)],
        preconisations=[preconisation("p1"), preconisation("p2")],
        effectifs=[
            effectif("e1", "Aquitaine", 30, territoire_code="R72"),
            effectif("e2", "Poitou-Charentes", 10, territoire_code="R54"),
        ],
    )


def test_les_deux_lectures_d_une_enveloppe_sont_gardees_au_centime(
    petit: Store,
) -> None:
    [lue] = budget.enveloppes(petit)
    assert lue["somme_lignes_eur"] == Decimal("9000.01")
    assert lue["total_imprime_eur"] == Decimal("8000.01")
    assert lue["reste_lignes_eur"] == Decimal("-0.01")
    assert lue["reste_imprime_eur"] == Decimal("999.99")
    assert lue["ecart_eur"] == Decimal("1000.00")


def test_une_depense_seulement_prevue_ne_consomme_pas_l_enveloppe(
    make_store: Callable[..., Store],
) -> None:
    store = make_store(
        **socle(),
        enveloppes=[enveloppe()],
        lignes_budgetaires=[
            ligne_budgetaire("a", "100.00"),
            ligne_budgetaire("b", "900.00", etat="prevu"),
        ],
    )
    assert budget.enveloppes(store)[0]["somme_lignes_eur"] == Decimal("100.00")
    assert list(budget.franchissements(store, "env")["cumul_eur"]) == [100.0]
    somme = next(c for c in chiffres(store, "env") if c.cle == "somme")
    lignes = store.records(somme.sql_lignes, somme.parametres_lignes)
    assert [ligne["corrige_ligne"] for ligne in lignes] == ["a"]
    assert somme.precision == "1,1\u00a0% de l’enveloppe"


def test_un_total_qui_n_est_pas_d_argent_ne_se_compare_pas_a_l_enveloppe(
    make_store: Callable[..., Store],
) -> None:
    """Un document peut dire de la même enveloppe combien de personnes elle a servies."""
    store = make_store(
        **socle(),
        enveloppes=[enveloppe()],
        lignes_budgetaires=[ligne_budgetaire("a", "100.00")],
        totaux_declares=[
            total_declare(
                "n", "enveloppe:env", "40", objet="participation", unite="personnes"
            ),
            total_declare("t", "enveloppe:env", "90.00"),
        ],
    )
    [lue] = budget.enveloppes(store)
    assert (lue["total_id"], lue["ecart_eur"]) == ("t", Decimal("10.00"))
    assert lue["autres_totaux_eur"] == []


def test_cent_pour_cent_tout_juste_n_est_pas_un_franchissement(petit: Store) -> None:
    lignes = budget.franchissements(petit, "env")
    seuils = [None if v != v else int(v) for v in lignes["seuil_pct"].astype(float)]
    assert list(lignes["cumul_eur"]) == [8000.0, 9000.0, 9000.01]
    assert seuils == [80, 95, 100]


def test_une_ligne_qui_passe_trois_seuils_porte_le_plus_haut(
    make_store: Callable[..., Store],
) -> None:
    store = make_store(
        **socle(),
        enveloppes=[enveloppe()],
        lignes_budgetaires=[ligne_budgetaire("a", "9000.01")],
    )
    assert list(budget.franchissements(store, "env")["seuil_pct"]) == [100]


def test_une_longue_liste_ne_dessine_que_les_lignes_qui_comptent(
    make_store: Callable[..., Store],
) -> None:
    """Les quarante plus fortes, celle qui passe un seuil et la dernière, si petites soient-elles."""
    fortes = [ligne_budgetaire(f"f{n:03}", "180.00") for n in range(40)]
    petites = [ligne_budgetaire(f"p{n:03}", "0.50") for n in range(20)]
    store = make_store(
        **socle(),
        enveloppes=[enveloppe()],
        lignes_budgetaires=[*fortes, *petites],
    )
    lignes = budget.franchissements(store, "env")
    assert list(lignes.index[lignes["est_dessinee"]]) == [*range(40), 40, 59]
    assert lignes["seuil_pct"].first_valid_index() == 40
    assert lignes["cumul_eur"].iloc[-1] == 7210.0


def test_la_ligne_qui_explique_l_ecart_est_nommee(petit: Store) -> None:
    assert budget.explication_ecart(petit, "env") == {
        "intitule": "Dépense salle",
        "montant_eur": Decimal("1000.00"),
        "territoire": "Aquitaine",
    }


def test_une_ligne_ajoutee_par_l_addition_explique_aussi_l_ecart(
    make_store: Callable[..., Store],
) -> None:
    """Le total imprimé passe la somme : une ligne y a été comptée deux fois."""
    store = make_store(
        **socle(),
        enveloppes=[enveloppe()],
        lignes_budgetaires=[
            ligne_budgetaire("bus", "50.00"),
            ligne_budgetaire("salle", "30.00"),
        ],
        totaux_declares=[total_declare("t", "enveloppe:env", "110.00")],
    )
    expliquee = budget.explication_ecart(store, "env")
    assert expliquee and expliquee["intitule"] == "Dépense salle"


def test_deux_lignes_du_meme_montant_n_expliquent_rien(
    make_store: Callable[..., Store],
) -> None:
    store = make_store(
        **socle(),
        enveloppes=[enveloppe()],
        lignes_budgetaires=[
            ligne_budgetaire("a", "50.00"),
            ligne_budgetaire("b", "50.00"),
        ],
        totaux_declares=[total_declare("t", "enveloppe:env", "50.00")],
    )
    assert budget.explication_ecart(store, "env") is None


@pytest.mark.parametrize("axe", ["region", "poste", "financement", "etat"])
def test_une_repartition_totalise_toutes_les_lignes_quel_que_soit_l_axe(
    petit: Store, axe: str
) -> None:
    tableau = budget.par_axe(petit, axe)
    assert tableau["total_eur"].sum() == pytest.approx(9500.01)
    assert tableau["part_pct"].sum() == pytest.approx(100)
    filtre = budget.par_axe(petit, axe, Filtres(territoire=("R54",)))
    assert filtre["total_eur"].sum() == pytest.approx(500.01)


def test_un_departement_compte_dans_sa_region(petit: Store) -> None:
    regions = budget.par_axe(petit, "region").set_index("libelle")
    assert regions.loc["Poitou-Charentes", "hors_eur"] == 500.0
    assert regions.loc["Poitou-Charentes", "dans_eur"] == pytest.approx(0.01)


def test_une_repartition_compte_les_lignes_dont_la_region_est_deduite(
    make_store: Callable[..., Store],
) -> None:
    lignes = [ligne_budgetaire(n, "10.00") for n in ("a", "b")]
    deduite = ligne_budgetaire("c", "10.00", attribution="deduite")
    store = make_store(
        **socle(), enveloppes=[enveloppe()], lignes_budgetaires=[*lignes, deduite]
    )
    [region] = budget.par_axe(store, "region").itertuples()
    assert (region.nb_lignes, region.nb_incertaines) == (3, 1)


def test_l_estimation_designe_la_lecture_la_plus_proche(petit: Store) -> None:
    tableau = budget.estimations(petit)
    assert list(tableau["calcule_eur"]) == [9500.01, 8500.01, 9500.0]
    assert list(tableau["est_la_plus_proche"]) == [False, False, True]


def test_chaque_chiffre_de_tete_se_refait_par_sa_requete(store: Store) -> None:
    [enveloppe_livree] = budget.enveloppes(store)
    for chiffre in chiffres(store, enveloppe_livree["enveloppe_id"]):
        assert store.value(chiffre.sql, chiffre.parametres) == chiffre.valeur
        lignes = store.records(chiffre.sql_lignes, chiffre.parametres_lignes)
        assert all(ligne["document"] and ligne["localisation"] for ligne in lignes)


def test_l_enveloppe_livree_se_lit_de_deux_facons(store: Store) -> None:
    [lue] = budget.enveloppes(store)
    assert lue["notifie_eur"] == Decimal("9000.00")
    assert lue["somme_lignes_eur"] == Decimal("10265.76")
    assert lue["total_imprime_eur"] == Decimal("9265.76")


def test_deux_totaux_imprimes_pour_une_enveloppe_sont_gardes_l_un_montre(
    make_store: Callable[..., Store],
) -> None:
    store = make_store(
        **socle(),
        enveloppes=[enveloppe()],
        lignes_budgetaires=[ligne_budgetaire("a", "50.00")],
        totaux_declares=[
            total_declare("premier", "enveloppe:env", "60.00"),
            total_declare("autre", "enveloppe:env", "70.00"),
        ],
    )
    [lue] = budget.enveloppes(store)
    assert (lue["total_id"], lue["total_imprime_eur"]) == ("premier", Decimal("60.00"))
    assert lue["autres_totaux_eur"] == [Decimal("70.00")]
    imprime = next(c for c in chiffres(store, "env") if c.cle == "imprime")
    assert any("70,00" in rivale for rivale in imprime.rivales)


def test_sans_ligne_de_document_les_depenses_gardent_l_ordre_du_fichier(
    make_store,
) -> None:
    petit = make_store(
        **socle(),
        enveloppes=[enveloppe()],
        lignes_budgetaires=[
            ligne_budgetaire("z", "10.00", intitule="Première", ligne_debut=None),
            ligne_budgetaire("a", "20.00", intitule="Seconde", ligne_debut=None),
        ],
    )
    assert list(budget.lignes(petit)["intitule"]) == ["Première", "Seconde"]
    assert list(budget.franchissements(petit, "env")["intitule"]) == [
        "Première",
        "Seconde",
    ]


def test_les_depenses_de_deux_demarches_comptees_ensemble_le_disent(
    make_store: Callable[..., Store],
) -> None:
    tables = socle()
    [demarche] = tables["demarches"]
    tables["demarches"].append(demarche | {"demarche_id": "autre"})
    store = make_store(
        **tables,
        lignes_budgetaires=[
            ligne_budgetaire("a", "100.00", enveloppe_id=None),
            ligne_budgetaire("b", "20.00", enveloppe_id=None, demarche_id="autre"),
        ],
    )
    ensemble, seule = (
        next(c for c in chiffres(store, None, filtres) if c.cle == "total")
        for filtres in (TOUT, Filtres(demarche=("autre",)))
    )
    assert ensemble.valeur == 120
    assert ensemble.precision == "de 2\u00a0démarches ensemble"
    assert "2\u00a0démarches" in ensemble.definition
    assert seule.precision == "dans l’enveloppe et au-delà"
