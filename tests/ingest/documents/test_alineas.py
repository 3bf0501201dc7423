"""Un paragraphe qui suit une liste n’est pas de son dernier item, en HTML comme en PDF."""

from egts_dashboard.analyses.extraction import extract
from egts_dashboard.ingest.documents.lecture import read_document
from tests.ingest.documents.pieces import disque, mots, pdf_page

TEXTES = ["Nos demandes :", "un banc devant la poste", "deux bus de plus"]
SUITE = "La fanfare a joué jusqu’au soir"


def test_en_html_la_liste_finie_une_ligne_vide_la_separe(tmp_path):
    page = tmp_path / "r.html"
    items = "".join(f"<li>{texte}</li>" for texte in TEXTES[1:])
    page.write_text(
        f"<html><body><p>{TEXTES[0]}</p><ul>{items}</ul><p>{SUITE}</p></body></html>",
        encoding="utf-8",
    )

    lues = read_document(page)
    assert lues[lues.index("- deux bus de plus") :][:3] == [
        "- deux bus de plus",
        "",
        SUITE,
    ]


def test_en_html_une_liste_imbriquee_n_en_met_pas(tmp_path):
    page = tmp_path / "r.html"
    page.write_text(
        "<html><ul><li>a<ul><li>b</li></ul></li><li>c</li></ul></html>",
        encoding="utf-8",
    )

    assert [li for li in read_document(page) if li] == ["- a", "  - b", "- c"]


def test_en_pdf_un_blanc_separe_et_l_interligne_non(tmp_path):
    hauteurs = [740, 727, 714]
    dessin = disque(50, 730) + disque(50, 717)
    dessin += "".join(mots(60, y, t) for t, y in zip(TEXTES, hauteurs, strict=True))
    dessin += mots(60, 686, "La fanfare a joué,") + mots(60, 673, "jusqu’au soir")

    lues = read_document(pdf_page(tmp_path / "r.pdf", dessin))

    assert lues[:6] == [
        TEXTES[0],
        "• un banc devant la poste",
        "• deux bus de plus",
        "",
        "La fanfare a joué,",
        "jusqu’au soir",
    ]
    assert [c.texte for c in extract(lues)][:2] == TEXTES[1:]
