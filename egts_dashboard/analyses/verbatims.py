"""Retrouve les mots exacts d’un item parmi les segments des lignes d’où il vient."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from egts_dashboard.analyses.extraction.blocs import blocks
from egts_dashboard.analyses.extraction.texte import clean, plain, sentences
from egts_dashboard.models.bloc import Bloc

# En dessous, deux formulations n’ont pas assez de mots en commun pour s’y fier.
RESSEMBLANCE_MIN = 50.0
# À ressemblance proche, l’item de même rang dans la ligne l’emporte.
PRIME_AU_RANG = 12.0
SIGNES_MAX = 4000


@dataclass(frozen=True)
class Cherche:
    """Un item à retrouver. `rang`\u00a0: sa place parmi ceux de sa ligne."""

    cle: tuple[str, str]
    intitule: str
    ligne_debut: int
    ligne_fin: int


def locate(
    lignes: Sequence[str], cherches: Iterable[Cherche]
) -> dict[tuple[str, str], str]:
    """Par item, ses mots exacts ; un item introuvable n’y est pas."""
    par_place: dict[tuple[int, int], list[Cherche]] = defaultdict(list)
    for cherche in cherches:
        par_place[cherche.ligne_debut, cherche.ligne_fin].append(cherche)
    par_ligne = _by_line(blocks(lignes))
    trouves: dict[tuple[str, str], str] = {}
    for (debut, fin), items in par_place.items():
        segments = _segments(lignes, par_ligne, debut, fin)
        for rang, item in enumerate(items):
            attendu = rang if len(items) == len(segments) else None
            texte = _best(item, segments, attendu)
            if texte is not None:
                trouves[item.cle] = texte
    return trouves


def _by_line(blocs: Iterable[Bloc]) -> dict[int, list[str]]:
    par_ligne: dict[int, list[str]] = defaultdict(list)
    for bloc in blocs:
        for ligne in range(bloc.ligne, bloc.ligne_fin + 1):
            par_ligne[ligne].append(bloc.texte)
    return par_ligne


def _segments(
    lignes: Sequence[str], par_ligne: dict[int, list[str]], debut: int, fin: int
) -> list[str]:
    """Les items et les phrases de ces lignes, sans doublon, dans l’ordre."""
    segments: list[str] = []
    for ligne in range(debut, min(fin, len(lignes)) + 1):
        textes = par_ligne.get(ligne) or [clean(lignes[ligne - 1])]
        for texte in textes:
            segments += sentences(texte)
    return [s[:SIGNES_MAX] for s in dict.fromkeys(segments) if s]


def _best(item: Cherche, segments: list[str], attendu: int | None) -> str | None:
    if not segments:
        return None
    if len(segments) == 1:
        return segments[0]
    notes = [
        _likeness(item.intitule, segment) + (PRIME_AU_RANG if rang == attendu else 0)
        for rang, segment in enumerate(segments)
    ]
    meilleure = max(notes)
    if meilleure < RESSEMBLANCE_MIN:
        return None
    return segments[notes.index(meilleure)]


def _likeness(intitule: str, segment: str) -> float:
    ici, la = plain(intitule), plain(segment)
    # Les mots communs d’abord ; la forme départage.
    return 0.7 * fuzz.token_set_ratio(ici, la) + 0.3 * fuzz.partial_ratio(ici, la)
