"""Un tableau croisé de présences se lit case par case ; un croisé d’autre chose, non."""

import pytest

from tests.analyses.extraction.lecture import lire

ANNONCE = "Nombre de participants par port et par séance"
ALIGNE = """
Port              Séance 1   Séance 2   Séance 3   Total
--------------------------------------------------------
Grand-Large             12          8          –      20
Anse du Moulin           7       n.c.         11      18
--------------------------------------------------------
Total                   19          8         11      38
"""
TABULE = """
Port\tSéance 1\tSéance 2\tSéance 3\tTotal
Grand-Large\t12\t8\t–\t20
Anse du Moulin\t7\tn.c.\t11\t18
Total\t19\t8\t11\t38
"""
BARRES = """
| Port | Séance 1 | Séance 2 | Séance 3 | Total |
|---|---|---|---|---|
| Grand-Large | 12 | 8 | – | 20 |
| Anse du Moulin | 7 | n.c. | 11 | 18 |
| Total | 19 | 8 | 11 | 38 |
"""


def presents(texte: str) -> list[float | None]:
    return [c.valeur for c in lire(texte, "participations")]


@pytest.mark.parametrize("tableau", [ALIGNE, TABULE, BARRES])
def test_chaque_case_est_une_participation_et_une_case_vide_n_est_rien(tableau):
    texte = f"{ANNONCE}\n{tableau}"

    assert presents(texte) == [12, 8, 20, 7, 11, 18, 19, 8, 11, 38]
    assert lire(texte, "seances") == []


def test_une_case_dit_sa_ligne_sa_colonne_et_si_elle_est_un_total():
    trouves = lire(f"{ANNONCE}\n{TABULE}", "participations")

    assert (trouves[0].texte, trouves[0].ligne) == ("Grand-Large | Séance 1 | 12", 4)
    assert trouves[0].motif == "repartition"
    assert (trouves[-1].texte, trouves[-1].motif) == (
        "Total | Total | 38",
        "colonne_de_tableau",
    )


def test_la_colonne_des_lignes_peut_n_avoir_pas_de_nom():
    texte = """
Émargements des soirées

                 12 mars    3 avril    15 mai
Libraires             4          6         3
Relieurs                         2         5
"""
    trouves = lire(texte, "participations")

    assert [c.valeur for c in trouves] == [4, 6, 3, 2, 5]
    assert trouves[3].texte == "Relieurs | 3 avril | 2"


@pytest.mark.parametrize(
    ("dit", "tableau", "nombres"),
    [
        (
            "Fréquentation, par métier et par atelier",
            "Métier\tDunes\tEstran\nGuides\t3\t5\nSauniers\t2\t9",
            [3, 5, 2, 9],
        ),
        (
            "Le tableau dit combien de personnes sont venues.",
            "Date\tAuch\tMirande\n12/03\t14\t9\n2/04\t\t11",
            [14, 9, 11],
        ),
        (
            "Tableau 2 : personnes émargées",
            "Métier\tLieu\tS1\tS2\nLuthiers\tNantes\t5\t6\nFacteurs\tVitré\t1\t0",
            [5, 6, 1, 0],
        ),
    ],
)
def test_les_seances_sont_en_colonnes_en_lignes_ou_dites_au_dessus(
    dit, tableau, nombres
):
    assert presents(f"{dit}\n\n{tableau}") == nombres


def test_un_en_tete_sur_deux_rangees_donne_son_atelier_a_la_case():
    tableau = "Canton\tAtelier 1 : La scène\t\tAtelier 2 : Les loges\t\n\t4 mai\t11 mai\t5 juin\t12 juin\nOuest\t4\t5\t6\t7\nEst\t14\t–\t16\t17"
    trouves = lire(f"Présents\n\n{tableau}", "participations")

    assert [c.valeur for c in trouves] == [4, 5, 6, 7, 14, 16, 17]
    assert trouves[1].atelier == "Atelier 1 : La scène"
    assert trouves[1].texte == "Ouest | Atelier 1 : La scène | 11 mai | 5"


@pytest.mark.parametrize(
    ("dit", "tableau"),
    [
        (
            "Dépenses par séance, en euros",
            "Poste\tSéance 1\tSéance 2\nSalle\t120\t80\nCafé\t40\t30",
        ),
        (
            "Notes données par les participants",
            "Qui\tSéance 1\tSéance 2\nAccueil\t4\t3\nSon\t2\t5",
        ),
        (
            "Part des personnes présentes, en %",
            "Public\tSéance 1\tSéance 2\nÉlus\t40\t30\nAutres\t60\t70",
        ),
        (
            "Effectifs des établissements",
            "Lycée\tAtelier 1\tAtelier 2\nNord\t400\t390\nSud\t600\t610",
        ),
        (
            "Personnes présentes",
            "Commune\tCode postal\tHabitants\nIssac\t24400\t400\nMauzens\t24260\t800",
        ),
        ("Personnes présentes", "Commune\t2019\t2020\nIssac\t24\t40\nMauzens\t26\t80"),
        (
            "Les participants ont classé les idées.",
            "Idée\tAtelier 1\tAtelier 2\nUn kiosque\t4\t3\nUn bassin\t2\t5",
        ),
        ("Arrosage", "Massif\tSéance 1\tSéance 2\nRoses\t12\t8\nIris\t4\t3"),
    ],
)
def test_un_tableau_croise_d_autre_chose_ne_compte_personne(dit, tableau):
    assert presents(f"{dit}\n\n{tableau}") == []
