"""Ce qu’une feuille de classeur cache : des lignes, des colonnes, à la main ou par un filtre."""

import re
import zipfile
from collections.abc import Iterator

from openpyxl.utils import column_index_from_string

from egts_dashboard.ingest.grille import Masques

OCTETS_LUS = 1 << 20
OCTETS_SANS_BALISE = 4 * OCTETS_LUS
BALISE = re.compile(rb"<(?:\w+:)?(row|col|filterColumn|mergeCell)\b([^>]*)>")
NUMERO = re.compile(rb'\br="(\d+)"')
BORNES = re.compile(rb'\b(min|max)="(\d+)"')
# Une ligne de hauteur nulle, une colonne de largeur nulle ne se voient pas davantage.
CACHE = re.compile(rb'\b(?:hidden="(?:1|true)"|(?:ht|width)="0(?:\.0+)?")')
PLAGE = re.compile(rb'\bref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')
COLONNES_MAX = 16_384
# Au-delà, une fusion est une mise en page de colonne entière.
LIGNES_FUSIONNEES_MAX = 1_000


def hidden_parts(archive: zipfile.ZipFile, piece: str) -> Masques:
    """Ce que cache la feuille écrite dans cette pièce du classeur, lue par morceaux."""
    masques, numero = Masques(), 0
    for bloc in read_tags(archive, piece):
        for balise in BALISE.finditer(bloc):
            numero = _note(masques, balise[1], balise[2], numero)
    return masques


def read_tags(
    archive: zipfile.ZipFile, piece: str, balise: bytes = b"<"
) -> Iterator[bytes]:
    """Une pièce du classeur, par morceaux qui finissent juste avant une balise de ce nom.

    Un morceau où elle ne vient pas finit avant une autre : il n’en coupe jamais aucune.
    """
    reste = b""
    with archive.open(piece) as flux:
        while bloc := flux.read(OCTETS_LUS):
            bloc = reste + bloc
            fin = bloc.rfind(balise)
            if fin <= 0 and len(bloc) > OCTETS_SANS_BALISE:
                fin = bloc.rfind(b"<")
            reste = bloc[max(fin, 0) :]
            yield bloc[: max(fin, 0)]
    yield reste


def _note(masques: Masques, nom: bytes, attributs: bytes, numero: int) -> int:
    """Retient ce que la balise cache ; rend le numéro de la ligne où l’on est."""
    est_cachee = CACHE.search(attributs) is not None
    if nom == b"row":
        dit = NUMERO.search(attributs)
        numero = int(dit[1]) if dit else numero + 1
        if est_cachee:
            masques.lignes.add(numero)
    elif nom == b"filterColumn":
        masques.est_filtree = True
    elif nom == b"mergeCell":
        _note_merged(masques, attributs)
    elif est_cachee:
        bornes = {cle: int(valeur) for cle, valeur in BORNES.findall(attributs)}
        premiere = bornes.get(b"min", 1)
        derniere = min(bornes.get(b"max", premiere), COLONNES_MAX)
        masques.colonnes.update(range(premiere - 1, derniere))
    return numero


def _note_merged(masques: Masques, attributs: bytes) -> None:
    if plage := PLAGE.search(attributs):
        premiere, derniere = int(plage[2]), int(plage[3])
        if premiere < derniere <= premiere + LIGNES_FUSIONNEES_MAX:
            rang = column_index_from_string(plage[1].decode()) - 1
            masques.fusions.append((premiere, derniere, rang))
