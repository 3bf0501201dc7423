"""Des ateliers en tête de paragraphe : lus s’ils sont voisins, et autant que le rapport en annonce."""

from tests.analyses.extraction.lecture import lus

RAPPORT = """
Restitution au moulin

{} ont été menés en mars. Chacun a eu sa salle. Voici ce qu’ils en disent.

Semer. Les meuniers manquent de blé dur. Les champs sont loin du moulin. Il faut louer la friche du pont.

Moudre. La meule ne tourne plus depuis deux ans. Personne ne sait la piquer. Il faut former deux apprentis.

Vendre au village. Les sacs manquent d’étiquettes. Le marché ferme trop tôt. Il faut ouvrir le samedi soir.
"""


def test_trois_tetes_voisines_que_le_rapport_annonce_sont_des_ateliers():
    trouves = lus(RAPPORT.format("Trois ateliers"))

    assert trouves["atelier"] == ["Semer", "Moudre", "Vendre au village"]
    assert "Semer." not in trouves.get("preconisation", [])


def test_sans_ce_nombre_d_ateliers_annonce_une_tete_n_en_est_pas_un():
    for dit in ("Quatre ateliers", "Trois fours", "Des ateliers"):
        assert "atelier" not in lus(RAPPORT.format(dit))


def test_deux_tetes_ne_suffisent_pas():
    texte = RAPPORT.format("Deux ateliers").partition("Vendre")[0]

    assert "atelier" not in lus(texte)


def test_des_paragraphes_eloignes_ne_sont_pas_des_tetes():
    loin = "\n\nLe vent tourne.\n\nLa pluie vient.\n\nLe jour baisse.\n\nVendre"
    texte = RAPPORT.format("Trois ateliers").replace("\n\nVendre", loin)

    assert "atelier" not in lus(texte)
