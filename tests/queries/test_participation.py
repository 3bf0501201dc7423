"""Qui est venu : comptes, absences de compte, signatures, rencontres, totaux déclarés."""

from collections.abc import Callable
from typing import Any

import pytest

from egts_dashboard.queries import participation, participation_totaux
from egts_dashboard.queries.chiffre import lignes
from egts_dashboard.queries.filtres import Filtres
from egts_dashboard.queries.participation_chiffres import chiffres
from egts_dashboard.store.connection import Store
from tests.fabriques import (
    PROVENANCE,
    assises,
    atelier,
    effectif,
    evenement,
    signature,
    socle,
    total_declare,
    total_signe,
)

Fabrique = Callable[..., Store]
POITOU = Filtres(territoire=("R54",))


def structure(structure_id: str, nom: str, **champs: Any) -> dict[str, Any]:
    return (
        {
            "structure_id": structure_id,
            "demarche_id": "demarche",
            "evenement_id": None,
            "nom": nom,
            "categorie": "association",
            "territoire_code": "R54",
        }
        | PROVENANCE
        | champs
    )


@pytest.fixture
def petit(make_store: Fabrique) -> Store:
    return make_store(
        **socle(),
        evenements=[
            assises(),
            evenement("jd", "2014-03-01", territoire_code="R54"),
            assises("ech", nature="echeance"),
        ],
        ateliers=[
            atelier("a", nb_seances=4, nb_participants=95),
            atelier("b", nb_seances=2, nb_participants=49),
            atelier("c", nb_seances=3, nb_participants=None),
            atelier("d", territoire_code="R72", nb_seances=None, nb_participants=None),
            atelier("e", territoire_code="D33", nb_seances=None, nb_participants=6),
        ],
        effectifs=[
            total_signe(30),
            effectif(
                "est",
                "Participants",
                50,
                dimension="total",
                evenement_id="ass",
                nature="estime",
                unite="personnes",
                qualificatif="avoisine",
                territoire_code="SO",
            ),
            signature("Aquitaine", 20, "R72"),
            signature("Poitou-Charentes", 6, "R54"),
            signature("Non précisée", 4, "SO"),
            effectif(
                "m1",
                "Assistant (AS)",
                9,
                dimension="metier",
                evenement_id="ass",
                unite="personnes",
                certitude="deduit",
            ),
            effectif(
                "m2",
                "Éducateur",
                3,
                dimension="metier",
                evenement_id="ass",
                unite="personnes",
            ),
        ],
        structures=[
            structure("s1", "CAF", evenement_id="ass"),
            structure("s2", "CAF"),
            structure("s3", "CAF", territoire_code="R72"),
            structure("s4", "DR", categorie="etat"),
        ],
        totaux_declares=[
            total_declare(
                "t1",
                "evenement:ass",
                "30",
                objet="participation",
                unite="signatures",
                qualificatif="signatures",
            ),
            total_declare(
                "t2",
                "evenement:ass",
                "50",
                objet="participation",
                unite="personnes",
                qualificatif="avoisine",
            ),
            total_declare(
                "t3",
                "territoire:R54",
                "7",
                objet="seances",
                unite="seances",
                qualificatif="ateliers thématiques par journée",
            ),
            total_declare(
                "t4",
                "territoire:R54",
                "3",
                objet="seances",
                unite="seances",
                qualificatif="tables rondes",
            ),
        ],
    )


def test_un_atelier_sans_compte_ne_vaut_pas_zero(petit: Store) -> None:
    bilan = participation.bilan(petit)
    assert (
        bilan["nb_participations"],
        bilan["nb_comptes"],
        bilan["nb_sans_compte"],
    ) == (150, 3, 2)
    assert list(participation.ateliers(petit)["atelier"]) == [
        "Atelier a",
        "Atelier b",
        "Atelier e",
    ]
    assert list(participation.ateliers_sans_compte(petit)["atelier"]) == [
        "Atelier d",
        "Atelier c",
    ]


def test_la_moyenne_ne_prend_que_les_ateliers_aux_deux_nombres(petit: Store) -> None:
    assert participation.bilan(petit)["nb_seances"] == 6
    assert participation.bilan(petit)["nb_avec_seances"] == 2
    assert participation.bilan(petit)["moyenne"] == pytest.approx(144 / 6)


def test_un_departement_est_compte_avec_sa_region(petit: Store) -> None:
    bilan = participation.bilan(petit, Filtres(territoire=("R72",)))
    assert (bilan["nb_ateliers"], bilan["nb_participations"], bilan["nb_seances"]) == (
        2,
        6,
        None,
    )


def test_les_sans_compte_se_denombrent_par_territoire(petit: Store) -> None:
    tableau = participation.sans_compte_par_territoire(petit)
    assert set(tableau.itertuples(index=False, name=None)) == {
        ("Aquitaine", 1),
        ("Poitou-Charentes", 1),
    }


def test_les_signatures_sans_region_viennent_apres_les_regions(petit: Store) -> None:
    tableau = participation.signatures(petit)
    assert list(tableau["origine"]) == ["Aquitaine", "Poitou-Charentes", "Non précisée"]
    assert list(tableau["est_situee"]) == [True, True, False]
    assert tableau["nb_presences"].sum() == 30


def test_le_total_ne_sert_que_sans_detail_par_territoire(make_store: Fabrique) -> None:
    store = make_store(
        **socle(),
        evenements=[assises()],
        effectifs=[total_signe(30)],
    )
    assert list(participation.signatures(store)["nb_presences"]) == [30]


def test_une_structure_nommee_deux_fois_compte_une_fois(petit: Store) -> None:
    tableau = participation.structures(petit)
    assert dict(zip(tableau["categorie"], tableau["nb_structures"], strict=True)) == {
        "Association": 2,
        "État": 1,
    }
    assert list(tableau["nb_presentes"]) == [1, 0]


def test_un_metier_deduit_est_marque_incertain(petit: Store) -> None:
    tableau = participation.metiers(petit)
    assert list(tableau["nb_personnes"]) == [9, 3]
    assert list(tableau["est_incertain"]) == [True, False]


def test_une_echeance_n_est_pas_une_rencontre_et_un_compte_inconnu_reste_vide(
    petit: Store,
) -> None:
    tableau = participation.rencontres(petit)
    assert list(tableau["intitule"]) == ["Journée jd", "Journée ass"]
    assert tableau["nb_presences"].isna().tolist() == [True, False]
    assert tableau["cumul"].iloc[-1] == 30


def test_un_total_declare_est_mis_face_a_son_recompte(petit: Store) -> None:
    tableau = participation_totaux.totaux(petit)
    lus = {v.declare: (v.recompte, v.ecart) for v in tableau.itertuples()}
    assert lus[30] == (30, 0)
    assert lus[50] == (30, -20)
    assert lus[7] == (9, 2)  # 4 + 2 + 3 séances, sur une journée datée
    assert tableau[tableau["declare"] == 3]["recompte"].isna().all()


@pytest.mark.parametrize(
    "filtres",
    [
        Filtres(),
        POITOU,
        Filtres(territoire=("R73",)),
        Filtres(demarche=("lr-2019",)),
    ],
    ids=str,
)
def test_chaque_chiffre_se_refait_par_sa_requete(
    store: Store, petit: Store, filtres: Filtres
) -> None:
    """Sur les données livrées, et où des ateliers comptés ne disent pas leurs séances."""
    for lu in (store, petit):
        for chiffre in chiffres(lu, filtres):
            assert lu.value(chiffre.sql, chiffre.parametres) == chiffre.valeur, (
                chiffre.cle
            )
            lignes(lu, chiffre)


def test_les_personnes_differentes_ont_deux_bornes(store: Store) -> None:
    (participations, *_) = chiffres(store, POITOU)
    assert "entre 25" in participations.rivales[0]
    assert "304" in participations.rivales[0]


def test_un_atelier_sans_seances_a_tenu_au_moins_une_seance(petit: Store) -> None:
    (participations, *_) = chiffres(petit, Filtres(territoire=("R72",)))
    assert "entre 6, la séance" in participations.rivales[0]


def test_l_estimation_du_document_se_dit_a_cote_des_signatures_jamais_d_une_region(
    petit: Store,
) -> None:
    """Le total signé n’est pas une estimation ; celle-ci est de l’événement entier."""

    def estimees(filtres: Filtres) -> tuple[str, ...]:
        [signees] = [c for c in chiffres(petit, filtres) if c.cle == "signatures"]
        return signees.rivales

    [dite] = estimees(Filtres())
    assert "avoisine 50" in dite
    assert estimees(POITOU) == ()


def test_le_poitou_charentes_compte_304_participations_en_16_seances(
    store: Store,
) -> None:
    bilan = participation.bilan(
        store, Filtres(demarche=("egts-so-2014",), territoire=("R54",))
    )
    assert (bilan["nb_participations"], bilan["nb_seances"], bilan["nb_comptes"]) == (
        304,
        16,
        8,
    )
    premier = participation.ateliers(store, POITOU).iloc[0]
    assert (premier["nb_participations"], premier["nb_seances"]) == (95, 4)
    assert premier["participations_par_seance"] == 23.75


def test_les_assises_comptent_420_signatures_dont_31_sans_region(store: Store) -> None:
    tableau = participation.signatures(store, Filtres(demarche=("egts-so-2014",)))
    assert tableau["nb_presences"].sum() == 420
    assert tableau.loc[~tableau["est_situee"], "nb_presences"].sum() == 31


def test_un_atelier_rattache_a_une_date_y_compte(make_store: Fabrique) -> None:
    store = make_store(
        **socle(),
        evenements=[assises("jour", nature="journee_ateliers")],
        ateliers=[
            atelier("a", evenement_id="jour", nb_participants=12),
            atelier("b", nb_participants=8),
        ],
    )
    tableau = participation.rencontres(store)
    assert list(tableau["nb_presences"]) == [12]
    assert list(tableau["unite"]) == ["participations"]
    assert participation.bilan(store)["nb_sans_date"] == 8


def test_des_ateliers_sans_seances_n_en_comptent_pas_zero(make_store: Fabrique) -> None:
    ateliers = [
        atelier("avec", nb_participants=20, nb_seances=2),
        atelier("sans", nb_participants=30, nb_seances=None),
    ]
    store = make_store(**socle() | {"ateliers": ateliers})
    bilan = participation.bilan(store)
    assert (bilan["nb_comptes"], bilan["nb_avec_seances"]) == (2, 1)
    seances = next(c for c in chiffres(store) if c.cle == "seances")
    assert (seances.valeur, seances.precision) == (2, "dans 1\u00a0atelier")
