"""Ce qu’une page de PDF écrit en morceaux, ou dans un autre ordre, se lit comme on le voit."""

import re

from tests.ingest.documents.pieces import lignes, mots

DROITS = "".join(f"{x} 620 m {x} 720 l S " for x in (50, 300, 550))
COUCHES = "".join(f"50 {y} m 550 {y} l S " for y in (720, 690, 655, 620))


def test_deux_cases_d_un_meme_objet_texte_restent_deux_cases(tmp_path):
    # Comme l’écrivent TeX et d’autres : toute la page dans un seul objet.
    texte = (
        "BT /F1 11 Tf 60 700 Td (Constats) Tj 250 0 Td (Propositions) Tj "
        "-250 -30 Td (Le puits est sec) Tj 250 0 Td (Creuser le puits) Tj "
        "-250 -35 Td (La pompe grince) Tj 250 0 Td (Graisser la pompe) Tj ET "
    )

    assert lignes(tmp_path, DROITS + COUCHES + texte) == [
        "Constats\tPropositions",
        "Le puits est sec\tCreuser le puits",
        "La pompe grince\tGraisser la pompe",
    ]


def test_des_lettres_placees_une_a_une_font_des_mots(tmp_path):
    # Chacune à la largeur qu’elle a en Helvetica.
    etroites = {" ": 3.06, "i": 2.44, "t": 3.06, "s": 5.5, "c": 5.5}
    lettres = "BT /F1 11 Tf 60 700 Td " + " ".join(
        f"({lettre}) Tj {etroites.get(lettre, 6.12)} 0 Td"
        for lettre in "Le puits est sec"
    )

    page = DROITS + COUCHES + lettres + " ET " + mots(310, 700, "Creuser")

    assert lignes(tmp_path, page)[0] == "Le puits est sec\tCreuser"


def test_les_puces_ecrites_apres_tout_le_texte_reviennent_devant_leur_ligne(tmp_path):
    page = (
        mots(60, 740, "Nos demandes")
        + mots(80, 720, "Creuser le puits")
        + mots(80, 700, "Graisser la pompe")
        + mots(80, 680, "Peindre la margelle")
        + mots(66, 720, "•")
        + mots(66, 700, "•")
        + mots(64, 680, "3.")
    )

    assert lignes(tmp_path, page) == [
        "Nos demandes",
        "• Creuser le puits",
        "• Graisser la pompe",
        "3. Peindre la margelle",
    ]


def test_un_exposant_reste_a_sa_place_dans_sa_case(tmp_path):
    page = (
        DROITS + COUCHES + "BT /F1 11 Tf 60 700 Td (Le 1) Tj /F1 7 Tf 20 4 Td (er) Tj "
        "/F1 11 Tf 12 -4 Td (puits) Tj ET " + mots(310, 700, "Creuser")
    )

    assert lignes(tmp_path, page)[0] == "Le 1er puits\tCreuser"


def filets(hauts, droits=(50, 300, 550)):
    """Les filets d’un tableau, entre le premier et le dernier de ses hauts."""
    traits = [f"50 {y} m 550 {y} l S " for y in hauts]
    return "".join(
        [*traits, *(f"{x} {hauts[-1]} m {x} {hauts[0]} l S " for x in droits)]
    )


def test_une_rangee_que_la_page_coupe_est_recousue(tmp_path):
    avant = (
        filets((120, 95, 70, 45))
        + mots(60, 105, "Constats")
        + mots(310, 105, "Propositions")
        + mots(60, 80, "Le puits est sec")
        + mots(310, 80, "Creuser le puits")
        + mots(60, 55, "La pompe grince dès")
        + mots(310, 55, "Graisser la pompe")
        + mots(280, 20, "Page 1")
    )
    apres = (
        filets((800, 770))
        + mots(60, 780, "que le froid vient")
        + mots(310, 780, "avec de la bonne huile")
        + mots(60, 700, "Merci à tous.")
        + mots(280, 20, "Page 2")
    )

    assert lignes(tmp_path, avant, apres)[2:] == [
        "La pompe grince dès que le froid vient\tGraisser la pompe avec de la bonne huile",
        "Merci à tous.",
    ]


def test_une_rangee_neuve_en_tete_de_page_n_est_pas_une_suite(tmp_path):
    cases = mots(60, 55, "La pompe grince") + mots(310, 55, "Graisser la pompe")
    neuves = mots(60, 780, "Le seau fuit") + mots(310, 780, "Souder le seau")
    tete = mots(60, 80, "Constats") + mots(310, 80, "Propositions")

    lues = lignes(
        tmp_path, filets((95, 70, 45)) + tete + cases, filets((800, 770)) + neuves
    )

    assert lues == [
        "Constats\tPropositions",
        "La pompe grince\tGraisser la pompe",
        "Le seau fuit\tSouder le seau",
    ]


def test_l_en_tete_redit_n_empeche_pas_de_recoudre_la_rangee_coupee(tmp_path):
    tete = (("Constats", "Propositions"), 105)
    avant = [tete, (("Le puits est", "Creuser le"), 80), (("", ""), 55)]
    apres = [
        (("Constats", "Propositions"), 780),
        (("sec dès mai", "puits communal"), 755),
        (("Le seau fuit", "Souder le seau"), 730),
    ]
    pages = [
        filets(hauts) + "".join(mots(60, y, a) + mots(310, y, b) for (a, b), y in rangs)
        for hauts, rangs in (((120, 95, 70, 45), avant), ((795, 770, 745, 720), apres))
    ]

    lues = lignes(tmp_path, *pages)

    assert "Le puits est sec dès mai\tCreuser le puits communal" in lues
    assert "Le seau fuit\tSouder le seau" in lues


def test_un_compte_sous_chaque_titre_n_est_pas_un_titre_courant(tmp_path):
    pages = [
        mots(50, 800, f"Atelier n° {rang} : le sujet {nom}")
        + mots(50, 780, f"{rang} séances, {presents} participants.")
        + mots(50, 700, f"Un texte de plus, sur {nom}.")
        + mots(50, 40, f"Rapport des ateliers du plateau, page {rang}")
        for rang, nom, presents in ((1, "eau", 18), (2, "bois", 24), (3, "pain", 11))
    ]

    lues = lignes(tmp_path, *pages)

    assert "2 séances, 24 participants." in lues
    assert not any("page" in ligne for ligne in lues)


def lettres(x, y, *morceaux):
    """Des bouts de ligne qui se suivent : leur texte, leur taille, leur avance, leur hauteur."""
    ecrits = "".join(
        f"/F1 {taille} Tf ({texte}) Tj {avance} {saut} Td "
        for texte, taille, avance, saut in morceaux
    )
    return f"BT {x} {y} Td {ecrits}ET "


CORPS = "".join(
    mots(50, 600 - 14 * rang, "Un texte courant, assez long pour peser.")
    for rang in range(9)
)


def test_une_note_et_son_appel_ne_sont_pas_du_texte(tmp_path):
    page = (
        lettres(
            50, 700, ("Le puits est sec", 11, 77, 4), ("1", 7, 4, -4), (".", 11, 0, 0)
        )
        + CORPS
        + lettres(50, 60, ("1", 6, 8, -3), ("Mesure du printemps.", 9, 0, 0))
    )

    lues = lignes(tmp_path, page)

    assert lues[0] == "Le puits est sec."
    assert not any("Mesure" in ligne for ligne in lues)


def test_un_exposant_sans_note_reste(tmp_path):
    page = CORPS + lettres(50, 700, ("Le puits de Mars", 11, 90, 4), ("2", 7, 0, 0))

    assert any(re.search(r"Mars ?2$", ligne) for ligne in lignes(tmp_path, page))


def test_des_petites_capitales_font_un_mot_et_un_titre(tmp_path):
    page = lettres(50, 700, ("P", 16, 11, 0), ("ROPOSITIONS", 13, 0, 0)) + CORPS

    assert lignes(tmp_path, page)[0] == "# PROPOSITIONS"


def test_un_titre_aux_lettres_ecartees_se_resserre(tmp_path):
    page = mots(50, 700, "A t e l i e r   n °   1") + CORPS

    assert lignes(tmp_path, page)[0] == "Atelier n° 1"


def test_des_chiffres_et_des_initiales_ne_se_resserrent_pas(tmp_path):
    textes = ["1 2 3 4 5 6 7 8 9", "Les points A et B sont au nord"]
    page = "".join(
        mots(50, 700 - 30 * rang, texte) for rang, texte in enumerate(textes)
    )

    assert lignes(tmp_path, page) == textes


def test_dans_une_case_la_cesure_s_efface_et_le_mot_compose_reste(tmp_path):
    page = (
        filets((720, 690, 640))
        + mots(60, 700, "Constats")
        + mots(310, 700, "Propositions")
        + mots(60, 670, "Le puits est sec, l'ali-")
        + mots(60, 657, "mentation se coupe")
        + mots(310, 670, "Ouvrir la pompe l'après-")
        + mots(310, 657, "midi")
    )

    assert lignes(tmp_path, page)[1] == (
        "Le puits est sec, l'alimentation se coupe\tOuvrir la pompe l'après-midi"
    )
