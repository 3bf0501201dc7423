"""Des graphiques d’Office, modifiables : leur dessin, et le classeur où sont leurs nombres."""

import io
from typing import Any

import xlsxwriter
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.util import Pt

from egts_dashboard.exports.tableau_xlsx import DATE, OPTIONS
from egts_dashboard.exports.texte import printable
from egts_dashboard.models.dossier import Graphique, Serie

ENCRE = RGBColor(0x1E, 0x1E, 0x1E)
BLANC = RGBColor(0xFF, 0xFF, 0xFF)
FILET = RGBColor(0xD9, 0xD6, 0xD0)
TYPE = XL_CHART_TYPE.BAR_CLUSTERED
POLICE, CORPS = "Calibri", Pt(9)
# La place d’une étiquette au bout de la plus longue barre.
RESERVE = 1.2
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SANS_CADRE = f'<c:spPr xmlns:c="{_C}" xmlns:a="{_A}"><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
# La feuille et les places que python-pptx donne à ses formules de graphique.
FEUILLE = "Sheet1"


def to_chart_data(graphique: Graphique) -> CategoryChartData:
    """Les catégories et les séries, telles que python-pptx les attend."""
    donnees = CategoryChartData(number_format=number_format(graphique))
    donnees.categories = [printable(nom) for nom in graphique.categories]
    for serie in graphique.series:
        donnees.add_series(printable(serie.nom), serie.valeurs)
    return donnees


def number_format(graphique: Graphique) -> str:
    """Le format des nombres, que le tableur écrit dans la langue du poste."""
    return "#,##0" + ("." + "0" * graphique.decimales if graphique.decimales else "")


def to_chart_space(graphique: Graphique) -> Any:
    """L’élément XML du graphique, mis en forme : ce qu’un DOCX insère."""
    xml: str = ChartXmlWriter(TYPE, to_chart_data(graphique)).xml
    espace = parse_xml(xml.encode())
    style(Chart(espace, None), graphique)
    return espace


def style(chart: Any, graphique: Graphique, taille: Any = CORPS) -> None:
    """Barres du haut vers le bas, valeur au bout, ni cadre ni grille, zéro à gauche."""
    chart.has_title = False
    chart.font.name, chart.font.size, chart.font.color.rgb = POLICE, taille, ENCRE
    _strip_frame(chart._chartSpace)
    chart.has_legend = len(graphique.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    _style_axes(chart, graphique)
    trace = chart.plots[0]
    trace.gap_width = 40
    trace.overlap = 0
    trace.has_data_labels = True
    etiquettes = trace.data_labels
    etiquettes.number_format = number_format(graphique)
    etiquettes.number_format_is_linked = False
    etiquettes.show_value = True
    etiquettes.font.size = taille
    etiquettes.position = XL_LABEL_POSITION.OUTSIDE_END
    for trait, serie in zip(trace.series, graphique.series, strict=True):
        _fill(trait, serie)


def _strip_frame(espace: Any) -> None:
    """Ni cadre, ni coins ronds, ni fond."""
    coins = parse_xml(f'<c:roundedCorners xmlns:c="{_C}" val="0"/>')
    dessin = espace.find(f"{{{_C}}}chart")
    dessin.addprevious(coins)
    dessin.addnext(parse_xml(_SANS_CADRE))


def _style_axes(chart: Any, graphique: Graphique) -> None:
    noms, valeurs = chart.category_axis, chart.value_axis
    noms.reverse_order = True
    noms.major_tick_mark = noms.minor_tick_mark = XL_TICK_MARK.NONE
    noms.format.line.color.rgb = FILET
    noms.has_major_gridlines = valeurs.has_major_gridlines = False
    valeurs.visible = False
    # Aucun nom ne se saute, même quand ils sont serrés.
    saut = parse_xml(f'<c:tickLblSkip xmlns:c="{_C}" val="1"/>')
    noms._element.find(f"{{{_C}}}noMultiLvlLbl").addprevious(saut)
    connues = [v for serie in graphique.series for v in serie.valeurs if v is not None]
    if min(connues, default=0) >= 0:
        valeurs.minimum_scale = 0
        valeurs.maximum_scale = RESERVE * max(connues, default=0) or 1


def _fill(trait: Any, serie: Serie) -> None:
    """La couleur de la série, puis celle de chaque barre qui a la sienne."""
    _paint(trait.format, serie.couleur, est_hachuree=serie.est_hachuree)
    for rang, teinte in enumerate(serie.teintes):
        _paint(trait.points[rang].format, teinte, est_hachuree=serie.est_hachuree)


def _paint(forme: Any, teinte: str, *, est_hachuree: bool) -> None:
    couleur, fond = RGBColor.from_string(teinte.removeprefix("#")), forme.fill
    if not est_hachuree:
        fond.solid()
        fond.fore_color.rgb = couleur
        return
    fond.patterned()
    fond.pattern = MSO_PATTERN.LIGHT_UPWARD_DIAGONAL
    fond.fore_color.rgb, fond.back_color.rgb = couleur, BLANC
    forme.line.color.rgb = couleur


def to_workbook(graphique: Graphique) -> bytes:
    """Le classeur que l’on ouvre par « Modifier les données » ; tout texte y reste du texte."""
    tampon = io.BytesIO()
    with xlsxwriter.Workbook(tampon, OPTIONS) as classeur:
        classeur.set_properties({"created": DATE})
        feuille = classeur.add_worksheet(FEUILLE)
        feuille.set_column(0, 0, 50)
        for rang, nom in enumerate(graphique.categories, start=1):
            feuille.write_string(rang, 0, printable(nom))
        for colonne, serie in enumerate(graphique.series, start=1):
            feuille.write_string(0, colonne, printable(serie.nom))
            for rang, valeur in enumerate(serie.valeurs, start=1):
                if valeur is not None:
                    feuille.write_number(rang, colonne, valeur)
    return tampon.getvalue()
