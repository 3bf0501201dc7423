"""Le dossier de comité en une page HTML d’un seul fichier : rien n’y est chargé d’ailleurs."""

from collections.abc import Iterable
from html import escape
from pathlib import Path

from egts_dashboard.exports.dossier.sources import group_places
from egts_dashboard.exports.texte import printable
from egts_dashboard.francais import nombre
from egts_dashboard.models.dossier import (
    ChiffreCite,
    Dossier,
    Graphique,
    Phrase,
    Piece,
    Serie,
    Tableau,
)

STYLE = Path(__file__).parent / "dossier.css"
# Ni programme, ni image, ni police, ni adresse : la page ne peut rien demander.
REGLE = "default-src 'none'; style-src 'unsafe-inline'"
# La plus longue barre laisse sa place à la valeur écrite au bout.
PLEINE_PCT = 78


def to_html(dossier: Dossier) -> bytes:
    """La page entière, en UTF-8. Même dossier, mêmes octets."""
    corps = [
        _tag("h1", dossier.titre),
        _tag("p", dossier.sous_titre, "discret") if dossier.sous_titre else "",
        _retenir(dossier.pieces),
        *map(_piece, dossier.pieces),
        _footer(dossier),
    ]
    page = (
        '<!DOCTYPE html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{REGLE}">\n'
        f"{_tag('title', dossier.titre)}\n"
        f"<style>\n{STYLE.read_text(encoding='utf-8')}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(filter(None, corps))
        + "\n</main>\n</body>\n</html>\n"
    )
    return page.encode()


def _text(texte: str) -> str:
    return escape(printable(texte))


def _tag(balise: str, texte: str, classe: str = "") -> str:
    attribut = f' class="{classe}"' if classe else ""
    return f"<{balise}{attribut}>{_text(texte)}</{balise}>"


def _phrase(phrase: Phrase) -> str:
    return "".join(
        _tag("strong", texte) if est_gras else _text(texte)
        for texte, est_gras in phrase
    )


def _retenir(pieces: Iterable[Piece]) -> str:
    dits = [f"<li>{_phrase(p.a_retenir)}</li>" for p in pieces if p.a_retenir]
    if not dits:
        return ""
    liste = "\n".join(dits)
    return f'<h2>À retenir</h2>\n<ul class="retenir">\n{liste}\n</ul>'


def _piece(piece: Piece) -> str:
    if piece.absence:
        dit = _tag("p", piece.absence, "discret")
        return f"<section>\n{_tag('h2', piece.titre)}\n{dit}\n</section>"
    parts = [
        _tag("h2", piece.titre),
        _chiffres(piece.chiffres),
        _figure(piece.graphique) if piece.graphique else "",
        _tableau(piece.tableau) if piece.tableau else "",
    ]
    return "<section>\n" + "\n".join(filter(None, parts)) + "\n</section>"


def _chiffres(chiffres: Iterable[ChiffreCite]) -> str:
    cases = [
        f"<div>{_tag('dt', c.libelle)}{_tag('dd', c.affiche)}{_tag('dd', c.precision)}</div>"
        for c in chiffres
    ]
    return f'<dl class="chiffres">{"".join(cases)}</dl>' if cases else ""


def _figure(graphique: Graphique) -> str:
    legende = ""
    if len(graphique.series) > 1:
        cles = [
            f'<span><i class="cle" style="{_paint(serie)}"></i>{_text(serie.nom)}</span>'
            for serie in graphique.series
        ]
        legende = f'<p class="legende discret">{"".join(cles)}</p>'
    valeurs = [v for s in graphique.series for v in s.valeurs if v is not None]
    plafond = max(valeurs, default=0) or 1
    lignes = "\n".join(
        _tag("div", nom, "nom")
        + "".join(
            _bar(serie, rang, plafond, graphique.decimales)
            for serie in graphique.series
        )
        for rang, nom in enumerate(graphique.categories)
    )
    return (
        f"<figure>\n{_tag('h3', graphique.titre)}\n"
        f"{_tag('p', graphique.precision, 'discret')}\n{legende}"
        f'<div role="img" aria-label="{_text(graphique.alt)}">\n{lignes}\n</div>\n</figure>'
    )


def _bar(serie: Serie, rang: int, plafond: float, decimales: int) -> str:
    valeur = serie.valeurs[rang]
    if valeur is None:
        return '<div class="trait discret">sans valeur</div>'
    largeur = PLEINE_PCT * max(valeur, 0) / plafond
    dit = _text(nombre(valeur, decimales))
    return (
        f'<div class="trait"><span class="barre" style="width:{largeur:.2f}%;{_paint(serie, rang)}">'
        f"</span>{dit}</div>"
    )


def _paint(serie: Serie, rang: int | None = None) -> str:
    couleur = escape(serie.couleur if rang is None else serie.teinte(rang))
    if serie.est_hachuree:
        fond = f"repeating-linear-gradient(135deg,{couleur} 0 2px,transparent 2px 6px)"
        return f"border:1px solid {couleur};background:{fond}"
    return f"border-color:{couleur};background:{couleur}"


def _tableau(tableau: Tableau) -> str:
    classes = [' class="n"' if n else "" for n in tableau.sont_nombres]
    entetes = "".join(
        f'<th scope="col"{classe}>{_text(intitule)}</th>'
        for intitule, classe in zip(tableau.intitules, classes, strict=True)
    )
    lignes = "\n".join(
        "<tr>"
        + "".join(
            f"<td{classe}>{_text(case)}</td>"
            for case, classe in zip(cases, classes, strict=True)
        )
        + "</tr>"
        for cases in tableau.ecrites
    )
    suite = _tag("p", tableau.suite, "discret") if tableau.suite else ""
    return (
        f'<div class="large" tabindex="0" role="region" aria-label="{_text(tableau.titre)}">'
        f"<table>{_tag('caption', tableau.titre)}<thead><tr>{entetes}</tr></thead>"
        f"<tbody>\n{lignes}\n</tbody></table></div>{suite}"
    )


def _footer(dossier: Dossier) -> str:
    """D’où vient chaque bloc, où vérifier chaque chiffre, les réserves, le programme."""
    parts = ["<h2>Sources et réserves</h2>"]
    for piece in dossier.pieces:
        if not piece.absence:
            lignes = [
                ("Sources", "\u202f; ".join(piece.sources)),
                *((dits, ou) for ou, dits in group_places(piece.chiffres).items()),
                *(("Réserve", reserve) for reserve in piece.reserves),
            ]
            parts.append(_tag("h3", piece.titre))
            parts += [
                f"<p><strong>{_text(debut)}\u00a0:</strong> {_text(texte)}</p>"
                for debut, texte in lignes
                if texte
            ]
    parts += ["<h3>Comment lire</h3>", *(_tag("p", dit) for dit in dossier.reserves)]
    return "<footer>\n" + "\n".join([*parts, _tag("p", dossier.pied)]) + "\n</footer>"
