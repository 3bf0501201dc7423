"""Les nombres rangés en colonnes : l’en-tête dit ce que compte la cellule."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from egts_dashboard.analyses.extraction.chiffres import cell_number
from egts_dashboard.analyses.extraction.colonnes import Rangee, tables
from egts_dashboard.analyses.extraction.en_tetes import (
    EN_TETES,
    is_subheading,
    spread,
    unit,
)
from egts_dashboard.analyses.extraction.nombres import MONTANT, to_number
from egts_dashboard.analyses.extraction.presences import AUTRES
from egts_dashboard.analyses.extraction.rangees import (
    COLONNE_DE_NOMS,
    TOTAL,
    cell_name,
    column_workshops,
    is_record,
    listed_column,
    record_workshops,
    workshop_column,
)
from egts_dashboard.analyses.extraction.texte import plain
from egts_dashboard.analyses.extraction.titres import workshop
from egts_dashboard.models.bloc import Bloc
from egts_dashboard.models.candidat import Candidat, NatureCandidat

# « Produits | | Charges | » : les sommes sont dans la colonne d’après, qui n’a pas d’en-tête.
COMPTES = re.compile(r"(?:produits?|charges?|recettes?|ressources?|emplois)\b")
CELLULE = re.compile(
    r"(?:environ )?(\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?:,\d{1,2})?|\d+(?:[,.]\d{1,2})?)"
)
# « Familles », « Professionnels » : de qui est faite l’assistance, dans un tableau qui la compte.
PUBLIC = re.compile(
    rf"(?:nb|nbre|nombre)?\.?(?: de| des| d')? ?(?!animat|intervenant|responsable|format|directe|partenaire)(?:{AUTRES})\b|total(?: general)?$"
)
# « Soirée | Habitants | Élus » : ce que l’on compte s’y est tenu.
RENCONTRE = re.compile(
    r"(?:soiree|seance|reunion|rencontre|session|journee|atelier|groupe|table ronde)s?\b"
)
ENSEMBLE = re.compile(r"(?:total|ensemble)\b")
MOYENNE = re.compile(r"\b(?:moyenne|mediane|taux|par seance)\b")
MOTS_D_EN_TETE = 6
LIGNE_COURTE = 240


def table_numbers(
    blocs: Sequence[Bloc], croises: Mapping[int, Sequence[Candidat]]
) -> Iterator[Candidat]:
    """Les candidats tirés des colonnes chiffrées, et les ateliers que leurs rangées nomment.

    `croises` : ce que disent les rangées des tableaux croisés de présences.
    """
    for tableau in tables(blocs):
        lus = list(_table_numbers(tableau))
        cases = [c for ligne in tableau for c in croises.get(ligne, ())]
        if len(cases) > sum(c.nature == "participations" for c in lus):
            yield from (c for c in lus if c.nature not in ("participations", "seances"))
            lus = cases
        yield from lus


def _table_numbers(tableau: dict[int, Rangee]) -> Iterator[Candidat]:
    if is_record(tableau):
        for ligne, nom in record_workshops(tableau).items():
            yield Candidat("atelier", nom, ligne, ligne, "cellule_de_tableau", 0.6)
    natures: dict[int, str] = {}
    unites: dict[int, int] = {}
    colonne: int | None = None
    hauts: dict[int, str] = {}
    tete, premiere = -1, next(iter(tableau))
    for ligne, cellules in tableau.items():
        dit = natures or colonne is not None
        trouvees = _headings(cellules, est_suite=ligne - tete <= 1 and bool(dit))
        if ligne - tete <= 1 and not trouvees and is_subheading(cellules):
            natures = spread(natures, cellules)
            continue
        if (seul := _pair(ligne, cellules)) and not trouvees.keys() - {0}:
            yield seul
        elif trouvees:
            # Un en-tête sur deux rangées : la seconde précise les colonnes de la première.
            est_suite = ligne - tete <= 1
            natures = natures | trouvees if est_suite else trouvees
            unites = {c: unit(texte) for c, texte in cellules.items()}
            ici = workshop_column(cellules)
            colonne = colonne if est_suite and ici is None else ici
            if colonne is None:
                colonne = _theme_column(cellules, natures)
            tete = ligne
        elif natures or colonne is not None:
            yield from _row(natures, unites, colonne, ligne, cellules)
        elif is_record(tableau):
            continue
        elif ligne == premiere and (colonne := listed_column(cellules)) is not None:
            tete = ligne
        elif hauts := hauts or column_workshops(cellules):
            yield from _across(hauts, ligne, cellules)


def _theme_column(tete: dict[int, str], natures: dict[int, str]) -> int | None:
    """« Thème », ou rien, au-dessus de ce dont on compte les séances et les présents."""
    est_dit = "" == tete.get(0, "") or COLONNE_DE_NOMS.match(plain(tete[0]))
    est_compte = {"seances", "participations"} <= set(natures.values())
    return 0 if est_dit and est_compte and 0 not in natures else None


def _across(
    hauts: dict[int, str], ligne: int, cellules: dict[int, str]
) -> Iterator[Candidat]:
    """Une rangée « Participants | 12 | 8 » sous « | Atelier 1 | Atelier 2 »."""
    if all(cellules.get(colonne) == nom for colonne, nom in hauts.items()):
        for nom in hauts.values():
            yield Candidat("atelier", nom, ligne, ligne, "cellule_de_tableau", 0.6)
    nature = next(
        (n for n, f in EN_TETES if re.match(f, plain(cellules.get(0, "")))), None
    )
    for colonne, nom in hauts.items() if nature else ():
        cellule = cellules.get(colonne, "").strip()
        nombre = _number(nature or "", cellule)
        if nombre is not None and not MONTANT.search(cellule):
            yield _counted(nature or "", cellules, ligne, nombre, nom)


def _counted(
    nature: str,
    cellules: dict[int, str],
    ligne: int,
    nombre: float,
    atelier: str | None,
) -> Candidat:
    return Candidat(
        cast(NatureCandidat, nature),
        " ".join(cellules.values())[:LIGNE_COURTE],
        ligne,
        ligne,
        "colonne_de_tableau",
        0.8,
        valeur=nombre,
        atelier=atelier,
    )


def _pair(ligne: int, cellules: dict[int, str]) -> Candidat | None:
    """Une rangée « Nombre de séances | 3 » : la première case dit ce que compte la seconde."""
    if set(cellules) != {0, 1}:
        return None
    nombre = cell_number(cellules[1])
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
        valeur=nombre,
    )


def _headings(cellules: dict[int, str], *, est_suite: bool) -> dict[int, str]:
    """La nature que compte chaque colonne d’une rangée d’en-têtes ; rien si elle porte un nombre.

    `est_suite` : elle précise celle du dessus, qui a déjà dit ce que compte le tableau.
    """
    if any(
        CELLULE.fullmatch(texte.strip()) or MONTANT.search(texte)
        for texte in cellules.values()
    ):
        return {}
    courts = {
        colonne: plain(texte)
        for colonne, texte in cellules.items()
        if len(texte.split()) <= MOTS_D_EN_TETE
    }
    natures = {
        colonne + 1: "montant"
        for colonne, texte in courts.items()
        if COMPTES.fullmatch(texte) and colonne + 1 not in cellules
    } | {
        colonne: nature
        for colonne, texte in courts.items()
        for nature, forme in EN_TETES
        if re.match(forme, texte) and not MOYENNE.search(texte)
    }
    compte = set(natures.values())
    if RENCONTRE.match(courts.get(0, "")) and len(_public(courts, compte)) > 1:
        return _public(courts, compte) | natures
    if compte & {"seances", "participations"} or (
        not compte and (est_suite or workshop_column(cellules) is not None)
    ):
        natures = _public(courts, compte) | natures
    return natures


def _public(courts: dict[int, str], compte: set[str]) -> dict[int, str]:
    """Les colonnes de présents que leur seul public nomme ; « Total », s’il en est la somme."""
    gens = {c: texte for c, texte in courts.items() if PUBLIC.match(texte)}
    sont_nommes = any(not ENSEMBLE.match(texte) for texte in gens.values())
    if "montant" in compte or not (sont_nommes or "seances" in compte):
        gens = {c: texte for c, texte in gens.items() if not ENSEMBLE.match(texte)}
    return dict.fromkeys(gens, "participations")


def _row(
    natures: dict[int, str],
    unites: dict[int, int],
    colonne: int | None,
    ligne: int,
    cellules: dict[int, str],
) -> Iterator[Candidat]:
    tete = cellules.get(0, "")
    if MOYENNE.match(plain(tete)):
        return
    est_total = TOTAL.match(plain(tete)) is not None
    nom = cell_name(cellules.get(colonne, "")) if colonne is not None else ""
    if not nom and workshop(tete) is not None:
        nom, colonne = tete, 0
    atelier = nom if nom and not est_total and not TOTAL.match(plain(nom)) else None
    if atelier is not None and colonne not in natures:
        yield Candidat("atelier", atelier, ligne, ligne, "cellule_de_tableau", 0.6)
    for place, nature in natures.items():
        cellule = cellules.get(place, "").strip()
        nombre = _number(nature, cellule)
        est_nul = nature == "montant" and cellule == "0"
        if nombre is not None and not est_nul and not MONTANT.search(cellule):
            nombre *= unites.get(place, 1) if nature == "montant" else 1
            yield _counted(nature, cellules, ligne, nombre, atelier)


def _number(nature: str, cellule: str) -> float | None:
    """Le nombre d’une case ; un compte s’y écrit aussi « env. 40 », « vingt » ou « 12 (dont 3 élus) »."""
    if nature != "montant":
        return cell_number(cellule)
    trouve = CELLULE.fullmatch(cellule)
    return to_number(trouve[1]) if trouve else None
