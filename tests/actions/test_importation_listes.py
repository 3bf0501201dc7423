"""Une colonne que son intitulé ne dit pas, mais dont toutes les valeurs sont d’une liste fermée."""

import pytest

from tests.depots import Lit, avertis, une

CONSTATS = "Région;{};Constat;Année\nR54;Freins;Le temps;2014\nR54;{};L’équipe;2014\n"


@pytest.mark.parametrize("intitule", ["Type", "Type de constat", "Frein / Levier"])
def test_des_freins_et_des_leviers_gardent_leur_nature(lit: Lit, intitule: str) -> None:
    lu = lit(CONSTATS.format(intitule, "Levier"), "constats")
    assert [c.nature for _, c in lu.acceptees] == ["frein", "levier"]  # type: ignore[attr-defined]
    assert (
        f"«\u00a0{intitule}\u00a0»\u00a0: cette colonne est lue comme nature"
        in avertis(lu)
    )


def test_une_valeur_hors_de_la_liste_laisse_la_colonne_non_lue(lit: Lit) -> None:
    lu = lit(CONSTATS.format("Type", "Urgent"), "constats")
    assert [c.nature for _, c in lu.acceptees] == ["constat", "constat"]  # type: ignore[attr-defined]
    assert "cette colonne n’est pas reconnue" in avertis(lu)


def test_de_deux_colonnes_qui_conviendraient_aucune_n_est_choisie(lit: Lit) -> None:
    lu = lit(
        "Région;Avant;Après;Constat;Année\nR54;Frein;Levier;Le temps;2014\n", "constats"
    )
    assert lu.correspondance["Avant"] is None
    assert lu.correspondance["Après"] is None


def test_une_colonne_vide_ne_se_deduit_pas(lit: Lit) -> None:
    lu = lit("Région;Type;Constat;Année\nR54;;Le temps;2014\n", "constats")
    assert lu.correspondance["Type"] is None


def test_ce_que_la_personne_laisse_de_cote_ne_se_deduit_pas(lit: Lit) -> None:
    texte = CONSTATS.format("Type", "Levier")
    lu = lit(texte, "constats", correspondance={"Type": None})
    assert [c.nature for _, c in lu.acceptees] == ["constat", "constat"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("numero", ["1. ", "2) ", "Q3. ", "4 - ", "05 : "])
def test_un_intitule_numerote_se_reconnait(lit: Lit, numero: str) -> None:
    lu = lit(f"{numero}Atelier;Région;Participants\nÉcoute;R54;12\n")
    assert lu.correspondance[f"{numero}Atelier".strip()] == "intitule"


@pytest.mark.parametrize(
    ("ecrit", "propose"),
    [("interrégional", "Inter-région"), ("départemental", "Département")],
)
def test_la_valeur_proposee_est_la_plus_proche_du_mot_entier(
    lit: Lit, ecrit: str, propose: str
) -> None:
    lu = lit(
        f"Région;Niveau;Préconisation;Année\nR54;{ecrit};Former;2014\n",
        "preconisations",
    )
    assert f"«\u00a0{propose}\u00a0»" in une(lu, "n’est pas dans la liste").remede
