"""Les puces dessinées d’un PDF : un point plein devant une ligne en fait un item."""

from egts_dashboard.analyses.extraction import extract
from egts_dashboard.ingest.documents.lecture import read_document
from tests.ingest.documents.pieces import disque, mots, pdf_page

TEXTES = ["Nos demandes :", "Un banc devant la poste", "Deux bus de plus"]
HAUTEURS = [740, 720, 700]


def lignes(path, dessin):
    """Les lignes non vides d’une page de trois textes et de ce dessin."""
    textes = "".join(mots(60, y, t) for t, y in zip(TEXTES, HAUTEURS, strict=True))
    page = pdf_page(path / "r.pdf", dessin + textes)
    return [li for li in read_document(page) if li.strip()]


ATTENDUES = [TEXTES[0], *(f"• {texte}" for texte in TEXTES[1:])]


def test_un_disque_plein_devant_une_ligne_est_une_puce(tmp_path):
    dessin = disque(50, 723) + disque(50, 703)

    assert lignes(tmp_path, dessin) == ATTENDUES


def test_un_petit_carre_devant_une_ligne_est_une_puce(tmp_path):
    dessin = "48 721 4 4 re f 48 701 4 4 re f "

    assert lignes(tmp_path, dessin) == ATTENDUES


def test_la_liste_ainsi_retrouvee_se_lit_item_par_item(tmp_path):
    lues = lignes(tmp_path, disque(50, 723) + disque(50, 703))

    assert [c.texte for c in extract(lues)] == TEXTES[1:]


def test_un_grand_dessin_un_trait_et_un_point_lointain_ne_sont_pas_des_puces(tmp_path):
    dessin = disque(40, 723, rayon=8) + "40 703 m 55 703 l S " + disque(20, 743)

    assert lignes(tmp_path, dessin) == TEXTES


def test_un_trace_jamais_peint_n_est_pas_une_puce(tmp_path):
    dessin = disque(50, 723).replace("h f", "h n")

    assert lignes(tmp_path, dessin) == TEXTES
