"""Une page HTML en lignes de texte : titres, listes et tableaux y restent reconnaissables."""

import re
from html.parser import HTMLParser

TUS = frozenset(
    {"script", "style", "noscript", "template", "svg", "head", "nav", "footer"}
)
BLOCS = frozenset(
    "p div section article header footer main ul ol table tr blockquote pre dl dt dd br hr"
    " figure nav aside form body html tbody thead".split()
)
# Ce qui suit une de ces balises est un autre paragraphe, même sans majuscule.
SEPARES = frozenset("p div section article blockquote dt dd tr td pre".split())
TITRES = {f"h{niveau}": niveau for niveau in range(1, 7)}
# « </head> » ou « </nav> » peut manquer : ce qui suit les ferme.
FERME = {
    "head": frozenset(("body", "p", "div", "ul", "table", *TITRES)),
    "nav": frozenset(("main", "article", "section", "h1", "h2")),
    "footer": frozenset(("main", "article", "section", "h1")),
}
ETENDUE_MAX = 100
MARQUE_SEULE = re.compile(r"#{1,6}|-|\d+\.")


def html_lines(texte: str) -> list[str]:
    """Les lignes lisibles d’une page ; scripts et styles n’en sont pas."""
    lecteur = _Lecteur()
    lecteur.feed(texte)
    lecteur.close()
    return lecteur.finish()


def span(valeur: str | None) -> int:
    """Combien de rangées, ou de colonnes, une case couvre ; une, si c’est illisible."""
    est_nombre = valeur is not None and valeur.isascii() and valeur.isdigit()
    return min(max(int(valeur or 1), 1), ETENDUE_MAX) if est_nombre else 1


class _Lecteur(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lignes: list[str] = []
        self.courante: list[str] = []
        self.tues: list[str] = []
        self.rangs: list[int | None] = []
        self.en_cellule = 0
        self.etendues: dict[int, int] = {}
        self.couvertes: set[int] = set()
        self.vides = 0
        self.retrait = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tues = [tue for tue in self.tues if tag not in FERME.get(tue, ())]
        if tag in TUS:
            self.tues.append(tag)
        elif self.tues:
            return
        elif tag in ("td", "th"):
            self._begin_cell(dict(attrs))
        elif tag == "tr":
            self._begin_row()
        elif tag in TITRES:
            self._end_line(vide=True)
            self.courante.append("#" * TITRES[tag] + " ")
        elif tag in ("ul", "ol"):
            self._end_block()
            self.rangs.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._begin_item()
        elif tag in BLOCS:
            self._end_block()

    def _begin_cell(self, attrs: dict[str, str | None]) -> None:
        """Une case, après celles que les rangées du dessus étendent jusqu’ici."""
        while self.vides or self.en_cellule in self.couvertes:
            self.vides = max(self.vides - 1, 0)
            self._separate()
        self._separate()
        # Posées à la case suivante : seule sur sa rangée, une case large reste un titre.
        self.vides = span(attrs.get("colspan")) - 1
        premiere, hauteur = self.en_cellule - 1, span(attrs.get("rowspan"))
        for colonne in range(premiere, self.en_cellule + self.vides):
            self.etendues[colonne] = hauteur - 1

    def _begin_row(self) -> None:
        """Une rangée ; les cases du dessus qui s’étendent jusqu’à elle y comptent."""
        # D’une seule case, la rangée d’avant est un paragraphe.
        self._end_line(vide=self.en_cellule == 1)
        self.en_cellule = self.vides = 0
        self.couvertes = {c for c, reste in self.etendues.items() if reste > 0}
        self.etendues = {c: self.etendues[c] - 1 for c in self.couvertes}

    def _separate(self) -> None:
        if self.en_cellule:
            self.courante.append("\t")
        self.en_cellule += 1

    def _begin_item(self) -> None:
        if self.en_cellule:
            self.courante.append("<li>")
            return
        self._end_line()
        if self.rangs and self.rangs[-1] is not None:
            self.rangs[-1] += 1
            self.courante.append(f"{self.rangs[-1]}. ")
        else:
            self.courante.append("- ")
        self.retrait = "  " * (len(self.rangs) - 1)

    def handle_endtag(self, tag: str) -> None:
        if tag in TUS and tag in self.tues:
            while self.tues.pop() != tag:
                pass
        elif self.tues:
            return
        elif tag in ("ul", "ol") and self.rangs:
            self.rangs.pop()
            self._end_block()
            self._leave_list()
        elif tag in TITRES:
            self._end_line(vide=True)
        elif tag == "table":
            self.en_cellule = 0
            self.etendues = {}
            self._end_line(vide=True)
        elif tag in BLOCS or tag == "li":
            self._end_block(vide=tag in SEPARES)

    def _leave_list(self) -> None:
        """Une ligne vide après la liste : le paragraphe qui suit n’est pas de son dernier item."""
        est_finie = not self.rangs and not self.en_cellule
        if est_finie and self.lignes and self.lignes[-1]:
            self.lignes.append("")

    def handle_data(self, data: str) -> None:
        if not self.tues:
            if data[:1].isspace() and self.courante and self.courante[-1][-1:].strip():
                # « <b>12</b> présents » : l’espace est au début du texte qui suit.
                self.courante.append(" ")
            self.courante.append(" ".join(data.split()))
            if data.strip() and data[-1:].isspace():
                self.courante.append(" ")

    def _end_block(self, vide: bool = False) -> None:
        # Dans une cellule, un paragraphe ne coupe pas la ligne du tableau.
        if self.en_cellule:
            if self.courante and self.courante[-1] != "\t":
                self.courante.append("<br>")
            return
        self._end_line(vide)

    def _end_line(self, vide: bool = False) -> None:
        ligne = "".join(self.courante).strip(" ")
        if MARQUE_SEULE.fullmatch(ligne):
            # Le texte de l’item vient, dans un paragraphe à lui.
            return
        self.courante = []
        if ligne.strip():
            # Le retrait d’une liste imbriquée dit de quel item elle dépend.
            self.lignes.append(self.retrait + ligne)
            self.retrait = ""
            if vide:
                self.lignes.append("")

    def finish(self) -> list[str]:
        """Rend les lignes, la dernière comprise."""
        self._end_line()
        return self.lignes
