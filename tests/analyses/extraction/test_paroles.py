"""Ce qui se dit en réunion : qui parle, ce qu’on retient, ce qu’on fait seulement remarquer."""

import pytest

from egts_dashboard.analyses.extraction import extract
from tests.analyses.extraction.lecture import lus, textes


def test_qui_parle_n_est_pas_dans_ce_qu_il_dit():
    trouves = lus("""
INTERVENTIONS DU PUBLIC

M. Faure (parent) : il faudrait que le car parte de l’église.
Mme Roux (habitante) : les enfants rentrent épuisés le soir.
Réponse du maire : une étude est en cours.

CE QUE LE CONSEIL RETIENT

1°) Demander un second car
2°) Isoler les combles de l’école

La séance est levée à 20 h 45.
""")

    assert trouves == {
        "preconisation": [
            "il faudrait que le car parte de l’église.",
            "Demander un second car",
            "Isoler les combles de l’école",
        ],
        "constat": ["les enfants rentrent épuisés le soir."],
    }


def test_ce_que_l_on_retient_sans_verbe_se_constate():
    trouves = lus("Ce que nous retenons\n\n- Un accueil rare\n- Des bus en retard")

    assert trouves == {"constat": ["Un accueil rare", "Des bus en retard"]}


@pytest.mark.parametrize("debut", ["Il convient de noter", "Il faut aussi rappeler"])
def test_faire_remarquer_n_est_pas_demander(debut):
    trouves = lus(f"Constats\n\n{debut} que les bus roulent vides le soir.")

    assert "preconisation" not in trouves


def test_une_liste_qui_a_perdu_ses_puces_ne_se_recolle_pas_a_son_intertitre():
    trouves = lus("""
## Ce que proposent les participants
Économiser
remplacer les vieilles canalisations ;
interdire les piscines en juillet.
Partager
créer un parlement de la rivière.
""")

    assert [t.rstrip(" ;.") for t in trouves["preconisation"]] == [
        "remplacer les vieilles canalisations",
        "interdire les piscines en juillet",
        "créer un parlement de la rivière",
    ]


def test_une_lueur_annonce_des_pratiques():
    trouves = lus(
        "Nos constats\n\nLes infirmières disent leur solitude. Tout n’est pas sombre. "
        "L’hôpital local a créé une équipe mobile."
    )

    assert trouves == {
        "constat": ["Les infirmières disent leur solitude."],
        "pratique": ["L’hôpital local a créé une équipe mobile."],
    }


def test_une_lueur_et_son_exemple_d_un_trait_sont_une_pratique():
    assert textes(
        "Nos constats\n\nLes infirmières disent leur solitude. Tout n’est pas noir : "
        "les équipes du port ont gardé une permanence au marché.",
        "pratique",
    ) == [
        "Tout n’est pas noir : les équipes du port ont gardé une permanence au marché."
    ]


def test_un_theme_numerote_ne_demande_rien_ses_listes_si():
    trouves = lus("""
## Enjeu 1 – Respirer

Les seuils de pollution sont dépassés quarante jours par an.

### Objectif opérationnel 1.1 : apaiser les abords des écoles

- Limiter la vitesse à 20 km/h
- Supprimer le stationnement proche

## Ils nous ont inspirés

Gand

Le centre est découpé en six secteurs.
""")

    assert trouves == {
        "constat": ["Les seuils de pollution sont dépassés quarante jours par an."],
        "preconisation": [
            "Limiter la vitesse à 20 km/h",
            "Supprimer le stationnement proche",
        ],
        "pratique": ["Le centre est découpé en six secteurs."],
    }


def test_la_prose_qui_motive_une_liste_de_demandes_se_constate():
    trouves = lus("""
Premier point : les vitrines

Un local commercial sur cinq est vacant. La ville de Guéret achète les murs et les loue.
Le conseil recommande :
- de taxer les locaux vacants,
- de créer une foncière commune.

Avis adopté par 22 voix pour et 3 abstentions.
""")

    assert trouves == {
        "constat": ["Un local commercial sur cinq est vacant."],
        "pratique": ["La ville de Guéret achète les murs et les loue."],
        "preconisation": [
            "de taxer les locaux vacants,",
            "de créer une foncière commune.",
        ],
    }


def test_ce_que_fait_le_lieu_du_rapport_n_est_pas_une_pratique_d_ailleurs():
    trouves = lus(
        "Bilan de la ville de Guéret\n\nConstats\n\n"
        "La ville de Guéret a ouvert deux enquêtes auprès des habitants."
    )

    assert "pratique" not in trouves


def test_compter_ce_qu_il_faut_n_est_pas_demander():
    trouves = lus(
        "Constats\n\nIl faut deux correspondances pour rejoindre l’hôpital.\n\n"
        "Il faut deux navettes de plus."
    )

    assert trouves["constat"] == [
        "Il faut deux correspondances pour rejoindre l’hôpital."
    ]
    assert trouves["preconisation"] == ["Il faut deux navettes de plus."]


def test_un_nombre_coupe_en_fin_de_ligne_reste_entier():
    (montant,) = [
        c
        for c in extract(
            ["Propositions", "- Prêter des scooters (45", "000 euros pour trente)."]
        )
        if c.nature == "montant"
    ]

    assert montant.valeur == 45_000


def test_une_table_lettree_est_un_atelier():
    trouves = lus("# Table A – Les repas\n\n- Le dîner est servi à 18 heures")

    assert trouves["atelier"] == ["Table A – Les repas"]


def test_une_question_titre_la_liste_de_ses_reponses():
    trouves = lus("""
## Question 1 : Qu’est-ce qui vous plaît dans votre quartier ?

- Les arbres du mail

## Question 2 : Connaissez-vous une initiative à imiter ?

- Le café des réparations, chaque samedi

## Qui a répondu ?

Deux répondants sur trois sont des femmes.
""")

    assert trouves == {
        "constat": ["Les arbres du mail"],
        "pratique": ["Le café des réparations, chaque samedi"],
    }


def test_ce_qui_precede_une_decision_se_constate_sauf_le_recit_de_la_reunion():
    trouves = lus("""
# Point 1 : l’accès aux soins

La coordinatrice présente les chiffres. Les généralistes travaillent seuls au bourg.

Décision : ouvrir une consultation avancée au bourg.
""")

    assert trouves == {
        "constat": ["Les généralistes travaillent seuls au bourg."],
        "preconisation": ["ouvrir une consultation avancée au bourg."],
    }


def test_des_soirees_ou_l_on_compte_les_presents_sont_des_seances():
    trouves = {
        c.nature: c.valeur
        for c in extract(["58 personnes ont participé aux trois soirées."])
    }

    assert trouves == {"participations": 58, "seances": 3}


def test_un_agent_qui_agit_en_un_lieu_dit_est_une_pratique_quel_que_soit_le_verbe():
    phrase = "En Meurthe-et-Moselle, le département avance les frais aux familles."

    assert lus(f"Constats\n\nLes frais montent. {phrase}")["pratique"] == [phrase]


def test_dans_un_meme_paragraphe_ce_qui_mene_a_une_demande_se_constate():
    trouves = lus(
        "La nuit\n\nLa police reçoit cent appels et dispose d’une voiture. "
        "Un cafetier cite Nantes, où des correcteurs de nuit calment les groupes. "
        "Les habitants demandent un second équipage."
    )

    assert trouves == {
        "constat": ["La police reçoit cent appels et dispose d’une voiture."],
        "pratique": [
            "Un cafetier cite Nantes, où des correcteurs de nuit calment les groupes."
        ],
        "preconisation": ["Les habitants demandent un second équipage."],
    }


@pytest.mark.parametrize(
    "phrase",
    [
        "Après débat, l’atelier demande au port de salarier un éclusier.",
        "Nous exigeons que chaque démarche reste possible au guichet.",
        "Il importe enfin que les refus soient motivés par écrit.",
    ],
)
def test_une_exigence_dite_en_toutes_lettres_se_demande(phrase):
    assert [c.nature for c in extract(["# Atelier n° 1", "", phrase])][1:] == [
        "preconisation"
    ]
