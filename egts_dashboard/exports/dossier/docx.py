"""La note de comité, en DOCX : à retenir, chiffres, figures natives, tables, sources."""

import io
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from egts_dashboard.exports.archive import settle
from egts_dashboard.exports.dossier.docx_figure import add_chart
from egts_dashboard.exports.dossier.docx_table import add_chiffres, add_table
from egts_dashboard.exports.dossier.proprietes import write_properties
from egts_dashboard.exports.dossier.sources import group_places
from egts_dashboard.exports.texte import printable
from egts_dashboard.models.dossier import Dossier, Phrase, Piece

PAGE = (Cm(21), Cm(29.7))
MARGE = Cm(2)
ENCRE, DISCRET = RGBColor(0x1E, 0x1E, 0x1E), RGBColor(0x5A, 0x5A, 0x5A)
# Style Word → taille, espace avant, espace après (points).
STYLES = {
    "Normal": (10.5, 0, 4),
    "Title": (22, 0, 2),
    "Heading 1": (15, 16, 4),
    "Heading 2": (11.5, 10, 2),
    "List Bullet": (10.5, 0, 4),
}
PETIT = Pt(8)


def to_docx(dossier: Dossier) -> bytes:
    """La note entière. Même dossier, mêmes octets."""
    note = docx.Document()
    _prepare(note, dossier)
    note.add_heading(printable(dossier.titre), level=0)
    if dossier.sous_titre:
        _say(note, dossier.sous_titre)
    _say_a_retenir(note, dossier)
    for rang, piece in enumerate(dossier.pieces, start=1):
        _add_piece(note, piece, rang)
    _add_sources(note, dossier)
    tampon = io.BytesIO()
    note.save(tampon)
    return settle(tampon.getvalue())


def _prepare(note: Any, dossier: Dossier) -> None:
    """La page, les styles, la langue, les propriétés et le pied."""
    section = note.sections[0]
    section.page_width, section.page_height = PAGE
    section.left_margin = section.right_margin = MARGE
    section.top_margin = section.bottom_margin = MARGE
    for nom, (taille, avant, apres) in STYLES.items():
        style = note.styles[nom]
        style.font.name, style.font.size = "Calibri", Pt(taille)
        style.font.color.rgb = ENCRE
        style.paragraph_format.space_before = Pt(avant)
        style.paragraph_format.space_after = Pt(apres)
        # Le modèle donne aux titres la police et la couleur de son thème.
        for police in style.element.iter(qn("w:rFonts")):
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                police.attrib.pop(qn(f"w:{theme}"), None)
    for langue in note.styles.element.iter(qn("w:lang")):
        langue.set(qn("w:val"), "fr-FR")
    _remove_border(note.styles["Title"])
    # La vignette est celle du modèle vide.
    liens = note.part.package.rels
    for cle in [c for c, lien in liens.items() if lien.reltype.endswith("/thumbnail")]:
        del liens[cle]
    write_properties(note.core_properties, dossier)
    _write_footer(section, dossier.pied)


def _remove_border(style: Any) -> None:
    for bordure in list(style.element.iter(qn("w:pBdr"))):
        bordure.getparent().remove(bordure)


def _write_footer(section: Any, pied: str) -> None:
    paragraphe = section.footer.paragraphs[0]
    _write(paragraphe, ((f"{pied} Page\u00a0", False),), PETIT, DISCRET)
    passage = paragraphe.add_run()
    passage.font.size, passage.font.color.rgb = PETIT, DISCRET
    for sorte, texte in (("begin", ""), ("", "PAGE"), ("end", "")):
        balise = OxmlElement("w:fldChar" if sorte else "w:instrText")
        if sorte:
            balise.set(qn("w:fldCharType"), sorte)
        else:
            balise.text = texte
        passage._r.append(balise)


def _say_a_retenir(note: Any, dossier: Dossier) -> None:
    phrases = [piece.a_retenir for piece in dossier.pieces if piece.a_retenir]
    if phrases:
        note.add_heading("À retenir", level=1)
    for phrase in phrases:
        _write(note.add_paragraph(style="List Bullet"), phrase)


def _add_piece(note: Any, piece: Piece, rang: int) -> None:
    note.add_heading(printable(piece.titre), level=1)
    if piece.absence:
        _say(note, piece.absence)
        return
    if piece.chiffres:
        add_chiffres(note, piece.chiffres)
    if piece.graphique:
        _title(note, piece.graphique.titre)
        _say(note, piece.graphique.precision, colle=True)
        add_chart(note, piece.graphique, rang)
    if piece.tableau:
        # Sous une figure de même titre, la table n’en a pas besoin d’un second.
        if not piece.graphique or piece.graphique.titre != piece.tableau.titre:
            _title(note, piece.tableau.titre)
        add_table(note, piece.tableau)
        _say(note, piece.tableau.suite)


def _title(note: Any, titre: str) -> None:
    if titre:
        note.add_heading(printable(titre), level=2)


def _add_sources(note: Any, dossier: Dossier) -> None:
    """Au bout de la note : d’où vient chaque bloc, où vérifier chaque chiffre, les réserves."""
    note.add_heading("Sources et réserves", level=1)
    for piece in dossier.pieces:
        if piece.absence:
            continue
        note.add_heading(printable(piece.titre), level=2)
        _small(note, "Sources", "\u202f; ".join(piece.sources))
        for ou, chiffres in group_places(piece.chiffres).items():
            _small(note, chiffres, ou)
        for reserve in piece.reserves:
            _small(note, "Réserve", reserve)
    note.add_heading("Comment lire", level=2)
    for reserve in dossier.reserves:
        _small(note, "", reserve)


def _small(note: Any, debut: str, texte: str) -> None:
    if texte:
        tete = ((f"{debut}\u00a0: ", True),) if debut else ()
        _write(note.add_paragraph(), (*tete, (texte, False)), PETIT)


def _say(note: Any, texte: str, *, colle: bool = False) -> None:
    """Une ligne discrète ; `colle` : elle ne se sépare pas de ce qui suit."""
    if texte:
        paragraphe = note.add_paragraph()
        paragraphe.paragraph_format.keep_with_next = colle
        _write(paragraphe, ((texte, False),), Pt(9.5), DISCRET)


def _write(
    paragraphe: Any, phrase: Phrase, taille: Any = None, couleur: Any = None
) -> None:
    for texte, est_gras in phrase:
        passage = paragraphe.add_run(printable(texte))
        passage.bold = est_gras or None
        passage.font.size = taille
        if couleur is not None:
            passage.font.color.rgb = couleur
