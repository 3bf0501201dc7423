"""Forum par tables, lettre, fiche d’un seul atelier, synthèse régionale : un genre, une structure."""

import pytest

from egts_dashboard.analyses.extraction import extract
from egts_dashboard.models.candidat import Candidat


def lire(texte: str) -> list[Candidat]:
    return extract(texte.strip("\n").split("\n"))


def lus(texte: str, nature: str) -> list[str]:
    return [c.texte for c in lire(texte) if c.nature == nature]


@pytest.mark.parametrize(("partie", "table"), [("## ", ""), ("## ", "### "), ("", "")])
def test_une_partie_reprise_table_par_table_garde_sa_nature(partie, table):
    texte = f"""
{partie}Ce qui a été proposé

{table}Table « La halle »

- Une buvette ouverte le samedi

{table}Table « Le port »

- Un banc devant la criée
"""

    assert lus(texte, "preconisation") == [
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

    assert lus(texte, "atelier") == ["Table « Le port »"]


def test_un_plan_en_chiffres_romains_garde_ses_sous_parties():
    texte = """
II - CONSTATS

II.1 Une criée à l’abandon

Les mareyeurs partent un à un. Chaque service tient son propre registre.

III - PRÉCONISATIONS

III.1 Tenir la criée

- Rouvrir le dimanche
"""

    assert lus(texte, "constat") == [
        "Les mareyeurs partent un à un.",
        "Chaque service tient son propre registre.",
    ]
    assert lus(texte, "preconisation") == ["Rouvrir le dimanche"]


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

    assert lus(texte, "constat") == [
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

    assert lus(texte, "preconisation") == ["un ponton de plus ;", "une grue."]


def test_un_exemple_dont_on_a_parle_est_une_pratique():
    phrase = "Léa nous a parlé de Limoges : l’hôpital y réserve trente contrats."

    assert lus(phrase, "pratique") == [phrase]


def test_une_puce_dessinee_n_est_pas_dans_le_texte():
    assert lus("## Constats\n\n- 👎 Aucune place à quai", "constat") == [
        "Aucune place à quai"
    ]
