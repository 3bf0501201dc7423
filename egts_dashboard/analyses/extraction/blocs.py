"""Des lignes d’un rapport à ses blocs : titres, items de liste, cellules et paragraphes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from egts_dashboard.analyses.extraction.alignees import drawn_lines
from egts_dashboard.analyses.extraction.intertitres import (
    is_long,
    is_marked_title,
    looks_like_title,
)
from egts_dashboard.analyses.extraction.marques import (
    A_COCHER,
    COLLEES,
    FLECHE,
    FLECHE_TAPEE,
    PENDANTE,
    POINT_TAPE,
    PUCE,
    are_numbered,
    family,
    rank,
    split_dashes,
    split_label,
    split_numbers,
    unmark,
)
from egts_dashboard.analyses.extraction.notes import without_called, without_notes
from egts_dashboard.analyses.extraction.pages import (
    PAGE,
    furniture,
    heads_dotted_contents,
    is_furniture,
)
from egts_dashboard.analyses.extraction.plans import settle_titles
from egts_dashboard.analyses.extraction.recollage import (
    append_block,
    is_full,
    wrap_width,
)
from egts_dashboard.analyses.extraction.sommaires import (
    without_contents,
    without_paged_contents,
)
from egts_dashboard.analyses.extraction.texte import clean, is_dash
from egts_dashboard.analyses.extraction.titres import announced
from egts_dashboard.models.bloc import Bloc

CITATION = re.compile(r"^\s*(?:>\s?)+(?=[^\d\s])")
DIESES = re.compile(r"^\s*(#{1,6})\s+")
COUPURES = re.compile(r"</?(?:p|li|br|div|h[1-6]|ol|ul)\b[^<>]{0,300}>", re.I)
TITRE_ACCROCHE = re.compile(r"(?:^|\s)([A-ZÀ-ÞŒ][^.:;!?]{2,60}\s?:)$")
SIGNES_MAX = 20_000
# Mille points de suite n’en disent pas plus que quarante, et se relisent à chaque règle.
POINTS = re.compile(r"([.…_])(?: ?\1){40,}")


def blocks(lignes: Sequence[str]) -> list[Bloc]:
    """Les blocs dans l’ordre, sans pagination ni sommaire, lignes coupées recollées."""
    lignes = drawn_lines(lignes)
    repetees = furniture(lignes)
    bruts: list[Bloc] = []
    attente, vide, largeur, precedente = None, True, wrap_width(lignes), ""
    for numero, ligne in enumerate(lignes, start=1):
        ligne = A_COCHER.sub(r"\1- ", _led(ligne[:SIGNES_MAX]))
        ligne = POINT_TAPE.sub(r"\1• ", ligne)
        ligne = CITATION.sub("", FLECHE_TAPEE.sub(r"\1→ ", ligne))
        if (
            not clean(ligne)
            or is_furniture(ligne, repetees)
            or heads_dotted_contents(lignes, numero)
        ):
            vide, precedente = True, ""
            continue
        if re.fullmatch(rf"\s*{PUCE}\s*", ligne):
            attente = numero
            continue
        if attente is not None:
            ligne, attente = f"- {ligne}", None
        if pendante := PENDANTE.search(ligne):
            # La puce ferme la ligne ; son item commence à la suivante.
            ligne, attente = ligne[: pendante.start()], numero
        pleine = is_full(precedente, ligne, largeur)
        precedente = ligne
        for bloc in _cut(ligne, numero):
            append_block(bruts, bloc, vide, pleine)
            vide = pleine = False
    detaches = without_notes(without_called(list(_with_lists(bruts))))
    return without_contents(without_paged_contents(settle_titles(detaches)))


def _led(ligne: str) -> str:
    return POINTS.sub(lambda trouve: trouve[1] * 40, ligne)


def _with_lists(blocs: Sequence[Bloc]) -> Iterator[Bloc]:
    """Les listes que tient la ligne de leur libellé, « Freins : – … – … », une fois recollée."""
    for bloc, suivant in zip(blocs, [*blocs, None][1:], strict=True):
        liste = None
        if bloc.rangee is None and bloc.sorte != "item":
            suite = suivant.marque if suivant and suivant.sorte == "item" else ""
            liste = split_label(bloc.texte, suite)
        if liste is None or announced(liste[0]) is None:
            yield bloc
            continue
        yield replace(bloc, texte=liste[0], sorte="titre", niveau=9, est_colle=True)
        for item in liste[1]:
            yield replace(
                bloc, texte=item, sorte="item", niveau=0, est_colle=True, marque="•"
            )


def _cut(ligne: str, numero: int) -> Iterator[Bloc]:
    """Les blocs d’une ligne : ses cellules, puis leurs items."""
    if dieses := DIESES.match(ligne):
        if titre := clean(ligne[dieses.end() :]):
            yield Bloc(titre, numero, numero, "titre", len(dieses[1]))
        return
    cellules = _cells(ligne)
    if len(cellules) == 1:
        retrait = len(ligne) - len(ligne.lstrip(" \t"))
        for bloc in _items(cellules[0], numero):
            yield replace(bloc, retrait=retrait)
        return
    for colonne, cellule in enumerate(cellules):
        if PAGE.match(clean(cellule)) or is_dash(cellule):
            yield Bloc(clean(cellule), numero, numero, "paragraphe", 0, colonne, numero)
            continue
        for bloc in _items(cellule, numero):
            yield replace(bloc, colonne=colonne, rangee=numero)


def _cells(ligne: str) -> list[str]:
    if ligne.strip().startswith("|") and ligne.count("|") >= 3:
        if re.fullmatch(r"[\s|:-]+", ligne):
            return [""]
        return [cellule.strip() for cellule in ligne.strip().strip("|").split("|")]
    if "\t" in ligne.strip(" "):
        return ligne.strip("\n").split("\t")
    return [ligne]


def _items(texte: str, numero: int) -> Iterator[Bloc]:
    for morceau in COUPURES.split(texte):
        yield from _glued(clean(morceau), numero)


def _glued(texte: str, numero: int) -> Iterator[Bloc]:
    """Les items collés dans un même texte ; ce qui précède la première marque est à part."""
    if not texte:
        return
    parts = COLLEES.split(texte)
    if len(parts) > 1:
        tete, *suite = parts
        if tete:
            yield from _single(tete, numero, est_colle=True)
        for item in filter(None, map(unmark, suite)):
            yield from _glued_item(item, numero)
        return
    separes = [texte]
    if re.match(r"\s*[-–]", texte):
        separes = split_dashes(texte)
    elif are_numbered(texte):
        separes = [f"- {p}" for p in split_numbers(texte) if p.strip()]
    for rang, part in enumerate(separes):
        yield from _single(part if rang == 0 else f"- {part}", numero)


def _glued_item(item: str, numero: int) -> Iterator[Bloc]:
    """Un item collé ; le titre de la liste suivante s’y accroche parfois : « … Freins : »."""
    titre = TITRE_ACCROCHE.search(item)
    if titre is None or announced(titre[1]) is None:
        yield Bloc(item, numero, numero, "item", est_colle=True, marque="•")
        return
    if reste := item[: titre.start()].strip():
        yield Bloc(reste, numero, numero, "item", est_colle=True, marque="•")
    yield Bloc(titre[1], numero, numero, "titre", 9, est_colle=True)


def _single(texte: str, numero: int, *, est_colle: bool = False) -> Iterator[Bloc]:
    marque = family(texte)
    nu = unmark(texte)
    if not any(map(str.isalnum, nu)) or PAGE.match(nu):
        return
    rang = rank(texte)
    if marque and not is_marked_title(nu) and (marque[:4] != "plan" or is_long(nu)):
        fleche = FLECHE.match(marque) is not None
        bloc = Bloc(nu, numero, numero, "item", est_fleche=fleche)
    elif est_colle or looks_like_title(nu):
        bloc = Bloc(nu, numero, numero, "titre", 9, est_colle=est_colle)
    else:
        bloc = Bloc(nu, numero, numero, "paragraphe")
    yield replace(bloc, marque=marque, numero=rang)
