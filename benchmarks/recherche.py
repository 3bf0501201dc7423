"""La recherche, sur les données livrées puis sur un million de textes.

    python -m benchmarks.recherche gros.duckdb

Imprime la médiane et le pire cas sur des mots rares, courants et très courants, et le
rapport au même mot sur les données livrées.
"""

import statistics
import sys
import time
from pathlib import Path

from egts_dashboard import actions
from egts_dashboard.queries.recherche import chercher
from egts_dashboard.store.connection import Store, open_store

REQUETES = [
    "usager",
    "l’usager",
    "formation",
    "formation des cadres",
    "appels à projets",
    "analyse des pratiques",
    "développer",
    "bénévoles",
    "secret partagé",
    "participation des usagers aux instances",
    "gérontologie",
    "numér",
    "CG",
    "conseil général",
    "« analyse des pratiques »",
    "« la place de l’usager »",
    "« travail social »",
    "« les travailleurs sociaux »",
    "« des usagers »",
    "« de la »",
    "« de »",
    "formation -cadres",
    "form*",
    "-formation",
    "motintrouvable",
]
REPETITIONS = 9


def measure(store: Store, mots: str) -> float:
    """Médiane, en millisecondes, d’une recherche."""
    durees = []
    for _ in range(REPETITIONS):
        depart = time.perf_counter()
        chercher(store, mots)
        durees.append((time.perf_counter() - depart) * 1000)
    return statistics.median(durees)


def main() -> None:
    """Mesure et imprime."""
    livre = actions.ouvrir().store
    chemin = Path(sys.argv[1])
    gros = open_store(chemin, chemin.stem)
    print(f"{gros.value('SELECT count(*) FROM items'):,} textes".replace(",", "\u202f"))
    temps = [(mots, measure(livre, mots), measure(gros, mots)) for mots in REQUETES]
    for mots, petit, grand in temps:
        print(f"{mots:42} {petit:6.1f} ms  {grand:7.1f} ms  ×{grand / petit:.1f}")
    mediane = statistics.median(grand for _, _, grand in temps)
    print(f"médiane {mediane:.1f} ms, pire {max(g for _, _, g in temps):.1f} ms")


if __name__ == "__main__":
    main()
