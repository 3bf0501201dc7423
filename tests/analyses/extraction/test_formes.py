"""Des formes que prennent les rapports : fiches, tables d’un atelier, récits, lignes sans puce."""

import pytest

from tests.analyses.extraction.lecture import lus

FICHES = """
Fiche-action n° 1

| Intitulé | Ouvrir une halte au bourg |
| Constat | Les parents attendent deux ans une place. |
| Pilote | La mairie |
| Échéance | Rentrée prochaine |

Pistes non retenues

| Piste | Porteur | Priorité |
| Louer un local près de la gare | La région | Haute |
| Former deux bénévoles par an | À trouver | Basse |
"""


def test_une_fiche_en_tableau_se_lit_champ_par_champ():
    assert lus(FICHES) == {
        "preconisation": [
            "Ouvrir une halte au bourg",
            "Louer un local près de la gare",
            "Former deux bénévoles par an",
        ],
        "constat": ["Les parents attendent deux ans une place."],
    }


def test_les_tables_d_un_atelier_n_en_sont_pas_d_autres():
    trouves = lus("""
ATELIER DE LA SOIRÉE

Atelier : quel avenir pour la halle ?

Table 1

Il faudrait repeindre la charpente.

Table 2

Pourquoi ne pas ouvrir le dimanche ?

Que la mairie prête la halle aux associations.
""")

    assert trouves == {
        "atelier": ["Atelier : quel avenir pour la halle ?"],
        "preconisation": [
            "Il faudrait repeindre la charpente.",
            "Pourquoi ne pas ouvrir le dimanche ?",
            "Que la mairie prête la halle aux associations.",
        ],
    }


def test_des_tables_numerotees_sans_atelier_restent_des_ateliers():
    trouves = lus("Table 1\n\n- Ouvrir tôt\n\nTable 2\n\n- Fermer tard")

    assert trouves["atelier"] == ["Table 1", "Table 2"]


@pytest.mark.parametrize(
    "phrase",
    [
        "À Tulle, le service a ouvert une laverie tenue par des habitants.",
        "Dans le Gers, une camionnette parcourt les foires et les marchés.",
        "Dans une commune voisine, les agents prêtent des outils à qui veut.",
    ],
)
def test_un_acte_en_un_lieu_dit_est_une_pratique_meme_parmi_des_constats(phrase):
    trouves = lus(f"Constats\n\nLes loyers montent sans cesse. {phrase}")

    assert trouves == {
        "constat": ["Les loyers montent sans cesse."],
        "pratique": [phrase],
    }


@pytest.mark.parametrize(
    "phrase",
    [
        "À Tulle, le service n’a pas ouvert de laverie.",
        "À Tulle, il faudrait que le service ouvre une laverie.",
        "À midi, le service a ouvert une enquête auprès des habitants.",
        "À Tulle, les loyers montent sans cesse.",
    ],
)
def test_ce_qui_manque_ou_se_demande_en_un_lieu_n_est_pas_une_pratique(phrase):
    assert "pratique" not in lus(f"Constats\n\nLes loyers montent. {phrase}")


def test_une_annonce_d_exemples_fait_lire_les_actes_qui_suivent():
    trouves = lus(
        "Ce que nous avons appris\n\n"
        "Le tri recule depuis dix ans. D’autres ont commencé avant nous. "
        "Le lycée composte les restes de sa cantine et vend le compost."
    )

    assert trouves == {
        "constat": ["Le tri recule depuis dix ans."],
        "pratique": ["Le lycée composte les restes de sa cantine et vend le compost."],
    }


def test_un_mot_sur_les_exemples_n_en_est_pas_un():
    trouves = lus(
        "Regards extérieurs\n\nUne mutuelle a bâti un centre de soins. "
        "Cet exemple a retenu l’attention."
    )

    assert trouves == {"pratique": ["Une mutuelle a bâti un centre de soins."]}


def test_une_experience_citee_dans_une_liste_de_constats_est_une_pratique():
    trouves = lus(
        "Ce qui marche\n\n- Un accueil connu de tous\n"
        "- Expérience du bourg de Sorne : un travail commun avec les élus"
    )

    assert trouves["constat"] == ["Un accueil connu de tous"]
    assert len(trouves["pratique"]) == 1


def test_des_items_sans_puce_separes_de_lignes_vides_sont_lus():
    trouves = lus("""
Ce qui marche

Les jardins partagés, toujours bien tenus

La navette gratuite du samedi matin

Ce qui coince

Les bancs cassés devant la petite école

Budget
""")

    assert trouves == {
        "constat": [
            "Les jardins partagés, toujours bien tenus",
            "La navette gratuite du samedi matin",
            "Les bancs cassés devant la petite école",
        ]
    }


def test_un_titre_au_dessus_d_un_paragraphe_n_est_pas_un_item():
    trouves = lus(
        "Constats\n\nLe logement des jeunes du canton\n\nLes loyers montent sans cesse."
    )

    assert trouves == {"constat": ["Les loyers montent sans cesse."]}


def test_qui_a_dit_une_citation_n_est_ni_une_demande_ni_sa_suite():
    trouves = lus(
        "Ce qui est demandé\n\n- Ouvrir le samedi\n\n"
        "« Je voudrais venir le samedi. »\nUne aidante, canton de Sorne"
    )

    assert trouves["preconisation"][0] == "Ouvrir le samedi"
    assert not any("aidante" in texte for texte in trouves["preconisation"])


def test_rendre_compte_des_demandes_passees_n_en_fait_pas_de_nouvelles():
    trouves = lus(
        "1 - Point sur les demandes précédentes\n\nLe banc a été posé. "
        "Le passage sera repeint au printemps.\n\n2 - Demandes\n\n- Ouvrir le samedi"
    )

    assert trouves == {"preconisation": ["Ouvrir le samedi"]}


def test_une_note_de_bas_de_page_n_est_pas_un_item():
    trouves = lus(
        "Constats\n\nLa déchèterie refuse les objets en bon état.1\n\n"
        "1. Règlement intérieur, article 7.\n\n1. Le tri recule\n2. Le site est plein"
    )

    assert [t for t in trouves["constat"] if "article" in t] == []
    assert {"Le tri recule", "Le site est plein"} < set(trouves["constat"])


def test_un_objectif_qui_en_dit_plusieurs_donne_autant_de_demandes():
    trouves = lus(
        "Un double objectif :\n\n- Un objectif de soutien aux aidants en ouvrant une "
        "maison du répit ; donner du temps à leurs proches et mettre en commun les services\n"
        "- Un objectif de formation"
    )

    assert trouves["preconisation"] == [
        "Un objectif de soutien aux aidants en ouvrant une maison du répit",
        "donner du temps à leurs proches",
        "mettre en commun les services",
        "Un objectif de formation",
    ]


def test_sous_une_proposition_qu_il_developpe_un_texte_rapporte_aussi_des_constats():
    trouves = lus(
        "Atelier 1 : L’accueil\n\nPropositions\n\n→ Revoir le premier rendez-vous\n\n"
        "Il est ressorti des échanges que ce rendez-vous décide de la confiance."
    )

    assert trouves["preconisation"] == ["Revoir le premier rendez-vous"]
    assert trouves["constat"] == [
        "Il est ressorti des échanges que ce rendez-vous décide de la confiance."
    ]


def test_des_modalites_d_organisation_ne_sont_pas_des_demandes():
    trouves = lus(
        "### Demandes\n\n- Ouvrir le samedi\n\n### Modalités de la concertation :\n\n"
        "- L’appui des équipes municipales"
    )

    assert trouves == {"preconisation": ["Ouvrir le samedi"]}
