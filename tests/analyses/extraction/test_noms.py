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
