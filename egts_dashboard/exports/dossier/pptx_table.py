"""Une table dans une vue de diaporama."""

from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.util import Cm, Pt

from egts_dashboard.exports.largeurs import weights
from egts_dashboard.exports.texte import printable
from egts_dashboard.francais import nombre
from egts_dashboard.models.dossier import Tableau

ENCRE = RGBColor(0x1E, 0x1E, 0x1E)
TAILLE = Pt(13)
# Ce que tient une vue, à cette taille.
SIGNES_PAR_LIGNE, LIGNES_DE_TEXTE = 125, 21
# Le style de table d’Office « sans style, sans grille ».
STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def add_table(
    vue: Any, tableau: Tableau, maximum: int, gauche: int, haut: int, large: int
) -> str:
    """Pose les premières lignes ; rend ce qui dit combien il en manque."""
    poids = weights(tableau)
    montrees = tableau.ecrites[: _fitting(tableau, poids, maximum)]
    forme = vue.shapes.add_table(
        len(montrees) + 1, len(tableau.intitules), gauche, haut, large, Cm(1)
    )
    forme._element.graphic.graphicData.tbl.tblPr.find(
        "{http://schemas.openxmlformats.org/drawingml/2006/main}tableStyleId"
    ).text = STYLE
    table = forme.table
    for colonne, part in zip(table.columns, poids, strict=True):
        colonne.width = int(large * part / sum(poids))
    for rang, cases in enumerate((tableau.intitules, *montrees)):
        for colonne, texte in enumerate(cases):
            _write(
                table.cell(rang, colonne),
                texte,
                est_nombre=tableau.sont_nombres[colonne],
                est_entete=rang == 0,
            )
    if len(montrees) == len(tableau.ecrites):
        return tableau.suite
    return f"{nombre(len(montrees))} lignes\u202f; la note et le classeur en ont davantage."


def _fitting(tableau: Tableau, poids: Sequence[int], maximum: int) -> int:
    """Combien de lignes tiennent dans la vue, au plus `maximum`, au moins une."""
    places = [max(1, SIGNES_PAR_LIGNE * part // sum(poids)) for part in poids]
    hauteur = 0
    for rang, cases in enumerate(tableau.ecrites[:maximum]):
        hauteur += max(
            -(-len(texte) // place) for texte, place in zip(cases, places, strict=True)
        )
        if hauteur > LIGNES_DE_TEXTE:
            return max(1, rang)
    return min(maximum, len(tableau.ecrites))


def _write(case: Any, texte: str, *, est_nombre: bool, est_entete: bool) -> None:
    case.margin_top = case.margin_bottom = Cm(0.05)
    case.margin_left = case.margin_right = Cm(0.1)
    paragraphe = case.text_frame.paragraphs[0]
    if est_nombre:
        paragraphe.alignment = PP_ALIGN.RIGHT
    passage = paragraphe.add_run()
    passage.text = printable(texte)
    passage.font.size, passage.font.bold = TAILLE, est_entete or None
    passage.font.color.rgb = ENCRE
