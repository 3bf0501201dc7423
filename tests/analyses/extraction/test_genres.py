"""Forum par tables, lettre, fiche d’un seul atelier, synthèse régionale : un genre, une structure."""

import time

import pytest

from egts_dashboard.analyses.extraction import extract
from tests.analyses.extraction.lecture import lire, textes


@pytest.mark.parametrize(("partie", "table"), [("## ", ""), ("## ", "### "), ("", "")])
def test_une_partie_reprise_table_par_table_garde_sa_nature(partie, table):
    texte = f"""
{partie}Ce qui a été proposé

{table}Table « La halle »

- Une buvette ouverte le samedi

{table}Table « Le port »

- Un banc devant la criée
"""

    assert textes(texte, "preconisation") == [
        "Une buvette ouverte le samedi",
        "Un banc devant la criée",
    ]
    assert [c.atelier for c in lire(texte) if c.nature == "preconisation"] == [
        "Table « La halle »",
        "Table « Le port »",
    ]


def test_une_table_redite_n_est_pas_un_autre_atelier():
    texte = """
## Constats

Table « Le port » (18 participants)

- Le quai est désert

## Propositions

Table « Le port »

- Un marché le jeudi
"""

    assert textes(texte, "atelier") == ["Table « Le port »"]


def test_un_plan_en_chiffres_romains_garde_ses_sous_parties():
    texte = """
II - CONSTATS

II.1 Une criée à l’abandon

Les mareyeurs partent un à un. Chaque service tient son propre registre.

III - PRÉCONISATIONS

III.1 Tenir la criée

- Rouvrir le dimanche
"""

    assert textes(texte, "constat") == [
        "Les mareyeurs partent un à un.",
        "Chaque service tient son propre registre.",
    ]
    assert textes(texte, "preconisation") == ["Rouvrir le dimanche"]


@pytest.mark.parametrize(
    "tete",
    [
        "# Compte rendu d’atelier\n\nIntitulé : « Vivre du port »",
        "Objet : retour sur l’atelier « Vivre du port » du 12 avril",
    ],
)
def test_le_seul_atelier_d_un_rapport_est_celui_de_ses_items(tete):
    candidats = lire(f"{tete}\n\n## Propositions\n\n- Un marché le jeudi")

    assert [c.texte for c in candidats if c.nature == "atelier"] == ["Vivre du port"]
    assert {c.atelier for c in candidats if c.nature == "preconisation"} == {
        "Vivre du port"
    }


def test_une_repartition_dont_la_somme_est_le_total_est_lue():
    texte = "Le forum a réuni 107 participants (Ain : 61, Drôme : 46)."
    autre = "Le forum a réuni 107 participants (salle : 61, étage : 2)."

    assert [c.valeur for c in lire(texte)] == [107, 61, 46]
    assert [c.valeur for c in lire(autre)] == [107]


def test_un_total_suit_la_taille_des_seances():
    texte = "Nous étions 12 à 15 personnes à chaque fois, 27 en tout."

    assert 27 in [c.valeur for c in lire(texte)]


def test_des_difficultes_enumerees_se_separent():
    texte = (
        "D’abord, les difficultés : les bateaux refusent du monde, "
        "le délai dépasse neuf mois, et les mousses partent sans solution."
    )

    assert textes(texte, "constat") == [
        "les bateaux refusent du monde",
        "le délai dépasse neuf mois",
        "les mousses partent sans solution",
    ]


def test_une_lettre_se_termine_sans_rien_demander():
    texte = """
Ce que vous avez demandé :

a) un ponton de plus ;
b) une grue.

Reste à trouver 7 500 € pour la grue.

Bien à vous,
Lia
"""

    assert textes(texte, "preconisation") == ["un ponton de plus ;", "une grue."]


def test_un_exemple_dont_on_a_parle_est_une_pratique():
    phrase = "Léa nous a parlé de Limoges : l’hôpital y réserve trente contrats."

    assert textes(phrase, "pratique") == [phrase]


def test_une_puce_dessinee_n_est_pas_dans_le_texte():
    assert textes("## Constats\n\n- 👎 Aucune place à quai", "constat") == [
        "Aucune place à quai"
    ]


FICHES = """
Atelier\tGroupe « La halle » – 4 séances – 36 participants
Constats\tLes étals sont vides
Propositions\tUn marché le jeudi
Coût\t45 000 € la première année

Atelier\tGroupe « Le port » – 3 séances – 22 participants
Constats\tLe quai est désert
Propositions\tUn banc devant la criée
Coût\t2 à 3 k€
"""


def test_une_fiche_en_tableau_dit_son_atelier_dans_une_rangee():
    candidats = lire(FICHES)

    assert [c.texte for c in candidats if c.nature == "atelier"] == [
        "Groupe « La halle »",
        "Groupe « Le port »",
    ]
    assert [(c.texte, c.atelier) for c in candidats if c.nature == "preconisation"] == [
        ("Un marché le jeudi", "Groupe « La halle »"),
        ("Un banc devant la criée", "Groupe « Le port »"),
    ]
    assert [(c.valeur, c.atelier) for c in candidats if c.nature == "montant"] == [
        (45_000, "Groupe « La halle »"),
        (2_000, "Groupe « Le port »"),
        (3_000, "Groupe « Le port »"),
    ]
    assert not [c for c in candidats if c.nature == "pratique"]


def test_ce_qui_motive_une_demande_ne_fait_pas_taire_les_autres_points():
    texte = """
Point 1. Les navettes

Le comité relève que la navette part à vide.
Décision : changer l’horaire du matin.

Point 2. Les quais

Trois quais sur vingt n’ont pas de rampe.
"""

    assert "Trois quais sur vingt n’ont pas de rampe." in textes(texte, "constat")


def test_deux_demandes_d_une_phrase_se_separent():
    texte = "Le comité souhaite que la rampe soit refaite et propose l’installation de bancs."

    assert textes(texte, "preconisation") == [
        "Le comité souhaite que la rampe soit refaite",
        "propose l’installation de bancs.",
    ]


def test_ce_que_l_on_demande_a_quelqu_un_est_une_demande():
    texte = "Il est demandé à la métropole d’étudier la gratuité des navettes."

    assert textes(texte, "preconisation") == [texte]
    assert (
        textes("Il est demandé à chaque participant de se présenter.", "preconisation")
        == []
    )


def test_ce_qui_pourrait_changer_annonce_des_demandes():
    texte = "## Ce qui pourrait changer\n\nLes pêcheurs proposent de fermer deux ans."

    assert textes(texte, "preconisation") == [
        "Les pêcheurs proposent de fermer deux ans."
    ]


PAR_NATURE = """
1. LES ATELIERS
Atelier 1 « Produire » : 3 séances, 29 participants (dont 11 agriculteurs)
Atelier 2 « Vendre » : 2 séances, 18 participants

2. PROPOSITIONS
2.1 Produire
- Acheter des terres (estimation : 120 k€)
2.2 Vendre
- Ouvrir une halle

3. ILS NOUS INSPIRENT
- La régie agricole de Mouans
"""


def test_une_partie_reprend_les_ateliers_par_leur_nom_court():
    candidats = lire(PAR_NATURE)

    assert [c.texte for c in candidats if c.nature == "atelier"] == [
        "Atelier 1 « Produire »",
        "Atelier 2 « Vendre »",
    ]
    assert [
        (c.nature, c.atelier)
        for c in candidats
        if c.nature in ("preconisation", "montant", "pratique")
    ] == [
        ("preconisation", "Atelier 1 « Produire »"),
        ("montant", "Atelier 1 « Produire »"),
        ("preconisation", "Atelier 2 « Vendre »"),
        ("pratique", None),
    ]


@pytest.mark.parametrize(
    ("titre", "nature"),
    [
        ("Ce qu’il faut retenir", "constat"),
        ("Question 1 : qu’est-ce qui vous empêche de prendre le bac ?", "constat"),
        ("Quelles villes vous font envie ?", "pratique"),
    ],
)
def test_une_question_dit_la_nature_des_reponses(titre, nature):
    lues = [c.nature for c in lire(f"## {titre}\n\n- Le quai est ouvert à tous")]

    assert lues == [nature]


def test_des_forces_enumerees_sous_leur_titre_se_separent():
    texte = """
## Forces et faiblesses

Les participants ont d’abord dressé la liste de ce qui va.

Du côté des forces : la solidarité, un port abrité, une criée vivante.
"""

    assert textes(texte, "constat") == [
        "la solidarité",
        "un port abrité",
        "une criée vivante",
    ]


def test_ce_dont_parlent_les_attentes_n_en_est_pas_une():
    texte = """
## Attentes

Les attentes exprimées portent sur deux champs.

Les élus attendent du port qu’il tienne son calendrier.
"""

    assert textes(texte, "preconisation") == [
        "Les élus attendent du port qu’il tienne son calendrier."
    ]


def test_quatre_ateliers_parmi_d_autres_comptes_n_annoncent_pas_leurs_noms():
    texte = (
        "## En chiffres\n\n- 4 ateliers\n- 126 participants\n- 87 propositions reçues"
    )

    assert textes(texte, "atelier") == []


@pytest.mark.parametrize(
    "ligne",
    [
        "12 participants (" + "Ain : 6, " * 2_000,
        "a   b   " * 2_400,
        "Freins : " + "– a b " * 3_000,
        "> " * 9_000,
        "12 personnes, " * 1_400,
        "12 participants, " + "12345" * 3_900 + " présents",
        "12 participants, " + "1, " * 6_500 + " présents",
        "Présents : " + "12 maires, " * 1_800,
        "N. " * 6_600,
    ],
)
def test_une_ligne_demesuree_se_lit_en_un_instant(ligne):
    debut = time.process_time()

    extract([ligne] * 3)

    assert time.process_time() - debut < 3
