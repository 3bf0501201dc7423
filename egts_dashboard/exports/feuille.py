"""Une feuille de classeur que l’on remplit de haut en bas ; tout texte y reste du texte."""

from collections.abc import Iterable
from typing import Any

from egts_dashboard.exports.tableau_xlsx import SIGNES_MAX
from egts_dashboard.exports.texte import printable
from egts_dashboard.models.dossier import Case

# Hauteur d’une ligne de texte, en points.
HAUTEUR = 15
# Une phrase court sur ces colonnes, à peu près à tant de signes la ligne.
COLONNES, SIGNES_PAR_LIGNE = 7, 125
STYLES: dict[str, dict[str, Any]] = {
    "texte": {},
    "phrase": {"text_wrap": True},
    "discret": {"text_wrap": True, "font_color": "#5A5A5A"},
    "entete": {"bold": True, "bottom": 1, "text_wrap": True},
    "entete_nombre": {"bold": True, "bottom": 1, "text_wrap": True, "align": "right"},
    "titre": {"bold": True, "font_size": 16},
    "section": {"bold": True, "font_size": 12},
}


class Feuille:
    """Une feuille que l’on remplit de haut en bas."""

    def __init__(self, classeur: Any, nom: str) -> None:
        self.feuille, self.ligne = classeur.add_worksheet(nom), 0
        self._classeur, self._formats = classeur, dict[str, Any]()
        self.feuille.hide_gridlines(2)
        self.feuille.set_landscape()
        self.feuille.set_paper(9)
        self.feuille.fit_to_pages(1, 0)

    def write(self, *cases: Case, style: str = "texte") -> None:
        """Une ligne de cases, toutes du même style ; un nombre reste un nombre."""
        self.write_styled([(case, style) for case in cases])

    def write_styled(self, cases: Iterable[tuple[Case, str]]) -> None:
        """Une ligne de cases, chacune de son style, ou de son format de nombre."""
        for colonne, (case, style) in enumerate(cases):
            if isinstance(case, (int, float)):
                self.feuille.write_number(self.ligne, colonne, case, self._style(style))
            elif case:
                texte = printable(case)[:SIGNES_MAX]
                self.feuille.write_string(
                    self.ligne, colonne, texte, self._style(style)
                )
        self.ligne += 1

    def say(self, texte: str, style: str = "phrase", saut: int = 0) -> None:
        """Une phrase sur toute la largeur, à la hauteur qu’il faut pour la lire."""
        if not texte:
            return
        self.feuille.merge_range(
            self.ligne, 0, self.ligne, COLONNES - 1, "", self._style(style)
        )
        self.feuille.write_string(
            self.ligne, 0, printable(texte)[:SIGNES_MAX], self._style(style)
        )
        self.feuille.set_row(self.ligne, HAUTEUR * -(-len(texte) // SIGNES_PAR_LIGNE))
        self.ligne += 1 + saut

    def _style(self, nom: str) -> Any:
        """Le style de ce nom ; un autre mot est un format de nombre."""
        if nom not in self._formats:
            choisi = STYLES.get(nom, {"num_format": nom, "align": "right"})
            self._formats[nom] = self._classeur.add_format({"valign": "top"} | choisi)
        return self._formats[nom]
