from tests.fabriques import effectif, total_declare
from tests.store.controles.conftest import Ecarts, signatures


def pourcentage(pct, *, ici="typologie", **champs):
    tables = signatures(420, ("Aquitaine", 269), ("Ailleurs", 151))
    tables["effectifs"].append(
        effectif(
            "diplomes",
            "Diplômés",
            120,
            dimension="categorie",
            unite="personnes",
            evenement_id="assises",
            localisation=ici,
        )
        | champs
    )
    tables["totaux_declares"] = [
        total_declare(
            "part",
            "evenement:assises",
            pct,
            objet="part",
            unite="pct",
            localisation="typologie",
        )
    ]
    return tables


def test_la_base_d_un_pourcentage_est_retrouvee(ecarts: Ecarts) -> None:
    [ecart] = ecarts("pourcentages_base", **pourcentage("44"))
    assert ecart["message"] == (
        "44 % imprimés : 120 (Diplômés) sur 420 signatures font 28,6 %."
    )
    assert (ecart["valeur_a"], ecart["valeur_b"]) == ("44 %", "28,6 %")
    assert ecart["explication"] == (
        "La base n’est pas imprimée. Une autre donne ce pourcentage : 120 sur 269"
        " (Aquitaine) font 44,6 %, imprimés sans arrondir."
    )


def test_un_pourcentage_arrondi_retrouve_aussi_sa_base(ecarts: Ecarts) -> None:
    [ecart] = ecarts("pourcentages_base", **pourcentage("45"))
    assert ecart["explication"].endswith("120 sur 269 (Aquitaine) font 44,6 %.")


def test_un_pourcentage_imprime_avec_une_decimale_se_verifie_a_la_decimale(
    ecarts: Ecarts,
) -> None:
    assert ecarts("pourcentages_base", **pourcentage("28.6")) == []
    assert ecarts("pourcentages_base", **pourcentage("28.7"))


def test_un_pourcentage_vrai_sur_l_ensemble_se_tait(ecarts: Ecarts) -> None:
    assert ecarts("pourcentages_base", **pourcentage("29")) == []


def test_un_pourcentage_sans_base_le_dit(ecarts: Ecarts) -> None:
    [ecart] = ecarts("pourcentages_base", **pourcentage("51"))
    assert ecart["explication"] == (
        "Aucune des bases connues pour cet événement ne donne ce pourcentage."
    )


def test_un_effectif_calcule_par_nous_ne_sert_pas_de_numerateur(ecarts: Ecarts) -> None:
    tables = pourcentage("29", nature="calcule")
    tables["effectifs"].append(
        effectif("autre", "Élus", 10, dimension="categorie", evenement_id="assises")
    )
    [ecart] = ecarts("pourcentages_base", **tables)
    assert "10 (Élus) sur 420" in ecart["message"]


def test_le_pourcentage_se_garde_exact_quand_il_a_deux_decimales(
    ecarts: Ecarts,
) -> None:
    assert ecarts("pourcentages_base", **pourcentage("28.57")) == []
