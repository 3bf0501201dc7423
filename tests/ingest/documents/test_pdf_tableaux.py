"""Les tableaux d’un PDF : leurs cellules se lisent à leurs filets, pas à l’ordre du texte."""

from pypdf import PdfReader, PdfWriter

from egts_dashboard.analyses.extraction import extract
from egts_dashboard.ingest.documents.lecture import read_document
from tests.ingest.documents.pieces import mots, pdf_page

RANGEES = [
    (("Constats", "Propositions"), 700),
    (("Les bus sont rares", "Doubler la ligne 4"), 660),
    (("Le quai est étroit", "Élargir le quai"), 620),
]


def corps(rangees=RANGEES, debut="Nous étions 24."):
    """Un paragraphe, deux colonnes de mots, un paragraphe."""
    cellules = "".join(
        mots(60, y, gauche) + mots(310, y, droite) for (gauche, droite), y in rangees
    )
    return mots(50, 760, debut) + cellules + mots(50, 540, "Merci à tous.")


def filets(couches=(715, 675, 635, 595), droits=(50, 300, 550)):
    """Les filets d’un tableau."""
    traits = [f"50 {y} m 550 {y} l S " for y in couches]
    traits += [f"{x} 595 m {x} 715 l S " for x in droits]
    return "".join(traits)


def lignes(path, dessin):
    """Les lignes non vides d’une page."""
    return [li for li in read_document(pdf_page(path / "r.pdf", dessin)) if li.strip()]


TABLEAU = [
    "Nous étions 24.",
    "Constats\tPropositions",
    "Les bus sont rares\tDoubler la ligne 4",
    "Le quai est étroit\tÉlargir le quai",
    "Merci à tous.",
]


def test_un_tableau_trace_se_lit_par_rangees(tmp_path):
    assert lignes(tmp_path, filets() + corps()) == TABLEAU


def test_un_tableau_fait_de_cadres_se_lit_par_rangees(tmp_path):
    cadres = "".join(
        f"{x} {y} 250 40 re S " for x in (50, 300) for y in (595, 635, 675)
    )

    assert lignes(tmp_path, cadres + corps()) == TABLEAU


def test_un_tableau_sans_filets_droits_se_lit_par_rangees(tmp_path):
    assert lignes(tmp_path, filets(droits=()) + corps()) == TABLEAU


def test_un_tableau_dont_l_en_tete_n_a_pas_de_filet_au_dessus_le_garde(tmp_path):
    traits = filets(couches=(675, 635, 595), droits=())

    assert lignes(tmp_path, traits + corps()) == TABLEAU


def test_un_paragraphe_encadre_n_est_pas_un_tableau(tmp_path):
    cadre = "40 520 515 300 re S "

    assert lignes(tmp_path, cadre + corps()) == lignes(tmp_path, corps())


def test_les_lignes_d_une_meme_cellule_se_suivent_et_ses_puces_se_separent(tmp_path):
    cellule = (
        mots(60, 665, "Les bus du soir sont rares dans")
        + mots(60, 652, "les hameaux")
        + mots(60, 639, "- Le quai est étroit")
        + mots(310, 665, "Doubler la ligne 4")
    )

    lues = lignes(
        tmp_path, filets(couches=(715, 675, 595)) + corps(RANGEES[:1]) + cellule
    )

    attendue = "Les bus du soir sont rares dans les hameaux<br>- Le quai est étroit"
    assert f"{attendue}\tDoubler la ligne 4" in lues


def test_la_colonne_dit_la_nature_de_ses_cellules(tmp_path):
    chemin = pdf_page(tmp_path / "r.pdf", filets() + corps())

    lus = [(c.nature, c.texte) for c in extract(read_document(chemin))]

    assert lus == [
        ("participations", "Nous étions 24."),
        ("constat", "Les bus sont rares"),
        ("preconisation", "Doubler la ligne 4"),
        ("constat", "Le quai est étroit"),
        ("preconisation", "Élargir le quai"),
    ]


def test_une_page_de_dessin_garde_son_texte(tmp_path):
    dessin = "".join(
        f"{x} 100 m {x} 700 l S " for x in range(0, 590, 9) for _ in range(50)
    )

    assert lignes(tmp_path, dessin + corps()) == lignes(tmp_path, corps())


def test_un_titre_se_reconnait_a_la_taille_de_ses_lettres(tmp_path):
    dessin = (
        "BT /F1 18 Tf 1 0 0 1 50 780 Tm (Se loger) Tj ET "
        "BT /F1 14 Tf 1 0 0 1 50 740 Tm (Ce que les jeunes) Tj ET "
        "BT /F1 14 Tf 1 0 0 1 50 722 Tm (demandent) Tj ET "
        + "".join(
            mots(50, 700 - 14 * rang, "Un texte courant, assez long pour peser.")
            for rang in range(9)
        )
    )

    lues = lignes(tmp_path, dessin)

    assert lues[:2] == ["# Se loger", "## Ce que les jeunes demandent"]
    assert set(lues[2:]) == {"Un texte courant, assez long pour peser."}


def test_une_phrase_en_grandes_lettres_n_est_pas_un_titre(tmp_path):
    dessin = "BT /F1 18 Tf 1 0 0 1 50 780 Tm (Tout le monde y gagne.) Tj ET " + "".join(
        mots(50, 700 - 14 * rang, "Un texte courant, assez long pour peser.")
        for rang in range(9)
    )

    assert lignes(tmp_path, dessin)[0] == "Tout le monde y gagne."


def test_un_cadre_qui_decoupe_la_page_n_est_pas_un_filet(tmp_path):
    decoupe = "20 715 570 60 re W n "

    assert lignes(tmp_path, decoupe + filets() + corps()) == TABLEAU


def test_un_tableau_qui_passe_d_une_page_a_l_autre_garde_ses_rangees(tmp_path):
    sortie = PdfWriter()
    for rang in (1, 2):
        rangees = [
            ((f"Atelier {rang}{n} : le sujet {n}", f"{n} séances"), 700 - 40 * n)
            for n in range(3)
        ]
        cellules = "".join(
            mots(60, y, gauche) + mots(310, y, droite)
            for (gauche, droite), y in rangees
        )
        sortie.append(
            PdfReader(pdf_page(tmp_path / f"{rang}.pdf", filets() + cellules))
        )
    sortie.write(tmp_path / "r.pdf")

    lues = [li for li in read_document(tmp_path / "r.pdf") if li.strip()]

    assert len(lues) == 6
