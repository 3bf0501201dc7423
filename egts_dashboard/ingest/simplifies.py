"""Simplifie d’un trait beaucoup de textes, comme `entetes.normalize` le ferait de chacun."""

import unicodedata
from collections.abc import Sequence

from egts_dashboard.ingest.entetes import MOTS_VIDES, bare, normalize, slug

GARDES = frozenset("abcdefghijklmnopqrstuvwxyz0123456789€°\n")
# Au-delà, remplacer signe par signe coûterait plus que simplifier texte par texte.
SIGNES_MAX = 200


def normalize_all(textes: Sequence[str]) -> list[str]:
    """`normalize` de chaque texte.

    Réunis par des retours, que rien de ce qu’il fait ne franchit, cent mille textes se
    simplifient en quelques passages au lieu de cent mille.
    """
    reunis = "\n".join(textes)
    if reunis.count("\n") != len(textes) - 1:
        return list(map(normalize, textes))
    reunis = bare(reunis)
    signes = set(reunis) - GARDES
    if len(signes) > SIGNES_MAX or reunis.count("\n") != len(textes) - 1:
        return list(map(normalize, textes))
    for signe in signes:
        if unicodedata.combining(signe):
            reunis = reunis.replace(signe, "")
    reunis = reunis.replace("n°", "numero ")
    for signe in signes:
        reunis = reunis.replace(signe, " ")
    return [_without_small_words(nu.split()) for nu in reunis.split("\n")]


def slug_all(textes: Sequence[str], simples: Sequence[str]) -> list[str]:
    """`slug` de chaque texte. `simples` : les mêmes textes, simplifiés."""
    return [
        slug(texte)
        if "€" in simple or "°" in simple
        else simple.replace(" ", "-") or "x"
        for texte, simple in zip(textes, simples, strict=True)
    ]


def _without_small_words(mots: list[str]) -> str:
    if MOTS_VIDES.isdisjoint(mots):
        return " ".join(mots)
    return " ".join([m for m in mots if m not in MOTS_VIDES]) or " ".join(mots)
