"""Les relevés de conclusions : listes sur une ligne, ordre du jour, ateliers dits en phrases."""

import pytest

from egts_dashboard.analyses.extraction import extract
from tests.analyses.extraction.lecture import textes


def comptes(texte: str, nature: str = "participations") -> list[float | None]:
    return [c.valeur for c in extract([texte]) if c.nature == nature]


@pytest.mark.parametrize("marque", ["–", "-", ">", "*"])
def test_une_liste_tient_sur_la_ligne_de_son_libelle(marque):
    texte = f"""
Freins : {marque} le bac ne passe plus {marque} la cale est glissante

Propositions : {marque} allonger le ponton {marque} éclairer la cale

Le patron du port rappelle que la saison commence en mai.
"""

    assert textes(texte, "constat") == ["le bac ne passe plus", "la cale est glissante"]
    assert textes(texte, "preconisation") == ["allonger le ponton", "éclairer la cale"]


def test_une_liste_numerotee_tient_sur_la_ligne_de_son_libelle():
    texte = "Propositions : 1) allonger le ponton 2) éclairer la cale 3) repeindre"

    assert textes(texte, "preconisation") == [
        "allonger le ponton",
        "éclairer la cale",
        "repeindre",
    ]


@pytest.mark.parametrize(
    ("titre", "nature"),
    [
        ("Ce que dit le groupe", "constat"),
        ("Ce que propose le groupe", "preconisation"),
        ("Ce que demande l’équipage", "preconisation"),
        ("Ce que retient le comité", "constat"),
    ],
)
def test_un_titre_dit_au_singulier_ce_que_le_groupe_dit(titre, nature):
    assert textes(f"## {titre}\n\n- Le ponton est vermoulu", nature)


def test_les_questions_diverses_ne_sont_pas_des_demandes():
    texte = """
## Propositions

- Allonger le ponton

## 4. Questions diverses

Le parking sera fermé en juillet. M. Rosa demande que la cale soit balayée.
"""

    assert textes(texte, "preconisation") == [
        "Allonger le ponton",
        "M. Rosa demande que la cale soit balayée.",
    ]
    assert textes(texte, "constat") == []


ATELIERS_DITS = """
Deux ateliers se sont tenus au port. Le premier, intitulé « Naviguer, pêcher »,
a rassemblé vingt personnes. Le second, « Vivre à quai », a compté 9 participants.

NAVIGUER, PÊCHER

Les pêcheurs déplorent la vase du chenal.

VIVRE À QUAI

Les habitants regrettent le bruit des moteurs.
"""


def test_un_atelier_dit_dans_une_phrase_se_retrouve_en_titre():
    candidats = extract(ATELIERS_DITS.strip("\n").split("\n"))

    assert [c.texte for c in candidats if c.nature == "atelier"] == [
        "NAVIGUER, PÊCHER",
        "VIVRE À QUAI",
    ]
    assert [c.atelier for c in candidats if c.nature == "constat"] == [
        "NAVIGUER, PÊCHER",
        "VIVRE À QUAI",
    ]


def test_un_en_tete_sur_deux_rangees_garde_ses_colonnes():
    lignes = [
        "Atelier\tEn salle\t\tEn ligne\t\tTotal participants",
        "\tSéances\tParticipants\tSéances\tParticipants",
        "Le ponton\t2\t14\t1\t6\t20",
    ]
    candidats = extract(lignes)

    assert [c.texte for c in candidats if c.nature == "atelier"] == ["Le ponton"]
    participations = [c.valeur for c in candidats if c.nature == "participations"]
    assert sorted(participations) == [6, 14, 20]


def test_un_texte_coupe_a_la_largeur_de_la_page_se_recolle():
    phrases = [
        "Les usagers du bac ont indiqué attendre une heure le matin sans qu’aucune",
        "solution de secours ne leur soit offerte par la compagnie qui gère la ligne.",
        "Le ponton du village est décrit par tous comme glissant les jours de grande",
        "marée, et personne ne sait plus qui doit le nettoyer ni à quel moment de la",
        "semaine. Les pêcheurs regrettent enfin que la cale soit encombrée de voitures",
        "toute la belle saison.",
    ]
    lignes = ["## Constats", "", *phrases, "", *phrases[2:], ""]

    premiere, *_ = textes("\n".join(lignes), "constat")

    assert premiere == f"{phrases[0]} {phrases[1]}"


def test_un_titre_d_une_phrase_ouvre_son_paragraphe():
    texte = """
## Pistes d’action

- Allonger le ponton

Ils l’ont fait. Le port de Redon a ouvert une laverie pour les équipages.

## Conclusion
"""

    assert textes(texte, "preconisation") == ["Allonger le ponton"]
    assert textes(texte, "pratique") == [
        "Le port de Redon a ouvert une laverie pour les équipages."
    ]


def test_la_commune_demande_comme_tout_autre():
    # « une demande » est un nom ; « la commune demande », un verbe.
    assert textes("La commune demande que le bac passe le soir.", "preconisation")


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("Neuf usagers sur dix présents l’ignoraient.", []),
        ("On attendait 60 inscrits ; il y en a eu 97.", [97]),
        ("Entre 28 et 32 participants selon l’heure.", [32]),
        ("Les tables étaient composées de six à huit personnes.", []),
        ("En tout on a été 53 personnes différentes.", [53]),
    ],
)
def test_une_part_ou_une_prevision_ne_compte_personne(texte, attendu):
    assert comptes(texte) == attendu


def test_deux_ateliers_ne_cachent_pas_deux_seances():
    texte = (
        "Deux ateliers ont eu lieu. Le groupe a réuni dix personnes en deux séances."
    )

    assert comptes(texte, "seances") == [2]


def test_ce_que_l_on_croit_devoir_n_est_pas_une_demande():
    texte = (
        "## Constats\n\nLes voisins ne viennent pas car ils croient qu’il faut payer."
    )

    assert textes(texte, "preconisation") == []
    assert len(textes(texte, "constat")) == 1


def test_ce_qu_il_faut_citer_est_un_exemple():
    texte = "Au titre des réussites, il faut citer la tournée que mènent les bénévoles."

    assert textes(texte, "pratique") == [texte]
    assert textes(texte, "preconisation") == []


def test_les_limites_de_la_methode_ne_sont_pas_des_constats():
    texte = "## La méthode\n\nTrois groupes.\n\n## Limites\n\nLes propos sont anonymes."

    assert textes(texte, "constat") == []


def test_le_nom_d_une_liste_en_retrait_n_est_pas_un_item():
    texte = "## Pistes\n\n- Pour les mousses :\n  - créer un carré\n  - prêter un canot"

    assert textes(texte, "preconisation") == ["créer un carré", "prêter un canot"]


def test_une_liste_sur_sa_ligne_peut_aller_a_la_ligne():
    texte = """
Freins : – le bac ne passe plus le soir ni le dimanche, faute de pilote – la cale
est glissante à marée basse – personne ne tient l’écluse

Propositions : – allonger le ponton du vieux port jusqu’à la balise de la pointe
– éclairer la cale
"""

    assert textes(texte, "constat") == [
        "le bac ne passe plus le soir ni le dimanche, faute de pilote",
        "la cale est glissante à marée basse",
        "personne ne tient l’écluse",
    ]
    assert textes(texte, "preconisation") == [
        "allonger le ponton du vieux port jusqu’à la balise de la pointe",
        "éclairer la cale",
    ]


@pytest.mark.parametrize(
    "recit",
    [
        "Un groupe a arpenté les quais trop étroits pour relever les points noirs.",
        "Une moitié menait une réflexion sur les rues trop étroites du port.",
    ],
)
def test_ce_que_la_reunion_a_fait_ne_se_constate_pas(recit):
    assert textes(recit, "constat") == []


@pytest.mark.parametrize(
    "dit",
    [
        "Il a été souligné que les quais sont trop étroits.",
        "Les riverains se sont inquiétés du bruit, trop fort le soir.",
        "Les navettes n’ont pas repris depuis l’hiver.",
        "Les quais sont trop étroits pour les poussettes.",
    ],
)
def test_ce_que_l_on_a_releve_se_constate(dit):
    assert textes(dit, "constat") == [dit]


def test_un_exemple_donne_pour_tel_reste_un_exemple_quoi_qu_il_demande():
    exemple = "Ces soirées sont citées comme des exemples de temps à renouveler."

    assert textes(f"## Propositions\n\n→ Ouvrir la halle\n\n{exemple}", "pratique") == [
        exemple
    ]
