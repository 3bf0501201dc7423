"""Lit un CSV de tableur : séparateur deviné, encodage reconnu."""

import csv
import io
import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from egts_dashboard.ingest.apostrophes import is_guarded, unguard
from egts_dashboard.ingest.encodage import REGLES_CASE, is_doubly_encoded, read_text
from egts_dashboard.ingest.grille import FichierRefuse, Grille
from egts_dashboard.ingest.tableau import CAUSES, TAILLE_MAX_CASE
from egts_dashboard.ingest.texte_simple import plain_rows
from egts_dashboard.models.anomalie import erreurs

VIDE = ("le fichier est vide", "Remplissez-le.")
SEPARATEURS = (",", ";", "\t", "|")
# Ce qu’aucun texte ne porte : chaque ligne n’a qu’une case.
SANS = "\x1f"
LIGNES_ESSAYEES = 30
DEBUT_ESSAYE = 100_000
LIGNES_ILLISIBLES_MAX = 1_000
# Ce qu’Excel écrit en tête pour dire son séparateur.
CONSIGNE = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)


def read_delimited(
    octets: bytes, nom: str, score: Callable[[Sequence[str]], int]
) -> Grille:
    """La grille d’un texte délimité. Lève FichierRefuse."""
    lu = read_text(octets)
    texte, encodage = lu.texte, lu.encodage
    if not texte.strip("\ufeff \t\r\n,;"):
        raise FichierRefuse(*VIDE)
    # La limite vaut pour tout le processus : on ne l’abaisse jamais.
    csv.field_size_limit(max(csv.field_size_limit(), len(texte)))
    premiere = 1
    if consigne := CONSIGNE.match(texte):
        separateur, premiere = consigne[1], 2
        texte = texte[consigne.end() :]
    else:
        separateur = _separator(texte, score)
    grille = Grille(nom, encodage, separateur, est_reguliere=True)
    grille.interdits = {signe: REGLES_CASE[signe] for signe in lu.interdits}
    if is_doubly_encoded(texte):
        grille.warn(
            "des accents semblent encodés deux fois",
            "Vérifiez les textes, ou enregistrez le fichier en CSV UTF-8.",
        )
    simples = plain_rows(texte, separateur or SANS, premiere)
    grille.lignes = simples or list(_rows(texte, separateur, premiere, grille))
    if simples is None and is_guarded(texte):
        grille.lignes = [(rang, unguard(cases)) for rang, cases in grille.lignes]
    if not grille.lignes:
        for faute in erreurs(grille.anomalies):
            raise FichierRefuse(faute.message, faute.remede, faute.ligne)
        raise FichierRefuse(*VIDE)
    # Un texte abîmé se lit quand même, case par case ; ce qui n’a pas d’intitulé n’en est pas un.
    if not any(score(cases) for _, cases in grille.lignes[:LIGNES_ESSAYEES]):
        lu.refuse()
    return grille


def _separator(texte: str, score: Callable[[Sequence[str]], int]) -> str | None:
    """Le séparateur qui montre le plus d’intitulés ; None pour une liste d’une colonne."""
    flux = io.StringIO(_beginning(texte), newline="")
    lues = {s: _first_rows(flux, s) for s in SEPARATEURS}

    def note(separateur: str) -> tuple[int, int]:
        lignes = lues[separateur]
        return max(map(score, lignes), default=0), max(map(len, lignes), default=0)

    meilleur = max(SEPARATEURS, key=note)
    return None if _is_list(lues, note(meilleur)[0], score) else meilleur


def _beginning(texte: str) -> str:
    """De quoi lire les premières lignes ; tout le texte, si un guillemet peut en avaler."""
    debut = texte[:DEBUT_ESSAYE]
    suffit = '"' not in debut and debut.count("\n") >= LIGNES_ESSAYEES
    return debut if suffit else texte


def _first_rows(flux: io.StringIO, separateur: str) -> list[list[str]]:
    flux.seek(0)
    lecteur = csv.reader(flux, delimiter=separateur)
    try:
        return list(itertools.islice(lecteur, LIGNES_ESSAYEES))
    except csv.Error:
        return []


def _is_list(
    lues: Mapping[str, list[list[str]]],
    meilleure: int,
    score: Callable[[Sequence[str]], int],
) -> bool:
    """Vrai si le seul intitulé reconnu est seul sur sa ligne, et que rien dessous ne fait colonnes.

    Les virgules d’une phrase ne sont pas des séparateurs : elles changent d’une ligne à l’autre.
    """
    if meilleure != 1:
        return False
    for lignes in lues.values():
        rang = next((r for r, cases in enumerate(lignes) if score(cases)), None)
        if rang is None or len(lignes[rang]) != 1:
            return False
        largeurs = [len(cases) for cases in lignes[rang + 1 :] if any(cases)]
        if largeurs and min(largeurs) > 1 and len(set(largeurs)) == 1 < len(largeurs):
            return False
    return True


def _rows(
    texte: str, separateur: str | None, premiere: int, grille: Grille
) -> Iterator[tuple[int, Sequence[str]]]:
    """Les lignes lisibles et leur numéro ; les autres sont dites, et la lecture reprend après."""
    flux = io.StringIO(texte, newline="")
    while True:
        lecteur = csv.reader(flux, delimiter=separateur or SANS, strict=True)
        place, debut = flux.tell(), 0
        try:
            for cases in lecteur:
                reunies = "".join(cases)
                if len(reunies) > TAILLE_MAX_CASE and _is_swallowed(cases):
                    raise csv.Error("field larger")
                if reunies and not reunies.isspace():
                    yield debut + premiere, cases
                place, debut = flux.tell(), lecteur.line_num
            return
        except csv.Error as refus:
            cause = next((c for c in CAUSES if c in str(refus)), "")
            grille.refuse(*CAUSES[cause], debut + premiere)
        if len(grille.anomalies) > LIGNES_ILLISIBLES_MAX:
            raise FichierRefuse(*CAUSES[""], debut + premiere)
        # Un guillemet ouvert avale les lignes suivantes : on reprend juste sous la sienne.
        flux.seek(place)
        flux.readline()
        premiere += debut + 1


def _is_swallowed(cases: Sequence[str]) -> bool:
    """Vrai si une case démesurée a sans doute avalé des lignes entières."""
    return any(len(case) > TAILLE_MAX_CASE and "\n" in case for case in cases)
