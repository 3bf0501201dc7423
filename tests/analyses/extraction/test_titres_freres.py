"""Les ateliers que disent des titres de même écriture, ou un tableau qui les compte."""

from tests.analyses.extraction.lecture import lire, textes


def test_un_tableau_de_participants_dit_quels_titres_sont_des_ateliers():
    texte = """
## Pourquoi cette démarche

Le syndicat compte 14 communes. 60 personnes ont participé aux rencontres.

Secteur | Sujet traité | Rencontres | Participants
--- | --- | --- | ---
Nord | Réparer ses outils | 2 | 24
Sud | Partager la remorque | 3 | 36

## Thème 1 – Réparer ses outils

- Les pièces sont introuvables.

## Thème 2 – Partager la remorque

- La remorque manque de freins.
"""

    assert textes(texte, "atelier") == [
        "Thème 1 – Réparer ses outils",
        "Thème 2 – Partager la remorque",
    ]
    venus = {c.valeur: c.atelier for c in lire(texte, "participations")}
    assert venus[24.0] == "Thème 1 – Réparer ses outils"
    assert not [c for c in textes(texte, "constat") if "14 communes" in c]


def test_des_titres_du_meme_mot_et_du_meme_niveau_sont_des_ateliers():
    texte = """
# Le verger partagé

## L’atelier du canal

- Les berges sont trop sales.

## L’atelier des apprentis

- Le pressoir est en panne.

## L’atelier des voisins

- Les échelles sont trop courtes.

## Constats de la mairie

- Le toit est en mauvais état.
"""

    assert textes(texte, "atelier") == [
        "L’atelier du canal",
        "L’atelier des apprentis",
        "L’atelier des voisins",
    ]
    dernier = next(c for c in lire(texte) if "toit" in c.texte)
    assert dernier.atelier is None


def test_les_ateliers_en_chiffres_n_en_sont_pas_un():
    texte = """
## L’atelier en chiffres

12 présents.

## L’atelier en images

Des photos sont en ligne.
"""

    assert textes(texte, "atelier") == []


def test_une_tenue_datee_sous_son_titre_ne_le_remplace_pas():
    texte = """
# La forge partagée

## Apprendre à souder

Atelier du 4 mars à Lumes – 18 participants – travail par établis.

- Les postes à souder sont trop anciens.

## Transmettre le métier

Atelier du 11 mars à la mairie de Vrigne – 22 participants, dont trop peu de jeunes.

- Les anciens partent sans être remplacés.

# Enseignements communs

- Le manque de place est cité partout.
"""

    assert textes(texte, "atelier") == ["Apprendre à souder", "Transmettre le métier"]
    assert [(c.valeur, c.atelier) for c in lire(texte, "participations")] == [
        (18.0, "Apprendre à souder"),
        (22.0, "Transmettre le métier"),
    ]
    constats = {c.texte: c.atelier for c in lire(texte, "constat")}
    assert constats["Le manque de place est cité partout."] is None
    assert not [t for t in constats if "Vrigne" in t]


def test_une_seule_tenue_datee_reste_le_titre_de_son_atelier():
    texte = """
## Compte rendu

Atelier du 4 mars : souder sans danger

- Les gants sont trop usés.
"""

    assert len(textes(texte, "atelier")) == 1
