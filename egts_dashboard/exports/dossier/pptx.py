"""Le dossier de comité en diaporama : une vue par bloc, graphiques d’Office modifiables."""

import io
from collections.abc import Sequence
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Cm, Pt

from egts_dashboard.exports.archive import settle
from egts_dashboard.exports.dossier.pptx_table import add_table
from egts_dashboard.exports.dossier.proprietes import write_properties
from egts_dashboard.exports.dossier.sources import group_places
from egts_dashboard.exports.graphique_natif import (
    TYPE,
    style,
    to_chart_data,
    to_workbook,
)
from egts_dashboard.exports.texte import printable
from egts_dashboard.models.dossier import ChiffreCite, Dossier, Graphique, Phrase, Piece

LARGEUR, HAUTEUR = Cm(33.867), Cm(19.05)
MARGE = Cm(1.6)
UTILE = LARGEUR - 2 * MARGE
ENCRE, DISCRET = RGBColor(0x1E, 0x1E, 0x1E), RGBColor(0x5A, 0x5A, 0x5A)
TITRE_SEUL, COUVERTURE = 5, 0
PIED = Cm(18.05)
# Au-delà, une vue ne se lit plus de loin ; la note et le classeur ont le reste.
LIGNES_VUES = 8
BARRES_AISEES, SOURCES_VUES = 12, 2


def to_pptx(dossier: Dossier) -> bytes:
    """Le diaporama entier. Même dossier, mêmes octets."""
    diaporama = Presentation()
    _widen(diaporama)
    _settle_package(diaporama, dossier)
    _add_cover(diaporama, dossier)
    for piece in dossier.pieces:
        _add_piece(diaporama, piece)
        if piece.tableau:
            vue = _add_view(diaporama, piece.tableau.titre)
            suite = add_table(vue, piece.tableau, LIGNES_VUES, MARGE, Cm(3.2), UTILE)
            _write_box(vue, MARGE, PIED, UTILE, Cm(0.8), ((suite, False),), Pt(11))
    _add_reserves(diaporama, dossier)
    tampon = io.BytesIO()
    diaporama.save(tampon)
    return settle(tampon.getvalue())


def _widen(diaporama: Any) -> None:
    """Passe le modèle de 4:3 à 16:9, dispositions comprises : une vue ajoutée y tombe juste."""
    rapport = LARGEUR / diaporama.slide_width
    diaporama.slide_width, diaporama.slide_height = LARGEUR, HAUTEUR
    maitre = diaporama.slide_master
    for page in (maitre, *maitre.slide_layouts):
        for forme in page.placeholders:
            forme.left, forme.width = (
                int(forme.left * rapport),
                int(forme.width * rapport),
            )


def _settle_package(diaporama: Any, dossier: Dossier) -> None:
    write_properties(diaporama.core_properties, dossier)
    liens = diaporama.part.package._rels
    for cle in [c for c, lien in liens.items() if lien.reltype.endswith("/thumbnail")]:
        liens.pop(cle)


def _add_cover(diaporama: Any, dossier: Dossier) -> None:
    vue = diaporama.slides.add_slide(diaporama.slide_layouts[COUVERTURE])
    vue.shapes.title.text = printable(dossier.titre)
    vue.placeholders[1].text = printable(dossier.sous_titre or dossier.pied)


def _add_view(diaporama: Any, titre: str) -> Any:
    vue = diaporama.slides.add_slide(diaporama.slide_layouts[TITRE_SEUL])
    titrage = vue.shapes.title
    titrage.left, titrage.top, titrage.width, titrage.height = (
        MARGE,
        Cm(0.7),
        UTILE,
        Cm(2),
    )
    titrage.text = printable(titre)
    titrage.text_frame.word_wrap = True
    for paragraphe in titrage.text_frame.paragraphs:
        paragraphe.font.size, paragraphe.font.bold = Pt(28), True
        paragraphe.font.color.rgb = ENCRE
        paragraphe.alignment = PP_ALIGN.LEFT
    return vue


def _add_piece(diaporama: Any, piece: Piece) -> None:
    """La phrase, les chiffres, la figure ; sources et places dans les notes de l’orateur."""
    vue = _add_view(diaporama, piece.titre)
    phrase = piece.a_retenir or ((piece.absence, False),)
    _write_box(vue, MARGE, Cm(2.7), UTILE, Cm(3), phrase, Pt(16))
    _write_figures(vue, piece.chiffres)
    if piece.graphique:
        _add_chart(vue, piece.graphique)
    if piece.sources:
        cites = ((_cited(piece.sources), False),)
        _write_box(vue, MARGE, PIED - Cm(0.4), UTILE, Cm(1), cites, Pt(10), DISCRET)
    notes = [
        *(f"Source\u00a0: {source}" for source in piece.sources),
        *(f"{dits}\u00a0: {ou}" for ou, dits in group_places(piece.chiffres).items()),
        *piece.reserves,
    ]
    vue.notes_slide.notes_text_frame.text = printable("\n".join(notes))


def _cited(sources: Sequence[str]) -> str:
    """Les premiers documents, au pied de la vue ; tous sont dans ses notes."""
    reste = len(sources) > SOURCES_VUES
    suite = "\u202f; et d’autres, en note" if reste else ""
    cites = "\u202f; ".join(sources[:SOURCES_VUES])
    return f"Sources\u00a0: {cites}{suite}"


def _write_figures(vue: Any, chiffres: Sequence[ChiffreCite]) -> None:
    """Les chiffres de tête, l’un sous l’autre, à gauche de la figure."""
    for rang, chiffre in enumerate(chiffres):
        haut = Cm(6.2) + rang * Cm(2.25)
        boite = _write_box(
            vue,
            MARGE,
            haut,
            Cm(7.5),
            Cm(2.2),
            ((chiffre.libelle, False),),
            Pt(11),
            DISCRET,
        )
        for texte, taille, couleur in (
            (chiffre.affiche, Pt(22), ENCRE),
            (chiffre.precision, Pt(10), DISCRET),
        ):
            paragraphe = boite.add_paragraph()
            _write_runs(paragraphe, ((texte, False),), taille, couleur)


def _add_chart(vue: Any, graphique: Graphique) -> None:
    gauche, haut = MARGE + Cm(8.2), Cm(6)
    large = UTILE - Cm(8.2)
    titre = ((graphique.titre, True),)
    boite = _write_box(vue, gauche, haut, large, Cm(1.6), titre, Pt(14))
    precision = boite.add_paragraph()
    _write_runs(precision, ((graphique.precision, False),), Pt(10), DISCRET)
    cadre = vue.shapes.add_chart(
        TYPE, gauche, haut + Cm(1.7), large, Cm(9.7), to_chart_data(graphique)
    )
    cadre._element.nvGraphicFramePr.cNvPr.set("descr", printable(graphique.alt))
    # Beaucoup de barres ne tiennent qu’en plus petit.
    serre = len(graphique.categories) * len(graphique.series) > BARRES_AISEES
    style(cadre.chart, graphique, Pt(10) if serre else Pt(12))
    cadre.chart.part.chart_workbook.update_from_xlsx_blob(to_workbook(graphique))


def _add_reserves(diaporama: Any, dossier: Dossier) -> None:
    vue = _add_view(diaporama, "Comment lire ces nombres")
    boite = _write_box(
        vue, MARGE, Cm(3.2), UTILE, Cm(12), ((dossier.pied, False),), Pt(14)
    )
    dites = [reserve for piece in dossier.pieces for reserve in piece.reserves]
    for reserve in (*dossier.reserves, *dict.fromkeys(dites)):
        _write_runs(boite.add_paragraph(), ((reserve, False),), Pt(14), ENCRE)


def _write_box(
    vue: Any,
    gauche: int,
    haut: int,
    large: int,
    hauteur: int,
    phrase: Phrase,
    taille: Any,
    couleur: Any = ENCRE,
) -> Any:
    cadre = vue.shapes.add_textbox(gauche, haut, large, hauteur).text_frame
    cadre.word_wrap, cadre.auto_size = True, MSO_AUTO_SIZE.NONE
    cadre.margin_left = cadre.margin_right = cadre.margin_top = cadre.margin_bottom = 0
    _write_runs(cadre.paragraphs[0], phrase, taille, couleur)
    return cadre


def _write_runs(paragraphe: Any, phrase: Phrase, taille: Any, couleur: Any) -> None:
    for texte, est_gras in phrase:
        passage = paragraphe.add_run()
        passage.text = printable(texte)
        passage.font.size, passage.font.bold = taille, est_gras or None
        passage.font.color.rgb = couleur
