"""Ce que la participation ne mêle pas : unités, estimations, lieux sans compte, certitudes."""

from collections.abc import Callable

from egts_dashboard.queries import participation, participation_totaux
from egts_dashboard.store.connection import Store
from tests.fabriques import (
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
# Une ville dont les références n’ont pas la région.
VILLE = {
    "territoire_code": "C17300",
    "nom": "La Rochelle",
    "niveau": "commune",
    "parent_code": None,
    "tuile_ligne": None,
    "tuile_colonne": None,
}


def test_le_lieu_est_celui_des_ateliers_comptes(make_store: Fabrique) -> None:
    """Un atelier sans compte, ailleurs, ne fait pas deux régions ni n’ôte sa commune."""
    base = socle()
    store = make_store(
        **(base | {"territoires": [*base["territoires"], VILLE]}),
        ateliers=[
            atelier("a", territoire_code="R72", nb_participants=None),
            atelier("b", territoire_code="C17300", nb_participants=12),
        ],
    )
    bilan = participation.bilan(store)
    assert (bilan["nb_regions"], bilan["region"]) == (1, "La Rochelle")
    assert bilan["est_commune"]


def test_qui_vient_d_une_commune_vient_de_quelque_part(make_store: Fabrique) -> None:
    base = socle()
    store = make_store(
        **(base | {"territoires": [*base["territoires"], VILLE]}),
        evenements=[assises()],
        effectifs=[signature("La Rochelle", 3, "C17300"), signature("n. r.", 9, "SO")],
    )
    lues = participation.signatures(store)
    assert list(lues["origine"]) == ["La Rochelle", "n. r."]
    assert list(lues["est_situee"]) == [True, False]


def test_un_detail_estime_ou_d_une_autre_unite_ne_remplace_pas_le_total(
    make_store: Fabrique,
) -> None:
    """Les présents comptés restent, que leur origine soit estimée ou comptée en signatures."""
    estimee = signature("Aquitaine", 20, "R72", unite="personnes", nature="estime")
    comptee = signature("Poitou-Charentes", 6, "R54")
    presents = effectif(
        "p",
        "Présents",
        33,
        dimension="total",
        evenement_id="ass",
        unite="personnes",
        territoire_code="SO",
    )
    store = make_store(
        **socle(), evenements=[assises()], effectifs=[estimee, comptee, presents]
    )
    lues = participation.signatures(store)
    assert dict(zip(lues["origine"], lues["nb_presences"], strict=True)) == {
        "Poitou-Charentes": 6,
        "Présents": 33,
    }


def test_une_somme_n_est_pas_plus_sure_que_sa_ligne_la_moins_sure(
    make_store: Fabrique,
) -> None:
    metier = {"dimension": "metier", "evenement_id": "ass", "unite": "personnes"}
    store = make_store(
        **socle(),
        evenements=[assises(), evenement("jd", "2014-03-01", territoire_code="R54")],
        effectifs=[
            signature("Aquitaine", 20, "R72"),
            effectif(
                "sig-2",
                "Aquitaine",
                8,
                territoire_code="R72",
                evenement_id="jd",
                certitude="deduit",
            ),
            effectif("m1", "Éducateur", 9, **metier),
            effectif("m2", "Éducateur", 7, **metier, certitude="deduit"),
        ],
    )
    assert list(participation.signatures(store)["certitude"]) == ["deduit"]
    [educateur] = participation.metiers(store).itertuples()
    assert educateur.est_incertain and educateur.certitude == "deduit"


def test_signatures_et_participations_se_cumulent_a_part(make_store: Fabrique) -> None:
    """Une rencontre du pays entier n’en est pas une de la consultation."""
    store = make_store(
        **socle(),
        evenements=[
            evenement("jd", "2014-03-01"),
            assises(),
            assises("paris", territoire_code="FR"),
        ],
        ateliers=[atelier("a", nb_participants=12, evenement_id="jd")],
        effectifs=[total_signe(30)],
    )
    lues = participation.rencontres(store)
    assert list(lues["evenement_id"]) == ["jd", "ass"]
    assert list(lues["cumul"]) == [12, 30]


def test_les_totaux_recomptes_viennent_du_plus_grand_ecart_au_plus_petit(
    make_store: Fabrique,
) -> None:
    """Dans un sens ou dans l’autre ; un total d’instances se recompte aussi."""
    seances = {"objet": "seances", "unite": "seances"}
    store = make_store(
        **socle(),
        evenements=[evenement("jd", "2014-03-01", territoire_code="R54")],
        ateliers=[atelier("a", nb_seances=4), atelier("b", nb_seances=2)],
        totaux_declares=[
            total_declare(
                "de plus",
                "territoire:R54",
                "5",
                **seances,
                qualificatif="ateliers par journée",
            ),
            total_declare(
                "de moins",
                "territoire:R54",
                "9",
                **seances,
                qualificatif="ateliers par journée",
            ),
            total_declare(
                "instances",
                "territoire:R54",
                "4",
                objet="instances",
                unite="items",
                qualificatif="ateliers thématiques",
            ),
        ],
    )
    assert list(participation_totaux.totaux(store)["ecart"]) == [-3, -2, 1]
