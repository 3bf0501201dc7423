"""Les montants : deux bornes, et l’atelier de la rangée ou de la colonne où ils sont écrits."""

import pytest

from egts_dashboard.analyses.extraction import extract
from egts_dashboard.models.candidat import Candidat


def lus(texte: str, nature: str = "montant") -> list[Candidat]:
    return [c for c in extract(texte.strip("\n").split("\n")) if c.nature == nature]


@pytest.mark.parametrize(
    ("texte", "valeurs"),
    [
        ("Le préau coûterait de 15 000 à 20 000 €.", [15_000, 20_000]),
        ("Comptez entre 15\u202f000 et 20\u202f000 euros.", [15_000, 20_000]),
        ("Une aide de 3 à 5 k€", [3_000, 5_000]),
        ("Un devis de 10.000.00 €", [10_000]),
        ("En tout, 1.234.567.89 €", [1_234_567.89]),
        ("En tout, 12 345.678,50 €", [12_345_678.5]),
        ("entre environ 2,5 et 3 M€", [2_500_000, 3_000_000]),
        ("entre deux et trois millions d’euros", [2_000_000, 3_000_000]),
        ("de dix à quinze mille euros", [10_000, 15_000]),
        ("de 800 € à 1 200 €", [800, 1_200]),
        ("5 à 10 € par goûter", [5, 10]),
        ("Ticket : 15-20 €", [15, 20]),
        # Quinze mille, puis cinq cents : l’usage dit l’un, la grandeur dit l’autre.
        ("15 à 20 000 €", [15_000, 20_000]),
        ("de 500 à 10 000 €", [500, 10_000]),
    ],
)
def test_les_deux_bornes_d_un_montant_sont_lues(texte, valeurs):
    assert [c.valeur for c in lus(texte)] == valeurs


@pytest.mark.parametrize(
    ("texte", "valeur"),
    [
        ("Atelier 3 à 5 € par jour", 5),
        ("Lot 2 – 300 €", 300),
        ("Enveloppe 2014 – 20 000 €", 20_000),
        ("Goûter 8 - 1 200 €", 1_200),
        ("L’article 3 et 20 €", 20),
        ("Dix séances à 20 €", 20),
    ],
)
def test_un_rang_une_annee_ou_un_compte_n_est_pas_une_borne(texte, valeur):
    assert [c.valeur for c in lus(texte)] == [valeur]


def test_un_montant_prend_l_atelier_de_sa_rangee():
    montants = lus("""
# Atelier 1 : Le verger

- Planter des haies

# Atelier 2 : Le marché

- Ouvrir le dimanche

# Budget

| Atelier | Demandé | Accordé |
|---|---|---|
| Le verger | 1 200 € | 900 € |
| Le marché | 400 € | 400 € |
| Total | 1 600 € | 1 300 € |
""")

    assert [(c.valeur, c.atelier) for c in montants] == [
        (1200, "Atelier 1 : Le verger"),
        (900, "Atelier 1 : Le verger"),
        (400, "Atelier 2 : Le marché"),
        (400, "Atelier 2 : Le marché"),
        (1600, None),
        (1300, None),
    ]


def test_un_theme_n_est_un_atelier_que_si_un_titre_le_dit():
    tableau = """
# Atelier 1 : Le verger

- Planter des haies

# Budget

| Thème | Coût |
|---|---|
| Le verger | 1 200 € |
| La fanfare | 300 € |
"""

    assert [c.atelier for c in lus(tableau)] == ["Atelier 1 : Le verger", None]
    assert len(lus(tableau, "atelier")) == 1


def test_un_tableau_dont_chaque_colonne_est_un_atelier():
    tableau = """
| | Atelier 1 : Le verger | Atelier 2 : Le marché |
|---|---|---|
| Participants | 12 | 18 |
| Coût | 90 € | 300 € |
"""

    assert [c.texte for c in lus(tableau, "atelier")] == [
        "Atelier 1 : Le verger",
        "Atelier 2 : Le marché",
    ]
    for nature, valeurs in (("participations", (12, 18)), ("montant", (90, 300))):
        assert [(c.valeur, c.atelier) for c in lus(tableau, nature)] == list(
            zip(
                valeurs, ("Atelier 1 : Le verger", "Atelier 2 : Le marché"), strict=True
            )
        )


def test_une_demande_de_tableau_prend_l_atelier_de_sa_rangee():
    demandes = lus(
        """
| Atelier | Propositions |
|---|---|
| Le verger | Planter des haies |
| Le marché | Ouvrir le dimanche |
""",
        "preconisation",
    )

    assert [c.atelier for c in demandes] == ["Le verger", "Le marché"]


def test_le_meme_cout_sous_trois_actions_n_est_pas_un_titre_courant():
    action = "Action\n\nOuvrir le préau du quartier numéro {}\n\nCoût : {}00 €\n\n"

    assert len(lus("".join(action.format(n, n) for n in (3, 4, 5)))) == 3


def test_produits_et_charges_ont_leurs_sommes_dans_la_colonne_d_apres():
    lignes = [
        "Produits\t\tCharges\t",
        "Subvention de la région\t15 000\tLocation de la salle\t11 340",
        "Fonds propres\t1 875\tRepas\t5 535",
    ]

    montants = [c.valeur for c in extract(lignes) if c.nature == "montant"]
    assert montants == [15000, 11340, 1875, 5535]


def test_une_unite_que_des_blancs_ecartent_reste_a_son_nombre():
    lignes = [
        "Reçu de la région ......... 8 000,00  euros",
        "Dépensé ................... 9 714,36  euros",
        "  dont repas .............. 1 212,80  euros",
    ]

    montants = [c.valeur for c in extract(lignes) if c.nature == "montant"]
    assert montants == [8000, 9714.36, 1212.8]


def test_une_case_qui_dit_rien_reste_dans_les_mots_de_sa_rangee():
    (premier, second) = lus("Action\tCoût\tAcquis\tReste\nLa grue\t760 €\t–\t760 €")

    assert premier.texte == second.texte == "La grue 760 € – 760 €"
    assert not lus("Constats\tPropositions\nLe quai est désert\t–", "preconisation")


def test_une_somme_au_bout_de_points_de_suite_est_un_montant():
    texte = """
Dépenses

  Location du hangar ........................ 2 150,00
  Peinture (HT) ................................ 80,50
  Total des dépenses ........................ 2 230,50
"""
    assert [c.valeur for c in lus(texte)] == [2150.0, 80.5, 2230.5]


@pytest.mark.parametrize(
    "ligne",
    [
        "Les écluses ........................... 12",
        "Part des bateliers ................ 12,50 %",
        "Taux ............................... 12,505",
    ],
)
def test_une_page_ou_une_part_au_bout_de_points_n_est_pas_un_montant(ligne):
    assert lus(ligne) == []


@pytest.mark.parametrize("fin", ["2 400,00 €", "2 400 euros", "2 400,00"])
@pytest.mark.parametrize("points", ["..........", "……………"])
def test_des_points_colles_au_montant_n_en_mangent_pas_le_premier_chiffre(points, fin):
    lues = lus(f"Dépenses\n\nLocation du hangar{points}{fin}")

    assert [c.valeur for c in lues] == [2400.0]
