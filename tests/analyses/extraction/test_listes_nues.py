"""Des listes que rien ne marque comme telles, et ce qui en a la forme sans en être."""

import pytest

from egts_dashboard.ingest.documents.html import html_lines
from tests.analyses.extraction.lecture import lus

PAGE = """<html><body>
<div>Ce qui coince</div>
<table><tr><td>Les bus s’arrêtent à dix-neuf heures</td></tr>
<tr><td>le guichet ferme le mercredi, jour sans école</td></tr></table>
<div>Ce qu’il faudrait</div>
<table><tr><td>Ouvrir le guichet le mercredi</td></tr><tr><td>Former deux chauffeurs de plus</td></tr></table>
</body></html>"""


def test_une_rangee_html_d_une_seule_case_est_un_item():
    assert lus(html_lines(PAGE)) == {
        "constat": [
            "Les bus s’arrêtent à dix-neuf heures",
            "le guichet ferme le mercredi, jour sans école",
        ],
        "preconisation": [
            "Ouvrir le guichet le mercredi",
            "Former deux chauffeurs de plus",
        ],
    }


@pytest.mark.parametrize(
    "ligne",
    [
        "Propositions : un préau couvert / deux bancs à l’ombre / repeindre la halle",
        "- un préau couvert - deux bancs à l’ombre - repeindre la halle",
    ],
    ids=["barres", "tirets"],
)
def test_des_items_separes_sur_une_ligne_en_font_autant(ligne: str):
    assert lus(["Propositions", "", ligne])["preconisation"] == [
        "un préau couvert",
        "deux bancs à l’ombre",
        "repeindre la halle",
    ]


def test_une_incise_entre_tirets_ne_coupe_pas_son_item():
    item = "- prêter la salle - celle du bas - aux associations"

    assert lus(["Propositions", "", item])["preconisation"] == [
        "prêter la salle - celle du bas - aux associations"
    ]


@pytest.mark.parametrize(
    "vide",
    [
        "Néant : le groupe n’en a pas cité.",
        "Rien n’a été signalé.",
        "aucune (manque de temps).",
    ],
)
def test_un_titre_suivi_de_neant_ne_donne_rien(vide: str):
    assert lus(["Bonnes pratiques", "", vide]) == {}


def test_un_manque_reste_un_constat():
    assert lus(["Constats", "", "- Aucun bus après dix-neuf heures"]) == {
        "constat": ["Aucun bus après dix-neuf heures"]
    }


def test_le_nom_d_une_recommandation_n_en_est_pas_une():
    lignes = ["Recommandations", "", "Recommandation 2 (29 voix).", "Ouvrir le samedi."]

    assert lus(lignes)["preconisation"] == ["Ouvrir le samedi."]


def test_un_tableau_de_sommes_ne_redit_pas_les_demandes():
    trouves = lus(
        [
            "Recommandations",
            "",
            "- Ouvrir une halte au bourg",
            "",
            "Synthèse financière",
            "",
            "| Orientation | Montant |",
            "| halte du bourg | 4 000 € |",
            "| Total général | 4 000 € |",
        ]
    )

    assert trouves["preconisation"] == ["Ouvrir une halte au bourg"]
    assert len(trouves["montant"]) == 2


def test_un_mot_et_deux_points_sous_un_en_tete_ne_change_pas_sa_colonne():
    trouves = lus(
        [
            "| Ce que l’on constate | Ce que l’on propose |",
            "| L’hôtel reste la réponse par défaut | Signer une convention par secteur |",
            "| Point de vigilance : ne pas fermer le foyer trop vite | Créer dix lits de plus |",
            "| Les enfants changent souvent d’école | Doter chaque foyer d’un référent |",
        ]
    )

    assert trouves["preconisation"] == [
        "Signer une convention par secteur",
        "Créer dix lits de plus",
        "Doter chaque foyer d’un référent",
    ]
    assert len(trouves["constat"]) == 3


def test_un_numero_romain_ouvre_une_partie_meme_entre_guillemets():
    trouves = lus(
        [
            "Ça existe déjà",
            "- À Pons, la mairie prête un minibus aux familles.",
            "",
            "II – Rencontre du bourg : « S’installer, transmettre »",
        ]
    )

    assert trouves["pratique"] == ["À Pons, la mairie prête un minibus aux familles."]


def test_une_demande_que_le_titre_nie_n_en_annonce_pas():
    lignes = ["Une demande qui ne s’énonce pas", "", "Nul ne vient au guichet."]

    assert "preconisation" not in lus(lignes)


def test_une_somme_seule_dans_sa_case_n_est_pas_un_item():
    lignes = [
        "Bonnes pratiques",
        "",
        "| Pratique | Coût |",
        "| La mairie prête un minibus | 1 200 € |",
        "| 1 420 000 € | 2019 |",
    ]

    assert lus(lignes)["pratique"] == ["La mairie prête un minibus"]
