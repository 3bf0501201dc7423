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


def test_la_mesure_que_des_items_en_retrait_jugent_n_est_pas_un_constat() -> None:
    rapport = """
## Analyse

- Mesure 3 : un verger par école
  - Rien sur l’arrosage
  - Des essences fragiles
"""
    assert textes(rapport, "constat") == [
        "Rien sur l’arrosage",
        "Des essences fragiles",
    ]


def test_un_item_fait_de_questions_tient_d_un_bloc() -> None:
    rapport = """
## Points de vigilance

- Que devient la gardienne du gymnase ? Qui ouvrira la salle le soir ?
"""
    assert len(textes(rapport, "constat")) == 1


def test_ce_qui_fait_venir_ou_partir_se_constate() -> None:
    rapport = """
## Qu’est-ce qui vous fait rester ?

- L’accueil du premier soir
"""
    assert textes(rapport, "constat") == ["L’accueil du premier soir"]


def test_des_risques_souleves_annoncent_leur_liste() -> None:
    rapport = """
## Atelier 2 : la laverie partagée

### Participants

- Une gérante, deux locataires

Les commerçants n’y voient pas d’intérêt pour leur rue. Deux risques sont soulevés :

- Bruit : les machines tournent la nuit sous les chambres
- Voisinage : des files d’attente dans l’entrée de l’immeuble
"""
    assert len(textes(rapport, "constat")) == 3


def test_des_idees_qui_emergent_se_demandent() -> None:
    atelier = "## Atelier 1 : la place du village\n\n"
    for phrase in (
        "L’idée est ressortie de planter des tilleuls devant l’école.",
        "Une piste a émergé : la création d’un four à pain commun.",
        "D’autres propositions ont porté sur un abri pour les vélos.",
        "L’éclairage du lavoir et le marché du soir ont été identifiés comme des priorités.",
        "Le groupe a imaginé une buvette tenue à tour de rôle.",
    ):
        assert set(lus(atelier + phrase)) == {"atelier", "preconisation"}, phrase


def test_un_conte_imagine_par_un_groupe_ne_demande_rien() -> None:
    rapport = (
        "## Atelier 1 : la veillée\n\nLes jeunes ont imaginé des contes du marais."
    )
    assert textes(rapport, "preconisation") == []


def test_ce_dont_on_n_a_pas_besoin_ne_se_demande_pas() -> None:
    rapport = (
        "## Atelier 1 : le garage solidaire\n\n"
        "Plusieurs adhérents le disent : on n’a pas besoin d’un pont neuf."
    )
    assert textes(rapport, "preconisation") == []


def test_une_proposition_de_faire_se_demande_parmi_des_constats() -> None:
    rapport = """
## Points de vigilance

- Le hangar prend l’eau par le nord
- Proposition de louer une tente pour la fête des moissons
"""
    assert textes(rapport, "preconisation") == [
        "Proposition de louer une tente pour la fête des moissons"
    ]


def test_un_signe_monetaire_seul_ne_dit_rien() -> None:
    rapport = "## Diagnostic\n\n- Actions utiles (bourses) : €€\n- Peu de bancs\n"
    assert textes(rapport, "constat") == ["Peu de bancs"]


def test_une_action_nommee_que_le_groupe_retient_se_demande() -> None:
    rapport = "## Ce que le groupe retient\n\n- Action 2 : un four commun au hameau\n"
    assert set(lus(rapport)) == {"preconisation"}
