"""Un même rapport en texte, HTML, DOCX, ODT et PDF donne les mêmes candidats."""

from html import escape

import pytest

from egts_dashboard.analyses.extraction import extract
from egts_dashboard.ingest.documents.lecture import read_document
from tests.ingest.documents.pieces import (
    OFFICE,
    TEXTE,
    archive,
    docx,
    ecrire,
    paragraphe,
    pdf,
)
from tests.ingest.documents.rapport import ATTENDU, RAPPORT, candidats


def en_texte(path):
    lignes = [f"• {t}" if quoi == "item" else t for quoi, t in RAPPORT]
    return ecrire(path / "r.txt", "\n".join(lignes))


def en_html(path):
    balises = {"titre": "h2", "texte": "p", "item": "li"}
    corps = "".join(
        f"<{balises[quoi]}>{escape(t)}</{balises[quoi]}>" for quoi, t in RAPPORT
    )
    return ecrire(
        path / "r.html",
        f"<!doctype html><html><head><style>p{{}}</style></head><body>{corps}</body></html>",
    )


def en_docx(path):
    corps = "".join(
        paragraphe(
            escape(t),
            "Titre2" if quoi == "titre" else "",
            est_liste=quoi == "item",
        )
        for quoi, t in RAPPORT
    )
    return docx(path / "r.docx", corps)


def en_odt(path):
    formes = {
        "titre": '<t:h t:outline-level="2">{}</t:h>',
        "texte": "<t:p>{}</t:p>",
        "item": "<t:list><t:list-item><t:p>{}</t:p></t:list-item></t:list>",
    }
    corps = "".join(formes[quoi].format(escape(t)) for quoi, t in RAPPORT)
    xml = (
        f'<o:document-content xmlns:o="{OFFICE}" xmlns:t="{TEXTE}"><o:body><o:text>'
        f"{corps}</o:text></o:body></o:document-content>"
    )
    return archive(path / "r.odt", content_xml=xml)


def en_pdf(path):
    lignes = [f"• {t}" if quoi == "item" else t for quoi, t in RAPPORT]
    return pdf(path / "r.pdf", lignes)


@pytest.mark.parametrize("ecrit", [en_texte, en_html, en_docx, en_odt, en_pdf])
def test_un_meme_rapport_se_lit_pareil_dans_chaque_format(tmp_path, ecrit):
    assert candidats(ecrit(tmp_path)) == ATTENDU


def test_un_nom_trompeur_ne_change_rien_au_format(tmp_path):
    trompeur = en_docx(tmp_path).rename(tmp_path / "r.txt")

    assert len(extract(read_document(trompeur))) == len(ATTENDU)


def test_une_page_html_dont_la_tete_n_est_pas_fermee_se_lit(tmp_path):
    page = tmp_path / "r.html"
    page.write_text(
        "<html><head><title>Bilan</title><body><h2>Constats</h2>"
        "<ul><li>Les bus sont rares</li></ul></body></html>",
        encoding="utf-8",
    )

    lignes = [ligne for ligne in read_document(page) if ligne]

    assert lignes == ["## Constats", "- Les bus sont rares"]


def en_page(tmp_path, corps: str) -> list[str]:
    page = tmp_path / "r.html"
    page.write_text(f"<!doctype html><html>{corps}</html>", encoding="utf-8")
    return [ligne for ligne in read_document(page) if ligne]


def test_une_case_etendue_sur_deux_rangees_ne_decale_pas_la_seconde(tmp_path):
    lignes = en_page(
        tmp_path,
        "<table><tr><th>Thème<th>Constats<th>Demandes</tr>"
        "<tr><td rowspan=2>Bus<td>Rares<td>Un bus de nuit</tr>"
        "<tr><td>Chers<td>Un abonnement</tr><tr><td>Vélo<td><td>Un garage</table>",
    )

    assert [ligne.removesuffix("<br>").split("\t") for ligne in lignes] == [
        ["Thème", "Constats", "Demandes"],
        ["Bus", "Rares", "Un bus de nuit"],
        ["", "Chers", "Un abonnement"],
        ["Vélo", "", "Un garage"],
    ]


def test_le_menu_et_le_pied_d_une_page_n_en_sont_pas_le_texte(tmp_path):
    lignes = en_page(
        tmp_path,
        "<body><nav><ul><li>Accueil</ul><main><h1>Bilan</h1><ul><li>Un bus</ul></main>"
        "<footer><ul><li>Mentions légales</ul></footer></body>",
    )

    assert lignes == ["# Bilan", "- Un bus"]
