import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egts_dashboard.analyses.extraction import extract
from tests.analyses import rapports
from tests.analyses.extraction.lecture import lire, textes
from tests.analyses.mesure import read


def test_un_diaporama_a_puces_collees_donne_ses_recommandations():
    assert textes(rapports.DIAPORAMA, "preconisation") == [
        "Instaurer un billet unique",
        "Rendre gratuits les trajets scolaires",
        "Afficher les horaires à chaque arrêt",
        "Regrouper les livraisons du matin",
        "Ouvrir une consigne à vélos",
    ]


def test_un_diaporama_a_puces_collees_donne_ses_constats():
    constats = textes(rapports.DIAPORAMA, "constat")

    assert len(constats) == 5
    assert "Un covoiturage mal connu" in constats


def test_le_sommaire_et_l_en_tete_de_page_ne_donnent_rien():
    trouves = lire(rapports.DIAPORAMA)

    assert not any("page" in c.texte or "....." in c.texte for c in trouves)
    assert min(c.ligne for c in trouves) == 8


def test_les_comptes_et_les_montants_sont_lus_avec_leur_atelier():
    participations = lire(rapports.DIAPORAMA, "participations")
    seances = lire(rapports.DIAPORAMA, "seances")

    assert [(c.valeur, c.atelier) for c in participations] == [
        (54, "Table ronde n° 1 – Se déplacer sans voiture"),
        (18, "Table ronde n° 2 – Livrer en ville"),
    ]
    assert [c.valeur for c in seances] == [3, 1]
    assert [c.valeur for c in lire(rapports.DIAPORAMA, "montant")] == [1250.5, 12300]


def test_un_compte_rendu_numerote_donne_des_items_recolles():
    assert textes(rapports.COMPTE_RENDU, "preconisation") == [
        "Ouvrir la bibliothèque le dimanche",
        "Créer un service de portage de livres à domicile pour les personnes âgées",
        "Simplifier l’inscription",
    ]
    constats = textes(rapports.COMPTE_RENDU, "constat")
    assert constats[1] == (
        "Le fonds jeunesse est riche, mais peu mis en avant dans les quartiers éloignés du centre."
    )
    assert len(constats) == 3


def test_les_bonnes_pratiques_et_les_lecteurs_sont_lus():
    assert len(textes(rapports.COMPTE_RENDU, "pratique")) == 2
    valeurs = [c.valeur for c in lire(rapports.COMPTE_RENDU, "participations")]
    assert 85 in valeurs
    assert 120 not in valeurs


def test_un_rapport_en_markdown_donne_ses_colonnes_et_ses_fleches():
    assert textes(rapports.MARKDOWN, "preconisation") == [
        "Aider à rénover les logements",
        "Former les artisans à l’adaptation",
        "Il faut un guichet unique.",
        "Les aides doivent être simplifiées.",
        "Lancer un annuaire des bénévoles",
        "Prêter des salles aux associations",
    ]
    assert textes(rapports.MARKDOWN, "constat") == [
        "Logements mal isolés",
        "Escaliers sans rampe",
    ]
    assert [c.valeur for c in lire(rapports.MARKDOWN, "participations")] == [22]


def test_chaque_candidat_porte_son_atelier_et_sa_ligne():
    (dernier,) = [
        c for c in lire(rapports.MARKDOWN) if c.texte.startswith("Prêter des salles")
    ]

    assert dernier.atelier == "Atelier 2 – Les liens"
    assert rapports.MARKDOWN.split("\n")[dernier.ligne - 1].endswith(dernier.texte)


def test_sans_titre_d_atelier_l_atelier_n_est_pas_devine():
    assert {c.atelier for c in lire(rapports.COMPTE_RENDU)} == {None}


@pytest.mark.parametrize(
    "marque",
    [
        "- ",
        "• ",
        "– ",
        "→ ",
        "➔ ",
        "\uf0b7 ",
        "\uf09b ",
        "* ",
        "1. ",
        "✓ ",
        "a) ",
        "1/ ",
        "2 – ",
    ],
)
def test_chaque_sorte_de_marque_fait_un_item(marque):
    texte = f"Préconisations\n\n{marque}Former les équipes\n{marque}Ouvrir un lieu d’accueil\n"

    assert textes(texte, "preconisation") == [
        "Former les équipes",
        "Ouvrir un lieu d’accueil",
    ]


def test_une_puce_seule_sur_sa_ligne_marque_la_suivante():
    assert textes("Propositions\n\n-\nFormer les équipes\n", "preconisation") == [
        "Former les équipes"
    ]


def test_une_ligature_est_defaite():
    assert textes("Constats\n\n- Des diﬃcultés de ﬁnancement\n", "constat") == [
        "Des difficultés de financement"
    ]


def test_le_recapitulatif_ne_compte_pas_deux_fois():
    texte = (
        "Atelier 1 : Santé\n\nPropositions\n\n- Ouvrir un centre de santé\n\n"
        "Récapitulatif des propositions\n\n- Ouvrir un centre de santé\n"
    )

    assert len(textes(texte, "preconisation")) == 1


def test_un_texte_sans_structure_ne_donne_rien():
    assert (
        lire("Il faisait beau.\n\nLa salle était claire et la journée longue.\n") == []
    )


def test_un_balisage_hostile_reste_du_texte():
    (candidat,) = lire("Propositions\n\n- <script>alert(1)</script> Former\n")

    assert candidat.texte == "<script>alert(1)</script> Former"


@pytest.mark.parametrize(
    ("texte", "valeur"),
    [
        ("Coût : 1 113,00 €", 1113.0),
        ("soit 9\u202f000\u00a0€ en tout", 9000.0),
        ("Buffet : 5 747 €", 5747.0),
        ("estimé à **39 000 €**", 39000.0),
        ("une aide de 12.500,50 euros", 12500.5),
        ("15 k€ par an", 15000.0),
        ("2,5 millions d’euros", 2_500_000.0),
    ],
)
def test_un_montant_se_lit_dans_toutes_ses_ecritures(texte, valeur):
    assert [c.valeur for c in lire(texte, "montant")] == [valeur]


@pytest.mark.parametrize(
    ("texte", "valeurs"),
    [
        ("4 ateliers, 95 Participants", [95]),
        (
            "Une participation qui avoisine 500 personnes (420 signatures effectives).",
            [500, 420],
        ),
        (
            "Répartition : 269 Aquitaine, 42 Limousin, 32 en Midi-Pyrénées",
            [269, 42, 32],
        ),
        ("Deux étudiants étaient là", [2]),
        ("1 250 personnes inscrites", [1250]),
        ("Le 20 octobre 2009 Présentation du projet", []),
        ("une commune de 10 000 habitants", []),
        ("35 % des participants", []),
    ],
)
def test_un_nombre_de_participations_se_lit_avec_ce_qu_il_compte(texte, valeurs):
    assert [c.valeur for c in lire(texte, "participations")] == valeurs


def test_une_ligne_de_dix_millions_de_signes_est_lue_sans_peine():
    texte = "Propositions\n\n- " + "Former les équipes " * 550_000

    assert Counter(c.nature for c in lire(texte))["preconisation"] <= 1


@given(
    st.lists(
        st.text(
            alphabet="Aàé« »-–•\uf0b7→12.:;,#|\t<p>€\u00a0\u2003*dnP…", max_size=60
        ),
        max_size=12,
    )
)
@settings(deadline=None, max_examples=200)
def test_aucune_suite_de_lignes_ne_fait_echouer_la_lecture(lignes):
    trouves = extract(["Propositions", *lignes])

    assert all(1 <= c.ligne <= c.ligne_fin <= len(lignes) + 1 for c in trouves)
    assert all(0 <= c.confiance <= 1 and c.texte for c in trouves)


@pytest.mark.parametrize(
    "motif", [".", "- ", "\u00a0", "\u2003", "« ", "1. ", "000 ", "<p "]
)
def test_une_longue_repetition_ne_ralentit_pas_la_lecture(motif):
    debut = time.process_time()

    extract(["Propositions", *[motif * 20_000 + "x"] * 3])

    assert time.process_time() - debut < 5


def test_une_preconisation_qui_dit_son_numero_est_un_item():
    texte = (
        "Atelier 2 : Se soigner\n\nPréconisation n° 1 : Créer un poste de médiateur\n\n"
        "Le groupe en a longuement parlé ce jour-là.\n\n"
        "Préconisation n° 2 – Ouvrir un centre de santé\n"
    )

    assert textes(texte, "preconisation") == [
        "Créer un poste de médiateur",
        "Ouvrir un centre de santé",
    ]


def test_un_calendrier_avant_les_titres_donne_ses_presences_a_chaque_atelier():
    lignes, _ = read("parc")

    presences = {
        (c.atelier, c.valeur) for c in extract(lignes) if c.nature == "participations"
    }

    assert presences == {
        ("Atelier Biodiversité", 27),
        ("Atelier Jeux et sports", 41),
        ("Atelier Tranquillité", 19),
        (None, 87),
    }


def test_un_compte_de_presents_n_est_pas_un_constat():
    rapport = [
        "# Bilan de la concertation sur le parc",
        "",
        "Une quarantaine de participants sont venus à la réunion de lancement.",
    ]

    assert [(c.nature, c.valeur) for c in extract(rapport)] == [("participations", 40)]


def test_apres_les_ateliers_l_atelier_n_est_pas_devine():
    lignes = [
        "Atelier 1 – Se loger",
        "Propositions",
        "- Créer un fonds de garantie",
        "Conclusion",
        "Le conseil demande que ces propositions soient suivies.",
        "Coût prévisionnel : 12 000 €",
    ]

    lus = {c.texte: c.atelier for c in extract(lignes) if c.nature != "atelier"}

    assert lus == {
        "Créer un fonds de garantie": "Atelier 1 – Se loger",
        "Le conseil demande que ces propositions soient suivies.": None,
        "Coût prévisionnel : 12 000 €": None,
    }


def test_un_tableau_sans_en_tete_connu_donne_la_colonne_qui_parle():
    lignes = [
        "# Des exemples à suivre",
        "Qui\tQuoi",
        "Un club\tLes parents pratiquent en même temps que leurs enfants",
        "Une école\tLes grands lisent chaque matin aux petits",
    ]

    assert [(c.nature, c.texte) for c in extract(lignes)] == [
        ("pratique", "Les parents pratiquent en même temps que leurs enfants"),
        ("pratique", "Les grands lisent chaque matin aux petits"),
    ]


def test_une_fiche_redite_a_chaque_atelier_donne_ses_nombres():
    lignes = []
    for rang, (seances, presents) in enumerate(((3, 15), (4, 17), (2, 12)), start=1):
        lignes += [f"# Groupe {rang} – Sujet", f"Nombre de séances\t{seances}"]
        lignes += [f"Participants\t{presents}", ""]

    lus = [
        (c.nature, c.valeur, c.atelier)
        for c in extract(lignes)
        if c.nature != "atelier"
    ]

    assert lus[:2] == [
        ("seances", 3, "Groupe 1 – Sujet"),
        ("participations", 15, "Groupe 1 – Sujet"),
    ]
    assert [valeur for _, valeur, _ in lus] == [3, 15, 4, 17, 2, 12]


@pytest.mark.parametrize(
    ("titre", "nature"),
    [
        ("Où en est-on ?", "constat"),
        ("Que disent-elles ?", "constat"),
        ("Que faudrait-il faire ?", "preconisation"),
        ("Que proposent-ils ?", "preconisation"),
        ("A.2 Ce qui est préconisé", "preconisation"),
        ("Ce qui nous a inspirés", "pratique"),
        ("Et ailleurs ?", "pratique"),
    ],
)
def test_une_question_ou_une_tournure_titre_une_liste(titre, nature):
    lus = extract(["Rencontre", "", titre, "- Un bus le soir", "- Un banc au soleil"])

    assert [(c.nature, c.texte) for c in lus] == [
        (nature, "Un bus le soir"),
        (nature, "Un banc au soleil"),
    ]


def test_des_beneficiaires_ne_sont_pas_des_presents():
    lignes = [
        "Constats",
        "- Un référent suit en moyenne trente-quatre enfants",
        "- Quatre enfants sur dix ne partent pas",
    ]

    assert not [c for c in extract(lignes) if c.nature == "participations"]


def test_un_numero_suivi_de_son_premier_sous_numero_est_un_titre():
    lignes = [
        "1. Se nourrir",
        "1.1 Exemple",
        "L’université de Pau a ouvert une cuisine partagée.",
        "2. Se soigner",
        "2.1 Constats",
        "Le centre de santé affiche complet.",
    ]

    assert [(c.nature, c.texte) for c in extract(lignes)] == [
        ("pratique", "L’université de Pau a ouvert une cuisine partagée."),
        ("constat", "Le centre de santé affiche complet."),
    ]
