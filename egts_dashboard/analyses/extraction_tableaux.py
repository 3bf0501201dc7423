"""Les nombres rangés en colonnes : l’en-tête dit ce que compte la cellule."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import cast

from egts_dashboard.analyses.extraction_nombres import MONTANT, to_number
from egts_dashboard.analyses.extraction_texte import plain
from egts_dashboard.analyses.extraction_titres import workshop
from egts_dashboard.models.bloc import Bloc
from egts_dashboard.models.candidat import Candidat, NatureCandidat

EN_TETES = (
    (
        "participations",
        r"(?:nb|nombre|total)?(?: de| des)? ?(?:participant|participation|present|inscrit|personne|emargement|signature|effectif)",
    ),
    ("seances", r"(?:nb|nombre|total)?(?: de| des)? ?(?:seance|session|reunion)"),
    ("montant", r"(?:montant|cout|depense|prix|somme|budget)|.*(?:en euros?|\(€\)|€)$"),
)
CELLULE = re.compile(
    r"(?:environ )?(\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?:,\d{1,2})?|\d+(?:[,.]\d{1,2})?)"
)
COLONNE_ATELIER = re.compile(r"(?:intitule de l')?(?:atelier|table ronde|groupe)s?\b")
TOTAL = re.compile(r"(?:sous-)?(?:total|ensemble|somme|moyenne)")
MOTS_D_EN_TETE = 6
LIGNES_D_ECART = 2
LIGNE_COURTE = 240


@dataclass
class _Tableau:
    """Le tableau en cours : ce que compte chaque colonne, et où il en est."""

    natures: dict[int, str] = field(default_factory=dict)
    colonne_atelier: int | None = None
    derniere: int = 0


def table_numbers(blocs: Sequence[Bloc]) -> Iterator[Candidat]:
    """Les candidats tirés des colonnes chiffrées, et les ateliers que leurs rangées nomment."""
    rangees: dict[int, dict[int, str]] = {}
    for bloc in blocs:
        if bloc.rangee is not None:
            cellules = rangees.setdefault(bloc.rangee, {})
            colonne = bloc.colonne or 0
            cellules[colonne] = f"{cellules.get(colonne, '')} {bloc.texte}".strip()
    tableau = _Tableau()
    for ligne, cellules in rangees.items():
        natures = _headings(cellules)
        if (seul := _pair(ligne, cellules)) and not natures.keys() - {0}:
            yield seul
        elif natures:
            tableau = _Tableau(natures, _workshop_column(cellules, natures), ligne)
        elif ligne - tableau.derniere <= LIGNES_D_ECART:
            tableau.derniere = ligne
            yield from _row(tableau, ligne, cellules)


def _pair(ligne: int, cellules: dict[int, str]) -> Candidat | None:
    """Une rangée « Nombre de séances | 3 » : la première case dit ce que compte la seconde."""
    if set(cellules) != {0, 1}:
        return None
    nombre = CELLULE.fullmatch(cellules[1].strip())
    nature = next((n for n, f in EN_TETES[:2] if re.match(f, plain(cellules[0]))), None)
    if nombre is None or nature is None or len(cellules[0].split()) > MOTS_D_EN_TETE:
        return None
    return Candidat(
        cast(NatureCandidat, nature),
        " ".join(cellules.values()),
        ligne,
        ligne,
        "nombre_et_nom",
        0.8,
        valeur=to_number(nombre[1]),
    )


def _workshop_column(cellules: dict[int, str], natures: dict[int, str]) -> int | None:
    """La colonne dont l’en-tête dit « Atelier », où qu’elle soit."""
    return next(
        (
            colonne
            for colonne, texte in cellules.items()
            if colonne not in natures and COLONNE_ATELIER.match(plain(texte))
        ),
        None,
    )


def _headings(cellules: dict[int, str]) -> dict[int, str]:
    if any(CELLULE.fullmatch(texte.strip()) for texte in cellules.values()):
        return {}
    return {
        colonne: nature
        for colonne, texte in cellules.items()
        for nature, forme in EN_TETES
        if len(texte.split()) <= MOTS_D_EN_TETE and re.match(forme, plain(texte))
    }


def _row(tableau: _Tableau, ligne: int, cellules: dict[int, str]) -> Iterator[Candidat]:
    tete = cellules.get(0, "")
    est_total = TOTAL.match(plain(tete)) is not None
    colonne = tableau.colonne_atelier
    nom = cellules.get(colonne, "") if colonne is not None else ""
    if not nom and workshop(tete) is not None:
        nom, colonne = tete, 0
    atelier = nom if nom and not est_total and not TOTAL.match(plain(nom)) else None
    if atelier is not None and colonne not in tableau.natures:
        yield Candidat("atelier", atelier, ligne, ligne, "cellule_de_tableau", 0.6)
    texte = " ".join(cellules.values())[:LIGNE_COURTE]
    for colonne, nature in tableau.natures.items():
        cellule = cellules.get(colonne, "").strip()
        nombre = CELLULE.fullmatch(cellule)
        if nombre and not MONTANT.search(cellule):
            yield Candidat(
                cast(NatureCandidat, nature),
                texte,
                ligne,
                ligne,
                "colonne_de_tableau",
                0.8,
                valeur=to_number(nombre[1]),
                atelier=atelier,
            )
