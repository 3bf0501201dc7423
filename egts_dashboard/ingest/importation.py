"""Lit un tableau déposé pour une table : ce qui peut entrer, ce qui ne le peut pas, et pourquoi."""

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from egts_dashboard.ingest import populations
from egts_dashboard.ingest.bilan_import import (
    Importation,
    forget_refused_parents,
    report_damaged,
    report_filled,
    report_formulas,
    report_headings,
    report_missing,
)
from egts_dashboard.ingest.coherence import check_together
from egts_dashboard.ingest.colonnes_deduites import deduce_columns
from egts_dashboard.ingest.complements import Complements
from egts_dashboard.ingest.connus import Connus
from egts_dashboard.ingest.difference import compare
from egts_dashboard.ingest.dimensions import dimension_rules
from egts_dashboard.ingest.echelle import report_scale
from egts_dashboard.ingest.encodage import WINDOWS
from egts_dashboard.ingest.entetes import match_columns, score
from egts_dashboard.ingest.feuille_dite import report_sheet
from egts_dashboard.ingest.fichier import read_file
from egts_dashboard.ingest.fusion import Contenu
from egts_dashboard.ingest.grille import FichierRefuse, Grille
from egts_dashboard.ingest.illisibles import report_other_faults
from egts_dashboard.ingest.ligne_titres import find_headings
from egts_dashboard.ingest.lignes import Convertisseur
from egts_dashboard.ingest.lignes_de_forme import report_lonely, without_layout
from egts_dashboard.ingest.lignes_en_bloc import Suivi, convert_all
from egts_dashboard.ingest.lignes_lues import (
    data_rows,
    named_columns,
    without_totals,
    without_unreadable,
    without_withdrawals,
)
from egts_dashboard.ingest.lignes_textes import Lignes
from egts_dashboard.ingest.origine import Origine
from egts_dashboard.models import TABLES
from egts_dashboard.models.colonne import Colonne, describe

LIGNES_APERCU = 30
JAMAIS_FAITS = (
    "Le fichier n’est pas confronté au document d’origine.",
    "Les recoupements entre tables (sommes, totaux déclarés) se font à la construction\u00a0: "
    "la page «\u00a0Sources et qualité\u00a0» et la commande verifier les donnent.",
)
NON_LUES = (
    "Aucune ligne n’a été vérifiée\u00a0: le fichier n’a pas pu être lu jusqu’au bout."
)
RIEN_DE_VERIFIE = (NON_LUES, *JAMAIS_FAITS)


def read_import(
    path: Path,
    table: str,
    contenu: Contenu,
    origine: Origine,
    imposees: Mapping[str, str | None] | None = None,
    suivre: Suivi | None = None,
    entete: int | None = None,
    feuille: str | None = None,
) -> Importation:
    """Lit le fichier et le confronte au contenu des lots, sans rien écrire.

    `entete` : la ligne des intitulés, quand la personne la dit ; sinon elle se reconnaît.
    `feuille` : celle du classeur, de même.
    `suivre` reçoit de temps en temps la part faite, entre 0 et 1 ; ce qu’il lève arrête tout.
    """
    modele = TABLES[table]

    def open_grid() -> Grille:
        return read_file(
            path, origine.nom, table, lambda cases: score(cases, modele), feuille
        )

    return read_grid(
        origine.nom, open_grid, table, contenu, origine, imposees, suivre, entete
    )


def read_grid(
    fichier: str,
    open_grid: Callable[[], Grille],
    table: str,
    contenu: Contenu,
    origine: Origine,
    imposees: Mapping[str, str | None] | None = None,
    suivre: Suivi | None = None,
    entete: int | None = None,
) -> Importation:
    """Confronte au contenu des lots la grille que `open_grid` rend, ou refuse."""
    lu = Importation(fichier, table, origine)
    try:
        grille = open_grid()
        _keep_reading(lu, grille)
        rang, cases = find_headings(lu, grille, imposees, entete)
        _read_rows(lu, grille, rang, cases, contenu, imposees, suivre or _unfollowed)
    except FichierRefuse as refus:
        lu.anomalies.append(refus.anomaly(lu.fichier))
        lu.feuilles = lu.feuilles or refus.feuilles
        lu.controles_non_faits.append(NON_LUES)
    lu.controles_non_faits += JAMAIS_FAITS
    lu.anomalies.sort(key=lambda a: a.ligne or 0)
    return lu


def file_hash(path: Path) -> str:
    """L’empreinte SHA-256 du fichier, lue par morceaux. Lève OSError."""
    with path.open("rb") as flux:
        return hashlib.file_digest(flux, "sha256").hexdigest()


def _unfollowed(_: float) -> None:
    """Personne ne regarde avancer la lecture."""


def _keep_reading(lu: Importation, grille: Grille) -> None:
    lu.encodage, lu.separateur = grille.encodage, grille.separateur
    lu.feuille = lu.origine.feuille = grille.feuille
    lu.feuilles = grille.feuilles
    lu.anomalies += grille.anomalies
    lu.controles_non_faits += grille.controles_non_faits
    lu.apercu = list(grille.lignes[:LIGNES_APERCU])


def _read_rows(
    lu: Importation,
    grille: Grille,
    rang: int,
    cases: Sequence[str],
    contenu: Contenu,
    imposees: Mapping[str, str | None] | None,
    suivre: Suivi,
) -> None:
    ligne_titres = grille.lignes[rang][0]
    intitules = [case.strip() for case in cases]
    lu.correspondance = _matched(lu, grille, rang, intitules, imposees)
    lu.ligne_titres = ligne_titres
    colonnes = _columns_read(lu)
    if not _are_headings_good(lu, grille, rang, intitules, imposees or ()):
        lu.controles_non_faits.append(NON_LUES)
        return
    lignes = data_rows(lu, grille, rang, intitules)
    intitules, lignes = named_columns(lu, intitules, lignes)
    lignes = without_unreadable(lu, lignes, intitules, grille.interdits)
    lignes = without_withdrawals(lu, lignes, intitules, contenu)
    lignes = without_layout(lu, lignes, intitules, colonnes, contenu)
    lignes = without_totals(lu, lignes, intitules, colonnes)
    report_lonely(lu, lignes, intitules)
    convertisseur = _converter(lu, lignes, colonnes, contenu)
    lues = convert_all(lu, lignes, convertisseur, suivre)
    report_missing(lu, ligne_titres, convertisseur)
    lu.parents = convertisseur.complements
    crees = convertisseur.complements.crees
    lu.acceptees, refus = check_together(lues, contenu, crees, lu.fichier)
    lu.anomalies += refus
    forget_refused_parents(lu)
    lu.difference = compare(
        lu.acceptees, contenu, est_windows=lu.encodage == WINDOWS[1]
    )
    report_damaged(lu)
    lu.complements = convertisseur.complements.needed(lu.difference.a_ecrire)
    report_filled(lu, convertisseur)
    report_sheet(lu, grille, cases)
    report_other_faults(lu, convertisseur, grille.interdits)


def _matched(
    lu: Importation,
    grille: Grille,
    rang: int,
    intitules: Sequence[str],
    imposees: Mapping[str, str | None] | None,
) -> dict[str, str | None]:
    """{intitulé: colonne ou rien}, d’après ce qu’il dit, sinon d’après ses valeurs."""
    modele = TABLES[lu.table]
    dites = match_columns(intitules, modele, imposees)
    lignes = grille.lignes[rang + 1 :]
    return deduce_columns(dites, intitules, lignes, modele, imposees or ())


def _are_headings_good(
    lu: Importation,
    grille: Grille,
    rang: int,
    intitules: Sequence[str],
    imposees: Collection[str],
) -> bool:
    """Dit ce que les intitulés ont d’étrange ; faux si l’un d’eux empêche de lire."""
    avant = len(lu.erreurs)
    report_formulas(lu, grille.formules, intitules)
    report_headings(lu, grille.lignes[rang][0], intitules, imposees)
    report_scale(lu, grille, rang, _columns_read(lu))
    return len(lu.erreurs) == avant


def _columns_read(lu: Importation) -> dict[str, Colonne]:
    """{intitulé lu: sa colonne}, sans ceux qui n’en désignent aucune."""
    descriptions = {c.nom: c for c in describe(TABLES[lu.table])}
    return {
        i: descriptions[c] for i, c in lu.correspondance.items() if c in descriptions
    }


def _converter(
    lu: Importation,
    lignes: Lignes,
    colonnes: Mapping[str, Colonne],
    contenu: Contenu,
) -> Convertisseur:
    modele = TABLES[lu.table]
    cibles = {c.renvoi for c in colonnes.values() if c.renvoi}
    if lu.table == populations.TABLE:
        cibles.add(populations.CIBLE)
    siens = _own_keys(lu, lignes) if lu.table in cibles else set()
    connus = {
        cible: Connus(contenu, cible, siens if cible == lu.table else ())
        for cible in cibles
    }
    dites = dimension_rules(lu.table, lu.correspondance, contenu)
    complements = Complements(contenu, modele, lu.origine, dites)
    return Convertisseur(lu.fichier, modele, colonnes, connus, complements)


def _own_keys(lu: Importation, lignes: Lignes) -> set[str]:
    """Les identifiants que le fichier lui-même donne à ses lignes."""
    cle = TABLES[lu.table].CLE[0]
    dites = [r for r, c in enumerate(lu.correspondance.values()) if c == cle]
    cases = lignes.suites[dites[0]].to_pylist() if dites else []
    return {case.strip() for case in cases} - {""}
