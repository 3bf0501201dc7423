"""Ce qui se dit en réunion : qui parle, ce qu’on retient, ce qu’on fait seulement remarquer."""

import pytest

from egts_dashboard.analyses.extraction import extract


def lus(texte: str) -> dict[str, list[str]]:
    trouves: dict[str, list[str]] = {}
    for candidat in extract(texte.strip("\n").split("\n")):
        trouves.setdefault(candidat.nature, []).append(candidat.texte)
    return trouves


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
