"""L’en-tête d’un tableau dit l’unité de ses sommes et jusqu’où elles vont."""

import pytest

from egts_dashboard.analyses.extraction import extract


def montants(*rangees: str) -> list[float | None]:
    return [c.valeur for c in extract(rangees) if c.nature == "montant"]


@pytest.mark.parametrize(
    ("en_tete", "sommes"),
    [
        ("Coût (k€)", [62_000, 38_500]),
        ("Montant en M€", [62_000_000, 38_500_000]),
        ("Coût (€)", [62, 38.5]),
    ],
)
def test_l_unite_de_l_en_tete_vaut_pour_sa_colonne(en_tete, sommes):
    assert montants(f"Poste\t{en_tete}", "Ponton\t62", "Abri\t38,5") == sommes


def test_un_en_tete_large_couvre_les_colonnes_que_precise_la_rangee_suivante():
    assert montants(
        "Poste\tMontant (en €)", "\tPrévu\tRéalisé", "Ponton\t900\t1 120"
    ) == [900, 1120]


@pytest.mark.parametrize(
    ("ecrit", "somme"),
    [
        ("six cent vingt mille", 620_000),
        ("quatre-vingt mille", 80_000),
        ("trois mille deux cents", 3_200),
        ("cent vingt mille quatre cent douze", 120_412),
    ],
)
def test_un_grand_nombre_en_lettres_se_lit_en_entier(ecrit, somme):
    assert montants(f"Le ponton a coûté {ecrit} euros.") == [somme]


def test_un_theme_qui_a_nom_de_partie_reste_une_donnee():
    rangees = (
        "Thème\tConstat\tProposition",
        "Orientation\tLes pilotes manquent le soir\tRecruter deux pilotes",
        "Mobilité\tLe bac est rare\tDoubler le bac",
    )

    assert [(c.nature, c.texte) for c in extract(rangees)] == [
        ("constat", "Les pilotes manquent le soir"),
        ("preconisation", "Recruter deux pilotes"),
        ("constat", "Le bac est rare"),
        ("preconisation", "Doubler le bac"),
    ]
