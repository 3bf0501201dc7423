"""Les rapports où une salle relit ce que d’autres ont écrit : retours, étonnements, analyses."""

from tests.analyses.extraction.lecture import lus, textes

RELECTURE = """
# Relire le schéma des mobilités

## Mardi

### 2 retours principaux
- Des mesures annoncées sans budget
- Les villages du plateau oubliés

### Rapport d’étonnement
- Le vélo n’apparaît qu’en annexe

### Analyse
- Un diagnostic daté

### Propositions
- Une navette le dimanche

## Jeudi

### 2 retours principaux
- Un texte réservé aux initiés

### Rapport d’étonnement
- Des cartes illisibles

### Analyse
- Le train absent des objectifs

### Propositions
- Un résumé en langage clair

## Samedi

### 2 retours principaux
- Des échéances repoussées

### Rapport d’étonnement
- Les scolaires jamais cités

### Analyse
- Deux mesures qui se contredisent

### Propositions
- Un comité de suivi ouvert
"""


def test_des_parties_balisees_qui_reviennent_ne_sont_pas_des_titres_courants() -> None:
    trouves = lus(RELECTURE)
    assert trouves["preconisation"] == [
        "Une navette le dimanche",
        "Un résumé en langage clair",
        "Un comité de suivi ouvert",
    ]
    assert len(trouves["constat"]) == 10


def test_ce_qu_une_salle_retourne_et_analyse_se_constate() -> None:
    for titre in ("Retours des habitants", "Étonnements", "Analyse du groupe"):
        rapport = f"## {titre}\n\n- Le guichet unique, deux matins par mois\n"
        assert textes(rapport, "constat") == [
            "Le guichet unique, deux matins par mois"
        ], titre


def test_un_titre_d_analyse_financiere_n_annonce_pas_de_constats() -> None:
    rapport = "## Analyse financière\n\n- Vingt tables pliantes\n"
    assert textes(rapport, "constat") == []


def test_un_infinitif_sous_une_analyse_demande() -> None:
    rapport = """
## Analyse

- Trop d’acronymes
- Former les accueillants des mairies
- « Verdir » est-ce le bon mot ?
"""
    trouves = lus(rapport)
    assert trouves["preconisation"] == ["Former les accueillants des mairies"]
    assert len(trouves["constat"]) == 2


def test_une_action_nommee_sous_une_analyse_y_est_jugee() -> None:
    rapport = """
## Analyse

- Action 12 : un affichage coûteux et sans public
- Action 14 : le poste promis n’est pas financé
"""
    assert set(lus(rapport)) == {"constat"}


def test_des_arguments_en_liste_se_constatent() -> None:
    rapport = """
## Faut-il garder la piscine d’été ?

La salle s’est partagée en deux camps. Arguments :

- Le bassin de la ville voisine est plus grand
- La chaufferie consomme autant que l’école
"""
    assert textes(rapport, "constat") == [
        "Le bassin de la ville voisine est plus grand",
        "La chaufferie consomme autant que l’école",
    ]


def test_un_lien_et_un_italique_ne_laissent_que_leurs_mots() -> None:
    rapport = """
## Propositions

- Afficher _chaque mois_ [le relevé des puits](https://exemple.fr/puits/releve)
"""
    assert textes(rapport, "preconisation") == [
        "Afficher chaque mois le relevé des puits"
    ]


def test_une_question_en_italique_titre_sa_liste() -> None:
    rapport = """
**Points de vigilance :**

- Le bail du local finit au printemps

_Question 1 : que deviennent les bénévoles ?_

- Proposer une autre salle aux bénévoles
- Demander un délai au propriétaire
"""
    trouves = lus(rapport)
    assert trouves["constat"] == ["Le bail du local finit au printemps"]
    assert len(trouves["preconisation"]) == 2
