"""Les ateliers que leur place ou un libellé nomme."""

from tests.analyses.extraction.lecture import textes


def test_le_nom_de_l_atelier_se_dit_dans_un_libelle():
    texte = """
Nom de l’atelier : Garder sa clé
Participants : 12

Ce qui coince

- La caution est trop chère
"""

    assert textes(texte, "atelier") == ["Garder sa clé"]


def test_les_titres_sous_groupes_de_travail_sont_des_ateliers():
    texte = """
# Journée des jardins

### Groupes de travail

### Semences

Les graines manquent au printemps.

### Organisation des échanges

La remorque est toujours prise.

## Conclusion

Rendez-vous en mai.
"""

    assert textes(texte, "atelier") == ["Semences", "Organisation des échanges"]


def test_un_seul_titre_sous_groupes_de_travail_n_en_fait_pas_un():
    texte = """
# Journée des jardins

### Groupes de travail

### Propositions

- ouvrir le puits
"""

    assert textes(texte, "atelier") == []


PAGINE = """
Éditorial 1

Atelier 1 – Le verger 2

Atelier 2 – Le lavoir {}

# Éditorial

Bonne lecture.

# Atelier 1 – Le verger

Les pommes se perdent.

# Atelier 2 – Le lavoir

Le bassin fuit.
"""


def test_un_sommaire_a_numeros_de_page_n_ouvre_pas_d_atelier():
    assert textes(PAGINE.format(5), "atelier") == [
        "Atelier 1 – Le verger",
        "Atelier 2 – Le lavoir",
    ]


def test_des_numeros_qui_reculent_ne_sont_pas_des_pages():
    assert "Atelier 2 – Le lavoir 1" in textes(PAGINE.format(1), "atelier")
