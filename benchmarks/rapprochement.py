"""Que valent les rapprochements proposés, et combien coûtent-ils ?

    python -m benchmarks.rapprochement [echelle]

Précision et rappel à chaque seuil, mesurés sur les liens jugés par lecture d’un document au
suivant, à sorte d’item égale, avec l’intervalle de Wilson. Trois courbes : sans les thèmes ;
telle que livrée ; et par validation croisée, le poids du thème étant choisi pour chaque couple
de documents sur tous les autres. Avec « echelle », le temps et la mémoire de 100 000 textes
contre 10 000, faits en mélangeant les mots des textes livrés.
"""

import random
import resource
import sys
import time

import pandas as pd

from egts_dashboard import actions
from egts_dashboard.actions.rapprochement import noter
from egts_dashboard.analyses.precision import precision
from egts_dashboard.analyses.rapprochement import POIDS_THEME, Texte, rapprocher
from egts_dashboard.queries.rapprochement import couples_lus, document, textes
from egts_dashboard.store.connection import Store

POIDS = (0.0, 0.05, 0.1, 0.15, 0.2, 0.25)
Notes = list[tuple[float, bool]]


def cross_validate(store: Store) -> tuple[pd.DataFrame, list[float]]:
    """La courbe où chaque couple de documents est noté par un poids choisi sans lui.

    Et le poids choisi pour chacun.
    """
    couples = couples_lus(store)
    par_poids = {p: [noter(store, *couple, p) for couple in couples] for p in POIDS}
    choisis, notes, total = [], Notes(), 0
    for rang, _ in enumerate(couples):
        choisi = max(POIDS, key=lambda p: _average(par_poids[p], rang))
        choisis.append(choisi)
        lues, nb = par_poids[choisi][rang]
        notes += lues
        total += nb
    return precision(notes, total), choisis


def _average(couples: list[tuple[Notes, int]], sauf: int) -> float:
    """La précision moyenne sur les couples, sauf un : plus haut, mieux classé."""
    autres = [couple for rang, couple in enumerate(couples) if rang != sauf]
    notes = sorted((n for lues, _ in autres for n in lues), reverse=True)
    justes, somme = 0, 0.0
    for place, (_, est_juste) in enumerate(notes, start=1):
        justes += est_juste
        somme += est_juste * justes / place
    return somme / sum(nb for _, nb in autres)


def scale(store: Store) -> None:
    """Le temps et la mémoire d’un grand rapprochement."""
    sources = {source for couple in couples_lus(store) for source in couple[:2]}
    lus = [t for source in sorted(sources) for t in textes(store, document(source))]
    mots = sorted({mot for t in lus for mot in t["plie"].split()})
    racines = sorted({racine for t in lus for racine in t["racines"]})
    themes = sorted({theme for t in lus for theme in t["themes"]})
    tirage = random.Random(2014)
    # Un vocabulaire vingt fois plus grand, comme en ont de grands corpus.
    racines = [f"{r}{n or ''}" for r in racines for n in range(20)]

    def make(nb: int) -> list[Texte]:
        return [
            Texte(
                frozenset(tirage.choices(racines, k=9)),
                " ".join(tirage.choices(mots, k=14)),
                frozenset(tirage.choices(themes, k=2)),
            )
            for _ in range(nb)
        ]

    amont, aval = make(100_000), make(10_000)
    depart = time.perf_counter()
    nb = sum(1 for _ in rapprocher(amont, aval, 0.2))
    duree = time.perf_counter() - depart
    memoire = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"100 000 × 10 000 : {duree:.0f} s, {memoire:.0f} Mio, {nb} couples")


def main() -> None:
    """Mesure et imprime."""
    store = actions.ouvrir().store
    croisee, choisis = cross_validate(store)
    courbes = {
        "sans les thèmes": actions.mesurer_rapprochement(store, 0.0),
        f"livrée (poids du thème {POIDS_THEME})": actions.mesurer_rapprochement(store),
        f"validation croisée (poids choisis {sorted(set(choisis))})": croisee,
    }
    for nom, courbe in courbes.items():
        print(f"\n{nom}\n{courbe.round(1).to_string(index=False)}")
    if "echelle" in sys.argv[1:]:
        scale(store)


if __name__ == "__main__":
    main()
