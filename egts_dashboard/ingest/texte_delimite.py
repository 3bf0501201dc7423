"""Lit un CSV de tableur : séparateur deviné, encodage reconnu."""

import csv
import io
import itertools
import re
from collections.abc import Callable, Iterator, Sequence

from egts_dashboard.ingest.encodage import decode, is_doubly_encoded
from egts_dashboard.ingest.grille import FichierRefuse, Grille
from egts_dashboard.ingest.tableau import CASE_DEMESUREE, CAUSES, TAILLE_MAX_CASE

SEPARATEURS = (",", ";", "\t")
LIGNES_ESSAYEES = 30
# Ce qu’Excel écrit en tête pour dire son séparateur.
CONSIGNE = re.compile(r"sep=([,;\t])\r?\n", re.IGNORECASE)


def read_delimited(
    octets: bytes, nom: str, score: Callable[[Sequence[str]], int]
) -> Grille:
    """La grille d’un texte délimité. Lève FichierRefuse."""
    texte, encodage = decode(octets)
    if not texte.strip("\ufeff \t\r\n,;"):
        raise FichierRefuse("le fichier est vide", "Remplissez-le.")
    premiere = 1
    if consigne := CONSIGNE.match(texte):
        separateur, premiere = consigne[1], 2
        texte = texte[consigne.end() :]
    else:
        separateur = _separator(texte, score)
    grille = Grille(nom, encodage, separateur, est_reguliere=True)
    if encodage == "Windows-1252" and is_doubly_encoded(texte):
        grille.warn(
            "des accents semblent encodés deux fois",
            "Vérifiez les textes, ou enregistrez le fichier en CSV UTF-8.",
        )
    grille.lignes = list(_rows(texte, separateur, premiere))
    return grille


def _separator(texte: str, score: Callable[[Sequence[str]], int]) -> str:
    def note(separateur: str) -> tuple[int, int]:
        lecteur = csv.reader(io.StringIO(texte, newline=""), delimiter=separateur)
        try:
            lignes = list(itertools.islice(lecteur, LIGNES_ESSAYEES))
        except csv.Error:
            return 0, 0
        return max(map(score, lignes), default=0), max(map(len, lignes), default=0)

    return max(SEPARATEURS, key=note)


def _rows(
    texte: str, separateur: str, premiere: int
) -> Iterator[tuple[int, Sequence[str]]]:
    lecteur = csv.reader(
        io.StringIO(texte, newline=""), delimiter=separateur, strict=True
    )
    debut = 0
    try:
        for cases in lecteur:
            ligne, debut = debut + premiere, lecteur.line_num
            if max(map(len, cases), default=0) > TAILLE_MAX_CASE:
                raise FichierRefuse(*CASE_DEMESUREE, ligne)
            if "".join(cases).strip():
                yield ligne, cases
    except csv.Error as refus:
        cause = next((c for c in CAUSES if c in str(refus)), "")
        raise FichierRefuse(*CAUSES[cause], lecteur.line_num + premiere - 1) from refus
