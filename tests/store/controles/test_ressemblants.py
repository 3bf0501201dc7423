"""Les ateliers qui se ressemblent, face à la comparaison faite sans détour."""

import random
import re
import unicodedata
from collections import defaultdict
from typing import Any

from rapidfuzz.distance import JaroWinkler

from tests.fabriques import atelier
from tests.store.controles.conftest import Ecarts

MOTS = "l’accueil santé des jeunes Œuvres (bis) « droit » à l'école, réseau 2014 - x".split()


def folded(texte: str) -> str:
    decompose = unicodedata.normalize("NFD", texte.lower())
    sans = "".join(c for c in decompose if not unicodedata.combining(c))
    return re.sub("[^a-z0-9]+", " ", sans).strip()


def naive(ateliers: list[dict[str, Any]]) -> set[tuple[str, str]]:
    groupes: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for ligne in ateliers:
        couple = (folded(ligne["intitule"]), ligne["atelier_id"])
        groupes[ligne["territoire_code"]].append(couple)
    trouves = set()
    for siens in groupes.values():
        voisins = 2 if len(siens) > 1000 else 10
        ranges = sorted(siens)
        for place, (texte, nom) in enumerate(ranges):
            for autre_texte, autre in ranges[place + 1 : place + 1 + voisins]:
                if JaroWinkler.similarity(texte, autre_texte) >= 0.9:
                    trouves.add((min(nom, autre), max(nom, autre)))
    return trouves


def drawn(hasard: random.Random, nb: int, code: str) -> list[dict[str, Any]]:
    return [
        atelier(
            f"{code}-{i}",
            intitule=" ".join(hasard.choices(MOTS, k=hasard.randint(2, 5))),
            territoire_code=code,
            localisation=f"{code}-{i}",
        )
        for i in range(nb)
    ]


def test_les_couples_sont_ceux_de_la_comparaison_sans_detour(ecarts: Ecarts) -> None:
    hasard = random.Random(5)
    ateliers = drawn(hasard, 60, "R54") + drawn(hasard, 25, "D33")
    # Un territoire très peuplé ne se compare qu’aux deux suivants.
    ateliers += [
        atelier(
            f"g-{i}",
            intitule=f"{hasard.randbytes(12).hex()} {i % 400}",
            territoire_code="R72",
        )
        for i in range(1000)
    ] + drawn(hasard, 30, "R72")
    attendus = naive(ateliers)
    trouves = ecarts("ateliers_ressemblants", ateliers=ateliers)
    assert len(attendus) > 15
    lieux = {ligne["atelier_id"]: ligne["localisation"] for ligne in ateliers}
    assert {(e["ligne_id"], e["lieu_b"]) for e in trouves} == {
        (un, f"Bilan, {lieux[autre]}") for un, autre in attendus
    }
