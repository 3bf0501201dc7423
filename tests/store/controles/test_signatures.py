from tests.fabriques import effectif, total_declare
from tests.store.controles.conftest import Ecarts, signatures


def test_des_signatures_sans_territoire_sont_comptees(ecarts: Ecarts) -> None:
    [ecart] = ecarts(
        "signatures_total", **signatures(420, ("Aquitaine", 269), ("Limousin", 42))
    )
    assert ecart["severite"] == "alerte"
    assert ecart["message"] == (
        "Assises : la répartition par territoire fait 311 signatures, le total compté est"
        " 420 (écart : −109)."
    )
    assert (ecart["valeur_a"], ecart["valeur_b"]) == (
        "420 signatures",
        "311 signatures",
    )
    assert ecart["explication"] == "109 signatures n’ont pas de territoire."


def test_une_repartition_qui_fait_le_total_se_tait(ecarts: Ecarts) -> None:
    tables = signatures(420, ("Aquitaine", 269), ("Ailleurs", 151))
    assert ecarts("signatures_total", **tables) == []


def test_une_estimation_et_un_comptage_sont_gardes_cote_a_cote(ecarts: Ecarts) -> None:
    tables = signatures(420)
    tables["effectifs"].append(
        effectif(
            "estime",
            "Tous",
            500,
            dimension="total",
            evenement_id="assises",
            nature="estime",
            unite="personnes",
            qualificatif="avoisine",
        )
    )
    [ecart] = ecarts("signatures_estimation", **tables)
    assert ecart["severite"] == "information"
    assert ecart["message"] == (
        "Assises : 500 personnes selon l’estimation (« avoisine »), 420 signatures selon"
        " le comptage."
    )
    assert ecart["explication"] == (
        "Le comptage fait 84,0 % de l’estimation ; les unités diffèrent, personnes et"
        " signatures."
    )


def test_une_estimation_egale_au_comptage_se_tait(ecarts: Ecarts) -> None:
    tables = signatures(420)
    tables["effectifs"].append(
        effectif(
            "e", "Tous", 420, dimension="total", evenement_id="assises", nature="estime"
        )
    )
    assert ecarts("signatures_estimation", **tables) == []


def metiers(*parts, total=29, **champs):
    tables = signatures(420)
    tables["effectifs"] += [
        effectif(
            "cat",
            "Diplômés",
            total,
            dimension="categorie",
            unite="personnes",
            evenement_id="assises",
            ligne_debut=10,
            ligne_fin=10,
        ),
        effectif(
            "etudiants",
            "Étudiants",
            2,
            dimension="categorie",
            unite="personnes",
            evenement_id="assises",
            ligne_debut=20,
            ligne_fin=20,
        ),
    ] + [
        effectif(
            f"m{i}",
            nom,
            valeur,
            dimension="metier",
            unite="personnes",
            nature=nature,
            evenement_id="assises",
            ligne_debut=11,
            ligne_fin=11,
        )
        for i, (nom, valeur, nature) in enumerate(parts, start=1)
    ]
    return tables


def test_les_metiers_qui_ne_font_pas_leur_categorie_sont_dits(ecarts: Ecarts) -> None:
    [ecart] = ecarts(
        "metiers_categorie", **metiers(("ES", 17, "compte"), ("CESF", 8, "compte"))
    )
    assert ecart["severite"] == "alerte"
    assert (
        ecart["message"]
        == "Diplômés : 29 personnes ; les métiers imprimés en donnent 25."
    )
    assert ecart["explication"] == "4 personnes n’ont pas de métier connu."


def test_un_effectif_obtenu_par_difference_ne_prouve_rien(ecarts: Ecarts) -> None:
    [ecart] = ecarts(
        "metiers_categorie", **metiers(("ES", 17, "compte"), ("ASS", 12, "calcule"))
    )
    assert ecart["severite"] == "information"
    assert ecart["message"] == (
        "Diplômés : 29 personnes ; les métiers imprimés en donnent 17, le reste (12) est"
        " calculé par différence."
    )
    assert ecart["explication"] == (
        "L’égalité ne prouve rien : elle tient à l’effectif calculé (ASS)."
    )


def test_des_metiers_imprimes_qui_font_leur_categorie_se_taisent(
    ecarts: Ecarts,
) -> None:
    assert (
        ecarts(
            "metiers_categorie", **metiers(("ES", 17, "compte"), ("CESF", 12, "compte"))
        )
        == []
    )


def test_un_total_de_participation_se_recompte(ecarts: Ecarts) -> None:
    faux = total_declare(
        "p",
        "evenement:assises",
        "425",
        objet="participation",
        unite="signatures",
        qualificatif="environ",
    )
    [ecart] = ecarts("totaux_recomptes", **signatures(420), totaux_declares=[faux])
    assert ecart["message"] == (
        "Présences comptées à l’événement : 425 selon le document, 420 selon les lignes"
        " (écart : −5)."
    )
    assert ecart["explication"] == "Le document nuance son total : « environ »."


def test_un_total_de_participation_juste_ou_estime_se_tait(ecarts: Ecarts) -> None:
    tables = signatures(420)
    tables["effectifs"].append(
        effectif(
            "e", "Tous", 500, dimension="total", evenement_id="assises", nature="estime"
        )
    )
    totaux = [
        total_declare(
            f"p{valeur}",
            "evenement:assises",
            valeur,
            objet="participation",
            unite="signatures",
        )
        for valeur in ("420", "500")
    ]
    assert ecarts("totaux_recomptes", **tables, totaux_declares=totaux) == []
