"""Lit d’un trait, en colonnes, un texte délimité où rien ne complique les cases."""

from functools import reduce

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from egts_dashboard.ingest.apostrophes import is_guarded
from egts_dashboard.ingest.lignes_textes import Lignes, blanks, ranks

LARGEUR_MAX = 1_000


def plain_rows(texte: str, separateur: str, premiere: int) -> Lignes | None:
    """Les lignes non vides et leur numéro, telles que le module csv les lirait.

    Rend None si le texte demande ce module : un guillemet, un octet nul, un retour chariot
    seul, une case gardée d’une apostrophe, ou des lignes qui n’ont pas toutes autant de cases. Hors de là, une case est ce qui
    est entre deux séparateurs, et une ligne ce qui est entre deux retours : Arrow et le module
    csv ne peuvent qu’en dire la même chose.
    """
    texte = texte.rstrip("\r\n")
    if not texte or '"' in texte or "\0" in texte or texte[0] == "\ufeff":
        return None
    if is_guarded(texte):
        return None
    if "\r" in texte and texte.count("\r") != texte.count("\r\n"):
        return None
    largeur = texte.partition("\n")[0].count(separateur) + 1
    tableau = _read(texte.encode(), separateur, largeur)
    if tableau is None:
        return None
    suites = [suite.combine_chunks() for suite in tableau.columns]
    lignes = Lignes(range(premiere, premiere + len(tableau)), suites)
    vides = _blank_rows(lignes)
    return lignes.without(set(vides))


def _read(octets: bytes, separateur: str, largeur: int) -> pa.Table | None:
    if largeur > LARGEUR_MAX:
        return None
    noms = [str(rang) for rang in range(largeur)]
    lecture = pyarrow.csv.ReadOptions(
        use_threads=False, block_size=len(octets) + 1, column_names=noms
    )
    cases = pyarrow.csv.ParseOptions(
        delimiter=separateur, quote_char=False, ignore_empty_lines=False
    )
    textes = pyarrow.csv.ConvertOptions(
        column_types=dict.fromkeys(noms, pa.string()), check_utf8=False
    )
    try:
        tableau = pyarrow.csv.read_csv(pa.BufferReader(octets), lecture, cases, textes)
    except pa.ArrowInvalid:
        # Une ligne n’a pas le compte des autres.
        return None
    return tableau


def _blank_rows(lignes: Lignes) -> list[int]:
    """Les rangs des lignes dont aucune case ne dit rien."""
    premiere = blanks(lignes.suites[0])
    if not pc.any(premiere).as_py():
        return []
    return ranks(reduce(pc.and_, map(blanks, lignes.suites[1:]), premiere))
