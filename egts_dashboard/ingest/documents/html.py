"""Une page HTML en lignes de texte : titres, listes et tableaux y restent reconnaissables."""

from html.parser import HTMLParser

from egts_dashboard.ingest.documents.html_balises import (
    BLOCS,
    MARQUE_SEULE,
    NUMERO_REDIT,
    OUVRENT,
    RETRAITS_MAX,
    SEPARES,
    closed,
    reach,
    span,
)
from egts_dashboard.ingest.documents.html_ecarts import (
    SANS_FIN,
    TUS,
    Attributs,
    Detaches,
    Renvois,
    closes_apart,
    heading_level,
    is_apart,
)

NIVEAUX = 6
TUES_MAX = 50


def html_lines(texte: str) -> list[str]:
    """Les lignes lisibles d’une page ; scripts et styles n’en sont pas."""
    lecteur = _Lecteur()
    lecteur.feed(closed(texte))
    return lecteur.finish()


class _Lecteur(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lignes: list[str] = []
        self.courante: list[str] = []
        # Les balises dont le texte est passé ; la dernière, imbriquée tant de fois.
        self.tues: list[str] = []
        self.imbriquees = 0
        self.rangs: list[int | None] = []
        self.en_cellule = self.vides = 0
        self.etendues: dict[int, int] = {}
        self.couvertes: set[int] = set()
        self.retrait = ""
        self.titres: list[str] = []
        # Où commence, dans sa ligne, le titre que tient la case ouverte, et son rang.
        self.titre_de_case: tuple[int, int] | None = None
        self.niveau, self.replis = 1, 0
        self.exposant = False
        self.detaches = Detaches()
        self.renvois = Renvois()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        lus = dict(attrs)
        self.tues = [tue for tue in self.tues if not closes_apart(tag, tue)]
        if self.tues and tag == self.tues[-1]:
            self.imbriquees += 1
        elif tag in TUS or is_apart(tag, lus):
            if len(self.tues) < TUES_MAX:
                self.tues.append(tag)
                self.imbriquees = 0
        elif not self.tues:
            self._open(tag, lus)

    def _open(self, tag: str, attrs: Attributs) -> None:
        if self.titre_de_case and (tag in OUVRENT or heading_level(tag, attrs)):
            self._leave_cell()
        if tag in ("td", "th"):
            self._begin_cell(attrs)
        elif tag == "tr":
            self._begin_row()
        elif (niveau := heading_level(tag, attrs)) or tag == "summary":
            self._begin_title(tag, niveau)
        elif tag in ("ul", "ol") or attrs.get("role") == "list":
            self._end_block()
            self.rangs.append(0 if tag == "ol" else None)
        elif tag == "li" or attrs.get("role") == "listitem":
            self._begin_item()
        elif tag in BLOCS:
            self._end_block()
        if self.detaches.open(tag, attrs):
            self._space()
        self.replis += tag == "details"
        self.renvois.liens += tag == "a"
        self.exposant = tag == "sup" or (self.exposant and tag in ("a", "span"))
        if tag == "aside":
            self.renvois.open(len(self.lignes))

    def _begin_title(self, tag: str, niveau: int) -> None:
        """Un titre ; celui d’un volet replié est un rang sous le dernier, hors des volets."""
        self._end_block(vide=True)
        if niveau and not self.en_cellule:
            # Le titre que tient « <summary> » dit mieux son rang.
            self.courante = []
        if niveau and not self.replis:
            self.niveau = niveau
        niveau = niveau or min(self.niveau + max(self.replis, 1), NIVEAUX)
        self.titres.append(tag)
        if self.en_cellule:
            self.titre_de_case = (len(self.courante), niveau)
        else:
            self.courante.append("#" * niveau + " ")

    def _leave_cell(self) -> None:
        """Un titre et du texte dans une même case : le tableau met la page en forme."""
        place, niveau = self.titre_de_case or (0, 1)
        titre = "".join(self.courante[place:]).replace("<br>", " ")
        self.courante = self.courante[:place]
        self.en_cellule, self.titre_de_case = 0, None
        self._end_line(vide=True)
        self.courante = ["#" * niveau, " ", titre.strip()]
        self._end_line(vide=True)

    def _begin_cell(self, attrs: Attributs) -> None:
        """Une case, après celles que les rangées du dessus étendent jusqu’ici."""
        if not self.en_cellule:
            self._end_line()
        self.titre_de_case = None
        while self.vides or self.en_cellule in self.couvertes:
            self.vides = max(self.vides - 1, 0)
            self._separate()
        self._separate()
        # Posées à la case suivante : seule sur sa rangée, une case large reste un titre.
        self.vides = span(attrs.get("colspan")) - 1
        premiere, hauteur = self.en_cellule - 1, span(attrs.get("rowspan"))
        self.etendues |= dict.fromkeys(
            reach(premiere, self.en_cellule + self.vides), hauteur - 1
        )

    def _begin_row(self) -> None:
        """Une rangée ; les cases du dessus qui s’étendent jusqu’à elle y comptent."""
        self._extend_row()
        # D’une seule case, la rangée d’avant est un paragraphe.
        self._end_line(vide=self.en_cellule == 1)
        self.en_cellule = self.vides = 0
        self.titre_de_case = None
        self.couvertes = {c for c, reste in self.etendues.items() if reste > 0}
        self.etendues = {c: self.etendues[c] - 1 for c in self.couvertes}

    def _extend_row(self) -> None:
        """Une rangée finit sur les cases du dessus qui s’étendent jusqu’à elle."""
        while self.en_cellule and self.en_cellule <= max(self.couvertes, default=-1):
            self._separate()

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
        self.retrait = "  " * min(len(self.rangs) - 1, RETRAITS_MAX)

    def handle_endtag(self, tag: str) -> None:
        if self.imbriquees and tag in self.tues[-1:]:
            self.imbriquees -= 1
        elif tag in self.tues:
            self.imbriquees = 0
            while self.tues.pop() != tag:
                pass
        elif not self.tues and tag not in SANS_FIN | {"br"}:
            self._close(tag)

    def _close(self, tag: str) -> None:
        self.replis -= tag == "details" and self.replis > 0
        self.renvois.liens -= tag == "a" and self.renvois.liens > 0
        self.exposant = self.exposant and tag != "sup"
        if self.detaches.close(tag):
            self._space()
        if self.titres and tag == self.titres[-1]:
            self.titres.pop()
            self._end_block(vide=True)
        elif tag in ("ul", "ol") and self.rangs:
            self.rangs.pop()
            self._end_block()
            self._leave_list()
        elif tag == "table":
            self._extend_row()
            self.en_cellule, self.titre_de_case = 0, None
            self.etendues = {}
            self._end_line(vide=True)
        elif tag in BLOCS or tag == "li":
            self._end_block(vide=tag in SEPARES)
        if tag == "aside" and (rang := self.renvois.close()) is not None:
            del self.lignes[rang:]

    def _leave_list(self) -> None:
        """Une ligne vide après la liste : le paragraphe qui suit n’est pas de son dernier item."""
        if not self.rangs and not self.en_cellule and any(self.lignes[-1:]):
            self.lignes.append("")

    def handle_data(self, data: str) -> None:
        appel_de_note = self.exposant and self.renvois.liens
        if self.tues or (appel_de_note and data.strip("[]() \n").isdecimal()):
            return
        if self.exposant and data == "o" and "".join(self.courante[-1:])[-1:] in "nN":
            data = "°"
        self.renvois.note(data)
        if data[:1].isspace():
            # « <b>12</b> présents » : l’espace est au début du texte qui suit.
            self._space()
        self.courante.append(" ".join(data.split()))
        if data.strip() and data[-1:].isspace():
            self.courante.append(" ")

    def _space(self) -> None:
        if self.courante and self.courante[-1][-1:].strip():
            self.courante.append(" ")

    def _end_block(self, vide: bool = False) -> None:
        # Dans une cellule, un paragraphe ne coupe pas la ligne du tableau.
        if self.en_cellule:
            if self.courante and self.courante[-1] != "\t":
                self.courante.append("<br>")
            return
        self._end_line(vide)

    def _end_line(self, vide: bool = False) -> None:
        ligne = NUMERO_REDIT.sub(r"\1. ", "".join(self.courante).strip(" "))
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
        self.close()
        self._end_line()
        return self.lignes
