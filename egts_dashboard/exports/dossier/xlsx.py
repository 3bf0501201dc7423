"""Le dossier de comité en classeur : une feuille par bloc, son graphique d’Excel, ses sources."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from egts_dashboard.exports.feuille import COLONNES, HAUTEUR, Feuille
from egts_dashboard.exports.graphique_natif import number_format
from egts_dashboard.exports.largeurs import weights
from egts_dashboard.exports.tableau_xlsx import DATE, OPTIONS
from egts_dashboard.exports.texte import printable
from egts_dashboard.models.dossier import Dossier, Graphique, Piece, Tableau

INTERDITS = str.maketrans(dict.fromkeys("[]:*?/\\", ""))
SOURCES = ("Bloc", "Chiffre", "Valeur", "Ligne", "Document", "Place", "Certitude")
# Hauteur d’une barre et de ce qui l’entoure, en pixels.
BARRE, MARGE = 26, 70
LARGEURS = (46, 16)


def to_xlsx(dossier: Dossier) -> bytes:
    """Le classeur entier. Même dossier, mêmes octets."""
    tampon = io.BytesIO()
    with xlsxwriter.Workbook(tampon, OPTIONS) as classeur:
        classeur.set_properties(
            {
                "title": printable(dossier.titre),
                "comments": dossier.pied,
                "created": DATE,
            }
        )
        _write_summary(Feuille(classeur, "À retenir"), dossier)
        for piece in dossier.pieces:
            if not piece.absence:
                nom = " ".join(piece.titre.translate(INTERDITS).split())[:31]
                _write_piece(classeur, Feuille(classeur, nom), piece)
        _write_sources(Feuille(classeur, "Sources"), dossier)
    return tampon.getvalue()


def _write_summary(page: Feuille, dossier: Dossier) -> None:
    page.feuille.set_column(0, COLONNES - 1, LARGEURS[1])
    page.write(dossier.titre, style="titre")
    page.say(dossier.sous_titre, "discret", saut=1)
    for piece in dossier.pieces:
        page.write(piece.titre, style="section")
        page.say(_plain(piece) or piece.absence, saut=1)
    for dit in (*dossier.reserves, dossier.pied):
        page.say(dit, "discret")


def _plain(piece: Piece) -> str:
    return "".join(texte for texte, _ in piece.a_retenir)


def _write_piece(classeur: Any, page: Feuille, piece: Piece) -> None:
    """La phrase, les chiffres, la table, puis les nombres du graphique et le graphique."""
    page.feuille.set_column(0, 0, LARGEURS[0])
    page.feuille.set_column(1, 12, LARGEURS[1])
    page.write(piece.titre, style="titre")
    page.say(_plain(piece), saut=1)
    page.write("Chiffre", "Valeur", "Précision", "", "Définition", style="entete")
    for chiffre in piece.chiffres:
        page.write(
            chiffre.libelle, chiffre.affiche, chiffre.precision, "", chiffre.definition
        )
    page.ligne += 1
    if piece.tableau:
        _write_table(page, piece.tableau)
    for reserve in piece.reserves:
        page.say(reserve, "discret")
    if piece.graphique:
        page.ligne += 1
        _write_chart(classeur, page, piece.graphique)


def _write_table(page: Feuille, tableau: Tableau) -> None:
    page.write(tableau.titre, style="section")
    page.feuille.set_row(page.ligne, 2 * HAUTEUR)
    page.write_styled(
        (intitule, "entete_nombre" if est_nombre else "entete")
        for intitule, est_nombre in zip(
            tableau.intitules, tableau.sont_nombres, strict=True
        )
    )
    styles = [
        _number_style([ligne[rang] for ligne in tableau.ecrites])
        if nombre
        else "phrase"
        for rang, nombre in enumerate(tableau.sont_nombres)
    ]
    larges = [LARGEURS[0], *(max(s, LARGEURS[1]) for s in weights(tableau)[1:])]
    for colonne, large in enumerate(larges):
        page.feuille.set_column(colonne, colonne, large)
    for cases, ecrites in zip(tableau.cases, tableau.ecrites, strict=True):
        # Une case vide s’écrit « n. r. » : elle ne vaut pas zéro.
        dites = [e if c is None else c for c, e in zip(cases, ecrites, strict=True)]
        lignes = max(
            -(-len(e) // large) for e, large in zip(ecrites, larges, strict=True)
        )
        page.feuille.set_row(page.ligne, HAUTEUR * lignes)
        page.write_styled(zip(dites, styles, strict=True))
    page.say(tableau.suite, "discret")
    page.ligne += 1


def _number_style(ecrites: Sequence[str]) -> str:
    """Le format d’une colonne de nombres : autant de décimales que le dossier en écrit."""
    decimales = max((len(e.partition(",")[2]) for e in ecrites), default=0)
    return "#,##0" + ("." + "0" * decimales if decimales else "")


def _write_chart(classeur: Any, page: Feuille, graphique: Graphique) -> None:
    page.write(graphique.titre, style="section")
    page.say(graphique.precision, "discret")
    haut = page.ligne
    page.write("", *(serie.nom for serie in graphique.series), style="entete_nombre")
    for rang, nom in enumerate(graphique.categories):
        valeurs = [serie.valeurs[rang] for serie in graphique.series]
        page.write_styled(
            [(nom, "texte"), *((v, number_format(graphique)) for v in valeurs)]
        )
    bas, feuille = page.ligne - 1, page.feuille.get_name()
    dessin = classeur.add_chart({"type": "bar"})
    for colonne, serie in enumerate(graphique.series, start=1):
        fond: dict[str, Any] = {"fill": {"color": serie.couleur}}
        if serie.est_hachuree:
            motif = {"pattern": "light_upward_diagonal", "fg_color": serie.couleur}
            fond = {"pattern": motif | {"bg_color": "#FFFFFF"}}
        dessin.add_series(
            {
                "name": [feuille, haut, colonne],
                "categories": [feuille, haut + 1, 0, bas, 0],
                "values": [feuille, haut + 1, colonne, bas, colonne],
                "data_labels": {"value": True, "num_format": number_format(graphique)},
                "border": {"color": serie.couleur},
                "gap": 40,
                "points": [
                    {"fill": {"color": t}, "border": {"color": t}}
                    for t in serie.teintes
                ],
                **fond,
            }
        )
    _style_chart(dessin, graphique)
    page.feuille.insert_chart(
        page.ligne + 1, 0, dessin, {"description": printable(graphique.alt)}
    )
    # La place du graphique, à vingt pixels la ligne.
    page.ligne += 3 + _height(graphique) // 20


def _height(graphique: Graphique) -> int:
    return MARGE + BARRE * len(graphique.categories) * len(graphique.series)


def _style_chart(dessin: Any, graphique: Graphique) -> None:
    dessin.set_title({"none": True})
    dessin.set_y_axis({"reverse": True, "major_tick_mark": "none", "interval_unit": 1})
    axe: dict[str, Any] = {"visible": False, "major_gridlines": {"visible": False}}
    connues = [v for s in graphique.series for v in s.valeurs if v is not None]
    if min(connues, default=0) >= 0:
        axe["min"] = 0
    dessin.set_x_axis(axe)
    if len(graphique.series) > 1:
        dessin.set_legend({"position": "bottom"})
    else:
        dessin.set_legend({"none": True})
    dessin.set_chartarea({"border": {"none": True}})
    dessin.set_size({"width": 860, "height": _height(graphique)})


def _write_sources(page: Feuille, dossier: Dossier) -> None:
    """Chaque ligne dont chaque chiffre est fait, avec son document et sa place."""
    for colonne, large in enumerate((26, 28, 14, 50, 50, 60, 12)):
        page.feuille.set_column(colonne, colonne, large)
    page.write(*SOURCES, style="entete")
    page.feuille.freeze_panes(1, 0)
    for piece in dossier.pieces:
        for chiffre in piece.chiffres:
            tete = (piece.titre, chiffre.libelle, chiffre.affiche)
            for ligne in chiffre.lignes:
                page.write(
                    *tete,
                    ligne.intitule,
                    ligne.document,
                    ligne.localisation,
                    ligne.certitude,
                )
            if not chiffre.lignes:
                page.write(*tete, chiffre.calcul)
        for source in piece.sources:
            page.write(piece.titre, "Sources du bloc", "", "", source)
