"""Des lignes d’un rapport à ses blocs : titres, items de liste, cellules et paragraphes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from egts_dashboard.analyses.extraction_pages import (
    EN_TETE,
    LONGUEUR_DE_TITRE,
    PAGE,
    PUCE,
    furniture,
    heads_dotted_contents,
    is_furniture,
)
from egts_dashboard.analyses.extraction_texte import clean, plain
from egts_dashboard.analyses.extraction_titres import announced, workshop

NUMERO = re.compile(r"^\s*(?:\(?\d{1,2}\s?(?:[.)°/]|[–-](?=\s))|[a-z]\))\s+(?=\S)")
COLLEES = re.compile("\\s*[\ue000-\uf8ff•▪●◦‣►▶➔➢➤■□◆❖✓✔☑]\\s*|\\s*«\\s{1,3}»\\s*")
TIRETS = re.compile(r"(?<=\s)[-–]\s+(?=[A-ZÀ-ÞŒ])")
NUMEROS = re.compile(r"(?:(?<=\s)|^)(\d{1,2})\s?[.)]\s+(?=[A-ZÀ-ÞŒ«])")
DIESES = re.compile(r"^\s*(#{1,6})\s+")
COUPURES = re.compile(r"</?(?:p|li|br|div|h[1-6]|ol|ul)\b[^<>]{0,300}>", re.I)
SIGNES_MAX = 20_000


@dataclass(frozen=True)
class Bloc:
    """Un morceau du rapport. `niveau`\u00a0: 1 à 6 pour un titre balisé, 9 s’il est deviné."""

    texte: str
    ligne: int
    ligne_fin: int
    sorte: str  # titre, item, paragraphe
    niveau: int = 0
    colonne: int | None = None
    rangee: int | None = None
    est_colle: bool = False
    est_fleche: bool = False


def blocks(lignes: Sequence[str]) -> list[Bloc]:
    """Les blocs dans l’ordre, sans pagination ni sommaire, lignes coupées recollées."""
    repetees = furniture(lignes)
    bruts: list[Bloc] = []
    attente, vide = None, True
    for numero, ligne in enumerate(lignes, start=1):
        ligne = ligne[:SIGNES_MAX]
        if (
            not clean(ligne)
            or is_furniture(ligne, repetees)
            or heads_dotted_contents(lignes, numero)
        ):
            vide = True
            continue
        if re.fullmatch(rf"\s*{PUCE}\s*", ligne):
            attente = numero
            continue
        if attente is not None:
            ligne, attente = f"- {ligne}", None
        for bloc in _cut(ligne, numero):
            _append(bruts, bloc, vide)
            vide = False
    return bruts


def _cut(ligne: str, numero: int) -> Iterator[Bloc]:
    """Les blocs d’une ligne : ses cellules, puis leurs items."""
    if dieses := DIESES.match(ligne):
        if titre := clean(ligne[dieses.end() :]):
            yield Bloc(titre, numero, numero, "titre", len(dieses[1]))
        return
    cellules = _cells(ligne)
    if len(cellules) == 1:
        yield from _items(cellules[0], numero)
        return
    for colonne, cellule in enumerate(cellules):
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
        for item in filter(None, map(_unmark, suite)):
            yield Bloc(item, numero, numero, "item", est_colle=True)
        return
    marque = EN_TETE.match(texte)
    separes = [texte]
    if marque and re.match(r"\s*[-–]", texte):
        separes = [p for p in TIRETS.split(texte) if p.strip()]
    elif _are_numbered(texte):
        separes = [p for p in re.split(NUMEROS.pattern, texte) if not p.isdigit()]
        separes = [f"- {p}" for p in separes if p.strip()]
    for rang, part in enumerate(separes):
        yield from _single(part if rang == 0 else f"- {part}", numero)


def _are_numbered(texte: str) -> bool:
    numeros = [int(n) for n in NUMEROS.findall(texte)]
    return len(numeros) > 1 and numeros == list(
        range(numeros[0], numeros[0] + len(numeros))
    )


def _unmark(texte: str) -> str:
    sans = EN_TETE.sub("", texte)
    return NUMERO.sub("", sans).strip()


def _single(texte: str, numero: int, *, est_colle: bool = False) -> Iterator[Bloc]:
    marque = EN_TETE.match(texte)
    numerote = NUMERO.match(texte)
    nu = _unmark(texte)
    if not nu or PAGE.match(nu):
        return
    if (marque or numerote) and not _is_marked_title(nu):
        fleche = bool(marque and re.search("[→➔➢➤➜⇒►]", marque[1]))
        yield Bloc(nu, numero, numero, "item", est_fleche=fleche)
    elif est_colle or _looks_like_title(nu):
        yield Bloc(nu, numero, numero, "titre", 9, est_colle=est_colle)
    else:
        yield Bloc(nu, numero, numero, "paragraphe")


def _is_marked_title(texte: str) -> bool:
    """« 2. Préconisations », « ► Freins : » : un titre, malgré sa marque."""
    return len(texte.split()) <= 5 and (
        workshop(texte) is not None
        or (
            announced(texte) is not None
            and texte.endswith((":", "s", "S"))
            and _bare(texte)
        )
    )


def _bare(texte: str) -> bool:
    """Vrai sans mot de liaison qui ferait de « Besoin de… » une phrase."""
    return not re.search(
        r"\b(?:de|du|d|des|pour|avec|sur)\b", plain(texte)
    ) or texte.endswith(":")


def _looks_like_title(texte: str) -> bool:
    if workshop(texte) is not None or announced(texte) is not None:
        return True
    if len(texte) > LONGUEUR_DE_TITRE or texte[-1] in ".;,!»)":
        return False
    return texte[0].isupper() or texte.endswith(":")


def _append(blocs: list[Bloc], bloc: Bloc, vide: bool) -> None:
    """Ajoute un bloc, ou le recolle au précédent dont il est la suite."""
    if blocs and _continues(blocs[-1], bloc, vide):
        avant = blocs[-1]
        blocs[-1] = replace(
            avant,
            texte=_join(avant.texte, bloc.texte),
            ligne_fin=bloc.ligne_fin,
            sorte="paragraphe" if avant.sorte == "titre" else avant.sorte,
        )
        return
    blocs.append(bloc)


def _continues(avant: Bloc, bloc: Bloc, vide: bool) -> bool:
    if (
        bloc.ligne == avant.ligne_fin
        or bloc.sorte == "item"
        or avant.niveau in range(1, 9)
    ):
        return False
    if (
        bloc.rangee is not None
        or avant.rangee is not None
        or bloc.niveau in range(1, 9)
    ):
        return False
    if announced(bloc.texte) is not None or workshop(bloc.texte) is not None:
        return False
    if (
        avant.texte.endswith((".", "!", "?", ":", ";"))
        or bloc.ligne - avant.ligne_fin > 3
    ):
        return False
    if avant.sorte == "titre" and (
        announced(avant.texte) is not None or workshop(avant.texte) is not None
    ):
        return not vide and bloc.texte[0].islower() and len(avant.texte) > 40
    if vide:
        return bloc.texte[0].islower() and avant.sorte != "titre"
    return bloc.texte[0].islower() or (
        len(avant.texte) >= 50 and avant.sorte != "titre"
    )


def _join(debut: str, suite: str) -> str:
    if debut.endswith("-") and suite[0].islower() and debut[-2:-1].isalpha():
        return debut[:-1] + suite
    return f"{debut} {suite}"
