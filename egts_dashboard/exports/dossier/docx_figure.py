"""Insère dans un DOCX un graphique d’Office, avec le classeur de ses nombres."""

from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Cm, Emu
from lxml import etree

from egts_dashboard.exports.graphique_natif import to_chart_space, to_workbook
from egts_dashboard.exports.texte import printable
from egts_dashboard.models.dossier import Graphique

LARGEUR = Cm(17)
# Hauteur d’une barre et de ce qui l’entoure, légende comprise.
BARRE, MARGE = Cm(0.62), Cm(1.1)
BARRES_AISEES = 7
HAUTEURS = (Cm(3), Cm(17))
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DESSIN = f"""
<w:drawing
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
  <wp:inline distT="0" distB="0" distL="0" distR="0">
    <wp:extent cx="{{largeur}}" cy="{{hauteur}}"/>
    <wp:docPr id="{{rang}}" name="Figure {{rang}}"/>
    <wp:cNvGraphicFramePr/>
    <a:graphic>
      <a:graphicData uri="{_C}">
        <c:chart xmlns:c="{_C}" xmlns:r="{_R}" r:id="{{lien}}"/>
      </a:graphicData>
    </a:graphic>
  </wp:inline>
</w:drawing>
"""


def height(graphique: Graphique) -> Emu:
    """La hauteur qui laisse lire toutes les barres, dans une page."""
    # Un nom long tient sur deux lignes ; peu de barres ont la place d’en prendre trois.
    aisance = 1.7 if len(graphique.categories) <= BARRES_AISEES else 1.2
    barres = len(graphique.categories) * max(aisance, 1.2 * len(graphique.series))
    voulue = int(BARRE * barres + MARGE)
    return Emu(min(max(voulue, HAUTEURS[0]), HAUTEURS[1]))


def add_chart(note: Any, graphique: Graphique, rang: int) -> None:
    """Ajoute le graphique au bout de la note ; `rang` le distingue des autres."""
    paquet = note.part.package
    classeur = Part(
        PackURI(f"/word/embeddings/donnees{rang}.xlsx"),
        CONTENT_TYPE.SML_SHEET,
        to_workbook(graphique),
        paquet,
    )
    espace = to_chart_space(graphique)
    part = Part(
        PackURI(f"/word/charts/graphique{rang}.xml"),
        CONTENT_TYPE.DML_CHART,
        package=paquet,
    )
    externe = etree.SubElement(espace, f"{{{_C}}}externalData")
    externe.set(f"{{{_R}}}id", part.relate_to(classeur, RELATIONSHIP_TYPE.PACKAGE))
    etree.SubElement(externe, f"{{{_C}}}autoUpdate").set("val", "0")
    part._blob = etree.tostring(
        espace, xml_declaration=True, encoding="UTF-8", standalone=True
    )
    lien = note.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    dessin = parse_xml(
        _DESSIN.format(
            largeur=LARGEUR, hauteur=height(graphique), rang=100 + rang, lien=lien
        )
    )
    # Le texte d’une donnée se pose en attribut, jamais dans le gabarit.
    next(e for e in dessin.iter() if e.tag.endswith("}docPr")).set(
        "descr", printable(graphique.alt)
    )
    note.add_paragraph().add_run()._r.append(dessin)
