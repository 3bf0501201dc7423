"""Un tableau dessiné dont chaque rangée finit par un filet."""

from egts_dashboard.analyses.extraction import extract


def textes(lignes: str, nature: str) -> list[str]:
    return [
        c.texte
        for c in extract(lignes.strip("\n").split("\n"))
        if c.nature == nature and c.motif == "cellule_de_tableau"
    ]


def test_les_lignes_d_une_case_entre_deux_filets_n_en_font_qu_une():
    tableau = """
   Constats                   | Propositions
   ---------------------------+-------------------------
   Le préau fuit depuis deux  | Refaire la toiture avant
   hivers                     | la rentrée
   ---------------------------+-------------------------
                              | Poser une gouttière
   ---------------------------+-------------------------
   La cloche ne sonne plus    |
   du tout                    |
   ---------------------------+-------------------------
"""

    assert textes(tableau, "constat") == [
        "Le préau fuit depuis deux hivers",
        "La cloche ne sonne plus du tout",
    ]
    assert textes(tableau, "preconisation") == [
        "Refaire la toiture avant la rentrée",
        "Poser une gouttière",
    ]


def test_une_liste_tient_dans_une_case():
    tableau = """
+----------------------+------------------------+
| Constats             | Propositions           |
+======================+========================+
| Le préau fuit        | - Refaire la toiture   |
| depuis deux hivers   | - Poser une gouttière  |
+----------------------+------------------------+
| La cloche est muette | - Changer le battant   |
+----------------------+------------------------+
"""

    assert textes(tableau, "constat") == [
        "Le préau fuit depuis deux hivers",
        "La cloche est muette",
    ]
    assert textes(tableau, "preconisation") == [
        "Refaire la toiture",
        "Poser une gouttière",
        "Changer le battant",
    ]


def test_sans_filet_entre_elles_les_lignes_restent_des_rangees():
    tableau = """
+---------------------------+------------------------+
| Constats                  | Propositions           |
+---------------------------+------------------------+
| Le préau fuit             | Refaire la toiture     |
| La cloche est muette      | Changer le battant     |
| Le portail grince un peu  | Graisser ses deux gonds|
+---------------------------+------------------------+
"""

    assert len(textes(tableau, "constat")) == 3
    assert len(textes(tableau, "preconisation")) == 3
