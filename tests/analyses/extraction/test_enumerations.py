"""Les listes tenues dans une phrase, et les phrases qui ne parlent que de la discussion."""

import pytest

from egts_dashboard.analyses.extraction import extract
from egts_dashboard.analyses.extraction.enumerations import enumerated
from egts_dashboard.analyses.extraction.recits import discusses


@pytest.mark.parametrize(
    ("phrase", "nature", "parts"),
    [
        (
            "L’après-midi a fait ressortir les attentes des familles (des horaires souples,"
            " un repas chaud, moins de trajets, …).",
            "preconisation",
            ["des horaires souples", "un repas chaud", "moins de trajets"],
        ),
        (
            "Le collectif a remis douze propositions dont on retiendra la création d’un"
            " jardin, une meilleure signalisation (sentiers, abris) et l’ouverture du lavoir.",
            "preconisation",
            [
                "la création d’un jardin",
                "une meilleure signalisation (sentiers, abris)",
                "l’ouverture du lavoir",
            ],
        ),
        (
            "Chacun a noté les difficultés du quartier (manque de bancs, éclairage"
            " coupé, bus bondés).",
            "constat",
            ["manque de bancs", "éclairage coupé", "bus bondés"],
        ),
    ],
)
def test_une_phrase_enumere_ce_qu_elle_annonce(phrase, nature, parts):
    assert enumerated(phrase) == (nature, parts)


@pytest.mark.parametrize(
    "phrase",
    [
        "Les demandes (lundi, mardi, jeudi) se déposent en mairie.",
        "Les propositions (elles sont en annexe, avec les votes, et le plan) suivront.",
        "Les idées du club, notamment celles des jeunes, ont plu.",
        "Le maire, l’adjointe et le directeur ont ouvert la séance.",
    ],
)
def test_une_parenthese_de_mots_ou_de_phrases_n_est_pas_une_liste(phrase):
    assert enumerated(phrase) is None


def test_un_libelle_au_pluriel_dit_plusieurs_demandes():
    textes = [
        c.texte
        for c in extract(
            ["Les propositions du club : un préau couvert, deux bancs, une horloge…"]
        )
    ]

    assert textes == ["un préau couvert", "deux bancs", "une horloge"]


def test_les_mots_d_une_enumeration_sont_ceux_du_document():
    ligne = "Parmi les souhaits (une halle chauffée, plus de bus, un four partagé), un vote."

    assert all(c.texte in ligne for c in extract([ligne]))
    assert {c.motif for c in extract([ligne])} == {"enumeration"}


@pytest.mark.parametrize(
    "phrase",
    [
        "Un point de consensus a été atteint sur l’éclairage.",
        "La rencontre a mis en lumière plusieurs défis liés à l’eau.",
        "Le maire lui explique que le plan n’est pas fini.",
        "J’espère que vous n’avez rien manqué.",
        "Présentation du verger par Lola et Marc",
    ],
)
def test_ce_qui_parle_de_la_discussion_n_est_pas_un_constat(phrase):
    assert discusses(phrase)
    assert extract(["Une soirée au lavoir s’est tenue.", "", phrase]) == []


def test_ce_que_la_discussion_met_en_evidence_est_un_constat():
    phrase = "Les échanges ont mis en évidence un manque de bus le soir."

    assert not discusses(phrase)
    assert [c.nature for c in extract([phrase])] == ["constat"]


@pytest.mark.parametrize(
    ("phrase", "parts"),
    [
        (
            "Les propositions sont nombreuses : marché de nuit, compost partagé, pistes"
            " éclairées, etc.",
            ["marché de nuit", "compost partagé", "pistes éclairées"],
        ),
        (
            "Parmi les propositions : baisser le tarif du bassin (en priorité pour les"
            " écoles) et mieux signaler les plages, ouvrir le soir.",
            [
                "baisser le tarif du bassin (en priorité pour les écoles)",
                "mieux signaler les plages",
                "ouvrir le soir",
            ],
        ),
    ],
)
def test_une_liste_apres_deux_points_se_coupe_aussi(phrase, parts):
    assert enumerated(phrase) == ("preconisation", parts)


def test_des_titres_mis_bout_a_bout_ne_sont_pas_une_liste():
    assert (
        enumerated("Nos demandes : Manager les pôles, Le budget, Comment agir") is None
    )


def test_un_sujet_en_tete_d_item_n_est_pas_un_constat():
    textes = [
        c.texte
        for c in extract(
            ["Constats", "", "- Le port. Les quais sont étroits. Le feu est muet."]
        )
    ]

    assert textes == ["Les quais sont étroits.", "Le feu est muet."]


@pytest.mark.parametrize(
    "phrase",
    [
        "L’amicale se demande s’il ne serait pas possible d’ouvrir le local le dimanche.",
        "Notre table proposait de planter la place en supprimant le parking.",
        "Nous optons pour le four partagé.",
    ],
)
def test_une_demande_dite_de_biais_est_une_demande(phrase):
    lus = extract(["Une soirée au lavoir s’est tenue.", "", phrase])

    assert [(c.nature, c.texte) for c in lus] == [("preconisation", phrase)]


def test_la_question_de_l_animateur_n_est_pas_une_demande():
    assert extract(["« Comment nommer ce lieu ? » demande l’animateur."]) == []


def test_un_atelier_numerote_se_nomme_meme_longuement():
    titre = (
        "Atelier 1 : Répondre aux attentes des familles du bourg et des hameaux, "
        + (
            "en matière de garde, de repas et de transport, le mercredi et pendant l’été"
        )
    )

    assert [c.texte for c in extract([titre]) if c.nature == "atelier"] == [titre]


@pytest.mark.parametrize(
    ("item", "noms"),
    [
        (
            "Usage de nouveaux outils de quartier « carnet bleu » et « fil du port »",
            ["carnet bleu", "fil du port"],
        ),
        (
            "L’accueil peut être innovant comme par exemple le petit-déjeuner du lundi",
            ["le petit-déjeuner du lundi"],
        ),
        ("Créer de nouveaux outils pour les familles", []),
        ("Un manque de relais comme par exemple le bus du soir", []),
    ],
)
def test_un_item_nomme_ce_qu_il_donne_pour_neuf(item, noms):
    lus = extract(
        ["Atelier n° 1 : Accueillir", "", f"- {item}", "- Les locaux sont exigus"]
    )

    assert [c.texte for c in lus if c.nature == "pratique"] == noms
    assert len([c for c in lus if c.nature in ("constat", "preconisation")]) == 2
