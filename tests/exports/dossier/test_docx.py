import io
import zipfile
from dataclasses import replace

import docx
import openpyxl
import pytest
from lxml import etree

from egts_dashboard.exports.dossier.docx import to_docx
from egts_dashboard.models.dossier import (
    Piece,
)
from tests.exports.dossier.essai import DOSSIER, PIEGE

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@pytest.fixture(scope="module")
def octets():
    return to_docx(DOSSIER)


@pytest.fixture(scope="module")
def note(octets):
    return docx.Document(io.BytesIO(octets))


def read(octets, nom):
    return zipfile.ZipFile(io.BytesIO(octets)).read(nom)


def test_la_note_a_ses_titres_sa_phrase_ses_sources_et_son_pied(note):
    textes = [p.text for p in note.paragraphs]
    gras = [r.text for p in note.paragraphs for r in p.runs if r.bold]

    assert textes[:2] == ["Comité", "14 octobre 2014"]
    assert "Un deux" in textes
    assert "deux" in gras
    assert "Items, 1\u202f234\u00a0: Bilan\u00a0: p. 3" in textes
    assert "Réserve\u00a0: Une réserve." in textes
    assert "Lire." in textes
    assert note.sections[0].footer.paragraphs[0].text.startswith("Pied.")
    assert [s.text for s in note.paragraphs if s.style.name == "Heading 1"] == [
        "À retenir",
        "Thèmes",
        "Sources et réserves",
    ]


def test_un_texte_des_donnees_reste_du_texte(note):
    propre = PIEGE.replace("\x07", "")

    assert note.tables[1].cell(1, 0).text == propre
    assert note.tables[1].cell(2, 1).text == "n.\u00a0r."


def test_la_figure_est_un_graphique_d_office_que_l_on_peut_modifier(octets):
    dessin = etree.fromstring(read(octets, "word/charts/graphique1.xml"))
    liens = read(octets, "word/charts/_rels/graphique1.xml.rels").decode()
    feuille = openpyxl.load_workbook(
        io.BytesIO(read(octets, "word/embeddings/donnees1.xlsx"))
    ).active

    assert dessin.find(f".//{C}barChart") is not None
    assert dessin.find(f"{C}externalData") is not None
    assert "embeddings/donnees1.xlsx" in liens
    assert [c.value for c in feuille["B"]] == ["Items", 3, None]
    assert feuille["A2"].value == PIEGE.replace("\x07", "")
    assert feuille["A2"].data_type == "s"


def test_une_valeur_manquante_n_est_pas_dessinee(octets):
    dessin = etree.fromstring(read(octets, "word/charts/graphique1.xml"))

    assert [v.text for v in dessin.iter(f"{C}v")][-1] == "3.0"
    assert len(list(dessin.find(f".//{C}numCache").iter(f"{C}pt"))) == 1


def test_la_figure_a_son_alternative_et_la_note_sa_langue(octets):
    assert 'descr="Barres, deux lignes."' in read(octets, "word/document.xml").decode()
    assert 'w:val="fr-FR"' in read(octets, "word/styles.xml").decode()
    assert b"thumbnail" not in octets


def test_un_bloc_absent_dit_pourquoi_et_ne_dessine_rien():
    absente = Piece("themes", "Thèmes", absence="Ce bloc ne s’applique pas.")
    octets = to_docx(replace(DOSSIER, pieces=(absente,)))
    noms = zipfile.ZipFile(io.BytesIO(octets)).namelist()
    textes = [p.text for p in docx.Document(io.BytesIO(octets)).paragraphs]

    assert "Ce bloc ne s’applique pas." in textes
    assert not [nom for nom in noms if "chart" in nom]
