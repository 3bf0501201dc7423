"""Le même dossier en page HTML, en diaporama et en classeur : relus par leurs bibliothèques."""

import io
import re
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from pptx import Presentation

from egts_dashboard.exports.dossier.docx import to_docx
from egts_dashboard.exports.dossier.html import to_html
from egts_dashboard.exports.dossier.pptx import LIGNES_VUES, to_pptx
from egts_dashboard.exports.dossier.xlsx import to_xlsx
from egts_dashboard.models.dossier import LigneCitee, Piece, Serie
from tests.exports.dossier.essai import DOSSIER, PIECE, PIEGE

PROPRE = PIEGE.replace("\x07", "")
LIGNE = LigneCitee("=1+1", "Bilan", "page 3", "imprimé")
CITEE = replace(PIECE, chiffres=(replace(PIECE.chiffres[0], lignes=(LIGNE,)),))
ABSENTE = Piece(
    "budget", "Budget\u00a0: l’enveloppe", absence="Ce bloc ne s’applique pas."
)
ENTIER = replace(DOSSIER, pieces=(CITEE, ABSENTE))


@pytest.fixture(scope="module")
def page():
    return to_html(ENTIER).decode()


@pytest.fixture(scope="module")
def vues():
    return list(Presentation(io.BytesIO(to_pptx(ENTIER))).slides)


@pytest.fixture(scope="module")
def classeur():
    return openpyxl.load_workbook(io.BytesIO(to_xlsx(ENTIER)))


def said(vue):
    return "\n".join(f.text_frame.text for f in vue.shapes if f.has_text_frame)


def test_la_page_ne_charge_rien_et_n_execute_rien(page):
    assert "default-src 'none'" in page
    assert not re.search(r"(?:src|href)=|url\(|@import|<script|<link|<img", page)
    assert '<html lang="fr">' in page


def test_la_page_echappe_ce_qui_vient_des_donnees(page):
    assert "<b>" not in page
    assert "=HYPERLINK(1) &lt;b&gt;**gras**&lt;/b&gt; &amp; fin" in page
    assert "\x07" not in page


def test_la_page_dit_phrase_figure_table_sources_et_absence(page):
    assert "<li>Un <strong>deux</strong></li>" in page
    assert 'role="img" aria-label="Barres, deux lignes."' in page
    assert "sans valeur" in page
    assert '<td class="n">n.\u00a0r.</td>' in page
    assert "Bilan\u00a0: p. 3" in page
    assert "Ce bloc ne s’applique pas." in page


def test_le_diaporama_a_une_vue_par_bloc_une_par_table_et_les_reserves(vues):
    assert [vue.shapes.title.text for vue in vues] == [
        "Comité",
        "Thèmes",
        "Table",
        "Budget\u00a0: l’enveloppe",
        "Comment lire ces nombres",
    ]
    assert "Ce bloc ne s’applique pas." in said(vues[3])
    assert "Une réserve." in said(vues[4])


def test_le_graphique_du_diaporama_est_natif_et_sans_zero_invente(vues):
    (cadre,) = [f for f in vues[1].shapes if f.has_chart]
    (serie,) = cadre.chart.plots[0].series

    assert list(cadre.chart.plots[0].categories) == [PROPRE, "Lien"]
    assert list(serie.values) == [3.0, None]
    assert cadre.chart.value_axis.minimum_scale == 0
    feuille = openpyxl.load_workbook(
        io.BytesIO(cadre.chart.part.chart_workbook.xlsx_part.blob)
    ).active
    assert [case.value for case in feuille["B"]] == ["Items", 3, None]


def test_chaque_barre_garde_la_couleur_de_sa_region_dans_les_quatre_formats():
    serie = Serie("Items", (3.0, 4.0), "#0B5C8A", False, ("#0072B2", "#8E2C6B"))
    dessin = replace(PIECE.graphique, series=(serie,))
    dossier = replace(DOSSIER, pieces=(replace(PIECE, graphique=dessin),))

    for ecrire in (to_docx, to_pptx, to_xlsx):
        archive = zipfile.ZipFile(io.BytesIO(ecrire(dossier)))
        (dessine,) = [
            n for n in archive.namelist() if re.search(r"charts/[^/]+\.xml$", n)
        ]
        xml = archive.read(dessine).decode()
        assert len(re.findall("<c:dPt>", xml)) == 2
        assert "0072B2" in xml
        assert "8E2C6B" in xml
    page = to_html(dossier).decode()
    assert "background:#0072B2" in page
    assert "background:#8E2C6B" in page


def test_sources_et_places_sont_dans_les_notes_de_la_vue(vues):
    notes = vues[1].notes_slide.notes_text_frame.text
    assert "Items, 1\u202f234\u00a0: Bilan\u00a0: p. 3" in notes
    assert "Source\u00a0: Bilan" in notes


def test_une_table_trop_longue_pour_une_vue_le_dit():
    cases = tuple((f"Ligne {n}", n) for n in range(20))
    ecrites = tuple((nom, str(n)) for nom, n in cases)
    tableau = replace(PIECE.tableau, cases=cases, ecrites=ecrites)
    dossier = replace(DOSSIER, pieces=(replace(PIECE, tableau=tableau),))
    vue = list(Presentation(io.BytesIO(to_pptx(dossier))).slides)[2]
    (table,) = [f.table for f in vue.shapes if f.has_table]

    assert len(table.rows) == LIGNES_VUES + 1
    assert "la note et le classeur en ont davantage" in said(vue)


def test_le_classeur_a_une_feuille_par_bloc_et_ses_sources_ligne_a_ligne(classeur):
    assert classeur.sheetnames == ["À retenir", "Thèmes", "Sources"]
    lignes = list(classeur["Sources"].iter_rows(values_only=True))
    assert lignes[1] == (
        "Thèmes",
        "Items",
        "1\u202f234",
        "=1+1",
        "Bilan",
        "page 3",
        "imprimé",
    )
    assert "Ce bloc ne s’applique pas." in [c.value for c in classeur["À retenir"]["A"]]


def test_rien_n_est_une_formule_dans_le_classeur(classeur):
    types = {
        case.data_type
        for feuille in classeur
        for ligne in feuille.iter_rows()
        for case in ligne
    }
    assert "f" not in types


def test_le_graphique_du_classeur_lit_les_cases_de_sa_feuille(classeur):
    feuille = classeur["Thèmes"]
    (dessin,) = feuille._charts
    (serie,) = dessin.series
    reference = serie.val.numRef.f
    colonne = [case.value for case in feuille["B"]]

    assert reference.startswith("Thèmes!$B$")
    debut = int(reference.split("$")[2].rstrip(":"))
    assert colonne[debut - 1 : debut + 1] == [3, None]
    assert "n.\u00a0r." in colonne


@pytest.mark.parametrize("ecrire", [to_pptx, to_xlsx])
def test_les_archives_sont_entieres(ecrire):
    assert zipfile.ZipFile(io.BytesIO(ecrire(ENTIER))).testzip() is None
