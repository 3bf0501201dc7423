"""Lit ensemble les feuilles d’un classeur : chacune voit ce que les précédentes apportent."""

from collections.abc import Collection, Mapping, Sequence
from copy import copy
from dataclasses import replace
from functools import partial
from pathlib import Path

from egts_dashboard.francais import guillemets
from egts_dashboard.ingest.acceptation import keep_accepted, keep_lines
from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.bloc import Bloc, keys_of
from egts_dashboard.ingest.connus import NOMS
from egts_dashboard.ingest.difference import key_of
from egts_dashboard.ingest.ensemble import Ensemble, created
from egts_dashboard.ingest.entetes import normalize, score
from egts_dashboard.ingest.fichier import read_file
from egts_dashboard.ingest.fusion import SEPARATEUR_CLE, Contenu
from egts_dashboard.ingest.grille import Grille
from egts_dashboard.ingest.importation import read_grid
from egts_dashboard.ingest.lignes_en_bloc import Suivi
from egts_dashboard.ingest.livre import FeuilleReconnue, Livre
from egts_dashboard.ingest.numerotees import numbers, unnumbered
from egts_dashboard.ingest.origine import Origine
from egts_dashboard.ingest.rangees import Rangees
from egts_dashboard.ingest.validation import Cle
from egts_dashboard.models import TABLES
from egts_dashboard.models.anomalie import Anomalie, on_columns

# Feuille → {intitulé: colonne, ou rien}.
Correspondances = Mapping[str, Mapping[str, str | None]]


def read_together(
    path: Path,
    livre: Livre,
    contenu: Contenu,
    origine: Origine,
    suivre: Suivi = lambda _: None,
    imposees: Correspondances | None = None,
) -> Ensemble:
    """Lit chaque feuille reconnue et la confronte aux lots et aux feuilles d’avant, sans rien écrire.

    `imposees` : {feuille: {intitulé: colonne, ou rien pour ne pas la lire}} ;
    `suivre` reçoit la part faite du classeur, entre 0 et 1 ; ce qu’il lève arrête tout.
    """
    connu = _opened(contenu)
    lectures: list[Importation] = []
    prises: dict[tuple[str, Cle], str] = {}
    for rang, feuille in enumerate(livre.reconnues):
        sienne = replace(origine, demarche_du_classeur=_only_demarche(lectures))
        part = partial(_share, suivre, rang, len(livre.reconnues))
        dite = (imposees or {}).get(feuille.nom)
        lecture, grille = _read_sheet(path, feuille, connu, sienne, part, dite)
        lecture = _without_taken(lecture, prises)
        lectures.append(lecture)
        _bring(connu, lecture)
        ecartees = connu.ecartees.setdefault(feuille.table, {})
        ecartees |= _left_out(lecture, grille)
    suivre(1.0)
    return Ensemble(livre, origine, contenu, tuple(lectures))


def keep_together(ensemble: Ensemble, acceptes: Collection[Anomalie]) -> Ensemble:
    """Le même ensemble, sans les lignes dont un avertissement n’est pas accepté.

    Une ligne d’une autre feuille qui en dépendait n’entre pas non plus.
    """
    if all(a in acceptes for a in ensemble.avertissements):
        return ensemble
    connu = _opened(ensemble.contenu)
    crees = created(ensemble.lectures)
    gardees = []
    for lecture in ensemble.lectures:
        garde = keep_accepted(lecture, acceptes, connu, crees)
        gardees.append(garde)
        _bring(connu, garde)
        ecartees = connu.ecartees.setdefault(lecture.table, {})
        retenues = set(garde.laissees)
        for numero, ligne in lecture.acceptees if retenues else ():
            if numero in retenues:
                ou = _place(lecture, numero)
                ecartees[normalize(SEPARATEUR_CLE.join(key_of(ligne)))] = ou
    return replace(ensemble, lectures=tuple(gardees))


def _read_sheet(
    path: Path,
    feuille: FeuilleReconnue,
    connu: Contenu,
    origine: Origine,
    suivre: Suivi,
    imposees: Mapping[str, str | None] | None,
) -> tuple[Importation, Grille | None]:
    fichier = f"{origine.nom}, feuille {guillemets(feuille.nom)}"
    modele = TABLES[feuille.table]
    ouvertes: list[Grille] = []

    def open_grid() -> Grille:
        grille = read_file(
            path,
            fichier,
            feuille.table,
            lambda cases: score(cases, modele),
            feuille.nom,
            est_parmi_d_autres=True,
        )
        ouvertes.append(grille)
        return grille

    # La lecture garde le contenu qu’elle a vu : les feuilles suivantes n’y ajoutent rien.
    vu = _opened(connu)
    lecture = read_grid(
        fichier, open_grid, feuille.table, vu, origine, imposees, suivre
    )
    lecture.feuille = feuille.nom
    return lecture, ouvertes[0] if ouvertes else None


def _share(suivre: Suivi, rang: int, nombre: int, part: float) -> None:
    suivre((rang + part) / nombre)


def _opened(contenu: Contenu) -> Contenu:
    """Le même contenu, que l’on peut compléter sans toucher à l’autre."""
    ouvert = copy(contenu)
    ouvert.tables = dict(contenu.tables)
    ouvert.ecartees = {table: dict(x) for table, x in contenu.ecartees.items()}
    return ouvert


def _bring(connu: Contenu, lecture: Importation) -> None:
    """Ajoute au contenu ce que la lecture écrit, en ôte ce qu’elle retire."""
    for table, lignes in lecture.a_ecrire.items():
        suite, cles = Rangees(connu.tables[table]), keys_of(lignes)
        if isinstance(lignes, Bloc) and suite.keys().isdisjoint(cles):
            # Beaucoup de lignes neuves restent en colonnes.
            suite.hold(cles, lignes)
        else:
            suite.update(zip(cles, lignes, strict=True))
        connu.tables[table] = suite
    for table, cles in lecture.a_retirer.items():
        restent = Rangees(connu.tables[table])
        for cle in cles:
            restent.pop(cle, None)
        connu.tables[table] = restent


def _only_demarche(lectures: Sequence[Importation]) -> str | None:
    """La démarche que le classeur apporte, s’il n’en apporte qu’une."""
    cles = {
        cle[0]
        for lecture in lectures
        if lecture.table == "demarches"
        for cle in keys_of(unnumbered(lecture.acceptees))
    }
    return cles.pop() if len(cles) == 1 else None


def _without_taken(
    lecture: Importation, prises: dict[tuple[str, Cle], str]
) -> Importation:
    """La lecture sans les lignes qu’une autre feuille de la même table donne déjà."""
    modele, refusees = TABLES[lecture.table], set()
    cles = keys_of(unnumbered(lecture.acceptees))
    for cle, numero in zip(cles, numbers(lecture.acceptees), strict=True):
        if ou := prises.get((lecture.table, cle)):
            refusees.add(numero)
            dit = f"cet identifiant est déjà à {ou}"
            remede = "Donnez-lui un identifiant propre, ou retirez le doublon."
            lecture.anomalies.append(
                on_columns(lecture.fichier, numero, modele.CLE, cle, dit, remede)
            )
    if refusees:
        gardees = set(numbers(lecture.acceptees)) - refusees
        lecture = replace(keep_lines(lecture, gardees), laissees=[])
        cles = keys_of(unnumbered(lecture.acceptees))
    for cle, numero in zip(cles, numbers(lecture.acceptees), strict=True):
        prises[lecture.table, cle] = _place(lecture, numero)
    return lecture


def _left_out(lecture: Importation, grille: Grille | None) -> Mapping[str, str]:
    """{identifiant ou nom simplifié: l’endroit} des lignes de la feuille qui n’entrent pas."""
    if grille is None or lecture.ligne_titres is None:
        return {}
    voulues = {TABLES[lecture.table].CLE[0], *NOMS}
    titres = next(c for n, c in grille.lignes if n == lecture.ligne_titres)
    rangs = [
        rang
        for rang, titre in enumerate(titres)
        if lecture.correspondance.get(titre.strip()) in voulues
    ]
    entrees = set(numbers(lecture.acceptees))
    ecartees = {
        normalize(mot): _place(lecture, numero)
        for numero, cases in grille.lignes
        if numero > lecture.ligne_titres and numero not in entrees
        for rang in rangs
        if (mot := "".join(cases[rang : rang + 1]).strip())
    }
    return ecartees


def _place(lecture: Importation, numero: int) -> str:
    return f"la ligne\u00a0{numero} de la feuille {guillemets(lecture.feuille or '')}"
