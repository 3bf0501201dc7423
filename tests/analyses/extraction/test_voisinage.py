"""Ce que ni titre ni tournure ne dit, mais que disent ses voisins."""

import pytest

from tests.analyses.extraction.lecture import lire, textes

ATELIER = """
# Atelier 1 : Le four banal

{}

Le groupe demande que le four soit rallumé un samedi sur deux. Il propose de confier
la clé à la boulangère.
"""


def test_le_paragraphe_d_avant_les_demandes_d_un_atelier_se_constate():
    texte = ATELIER.format(
        "La voûte tient encore bien. On y cuit deux fois l’an. Le bois, lui, se fait rare."
    )

    constats = lire(texte, "constat")
    assert [c.texte for c in constats] == [
        "La voûte tient encore bien.",
        "On y cuit deux fois l’an.",
        "Le bois, lui, se fait rare.",
    ]
    assert [c.confiance >= 0.7 for c in constats] == [False, False, False]
    assert textes(texte, "preconisation") == [
        "Le groupe demande que le four soit rallumé un samedi sur deux.",
        "Il propose de confier la clé à la boulangère.",
    ]


def test_une_ligne_qui_compte_la_reunion_n_est_pas_un_constat():
    texte = ATELIER.format("2 soirées | 14 habitants")

    assert lire(texte, "constat") == []
    assert [c.valeur for c in lire(texte, "participations")] == [14]
    assert [c.valeur for c in lire(texte, "seances")] == [2]


def test_la_moitie_d_un_paragraphe_entraine_l_autre():
    texte = """
# Le marché

Les étals manquent de place. La halle date d’un autre âge. Les clients se
plaignent du bruit.
"""

    assert [(c.texte, c.motif) for c in lire(texte, "constat")] == [
        ("Les étals manquent de place.", "tournure_de_constat"),
        ("La halle date d’un autre âge.", "voisinage"),
        ("Les clients se plaignent du bruit.", "tournure_de_constat"),
    ]


def test_une_seule_phrase_n_entraine_pas_les_autres():
    texte = """
# Le marché

La halle date de 1910. Elle occupe toute la place. Les étals manquent de place.
"""

    assert textes(texte, "constat") == ["Les étals manquent de place."]


TABLEAU = """
# Atelier 1 : Le lavoir

| Alors, ça va ? | Et on voudrait quoi ? |
|---|---|
| L’eau stagne sous les dalles du fond | Curer le bief deux fois par an |
| Le toit laisse passer la pluie d’ouest | Remplacer les tuiles cassées avant l’hiver |
| Total | 2 points |
"""


def test_les_cases_disent_leur_colonne_quand_l_en_tete_se_tait():
    assert textes(TABLEAU, "preconisation") == [
        "Curer le bief deux fois par an",
        "Remplacer les tuiles cassées avant l’hiver",
    ]
    constats = lire(TABLEAU, "constat")
    assert [c.texte for c in constats] == [
        "L’eau stagne sous les dalles du fond",
        "Le toit laisse passer la pluie d’ouest",
    ]
    assert {(c.motif, c.confiance) for c in constats} == {("voisinage", 0.5)}


@pytest.mark.parametrize("tete", ["Qui", "Thème", "Échéance"])
def test_une_colonne_de_noms_ou_de_dates_n_est_pas_devinee(tete):
    texte = TABLEAU.replace("Alors, ça va ?", tete)

    assert lire(texte, "constat") == []


def test_une_case_longue_sous_un_en_tete_n_en_est_pas_un_autre():
    texte = """
| N° | Constat de départ | Proposition | À qui ? |
|---|---|---|---|
| 1 | Le bac à sel est vide dès décembre | Le remplir en novembre | Voirie |
| 2 | L’orientation des panneaux du bourg perd les livreurs | Les tourner vers la route | Voirie |
| 3 | Le banc de l’arrêt est cassé | Le réparer avec les lycéens | Région |
"""

    assert len(lire(texte, "constat")) == 3
    assert len(lire(texte, "preconisation")) == 3


def test_plusieurs_phrases_dans_une_case_sont_plusieurs_constats():
    texte = """
| Séances | 3 |
|---|---|
| Participants | 12 |
| Ce que nous avons constaté | Les volets claquent toute la nuit. La chaudière s’arrête le dimanche soir. |
| Ce que nous proposons | Caler les volets avec du liège. Programmer la chaudière pour sept jours. |
"""

    assert len(lire(texte, "constat")) == 2
    assert len(lire(texte, "preconisation")) == 2


def test_la_prose_hors_parties_compte_quand_les_parties_en_disent_peu():
    texte = """
# Journée des jardins

Ce serait bien que la commune prête une remorque. Les jardiniers pourraient aussi
partager un composteur. Il faudrait ouvrir le puits en été.

## Pistes

- acheter un broyeur
"""

    assert len(lire(texte, "preconisation")) == 4


def test_la_prose_hors_parties_se_tait_sous_un_rapport_bien_rangé():
    texte = """
# Journée des jardins

Il faudra du temps pour tout lire.

## Propositions

- planter une haie
- curer le fossé du haut
- prêter une remorque
"""

    assert len(lire(texte, "preconisation")) == 3


def test_une_liste_de_demandes_sous_un_sous_titre_ne_reste_pas_un_constat():
    texte = """
Points de vigilance :

- Les salariés du moulin s’inquiètent
- La digue est fragile

Et pour la suite du moulin ?

- Nécessité d’une attitude bienveillante envers les salariés
- Financer une cellule d’écoute
- Trouver un repreneur dans la vallée
"""

    assert len(lire(texte, "constat")) == 2
    assert len(lire(texte, "preconisation")) == 3


def test_une_revendication_numerotee_est_une_demande_et_son_texte_se_constate_encore():
    texte = """
# Paroles d’internes

Revendication 1 - Suppression de l’étude du mercredi

Les internes sont épuisés dès le jeudi matin.

Revendication 2 - Ouverture du foyer le dimanche soir

Le foyer est trop petit pour tout l’étage.
"""

    assert textes(texte, "preconisation") == [
        "Suppression de l’étude du mercredi",
        "Ouverture du foyer le dimanche soir",
    ]
    assert len(lire(texte, "constat")) == 2


@pytest.mark.parametrize(
    "phrase",
    [
        "Ne pourrait-on pas rouvrir la passerelle une heure par jour ?",
        "Et si on organisait une lecture sous le kiosque ?",
        "Ce serait bien que le kiosque ait de la lumière.",
    ],
)
def test_une_suggestion_polie_demande(phrase):
    assert textes(f"# Le kiosque\n\n{phrase}", "preconisation") == [phrase]


def test_un_paragraphe_de_demandes_n_efface_pas_ce_que_des_gens_deplorent():
    texte = """
# Nos demandes

Les riverains dénoncent le bruit des livraisons. Il faudrait livrer après huit heures.
Le conseil souhaite être consulté avant l’été.
"""

    assert textes(texte, "constat") == [
        "Les riverains dénoncent le bruit des livraisons."
    ]
    assert len(textes(texte, "preconisation")) == 2


def test_un_libelle_dans_un_paragraphe_dit_sa_phrase():
    texte = """
# La salle des fêtes

Tout le monde s’y retrouve. Solution : repeindre la scène en noir. Ce qui va bien = la
cuisine est assez grande pour tous. Plus de chaises, moins de tables rondes.
"""

    assert textes(texte, "preconisation") == [
        "repeindre la scène en noir.",
        "Plus de chaises, moins de tables rondes.",
    ]
    assert textes(texte, "constat") == ["la cuisine est assez grande pour tous."]


@pytest.mark.parametrize(
    "phrase",
    [
        "Les conseillers changent tous les mois, il faut tout raconter à chaque fois.",
        "La salle est jugée trop froide par les danseurs.",
        "Le comité rencontre plusieurs difficultés pour trouver un local.",
        "Il y a peu d’espaces pour répéter.",
    ],
)
def test_ce_que_l_on_subit_se_constate(phrase):
    texte = f"# La salle\n\n{phrase}"

    assert textes(texte, "constat") == [phrase]
    assert textes(texte, "preconisation") == []


def test_une_frequence_n_est_pas_une_part():
    texte = "# La salle\n\nOn demande à pouvoir ouvrir un dimanche sur deux."

    assert len(textes(texte, "preconisation")) == 1
    assert textes(texte, "constat") == []


def test_une_pratique_signalee_est_celle_d_un_lieu_nomme():
    dite = "À signaler : l’équipe de Sées réunit chaque mois les voisins autour d’un repas."
    tue = "À signaler : la prochaine réunion est prévue en mars."

    assert textes(f"# La salle\n\n{dite}", "pratique") == [dite]
    assert textes(f"# La salle\n\n{tue}", "pratique") == []
