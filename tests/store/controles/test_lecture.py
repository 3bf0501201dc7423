from tests.fabriques import atelier, codage, constat, preconisation, socle
from tests.store.controles.conftest import Ecarts

THEMES = [
    {"theme_id": f"T{i}", "libelle": f"Thème {i}", "definition": "…", "ordre": i}
    for i in range(1, 5)
]


def test_un_item_sans_theme_est_a_coder(ecarts: Ecarts) -> None:
    [ecart] = ecarts(
        "themes_absents",
        preconisations=[
            preconisation("p1"),
            preconisation("p2", rang=2, intitule="Suivre"),
        ],
        codages=[codage("p1", "FORM")],
    )
    assert (ecart["severite"], ecart["nom_table"]) == ("information", "preconisations")
    assert ecart["message"] == "« Suivre » n’a pas de thème."


def test_une_sorte_d_item_que_personne_ne_code_se_tait(ecarts: Ecarts) -> None:
    silence = ecarts(
        "themes_absents",
        preconisations=[preconisation("p1")],
        constats=[constat("c1")],
        codages=[codage("p1", "FORM")],
    )
    assert silence == []


def test_quatre_themes_pour_un_item_sont_un_de_trop(ecarts: Ecarts) -> None:
    [ecart] = ecarts(
        "themes_nombre",
        themes=THEMES,
        preconisations=[preconisation("p1")],
        codages=[codage("p1", f"T{i}", rang=i) for i in range(1, 5)],
    )
    assert ecart["message"] == "« Former les équipes » porte 4 thèmes."
    assert ecart["explication"] == (
        "Thèmes donnés : Thème 1, Thème 2, Thème 3, Thème 4."
    )


def test_trois_themes_se_taisent_meme_si_deux_personnes_codent(ecarts: Ecarts) -> None:
    codages = [codage("p1", f"T{i}", rang=i) for i in range(1, 4)]
    codages.append(codage("p1", "T4", codeur="relecture"))
    silence = ecarts(
        "themes_nombre",
        themes=THEMES,
        preconisations=[preconisation("p1")],
        codages=codages,
    )
    assert silence == []


def test_les_faits_incertains_se_comptent_par_document(ecarts: Ecarts) -> None:
    [ecart] = ecarts(
        "faits_incertains",
        ateliers=[atelier("a1", certitude="incertain")],
        preconisations=[
            preconisation("p1", certitude="incertain"),
            preconisation("p2", certitude="incertain"),
            preconisation("p3"),
        ],
    )
    assert (ecart["nom_table"], ecart["ligne_id"]) == ("sources", "doc")
    assert ecart["message"] == "Bilan : 3 lignes incertaines sur 4."
    assert ecart["explication"] == "Par table : preconisations (2), ateliers (1)."


def test_un_document_sans_doute_se_tait(ecarts: Ecarts) -> None:
    assert (
        ecarts("faits_incertains", ateliers=[atelier("a1", certitude="deduit")]) == []
    )


def test_un_fait_que_rien_ne_situe_dans_le_texte_est_dit(ecarts: Ecarts) -> None:
    document = [socle()["sources"][0] | {"nom_fichier": "bilan.txt"}]
    [ecart] = ecarts(
        "lieux_sans_ligne",
        sources=document,
        ateliers=[atelier("a1"), atelier("a2", ligne_debut=3, ligne_fin=3)],
    )
    assert (ecart["nom_table"], ecart["ligne_id"]) == ("ateliers", "a1")
    assert ecart["message"] == "Aucun numéro de ligne pour a1."
    assert ecart["lieu_b"] == "fichier bilan.txt"


def test_un_fait_situe_a_la_ligne_se_tait(ecarts: Ecarts) -> None:
    document = [socle()["sources"][0] | {"nom_fichier": "bilan.txt"}]
    situe = atelier("a1", ligne_debut=3, ligne_fin=4)
    assert ecarts("lieux_sans_ligne", sources=document, ateliers=[situe]) == []
