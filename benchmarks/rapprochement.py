"""Que valent les rapprochements proposés, et combien coûtent-ils ?

    python -m benchmarks.rapprochement [echelle]

Précision et rappel à chaque seuil, mesurés sur les liens jugés d’un document au suivant
(liens retenus, à sorte d’item égale), avec l’intervalle de Wilson. Avec « echelle », le temps
et la mémoire de 100 000 textes contre 10 000, faits en mélangeant les mots des textes livrés.
"""

import random
import resource
import sys
import time

from egts_dashboard import actions
from egts_dashboard.analyses.rapprochement import Texte, rapprocher
from egts_dashboard.analyses.representativite import wilson
from egts_dashboard.queries.rapprochement import juges, textes
from egts_dashboard.store.connection import Store

COUPLES = (
    ("doc-restitution-pc-2014", "doc-bilan-so-2014"),
    ("doc-fiche-parcours-2014", "doc-bilan-so-2014"),
    ("doc-bilan-so-2014", "doc-ateliers-lr-2019"),
    ("doc-restitution-pc-2014", "doc-ateliers-lr-2019"),
)
SEUILS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6)


def measure(store: Store) -> list[tuple[float, int, int, int]]:
    """Par seuil : couples proposés, ceux qui sont jugés liés, liens jugés en tout."""
    notes, total = [], 0
    for amont, aval in COUPLES:
        connus = {
            cle
            for cle, statut in juges(store, amont, aval).items()
            if statut == "validee" and cle[0] == cle[2]
        }
        total += len(connus)
        for couple in actions.rapprocher(store, amont, aval, SEUILS[0]):
            if couple["amont_objet"] == couple["aval_objet"] != "pratique":
                cle = tuple(
                    couple[c]
                    for c in ("amont_objet", "amont_id", "aval_objet", "aval_id")
                )
                notes.append((couple["score"], cle in connus))
    return [
        (
            seuil,
            sum(note >= seuil for note, _ in notes),
            sum(est_juge for note, est_juge in notes if note >= seuil),
            total,
        )
        for seuil in SEUILS
    ]


def scale(store: Store) -> None:
    """Le temps et la mémoire d’un grand rapprochement."""
    lus = [t for couple in COUPLES for source in couple for t in textes(store, source)]
    mots = sorted({mot for t in lus for mot in t["plie"].split()})
    racines = sorted({racine for t in lus for racine in t["racines"]})
    tirage = random.Random(2014)
    # Un vocabulaire vingt fois plus grand, comme en ont de grands corpus.
    racines = [f"{r}{n or ''}" for r in racines for n in range(20)]

    def make(nb: int) -> list[Texte]:
        return [
            Texte(
                frozenset(tirage.choices(racines, k=9)),
                " ".join(tirage.choices(mots, k=14)),
            )
            for _ in range(nb)
        ]

    amont, aval = make(100_000), make(10_000)
    depart = time.perf_counter()
    nb = sum(1 for _ in rapprocher(amont, aval))
    duree = time.perf_counter() - depart
    memoire = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"100 000 × 10 000 : {duree:.0f} s, {memoire:.0f} Mio, {nb} couples")


def main() -> None:
    """Mesure et imprime."""
    store = actions.ouvrir().store
    print("seuil  proposés  précision [Wilson]      rappel [Wilson]")
    for seuil, proposes, justes, total in measure(store):
        precision = wilson(justes, proposes) if proposes else (0.0, 1.0)
        rappel = wilson(justes, total)
        print(
            f"{seuil:5.2f}  {proposes:8}  {justes / max(proposes, 1):.3f}"
            f" [{precision[0]:.3f} ; {precision[1]:.3f}]"
            f"  {justes / total:.3f} [{rappel[0]:.3f} ; {rappel[1]:.3f}]"
        )
    if "echelle" in sys.argv[1:]:
        scale(store)


if __name__ == "__main__":
    main()
