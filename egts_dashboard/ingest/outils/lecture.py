"""Ouvre un export : CSV, JSON, XLSX ou Pabulib, ramené à des lignes plates."""

import csv
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from egts_dashboard.francais import guillemets
from egts_dashboard.ingest.encodage import decode
from egts_dashboard.ingest.fichier import read_bytes, read_file, without_sheets
from egts_dashboard.ingest.grille import FichierRefuse, Grille
from egts_dashboard.ingest.outils.alignement import align
from egts_dashboard.ingest.outils.formats import FORMATS, Format
from egts_dashboard.models.anomalie import Anomalie

PROFONDEUR_MAX = 6
RECONNU = 1_000
# Les parties d’un fichier .pb.
SECTIONS = frozenset({"META", "PROJECTS", "VOTES"})
REMEDE = "Déposez l’export de l’outil tel qu’il l’a fait\u00a0: CSV, JSON, XLSX ou .pb."


@dataclass
class ExportLu:
    """Les lignes d’un export, par intitulé, avec leur numéro ; et le format reconnu.

    `decalees` : les numéros de celles qui ont plus de cases que d’intitulés, donc illisibles.
    """

    fichier: str
    format: Format
    intitules: list[str]
    lignes: list[tuple[int, dict[str, str]]]
    encodage: str | None = None
    separateur: str | None = None
    feuille: str | None = None
    feuilles: list[str] = field(default_factory=list)
    remarques: list[str] = field(default_factory=list)
    decalees: list[int] = field(default_factory=list)


def recognise(intitules: Sequence[str]) -> Format | None:
    """Le format dont toutes les colonnes de signature sont là ; le plus précis l’emporte."""
    reconnus = [
        f
        for f in FORMATS
        if all(find_heading(m, intitules) for m in f.signature)
        and not (f.exclut and find_heading(f.exclut, intitules))
    ]
    return max(reconnus, key=lambda f: len(f.signature), default=None)


def find_heading(motif: str, intitules: Sequence[str]) -> str | None:
    """L’intitulé que vise un motif : en français d’abord, puis le premier venu."""
    return next(iter(find_headings(motif, intitules)), None)


def find_headings(motif: str, intitules: Sequence[str]) -> list[str]:
    """Tous ceux que vise un motif, le français d’abord : chacun écrit dans sa langue."""
    vises = [i for i in intitules if re.fullmatch(motif, i)]
    return sorted(vises, key=lambda intitule: not intitule.endswith("/fr"))


def read_export(path: Path, feuille: str | None = None) -> ExportLu | None:
    """L’export d’un outil connu, ou None si le fichier n’en est pas un. Lève FichierRefuse.

    `feuille` : celle du classeur que la personne a choisie ; sinon elle se devine.
    """
    grille = _grid(path, feuille)
    for rang, (_, titres) in enumerate(grille.lignes[:5]):
        intitules = [titre.strip() for titre in titres]
        if (trouve := recognise(intitules)) is None:
            continue
        suite = grille.lignes[rang + 1 :]
        droites, decalees = align(trouve, intitules, suite, grille.separateur)
        lignes = [(n, dict(zip(intitules, cases, strict=True))) for n, cases in droites]
        return ExportLu(
            path.name,
            trouve,
            intitules,
            lignes,
            grille.encodage,
            grille.separateur,
            grille.feuille,
            grille.feuilles,
            [_remark(anomalie) for anomalie in grille.anomalies],
            decalees,
        )
    if feuille is not None:
        raise FichierRefuse(
            f"la feuille {guillemets(grille.feuille or feuille)} n’est l’export d’aucun outil connu",
            "Choisissez-en une autre, ou apportez-la par «\u00a0Apporter un tableur\u00a0».",
        )
    return None


def _remark(anomalie: Anomalie) -> str:
    ligne = f"ligne {anomalie.ligne}\u00a0: " if anomalie.ligne else ""
    return ligne + anomalie.message


def _grid(path: Path, feuille: str | None) -> Grille:
    debut = _first_bytes(path).lstrip(b"\xef\xbb\xbf \r\n\t")
    est_json, est_pabulib = debut[:1] in (b"[", b"{"), debut[:4].upper() == b"META"
    if feuille is not None and (est_json or est_pabulib):
        raise without_sheets(feuille)
    if est_json:
        return _read_json(path)
    if est_pabulib:
        return _read_pabulib(path)
    return read_file(path, path.name, "", _score, feuille)


def _score(cases: Sequence[str]) -> int:
    """Combien de colonnes de signature une ligne porte : départage séparateurs et feuilles.

    Des intitulés reconnus l’emportent sur des bribes de plusieurs outils.
    """
    sure = RECONNU if recognise([case.strip() for case in cases]) else 0
    motifs = {motif for f in FORMATS for motif in f.signature}
    return sure + sum(
        any(re.fullmatch(m, case.strip()) for m in motifs) for case in cases
    )


def _first_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as flux:
            return flux.read(64)
    except OSError as refus:
        raise FichierRefuse(
            "le fichier ne peut pas être lu", "Vérifiez son nom et vos droits."
        ) from refus


def _text(path: Path) -> tuple[str, str | None]:
    return decode(read_bytes(path))


def _read_json(path: Path) -> Grille:
    texte, encodage = _text(path)
    try:
        objets = json.loads(texte)
    except (ValueError, RecursionError) as refus:
        ligne = getattr(refus, "lineno", None)
        raise FichierRefuse("ce JSON n’est pas lisible", REMEDE, ligne) from refus
    if isinstance(objets, dict):
        listes = [v for v in objets.values() if isinstance(v, list)]
        objets = listes[0] if len(listes) == 1 else None
    if not isinstance(objets, list) or not all(isinstance(o, dict) for o in objets):
        raise FichierRefuse("ce JSON n’est pas une liste d’objets", REMEDE)
    if not objets:
        raise FichierRefuse("cet export est vide", REMEDE)
    plats = [dict(_flatten(objet)) for objet in objets]
    intitules = list(dict.fromkeys(cle for plat in plats for cle in plat))
    grille = Grille(path.name, encodage)
    grille.add(0, intitules)
    for rang, plat in enumerate(plats, start=1):
        grille.add(rang, [plat.get(i, "") for i in intitules])
    return grille


def _flatten(valeur: Any, chemin: str = "", rang: int = 0) -> Iterator[tuple[str, str]]:
    if isinstance(valeur, dict) and rang < PROFONDEUR_MAX:
        for cle, sous in valeur.items():
            yield from _flatten(sous, f"{chemin}/{cle}" if chemin else cle, rang + 1)
    elif isinstance(valeur, list) and any(_is_answer(v) for v in valeur):
        for reponse in filter(_is_answer, valeur):
            dite = reponse.get("formattedValue") or reponse.get("value")
            yield (
                f"Q{reponse['questionId']} - {reponse['questionTitle']}",
                str(dite or ""),
            )
    elif isinstance(valeur, list) and not any(isinstance(v, dict) for v in valeur):
        yield chemin, ", ".join(map(str, valeur))
    elif isinstance(valeur, dict | list):
        yield chemin, json.dumps(valeur, ensure_ascii=False)
    elif isinstance(valeur, bool):
        yield chemin, "true" if valeur else "false"
    else:
        yield chemin, "" if valeur is None else str(valeur)


def _is_answer(valeur: Any) -> bool:
    """Une réponse du Grand débat, dont le CSV fait une colonne par question."""
    return isinstance(valeur, dict) and {"questionId", "questionTitle"} <= valeur.keys()


def _read_pabulib(path: Path) -> Grille:
    """Les projets d’un fichier .pb ; ce que dit META se répète sous « META/… »."""
    texte, encodage = _text(path)
    sections = _sections(texte)
    projets = sections["PROJECTS"]
    if len(projets) < 2:
        raise FichierRefuse("ce fichier .pb n’a aucun projet", REMEDE)
    meta = {c[0].strip(): c[1].strip() for _, c in sections["META"][1:] if len(c) > 1}
    titres = [*projets[0][1], *(f"META/{cle}" for cle in meta)]
    grille = Grille(path.name, encodage, ";")
    largeur = len(projets[0][1])
    grille.add(projets[0][0], titres)
    for ligne, cases in projets[1:]:
        siennes = [*cases, *[""] * largeur][:largeur]
        grille.add(ligne, [*siennes, *meta.values()])
    if votes := len(sections["VOTES"][1:]):
        grille.warn(f"les {votes} votes, un par personne, ne sont pas lus")
    return grille


def _sections(texte: str) -> Mapping[str, list[tuple[int, list[str]]]]:
    """Les lignes de chaque section d’un fichier .pb, avec leurs numéros ; aucune si elle manque."""
    sections: dict[str, list[tuple[int, list[str]]]] = defaultdict(list)
    courante: list[tuple[int, list[str]]] = []
    try:
        lecteur = csv.reader(io.StringIO(texte, newline=""), delimiter=";")
        for cases in lecteur:
            if len(cases) == 1 and cases[0].strip().upper() in SECTIONS:
                courante = sections[cases[0].strip().upper()]
            elif any(case.strip() for case in cases):
                courante.append((lecteur.line_num, cases))
    except csv.Error as refus:
        raise FichierRefuse("ce fichier .pb n’est pas lisible", REMEDE) from refus
    return sections
