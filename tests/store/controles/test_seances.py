from tests.fabriques import atelier, mention, socle, total_declare
from tests.store.controles.conftest import Ecarts


def seances(par_jour, *tenues, commun=None):
    """R54 n’a ici qu’un département ; un atelier commun est nommé au même endroit."""
    totaux = [
        total_declare(
            "jour",
            "territoire:R54",
            par_jour,
            objet="seances",
            unite="seances",
            qualificatif="ateliers par journée",
            localisation="organisation",
        ),
        total_declare(
            "deux",
            "territoire:R54",
            "2",
            objet="instances",
            unite="journees",
            qualificatif="par département",
        ),
    ]
    ateliers = [atelier(f"a{i}", nb_seances=nb) for i, nb in enumerate(tenues, start=1)]
    mentions = []
    if commun:
        totaux.append(
            total_declare(
                "commun",
                "territoire:R54",
                commun,
                objet="seances",
                unite="seances",
                qualificatif="atelier commun à chaque journée",
                localisation="organisation, commun",
            )
        )
        mentions = [mention("m", "atelier", "a1", localisation="organisation, commun")]
    return {"totaux_declares": totaux, "ateliers": ateliers, "mentions": mentions}


def test_les_seances_annoncees_par_journee_se_comparent_aux_seances_tenues(
    ecarts: Ecarts,
) -> None:
    [ecart] = ecarts("seances_journees", **seances("3", 2, 2))
    assert ecart["severite"] == "alerte"
    assert ecart["message"] == (
        "Poitou-Charentes : 3 par journée (ateliers par journée), 2 journées dans"
        " 1 département, font 6 séances ; 4 séances sont comptées."
    )
    assert (ecart["valeur_a"], ecart["valeur_b"]) == ("6 séances", "4 séances")


def test_un_autre_nombre_de_departements_est_propose_quand_il_tombe_juste(
    ecarts: Ecarts,
) -> None:
    [ecart] = ecarts("seances_journees", **seances("3", 6, 6))
    assert ecart["explication"] == "Le compte serait juste pour 2 départements."


def test_des_seances_au_compte_se_taisent(ecarts: Ecarts) -> None:
    assert ecarts("seances_journees", **seances("2", 2, 2)) == []


def test_les_ateliers_d_une_autre_demarche_ne_comptent_pas(ecarts: Ecarts) -> None:
    tables = seances("2", 2, 2)
    autre = socle()["demarches"][0] | {"demarche_id": "autre"}
    tables["ateliers"].append(atelier("b", nb_seances=5, demarche_id="autre"))
    tables["demarches"] = [*socle()["demarches"], autre]
    assert ecarts("seances_journees", **tables) == []


def test_l_atelier_commun_se_compare_a_ses_propres_seances(ecarts: Ecarts) -> None:
    [ecart] = ecarts("seances_journees", **seances("2", 2, 2, commun="1"))
    assert ecart["severite"] == "information"
    assert ecart["ligne_id"] == "commun"
    assert ecart["message"] == (
        "Poitou-Charentes : 2 et 1 par journée feraient 6 séances ; 4 séances sont comptées."
    )
    assert ecart["explication"] == (
        "Le compte est juste si « atelier commun à chaque journée » fait partie de"
        " « ateliers par journée »."
    )


def test_un_nombre_de_departements_annonce_se_compare_a_ceux_du_territoire(
    ecarts: Ecarts,
) -> None:
    total = total_declare(
        "d",
        "territoire:R72",
        "4",
        objet="departements",
        unite="departements",
        note="Sans liste.",
    )
    [ecart] = ecarts("territoires_annonces", totaux_declares=[total])
    assert ecart["message"] == (
        "Aquitaine : 4 départements annoncés, 1 dans le territoire, dont 0 où un événement"
        " est situé."
    )
    assert ecart["explication"] == "Sans liste."


def test_un_nombre_de_departements_ou_de_regions_juste_se_tait(ecarts: Ecarts) -> None:
    totaux = [
        total_declare(
            "d", "territoire:SO", "2", objet="departements", unite="departements"
        ),
        total_declare(
            "r",
            "territoire:SO",
            "2",
            objet="instances",
            unite="items",
            qualificatif="régions administratives",
        ),
    ]
    assert ecarts("territoires_annonces", totaux_declares=totaux) == []


def test_des_participations_sans_seances_sont_dites(ecarts: Ecarts) -> None:
    [ecart] = ecarts(
        "participants_sans_seance",
        ateliers=[atelier("a1", nb_seances=None, nb_participants=12), atelier("a2")],
    )
    assert ecart["ligne_id"] == "a1"
    assert ecart["message"] == (
        "« Atelier a1 » : 12 participations, nombre de séances non renseigné."
    )
    assert ecart["valeur_b"] == "non renseigné"


def test_un_atelier_sans_participations_connues_ne_manque_de_rien(
    ecarts: Ecarts,
) -> None:
    sans = atelier("a1", nb_seances=None, nb_participants=None)
    assert ecarts("participants_sans_seance", ateliers=[sans, atelier("a2")]) == []
