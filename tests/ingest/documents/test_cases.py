"""Un tableau à cases étendues : chaque case reste sous son en-tête, dans chaque format."""

import pytest

from egts_dashboard.analyses.extraction import extract
from egts_dashboard.ingest.documents.lecture import read_document
from tests.ingest.documents.pieces import (
    OFFICE,
    TABLE,
    TEXTE,
    archive,
    docx,
    ecrire,
)

# Chaque rangée : (texte, colonnes) ; None, une case que celle du dessus recouvre.
RANGEES = [
    [("Thème", 1), ("Constats", 1), ("Propositions", 1)],
    [("Bus", 1), ("Les bus sont rares", 1), ("Créer un bus de nuit", 1)],
    [None, ("Les bus sont chers", 1), ("Baisser le tarif du bus", 1)],
    [("Rien à signaler", 2), ("Ouvrir un garage à vélos", 1)],
]
ATTENDU = [
    ("constat", "Les bus sont rares"),
    ("preconisation", "Créer un bus de nuit"),
    ("constat", "Les bus sont chers"),
    ("preconisation", "Baisser le tarif du bus"),
    ("preconisation", "Ouvrir un garage à vélos"),
]


def en_html(path):
    rangees = ""
    for rangee in RANGEES:
        cases = "".join(
            f"<td rowspan={2 if texte == 'Bus' else 1} colspan={largeur}>{texte}</td>"
            for texte, largeur in filter(None, rangee)
        )
        rangees += f"<tr>{cases}</tr>"
    return ecrire(
        path / "r.html", f"<!doctype html><html><table>{rangees}</table></html>"
    )


def en_docx(path):
    rangees = ""
    for rangee in RANGEES:
        cases = "".join(
            f'<w:tc><w:tcPr><w:gridSpan w:val="{largeur}"/></w:tcPr>'
            f"<w:p><w:r><w:t>{texte}</w:t></w:r></w:p></w:tc>"
            for texte, largeur in (case or ("", 1) for case in rangee)
        )
        rangees += f"<w:tr>{cases}</w:tr>"
    return docx(path / "r.docx", f"<w:tbl>{rangees}</w:tbl>")


def en_odt(path):
    rangees = ""
    for rangee in RANGEES:
        cases = ""
        for case in rangee:
            if case is None:
                cases += "<b:covered-table-cell/>"
                continue
            texte, largeur = case
            cases += f"<b:table-cell><t:p>{texte}</t:p></b:table-cell>"
            cases += "<b:covered-table-cell/>" * (largeur - 1)
        rangees += f"<b:table-row>{cases}</b:table-row>"
    corps = f"<b:table>{rangees}</b:table>"
    xml = (
        f'<o:document-content xmlns:o="{OFFICE}" xmlns:t="{TEXTE}" xmlns:b="{TABLE}">'
        f"<o:body><o:text>{corps}</o:text></o:body></o:document-content>"
    )
    return archive(path / "r.odt", content_xml=xml)


@pytest.mark.parametrize("ecrit", [en_html, en_docx, en_odt])
def test_une_case_etendue_laisse_les_autres_sous_leur_en_tete(tmp_path, ecrit):
    candidats = extract(read_document(ecrit(tmp_path)))

    assert [(c.nature, c.texte) for c in candidats] == ATTENDU


def test_une_case_seule_sur_toute_la_largeur_reste_un_titre(tmp_path):
    page = ecrire(
        tmp_path / "r.html",
        "<!doctype html><html><table><tr><td colspan=2>Atelier 1 : Se loger</td></tr>"
        "<tr><td>Constats</td><td>Propositions</td></tr>"
        "<tr><td>Les loyers montent</td><td>Plafonner les loyers</td></tr></table></html>",
    )

    assert [(c.nature, c.atelier) for c in extract(read_document(page))] == [
        ("atelier", None),
        ("constat", "Atelier 1 : Se loger"),
        ("preconisation", "Atelier 1 : Se loger"),
    ]


@pytest.mark.parametrize("etendue", ["0", "-3", "²", "deux", "99999999"])
def test_une_etendue_illisible_ou_demesuree_n_arrete_pas_la_lecture(tmp_path, etendue):
    page = ecrire(
        tmp_path / "r.html",
        f"<!doctype html><html><table><tr><td colspan='{etendue}' rowspan='{etendue}'>a"
        "</td><td>b</td></tr><tr><td>c</td></tr></table></html>",
    )

    assert "".join(read_document(page)).replace("\t", "").replace("<br>", "") == "abc"
