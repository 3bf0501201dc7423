"""Un tableau de PDF que rien ne borde se lit quand ses intitulés et ses colonnes le prouvent."""

import pytest

from egts_dashboard.analyses.extraction import extract
from egts_dashboard.ingest.documents.lecture import read_document
from tests.ingest.documents.pieces import lignes, mots, pdf_pages

COLONNES = (60, 310)
RANGEES = [
    ("Constats", "Propositions"),
    ("Le fournil ferme à midi", "Ouvrir le fournil le soir"),
    ("La farine vient de loin", "Moudre le blé du plateau"),
    ("Les apprentis repartent", "Loger deux apprentis"),
]
ATTENDU = ["\t".join(rangee) for rangee in RANGEES]


def tableau(rangees=RANGEES, haut=700, pas=20, colonnes=COLONNES):
    """Des rangées de mots en colonnes, sans aucun filet."""
    return "".join(
        mots(x, haut - pas * rang, texte)
        for rang, rangee in enumerate(rangees)
        for x, texte in zip(colonnes, rangee, strict=True)
        if texte
    )


def test_des_intitules_reconnus_et_deux_rangees_font_un_tableau(tmp_path):
    page = mots(50, 760, "Nous étions 24.") + tableau() + mots(50, 560, "Merci à tous.")

    assert lignes(tmp_path, page) == ["Nous étions 24.", *ATTENDU, "Merci à tous."]


def test_une_case_de_plusieurs_lignes_reste_entiere(tmp_path):
    # Chaque case est écrite d’un trait, comme le fait un traitement de texte.
    page = (
        mots(60, 700, "Constats")
        + mots(310, 700, "Propositions")
        + mots(60, 676, "Le fournil ferme à midi et")
        + mots(60, 663, "les gens vont à la ville")
        + mots(310, 676, "Ouvrir le fournil le soir")
        + mots(60, 639, "La farine vient de loin")
        + mots(310, 639, "Moudre le blé du plateau")
        + mots(310, 626, "au moulin communal")
    )

    assert lignes(tmp_path, page)[1:] == [
        "Le fournil ferme à midi et les gens vont à la ville\tOuvrir le fournil le soir",
        "La farine vient de loin\tMoudre le blé du plateau au moulin communal",
    ]


def test_des_montants_serres_a_droite_sont_dans_leur_colonne(tmp_path):
    page = tableau([("Poste", "Montant")]) + "".join(
        mots(60, y, poste) + mots(x, y, somme)
        for y, poste, x, somme in (
            (680, "Location du four", 330, "1 250,00 €"),
            (660, "Farine", 348, "80,50 €"),
            (640, "Total", 330, "1 330,50 €"),
        )
    )

    assert lignes(tmp_path, page)[1:] == [
        "Location du four\t1 250,00 €",
        "Farine\t80,50 €",
        "Total\t1 330,50 €",
    ]


@pytest.mark.parametrize("gauche", ["Le boulanger", "Pour finir"])
def test_un_libelle_suivi_de_son_texte_n_est_pas_un_tableau(tmp_path, gauche):
    page = "".join(
        mots(60, y, gauche) + mots(200, y, "Il a parlé du four.")
        for y in (700, 680, 660)
    )

    assert not any("\t" in ligne for ligne in lignes(tmp_path, page))


def test_un_intitule_seul_ou_sans_rangees_n_est_pas_un_tableau(tmp_path):
    page = tableau(RANGEES[:2]) + mots(
        60, 640, "Un paragraphe de pleine largeur, qui va jusqu’au bout de la page."
    )

    assert not any("\t" in ligne for ligne in lignes(tmp_path, page))


def test_le_texte_de_la_colonne_voisine_n_entre_pas_dans_le_tableau(tmp_path):
    voisin = "".join(
        mots(40, 700 - 20 * rang, f"Une phrase {rang} de la colonne")
        for rang in range(4)
    )

    lues = lignes(tmp_path, voisin + tableau(colonnes=(320, 460)))

    assert [ligne for ligne in lues if "\t" in ligne] == ATTENDU


def test_la_suite_d_une_page_sur_l_autre_garde_ses_colonnes(tmp_path):
    suite = [("Le four fume", "Ramoner le four"), ("Le sol glisse", "Poser un tapis")]

    lues = lignes(tmp_path, tableau(haut=120), tableau(suite, haut=780))

    assert lues == [*ATTENDU, *("\t".join(rangee) for rangee in suite)]


def test_un_en_tete_redit_vaut_preuve_pour_une_seule_rangee(tmp_path):
    suite = [RANGEES[0], ("Le four fume", "Ramoner le four")]

    lues = lignes(tmp_path, tableau(), tableau(suite, haut=600))

    assert lues[-1] == "Le four fume\tRamoner le four"


def test_la_colonne_dit_la_nature_de_ses_cases(tmp_path):
    lus = extract(read_document(pdf_pages(tmp_path / "r.pdf", tableau())))

    assert [c.nature for c in lus] == ["constat", "preconisation"] * 3


def test_une_ligne_qui_touche_la_colonne_voisine_reste_dans_la_sienne(tmp_path):
    # Des lettres étroites finissent plus tôt qu’on ne le croit : le mot d’à côté les arrête.
    page = tableau(colonnes=(60, 190)) + tableau(
        [("Le moulin mouline fort lentement", "Huiler la meule du moulin")],
        haut=620,
        colonnes=(60, 190),
    )

    assert lignes(tmp_path, page)[-1] == (
        "Le moulin mouline fort lentement\tHuiler la meule du moulin"
    )


def test_un_tableau_croise_de_seances_range_ses_nombres_sous_leur_colonne(tmp_path):
    # Noms serrés à droite, nombres au milieu : rien ne commence au bord de sa colonne.
    bords = (70, 150, 215, 280)
    page = (
        mots(50, 740, "Présents, par quai")
        + tableau([("Quai", "Séance 1", "Séance 2", "Total")], 700, 20, bords)
        + tableau([("Les Salins", "12", "–", "12")], 680, 20, (46, 170, 240, 290))
        + tableau([("Nord", "4", "6", "10")], 660, 20, (66, 172, 238, 290))
        + tableau([("Est", "", "8", "8")], 640, 20, (70, 172, 238, 292))
        + mots(50, 600, "Chacun est reparti à pied.")
    )

    assert lignes(tmp_path, page)[1:] == [
        "Quai\tSéance 1\tSéance 2\tTotal",
        "Les Salins\t12\t–\t12",
        "Nord\t4\t6\t10",
        "Est\t\t8\t8",
        "Chacun est reparti à pied.",
    ]
