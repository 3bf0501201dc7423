"""La précision de la figure des écarts ne parle que de ce qu’elle montre."""

from egts_dashboard.phrases.representativite import noms, precision

COMPARAISON = {"unite": "signatures"}


def test_un_rond_creux_ne_s_explique_que_s_il_y_en_a() -> None:
    pleins = precision(COMPARAISON, "egale", None, 0, 389, a_creux=False)
    assert "Rond creux" not in pleins and "Bande claire" not in pleins
    assert "389" in pleins
    creux = precision(COMPARAISON, "egale", None, 31, 389, a_creux=True)
    assert "Rond creux\u00a0: données insuffisantes. Bande claire" in creux


def test_deux_comparaisons_de_meme_nom_disent_leur_demarche() -> None:
    ateliers = {"nature": None, "dimension": "atelier", "region": "Poitou-Charentes"}
    possibles = {
        "a": {**ateliers, "demarche": "États généraux"},
        "b": {**ateliers, "demarche": "Concertation [jeunesse]"},
        "c": {**ateliers, "region": "Limousin", "demarche": "États généraux"},
    }
    assert noms(possibles) == {
        "a": "Ateliers, Poitou-Charentes (États généraux)",
        "b": "Ateliers, Poitou-Charentes (Concertation \\[jeunesse\\])",
        "c": "Ateliers, Limousin",
    }
