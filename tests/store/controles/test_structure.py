from tests.fabriques import (
    codage,
    enveloppe,
    mention,
    preconisation,
    remontee,
    territoires,
    total_declare,
)
from tests.store.controles.conftest import Ecarts


def test_un_renvoi_perdu_propose_l_identifiant_le_plus_proche(ecarts: Ecarts) -> None:
    [ecart] = ecarts(
        "renvois_perdus",
        preconisations=[preconisation("pc-2014-qvt-01")],
        codages=[codage("pc-2014-qvt-10", "FORM")],
    )
    assert ecart["severite"] == "erreur"
    assert ecart["ligne_id"] == "preconisation · pc-2014-qvt-10 · FORM · equipe"
    assert ecart["message"] == (
        "Le renvoi vers « pc-2014-qvt-10 » (preconisation) ne mène à aucune ligne."
    )
    assert ecart["explication"] == (
        "L’identifiant le plus proche est « pc-2014-qvt-01 »."
    )


def test_mentions_remontees_et_totaux_perdus_sont_tous_dits(ecarts: Ecarts) -> None:
    rendus = ecarts(
        "renvois_perdus",
        preconisations=[preconisation("p1")],
        mentions=[mention("m", "atelier", "absent")],
        remontees=[remontee("r", "p1", "absente")],
        totaux_declares=[total_declare("t", "enveloppe:perdue", "1.00")],
    )
    assert [(e["nom_table"], e["valeur_a"]) for e in rendus] == [
        ("mentions", "absent"),
        ("remontees", "absente"),
        ("totaux_declares", "perdue"),
    ]
    assert rendus[0]["explication"] == "Aucune ligne de cette sorte n’est connue."


def test_des_renvois_qui_menent_quelque_part_se_taisent(ecarts: Ecarts) -> None:
    silence = ecarts(
        "renvois_perdus",
        preconisations=[preconisation("p1"), preconisation("p2", rang=2)],
        codages=[codage("p1", "FORM")],
        mentions=[mention("m", "preconisation", "p2")],
        remontees=[remontee("r", "p1", "p2")],
        enveloppes=[enveloppe()],
        totaux_declares=[
            total_declare("t", "enveloppe:env", "1.00"),
            total_declare("u", "demarche:demarche", "1.00"),
        ],
    )
    assert silence == []


def test_un_item_code_sans_theme_principal_est_une_erreur(ecarts: Ecarts) -> None:
    [ecart] = ecarts(
        "themes_principal",
        preconisations=[preconisation("p1")],
        codages=[codage("p1", "FORM", rang=2), codage("p1", "PART", rang=3)],
    )
    assert ecart["severite"] == "erreur"
    assert ecart["message"] == (
        "« Former les équipes » a 2 thèmes, aucun n’est le principal."
    )
    assert ecart["explication"] == "Thèmes donnés : Formation, Participation."


def test_un_theme_principal_suffit(ecarts: Ecarts) -> None:
    silence = ecarts(
        "themes_principal",
        preconisations=[preconisation("p1")],
        codages=[codage("p1", "FORM"), codage("p1", "PART", rang=2)],
    )
    assert silence == []


def test_un_intitule_trop_long_est_une_erreur(ecarts: Ecarts) -> None:
    [ecart] = ecarts(
        "intitules_longs", preconisations=[preconisation("p1", intitule="x" * 141)]
    )
    assert ecart["severite"] == "erreur"
    assert ecart["message"] == f"« {'x' * 60}… » fait 141 signes."
    assert ecart["explication"] == "À raccourcir de 1 signe."


def test_un_intitule_de_cent_quarante_signes_se_tait(ecarts: Ecarts) -> None:
    assert (
        ecarts(
            "intitules_longs", preconisations=[preconisation("p1", intitule="é" * 140)]
        )
        == []
    )


def test_des_territoires_en_boucle_sont_dits_sans_bloquer_la_construction(
    ecarts: Ecarts,
) -> None:
    boucle = [
        t | {"parent_code": "D17"} if t["territoire_code"] == "SO" else t
        for t in territoires()
    ]
    rendus = ecarts("territoires_en_boucle", territoires=boucle)
    assert {ecart["ligne_id"] for ecart in rendus} == {"SO", "R54", "D17"}
    assert rendus[0]["message"] == (
        "Charente-Maritime est contenu dans Poitou-Charentes, qu’il contient."
    )


def test_des_territoires_bien_emboites_se_taisent(ecarts: Ecarts) -> None:
    assert ecarts("territoires_en_boucle") == []
