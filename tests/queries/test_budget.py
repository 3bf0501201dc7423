"""Le budget, au centime : ce que chaque question répond sur des lignes connues."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from egts_dashboard.queries import budget, couts
from egts_dashboard.queries.budget_chiffres import chiffres
from egts_dashboard.queries.filtres import Filtres
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


def test_cent_pour_cent_tout_juste_n_est_pas_un_franchissement(petit: Store) -> None:
    lignes = budget.franchissements(petit, "env")
    seuils = [None if v != v else int(v) for v in lignes["seuil_pct"].astype(float)]
    assert list(lignes["cumul_eur"]) == [8000.0, 9000.0, 9000.01]
    assert seuils == [80, 95, 100]


def test_une_longue_liste_ne_dessine_que_les_lignes_qui_comptent(
    make_store: Callable[..., Store],
) -> None:
    petites = [ligne_budgetaire(f"p{n:03}", "1.00") for n in range(60)]
    store = make_store(
        **socle(),
        enveloppes=[enveloppe()],
        lignes_budgetaires=[*petites, ligne_budgetaire("z", "8000.00")],
    )
    lignes = budget.franchissements(store, "env")
    assert len(lignes) == 61
    assert lignes["est_dessinee"].sum() == 40
    assert lignes["est_dessinee"].iloc[-1]
    assert lignes["cumul_eur"].iloc[-1] == 8060.0


def test_la_ligne_qui_explique_l_ecart_est_nommee(petit: Store) -> None:
    assert budget.explication_ecart(petit, "env") == {
        "intitule": "Dépense salle",
        "montant_eur": Decimal("1000.00"),
        "territoire": "Aquitaine",
    }


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


def test_l_estimation_designe_la_lecture_la_plus_proche(petit: Store) -> None:
    tableau = budget.estimations(petit)
    assert list(tableau["calcule_eur"]) == [9500.01, 8500.01, 9500.0]
    assert list(tableau["est_la_plus_proche"]) == [False, False, True]


def test_un_cout_ne_se_calcule_pas_quand_le_nombre_manque(petit: Store) -> None:
    tableau = couts.couts_unitaires(petit).set_index("region")
    assert tableau.loc["Poitou-Charentes", "eur_par_participation"] == pytest.approx(
        500.01 / 20
    )
    assert tableau.loc["Poitou-Charentes", "eur_par_atelier"] == pytest.approx(250.005)
    assert (
        tableau.loc["Aquitaine", "eur_par_participation"]
        != tableau.loc["Aquitaine", "eur_par_participation"]
    )


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
