import pandas as pd

from egts_dashboard.francais import guillemets
from egts_dashboard.phrases.themes import (
    a_retenir,
    conseil,
    note_barres,
    precision_barres,
)
from egts_dashboard.phrases.themes.croisements import precision_specificites
from egts_dashboard.phrases.themes.trame import trous

BASE = {"nb_codes": 50, "nb_items": 60, "nb_ateliers": 14, "nb_sans_atelier": 5}


def _themes(*lignes: tuple[str, int, int]) -> pd.DataFrame:
    tableau = pd.DataFrame(lignes, columns=["libelle", "nb_items", "nb_ateliers"])
    return tableau.assign(
        theme_id=tableau["libelle"], part_pct=tableau["nb_items"] * 2.0
    )


def test_un_meme_theme_en_tete_se_dit_une_seule_fois() -> None:
    phrase = a_retenir(
        _themes(("Formation", 20, 12), ("Droits", 3, 2)), BASE, "preconisation"
    )
    assert phrase.count("Formation") == 1
    assert "vient en tête des deux façons" in phrase
    assert "**12 sur 14**" in phrase
    assert "40\u00a0% des 50\u00a0codées" in phrase


def test_recurrence_et_intensite_se_disent_a_part_quand_elles_different() -> None:
    phrase = a_retenir(
        _themes(("Réseaux", 20, 9), ("Formation", 10, 12)), BASE, "constat"
    )
    assert phrase.index("Formation") < phrase.index("Réseaux")
    assert "**20\u00a0constats**, 40\u00a0% des 50\u00a0codés." in phrase


def test_des_themes_a_egalite_sont_tous_nommes() -> None:
    phrase = a_retenir(
        _themes(("Réseaux", 20, 9), ("Formation", 10, 12), ("Droits", 9, 12)),
        BASE,
        "preconisation",
    )
    assert f"{guillemets('Formation')} et {guillemets('Droits')} reviennent" in phrase


def test_sans_atelier_la_phrase_dit_que_rien_ne_se_compte() -> None:
    phrase = a_retenir(
        _themes(("Réseaux", 20, 0)), BASE | {"nb_ateliers": 0}, "preconisation"
    )
    assert "la récurrence ne se compte pas" in phrase


def test_un_seul_atelier_ne_fait_pas_de_recurrence() -> None:
    seul = BASE | {"nb_ateliers": 1, "nb_codes": 1}
    phrase = a_retenir(_themes(("Réseaux", 1, 1)), seul, "preconisation")
    assert "ne se compare pas" in phrase and "dans le plus d’ateliers" not in phrase
    assert "la seule codée" in phrase
    assert "En couleur" not in precision_barres(seul, "preconisation")


def test_le_classement_dit_sa_base_et_ses_items_hors_atelier() -> None:
    assert "50\u00a0codées sur 60" in precision_barres(BASE, "preconisation")
    deux = _themes(("Réseaux", 20, 9), ("Droits", 0, 0))
    note = note_barres(BASE, "tous", deux)
    assert "5\u00a0items hors atelier (10\u00a0%)" in note
    assert "sans barre\u00a0: 1\u00a0thème." in note
    assert "sans barre" not in note_barres(BASE, "tous", deux.head(1))


def test_le_conseil_distingue_rien_de_trouve_et_rien_de_code() -> None:
    assert "aucun item n’y répond" in conseil(pd.DataFrame(columns=["nb_items"]))
    assert "593\u00a0items répondent" in conseil(pd.DataFrame({"nb_items": [593]}))


def test_les_specificites_disent_leur_nombre_d_essais() -> None:
    tableau = pd.DataFrame(
        {"est_calculable": [True, True, False], "est_specifique": [True, False, False]}
    )
    phrase = precision_specificites(tableau)
    assert "2\u00a0essais\u00a0: 1\u00a0case se détache (étoile)" in phrase
    aucune = precision_specificites(tableau.assign(est_calculable=False))
    assert "aucune colonne n’a cinq ateliers" in aucune


def test_les_trous_se_comptent_dans_les_deux_sens() -> None:
    trame = pd.DataFrame({"constat": [2, 0, 1, 0], "preconisation": [0, 3, 1, 0]})
    phrase = trous(trame, ["constat", "preconisation"])
    assert "1\u00a0thème constaté sans préconisation" in phrase
    assert "1\u00a0thème préconisé sans constat" in phrase
    assert trous(trame, ["preconisation"]) == ""
