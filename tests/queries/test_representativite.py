"""Ce qui se compare, à quelle référence, et les chiffres qui s’en déduisent."""

from collections.abc import Callable
from typing import Any

import pytest

from egts_dashboard.analyses import representativite as analyses
from egts_dashboard.queries import representativite
from egts_dashboard.queries.chiffre import lignes
from egts_dashboard.queries.filtres import Filtres
from egts_dashboard.queries.representativite_chiffres import chiffres
from egts_dashboard.store.connection import Store
from tests.fabriques import (
    PROVENANCE,
    assises,
    atelier,
    effectif,
    signature,
    socle,
    total_declare,
)

Fabrique = Callable[..., Store]
ASSISES = "territoire.ass"
METIERS = "metier.ass"


def reference(
    modalite: str, nb: int, annee: int = 2013, **champs: Any
) -> dict[str, Any]:
    return (
        {
            "reference_id": f"ref-{modalite}-{annee}",
            "jeu": "population_municipale",
            "dimension": "territoire",
            "modalite": modalite,
            "libelle": modalite,
            "effectif": nb,
            "annee": annee,
        }
        | PROVENANCE
        | champs
    )


def metier(code: str, libelle: str, nb: int) -> dict[str, Any]:
    return reference(
        code,
        nb,
        2011,
        jeu="professions_socio_educatives",
        dimension="metier",
        libelle=libelle,
    )


def personnes(
    effectif_id: str, modalite: str, nb: int, **champs: Any
) -> dict[str, Any]:
    defauts = {"dimension": "metier", "unite": "personnes", "evenement_id": "ass"}
    return effectif(effectif_id, modalite, nb, **(defauts | champs))


@pytest.fixture
def petit(make_store: Fabrique) -> Store:
    return make_store(
        **socle(),
        evenements=[assises(lieu="Rocher de Palmer, Cenon (Gironde)")],
        ateliers=[
            atelier("a", nb_seances=4, nb_participants=60),
            atelier("b", nb_seances=1, nb_participants=40),
            atelier("c", nb_participants=None),
        ],
        effectifs=[
            signature("Aquitaine", 70, "R72"),
            signature("Poitou-Charentes", 20, "R54"),
            signature("Non précisée", 10, "SO"),
            personnes("m1", "Assistant de service social (dont ASE)", 20),
            personnes("m2", "Éducateur de jeunes enfants (EJE)", 5),
            personnes("m3", "Médiateur familial (MF)", 1),
            personnes(
                "c1", "Diplômés", 26, dimension="categorie", ligne_debut=7, ligne_fin=7
            ),
        ],
        populations_reference=[
            reference("R72", 600),
            reference("R54", 400),
            reference("R72", 610, 2014),
            reference("R54", 390, 2014),
            reference("D33", 300),
            reference("SO", 1000),
            metier("ass", "Assistants de service social", 60),
            metier("eje", "Éducateurs de jeunes enfants", 30),
            metier("cadre", "Cadres de l’intervention socio-éducative", 10),
        ],
        totaux_declares=[
            total_declare(
                "t",
                "evenement:ass",
                "37",
                objet="part",
                unite="pct",
                ligne_debut=7,
                ligne_fin=7,
            ),
        ],
    )


def test_se_compare_ce_qui_a_deux_modalites_comptees(petit: Store) -> None:
    trouvees = {c["comparaison_id"]: c for c in representativite.comparaisons(petit)}
    assert list(trouvees) == [ASSISES, METIERS, "atelier.demarche.R54"]
    assert (trouvees[ASSISES]["total"], trouvees[ASSISES]["situees"]) == (100, 90)
    assert representativite.comparaisons(petit, Filtres(demarche=("autre",))) == []


def test_la_region_hote_se_lit_dans_le_lieu(petit: Store) -> None:
    assert representativite.comparaisons(petit)[0]["hote"] == "Aquitaine"


def test_les_millesimes_sont_ceux_des_modalites_comptees(petit: Store) -> None:
    assert representativite.references(petit, ASSISES) == {
        "population_municipale": [2013, 2014]
    }
    assert representativite.references(petit, METIERS) == {
        "professions_socio_educatives": [2011]
    }


def test_la_reference_reste_au_niveau_compte(petit: Store) -> None:
    face = representativite.face_a_face(
        petit, ASSISES, "population_municipale", 2013, False
    )
    assert dict(zip(face["cle"], face["poids"], strict=True)) == {
        "R72": 600,
        "R54": 400,
    }
    assert list(face["cle"]) == ["R72", "R54"]


def test_sans_la_region_hote_sa_population_sort_aussi(petit: Store) -> None:
    face = representativite.face_a_face(
        petit, ASSISES, "population_municipale", 2013, True
    )
    assert list(face["cle"]) == ["R54"]


def test_un_metier_se_rapproche_malgre_pluriel_et_sigle(petit: Store) -> None:
    face = representativite.face_a_face(
        petit, METIERS, "professions_socio_educatives", 2011, False
    )
    lus = {v.modalite: (v.nb, v.poids) for v in face.itertuples()}
    assert lus["Assistant de service social (dont ASE)"] == (20, 60)
    assert lus["Cadres de l’intervention socio-éducative"] == (0, 10)
    assert face.loc[face["modalite"] == "Médiateur familial (MF)", "poids"].isna().all()


def test_sans_metier_enonce_est_ce_qui_reste_des_presences(petit: Store) -> None:
    assert list(representativite.non_situees(petit, METIERS)["nb"]) == [74]


def test_les_parts_egales_et_les_seances_pesent_les_seuls_ateliers_comptes(
    petit: Store,
) -> None:
    egale = representativite.face_a_face(
        petit, "atelier.demarche.R54", "egale", None, False
    )
    assert set(egale["poids"]) == {1}
    seances = representativite.face_a_face(
        petit, "atelier.demarche.R54", "seances", None, False
    )
    assert dict(zip(seances["cle"], seances["poids"], strict=True)) == {"a": 4, "b": 1}


def test_la_base_la_plus_proche_d_un_pourcentage_sans_base_vient_d_abord(
    petit: Store,
) -> None:
    tableau = representativite.part_declaree(petit, "ass")
    assert list(tableau["base"]) == ["Aquitaine", "Toutes les présences comptées"]
    assert tableau["calcule_pct"].iloc[0] == pytest.approx(100 * 26 / 70)


def test_le_44_pour_cent_du_bilan_s_approche_de_l_aquitaine(store: Store) -> None:
    tableau = representativite.part_declaree(store, "ev-so-2014-06-10-assises")
    assert list(tableau["calcule_pct"].round(1))[:2] == [44.6, 28.6]


def test_les_chiffres_en_sql_disent_comme_l_analyse(store: Store) -> None:
    for comparaison in representativite.comparaisons(store):
        cle = comparaison["comparaison_id"]
        references = representativite.references(store, cle)
        jeux = [(jeu, annees[-1]) for jeu, annees in references.items()] + [
            ("egale", None)
        ]
        for jeu, annee in jeux:
            face = representativite.face_a_face(store, cle, jeu, annee, False).dropna(
                subset=["poids"]
            )
            p, q = analyses.shares(face["nb"]), analyses.shares(face["poids"])
            lus = {c.cle: c for c in chiffres(store, cle, jeu, annee, False, "x")}
            total = int(face["nb"].sum())
            assert lus["situees"].valeur == total
            assert lus["proximite"].valeur == pytest.approx(1 - analyses.tvd(p, q))
            assert lus["tirage"].valeur == pytest.approx(
                1 - analyses.expected_tvd(q, total)
            )
            assert lus["deplacer"].valeur == pytest.approx(analyses.tvd(p, q) * total)
            for chiffre in lus.values():
                assert store.value(chiffre.sql, chiffre.parametres) == chiffre.valeur
                assert chiffre.cle == "inconnues" or len(lignes(store, chiffre))


@pytest.mark.parametrize(
    ("lieu", "hote"),
    [("Oratoire, La Rochelle (Charente-Maritime)", "Charente-Maritime"), (None, None)],
)
def test_entre_departements_la_region_du_lieu_ne_dit_pas_lequel_accueille(
    make_store: Fabrique, lieu: str | None, hote: str | None
) -> None:
    base = socle()
    charente = base["territoires"][4] | {"territoire_code": "D16", "nom": "Charente"}
    petit = make_store(
        **(base | {"territoires": [*base["territoires"], charente]}),
        evenements=[assises("ev", territoire_code="R54", lieu=lieu)],
        effectifs=[
            effectif("1", "Charente", 6, evenement_id="ev", territoire_code="D16"),
            effectif(
                "2", "Charente-Maritime", 5, evenement_id="ev", territoire_code="D17"
            ),
        ],
    )
    [comparaison] = representativite.comparaisons(petit)
    assert comparaison["hote"] == hote


def test_quand_tous_les_metiers_sont_dits_il_ne_manque_personne(
    make_store: Fabrique,
) -> None:
    """Un métier dit hors de tout événement ne se compare à aucune présence."""
    store = make_store(
        **socle(),
        evenements=[assises()],
        effectifs=[
            personnes("p", "Présents", 8, dimension="total", territoire_code="SO"),
            personnes("m1", "Assistant de service social", 5),
            personnes("m2", "Éducateur de jeunes enfants", 3),
            personnes("m3", "Médiateur familial", 4, evenement_id=None),
        ],
    )
    lues = store.rows("SELECT comparaison_id, modalite FROM comparaisons ORDER BY ALL")
    assert lues == [
        (METIERS, "Assistant de service social"),
        (METIERS, "Éducateur de jeunes enfants"),
    ]
