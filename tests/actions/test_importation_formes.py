"""Des fichiers mis en forme pour l’œil, ou enregistrés d’une drôle de façon."""

import pytest

from tests.depots import Lit, avertis, classeur, octets, une


def _lues(lu: object) -> list[tuple[str, str, int | None]]:
    return [
        (ligne.intitule, ligne.territoire_code, ligne.nb_participants)
        for _, ligne in lu.acceptees  # type: ignore[attr-defined]
    ]


def test_une_case_fusionnee_vaut_pour_toutes_ses_lignes_sauf_un_nombre(
    lit: Lit,
) -> None:
    livre = classeur(
        [
            ["Région", "Participation", None, "Intitulé"],
            [None, "Séances", "Participants", None],
            ["Aquitaine", 2, 12, "Lien"],
            [None, None, 8, "Écoute"],
            ["Poitou-Charentes", 1, 4, "Lieu"],
        ]
    )
    for plage in ("A1:A2", "D1:D2", "B1:C1", "A3:A4", "B3:B4"):
        livre.active.merge_cells(plage)
    lu = lit(octets(livre))
    assert lu.ligne_titres == 2
    assert _lues(lu) == [
        ("Lien", "R72", 12),
        ("Écoute", "R72", 8),
        ("Lieu", "R54", 4),
    ]
    assert lu.acceptees[1][1].nb_seances is None
    dits = [(a.ligne, a.colonne) for a in lu.avertissements if "fusionnée" in a.message]
    assert dits == [(4, "Région"), (4, "Séances")]


def test_un_intertitre_de_territoire_et_des_intitules_redits_ne_sont_pas_lus(
    lit: Lit,
) -> None:
    lu = lit(
        "Intitulé;Participants\nAQUITAINE;\nLien;12\nPoitou-Charentes;\nLieu;4\n\n"
        "Intitulé;Participants\nÉcoute;8\n"
    )
    assert [n for n, _ in lu.acceptees] == [3, 5, 8]
    assert "n’est qu’un intertitre («\u00a0AQUITAINE\u00a0»)" in avertis(lu)
    assert "ligne\u00a07\u00a0: cette ligne redit les intitulés" in avertis(lu)


def test_un_atelier_du_nom_d_une_region_est_un_atelier(lit: Lit) -> None:
    lu = lit("Intitulé;Participants\nAquitaine;12\nPoitou-Charentes;4\n")
    assert len(lu.acceptees) == 2
    assert len(lit("Intitulé\nAquitaine\nPoitou-Charentes\n").acceptees) == 2


def test_un_tableau_couche_se_dit(lit: Lit) -> None:
    lu = lit("Intitulé;Lien;Écoute\nRégion;R72;R54\nParticipants;12;8\n")
    assert "Transposez-le" in une(lu, "le tableau est couché").remede


def test_une_erreur_de_tableur_n_est_pas_un_texte(lit: Lit) -> None:
    lu = lit(
        "Intitulé;Région;Participants\n#REF!;R72;3\nLien;R72;#DIV/0!\n#N/A;R72;4\n"
    )
    assert lu.acceptees == [] or not list(lu.acceptees)
    fautes = [(a.ligne, a.colonne) for a in lu.erreurs]
    assert fautes == [(2, "Intitulé"), (3, "Participants"), (4, "Intitulé")]


def test_un_vieux_mac_se_reconnait_a_ses_accents(lit: Lit) -> None:
    texte = "Intitulé;Région;Participants\rÉcoute à l’été;R72;8\rMétier;R54;4\r"
    lu = lit(texte.encode("mac_roman"))
    assert lu.encodage == "MacRoman"
    assert _lues(lu)[0] == ("Écoute à l’été", "R72", 8)
    assert lit(texte.encode("cp1252")).encodage == "Windows-1252"


def test_des_barres_separent_aussi_les_colonnes(lit: Lit) -> None:
    lu = lit("Intitulé|Région|Participants\nLien, fort|R72|12\n")
    assert (lu.separateur, _lues(lu)) == ("|", [("Lien, fort", "R72", 12)])


@pytest.mark.parametrize("texte", ["Lien, fort; bon | beau", "Un\u00a0; deux", "a,b,c"])
def test_une_seule_colonne_n_est_pas_coupee_a_ses_virgules(
    lit: Lit, texte: str
) -> None:
    lu = lit(f"Intitulé\nÉcoute\n{texte}\n")
    assert [ligne.intitule for _, ligne in lu.acceptees] == ["Écoute", texte]


def test_deux_colonnes_pour_une_meme_chose_nomment_celle_qui_est_lue(lit: Lit) -> None:
    lu = lit("Intitulé;Région;Participants;Nombre de participants\nLien;R72;12;13\n")
    assert "que «\u00a0Participants\u00a0» donne déjà" in avertis(lu)
