"""Reconnaît, dans un classeur, les feuilles qui sont des tables, et dit pourquoi les autres n’en sont pas."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from egts_dashboard.errors import EgtsError
from egts_dashboard.francais import guillemets, liste
from egts_dashboard.ingest.cases_feuille import sheet_rows
from egts_dashboard.ingest.classeur import open_checked, refuse_damaged
from egts_dashboard.ingest.connus import NOMS
from egts_dashboard.ingest.entetes import (
    LIGNES_ESSAYEES,
    find_header,
    match_columns,
    normalize,
    score,
)
from egts_dashboard.ingest.feuilles import is_filled, is_notice, table_named
from egts_dashboard.ingest.fichier import ZIP, read_bytes
from egts_dashboard.models import TABLES, colonnes
from egts_dashboard.models.construction import CONSTRUITES
from egts_dashboard.models.exemple import FEUILLE_TERRITOIRES
from egts_dashboard.models.libelles import libelle

# Ce qu’une feuille se nomme aussi, sans être le nom d’aucune table.
AUTRES_NOMS = {
    "budget": "lignes_budgetaires",
    "depense": "lignes_budgetaires",
    "frein": "constats",
    "levier": "constats",
    "proposition": "preconisations",
    "recommandation": "preconisations",
}
# Combien d’intitulés il faut reconnaître, si le nom de la feuille y aide, et s’il n’aide pas.
INTITULES_MIN_NOMMEE, INTITULES_MIN = 2, 3
# Une feuille dont on ne reconnaît pas la moitié des intitulés parle d’autre chose.
PART_MIN = 0.5


@dataclass(frozen=True)
class FeuilleReconnue:
    """Une feuille remplie, et la table qu’elle est."""

    nom: str
    table: str


@dataclass(frozen=True)
class FeuilleLaissee:
    """Une feuille remplie que l’on ne lit pas, et pourquoi."""

    nom: str
    raison: str


@dataclass(frozen=True)
class Livre:
    """Les feuilles d’un classeur : toutes, celles qui sont des tables, celles qu’on laisse.

    Les reconnues sont dans l’ordre où elles se lisent : les parents d’abord, où qu’ils soient
    dans le classeur. Une feuille vide n’est ni reconnue ni laissée.
    """

    feuilles: tuple[str, ...]
    reconnues: tuple[FeuilleReconnue, ...]
    laissees: tuple[FeuilleLaissee, ...]

    def find(self, nom: str) -> FeuilleReconnue | None:
        """La feuille reconnue de ce nom, à la casse et aux accents près au besoin."""
        proches = [f for f in self.reconnues if normalize(f.nom) == normalize(nom)]
        return next((f for f in proches if f.nom == nom), (*proches, None)[0])

    @property
    def est_a_remplir(self) -> bool:
        """Vrai d’un modèle encore vide : ses feuilles sont des tables, aucune n’est remplie."""
        remplies = {feuille.nom for feuille in self.laissees}
        return not self.reconnues and any(
            table_named(nom) for nom in self.feuilles if nom not in remplies
        )


def read_book(path: Path) -> Livre | None:
    """Les feuilles du fichier ; rien s’il n’est pas un classeur XLSX. Lève FichierRefuse."""
    octets = read_bytes(path)
    if not octets.startswith(ZIP):
        return None
    with refuse_damaged():
        feuilles = open_checked(octets).worksheets
        trouvees = [_recognise(f) for f in feuilles if is_filled(f)]
    reconnues = [f for f in trouvees if isinstance(f, FeuilleReconnue)]
    laissees = [f for f in trouvees if isinstance(f, FeuilleLaissee)]
    ordre = list(TABLES)
    reconnues.sort(key=lambda reconnue: ordre.index(reconnue.table))
    noms = tuple(feuille.title for feuille in feuilles)
    return Livre(noms, tuple(reconnues), tuple(laissees))


def keep_sheet(livre: Livre, voulue: str) -> Livre:
    """Le même livre, de cette seule feuille. Lève EgtsError si elle n’est pas une table."""
    trouvee = livre.find(voulue)
    if trouvee is None:
        connues = ", ".join(guillemets(f.nom) for f in livre.reconnues)
        raise EgtsError(
            f"La feuille {guillemets(voulue)} n’est pas une table reconnue du classeur."
            f" Reconnues\u00a0: {connues}. Pour une autre, dites sa table avec --table."
        )
    return replace(livre, reconnues=(trouvee,))


def _recognise(feuille: Any) -> FeuilleReconnue | FeuilleLaissee:
    nom = feuille.title
    if feuille.sheet_state != "visible":
        return FeuilleLaissee(nom, "elle est masquée")
    if table := table_named(nom):
        return FeuilleReconnue(nom, table)
    if is_notice(feuille):
        return FeuilleLaissee(nom, "c’est une notice")
    if nom == FEUILLE_TERRITOIRES:
        return FeuilleLaissee(nom, "c’est la liste du modèle")
    if nom in CONSTRUITES:
        return FeuilleLaissee(nom, "la construction du magasin la refait")
    return _recognise_by_headings(
        nom, list(islice(sheet_rows(feuille), LIGNES_ESSAYEES))
    )


def _recognise_by_headings(
    nom: str, lignes: Sequence[tuple[int, Sequence[str]]]
) -> FeuilleReconnue | FeuilleLaissee:
    """D’après ses intitulés ; le mot d’une table dans son nom, ou dans eux, les départage."""
    notes = {table: _best(lignes, table) for table in TABLES}
    tables = [t for t in _tables_in_words(nom) if notes[t] >= INTITULES_MIN_NOMMEE]
    if len(tables) != 1:
        meilleure = max(notes.values())
        if meilleure < INTITULES_MIN:
            return FeuilleLaissee(nom, "ses intitulés ne sont ceux d’aucune table")
        tables = [t for t, n in notes.items() if n == meilleure]
    if len(tables) > 1:
        dites = _tables_in_words(" ".join(_headings(lignes, tables[0])))
        tables = [t for t in tables if t in dites] or tables
    noms = liste([guillemets(libelle("nom_table", t)) for t in tables[:4]], "ou")
    if len(tables) > 1:
        return FeuilleLaissee(
            nom, f"ses intitulés sont ceux de plusieurs tables ({noms})"
        )
    if not _names_rows(lignes, tables[0]):
        # « Région, ateliers, participants » : une synthèse, non des ateliers.
        return FeuilleLaissee(nom, f"aucune colonne n’y nomme une ligne de {noms}")
    return FeuilleReconnue(nom, tables[0])


def _headings(lignes: Sequence[tuple[int, Sequence[str]]], table: str) -> Sequence[str]:
    rang = find_header(lignes, TABLES[table])
    return lignes[rang or 0][1]


def _names_rows(lignes: Sequence[tuple[int, Sequence[str]]], table: str) -> bool:
    """Vrai si une colonne dit ce qu’est chaque ligne, quand la table le demande."""
    titre = next((t for t in NOMS if t in colonnes(TABLES[table])), None)
    lues = match_columns(_headings(lignes, table), TABLES[table]).values()
    return titre is None or titre in lues


def _best(lignes: Sequence[tuple[int, Sequence[str]]], table: str) -> int:
    """Les intitulés reconnus de la ligne qui en a le plus ; zéro s’ils n’y sont pas la moitié."""
    notes = [0]
    for _, cases in lignes:
        remplies = sum(map(bool, map(str.strip, cases)))
        note = score(cases, TABLES[table]) if remplies else 0
        notes.append(note if note >= PART_MIN * remplies else 0)
    return max(notes)


def _tables_in_words(texte: str) -> list[str]:
    """Les tables dont le nom, au singulier ou au pluriel, est dans ce texte."""
    mots = {mot.removesuffix("s") for mot in normalize(texte).split()}
    return list(dict.fromkeys(t for mot, t in _words().items() if mot in mots))


@cache
def _words() -> dict[str, str]:
    seuls = {t.removesuffix("s"): t for t in TABLES if "_" not in t}
    return AUTRES_NOMS | seuls
