"""Les tables d’un DOCX : chiffres de tête, et tables de nombres."""

from collections.abc import Sequence
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from egts_dashboard.exports.largeurs import weights
from egts_dashboard.exports.texte import printable
from egts_dashboard.models.dossier import ChiffreCite, Tableau

DISCRET = RGBColor(0x5A, 0x5A, 0x5A)
LARGEUR_CM = 17.0
_BORDURES = (
    f"<w:tblBorders {nsdecls('w')}>"
    '<w:insideH w:val="single" w:sz="4" w:color="D9D6D0"/>'
    '<w:bottom w:val="single" w:sz="4" w:color="D9D6D0"/>'
    "</w:tblBorders>"
)


def add_chiffres(note: Any, chiffres: Sequence[ChiffreCite]) -> None:
    """Les chiffres de tête, côte à côte : intitulé, valeur, précision."""
    table = note.add_table(rows=1, cols=len(chiffres))
    # Cinq montants ne tiennent côte à côte qu’en plus petit.
    valeur = Pt(15) if len(chiffres) < 5 else Pt(12)
    for case, chiffre in zip(table.rows[0].cells, chiffres, strict=True):
        lignes = (
            (chiffre.libelle, Pt(8.5), True),
            (chiffre.affiche, valeur, False),
            (chiffre.precision, Pt(8.5), True),
        )
        for rang, (texte, taille, discret) in enumerate(lignes):
            paragraphe = case.paragraphs[0] if rang == 0 else case.add_paragraph()
            paragraphe.paragraph_format.space_after = Pt(0)
            paragraphe.paragraph_format.keep_with_next = True
            _write(paragraphe, texte, taille, discret=discret)
    # Deux tables qui se touchent n’en font qu’une dans Word.
    suite = note.add_paragraph()
    suite.add_run(" ").font.size = Pt(2)
    suite.paragraph_format.space_after = Pt(0)
    suite.paragraph_format.keep_with_next = True


def add_table(note: Any, tableau: Tableau) -> None:
    """Une table : intitulés redits à chaque page, nombres à droite, lignes jamais coupées."""
    table = note.add_table(rows=1, cols=len(tableau.intitules))
    table.autofit = False
    # Word veut les propriétés dans l’ordre de son schéma : les bordures avant la disposition.
    table._tbl.tblPr.find(qn("w:tblLayout")).addprevious(parse_xml(_BORDURES))
    _mark(table.rows[0], "w:tblHeader")
    _fill(table.rows[0], tableau.intitules, tableau.sont_nombres, est_gras=True)
    for ecrites in tableau.ecrites:
        ligne = table.add_row()
        _mark(ligne, "w:cantSplit")
        _fill(ligne, ecrites, tableau.sont_nombres)
    poids = weights(tableau)
    for colonne, part in zip(table.columns, poids, strict=True):
        colonne.width = Cm(LARGEUR_CM * part / sum(poids))
        for case in colonne.cells:
            case.width = colonne.width


def _mark(ligne: Any, marque: str) -> None:
    proprietes = ligne._tr.get_or_add_trPr()
    balise = OxmlElement(marque)
    balise.set(qn("w:val"), "true")
    proprietes.append(balise)


def _fill(
    ligne: Any,
    textes: Sequence[str],
    sont_nombres: Sequence[bool],
    *,
    est_gras: bool = False,
) -> None:
    for case, texte, est_nombre in zip(ligne.cells, textes, sont_nombres, strict=True):
        paragraphe = case.paragraphs[0]
        paragraphe.paragraph_format.space_after = Pt(1)
        if est_nombre:
            paragraphe.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _write(paragraphe, texte, Pt(8.5), est_gras=est_gras)


def _write(
    paragraphe: Any,
    texte: str,
    taille: Any,
    *,
    discret: bool = False,
    est_gras: bool = False,
) -> None:
    passage = paragraphe.add_run(printable(texte))
    passage.font.size, passage.bold = taille, est_gras or None
    if discret:
        passage.font.color.rgb = DISCRET
