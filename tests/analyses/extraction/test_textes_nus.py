"""Le texte nu : tableaux alignés par des blancs, listes à « > », fiches d’atelier, revues de presse."""

import pytest

from tests.analyses.extraction.lecture import lire, textes

TABLEAU = """
PRÉCONISATIONS
N°  Action                              Pilote       Budget
1   Rouvrir la buvette le mercredi      La ligue     350 €
2   Former dix arbitres bénévoles       Le comité    1 500 €
"""


def test_un_tableau_aligne_par_des_blancs_se_lit_par_rangees():
    assert textes(TABLEAU, "preconisation") == [
        "Rouvrir la buvette le mercredi",
        "Former dix arbitres bénévoles",
    ]
    assert [c.valeur for c in lire(TABLEAU) if c.nature == "montant"] == [350, 1500]


def test_des_blancs_sans_alignement_ne_font_pas_un_tableau():
    texte = """
Constats

Le stade ferme tôt.   Personne ne le sait.
On attend   les clés une heure.
Les filles n’ont pas   de vestiaire à elles.
"""

    assert textes(texte, "constat")


def test_des_lignes_a_chevron_sont_une_liste():
    texte = (
        "CONSTATS\n> le vestiaire fuit\n> on ne trouve pas d’arbitre\n> tout est cher"
    )

    assert textes(texte, "constat") == [
        "le vestiaire fuit",
        "on ne trouve pas d’arbitre",
        "tout est cher",
    ]


def test_une_citation_a_chevrons_reste_d_un_tenant():
    texte = """
## Constats

> Les vestiaires du stade fuient depuis trois hivers et la commune, qui
> le sait, n’a pas trouvé le temps de passer voir.
"""

    assert len(textes(texte, "constat")) == 1


def test_le_theme_d_une_fiche_nomme_son_atelier():
    texte = """
FICHE ATELIER N°3
Thème : Partager les vestiaires
Nombre de participants : 16

FREINS
- les clés manquent
"""
    candidats = lire(texte)

    assert [c.texte for c in candidats if c.nature == "atelier"] == [
        "Partager les vestiaires"
    ]
    assert {c.atelier for c in candidats if c.nature != "atelier"} == {
        "Partager les vestiaires"
    }


def test_un_tableau_d_ateliers_donne_leurs_noms_aux_titres():
    texte = """
| Atelier | Date(s) | Nb pers. | Animation |
|---|---|---|---|
| Sport et école | 14/09 | 23 | La ligue |
| Arbitrage | 5/10 | 18 | Le comité |

## 2 Sport et école

- Le gymnase est trop petit pour trois classes

## 3 Arbitrage

- Les sifflets sont rares
"""
    candidats = lire(texte)

    assert [c.texte for c in candidats if c.nature == "atelier"] == [
        "Sport et école",
        "Arbitrage",
    ]
    presents = [
        (c.valeur, c.atelier) for c in candidats if c.nature == "participations"
    ]
    assert presents == [(23, "Sport et école"), (18, "Arbitrage")]


@pytest.mark.parametrize(
    ("titre", "nature"),
    [("Ce qu’on vit :", "constat"), ("Ce qu’on veut :", "preconisation")],
)
def test_un_titre_dit_ce_qu_on_vit_et_ce_qu_on_veut(titre, nature):
    assert textes(f"{titre}\n-Une tribune couverte près du terrain\n", nature) == [
        "Une tribune couverte près du terrain"
    ]


def test_une_reco_numerotee_est_une_demande():
    texte = "Reco 1 : couvrir la tribune\n\nReco 2 : repeindre les lignes"

    assert textes(texte, "preconisation") == [
        "couvrir la tribune",
        "repeindre les lignes",
    ]


def test_la_suite_d_une_demande_n_est_pas_perdue():
    texte = """
## Propositions

- Couvrir la tribune

## Échanges avec le maire

Le comité demande que le stade ouvre à 8 heures et qu’une gardienne soit nommée.
"""

    assert "qu’une gardienne soit nommée." in textes(texte, "preconisation")


def test_un_vote_et_un_cout_ne_sont_pas_des_demandes():
    texte = """
Proposition : couvrir la tribune avant l’hiver. Vote : unanimité.

## Préconisations

- Repeindre les lignes

Coût estimé pour la ligue : 22 k€ par an.
"""

    assert textes(texte, "preconisation") == [
        "couvrir la tribune avant l’hiver.",
        "Repeindre les lignes",
    ]


def test_des_constats_comptes_sont_les_phrases_qui_suivent():
    texte = (
        "Trois constats font l’accord. Le car s’arrête avant le stade. "
        "La buvette est vide. Il faut donc une navette."
    )

    assert textes(texte, "constat") == [
        "Le car s’arrête avant le stade.",
        "La buvette est vide.",
    ]
    assert textes(texte, "preconisation") == ["Il faut donc une navette."]


def test_une_enumeration_garde_ses_lieux():
    texte = (
        "Parmi les idées lancées : un bus, une salle ouverte, des cours à la piscine."
    )

    assert textes(texte, "preconisation") == [
        "un bus",
        "une salle ouverte",
        "des cours à la piscine",
    ]


@pytest.mark.parametrize(
    "phrase",
    [
        "Tous ont cité Ambert, où la ville prête ses gymnases.",
        "Léa évoque le club du Parc, à Cosne, où des lycéens entraînent les petits.",
    ],
)
def test_un_exemple_cite_avec_son_lieu_est_une_pratique(phrase):
    assert textes(phrase, "pratique") == [phrase]


@pytest.mark.parametrize(
    ("texte", "valeurs"),
    [
        ("Subvention : EUR 3 000 de la Fondation", [3000]),
        ("Part de la ligue : 0 €", [0]),
        ("Le chantier coûte 1,125 M€.", [1_125_000]),
    ],
)
def test_un_montant_s_ecrit_aussi_ainsi(texte, valeurs):
    assert [c.valeur for c in lire(texte) if c.nature == "montant"] == valeurs
