"""Temps de calcul de chaque page et de chaque volet de Thèmes : livrés, puis en rapports.

    python -m benchmarks.pages [gros-1000.duckdb gros-10000.duckdb …]

Deux temps par page : « posée » quand la question se pose pour la première fois (réponses
oubliées avant chaque mesure), « à chaud » quand elle a déjà été posée. On imprime la
médiane sur les données livrées et, pour les autres magasins, le temps et son rapport à cette
médiane. C’est le temps de calcul de tout le programme, cœurs additionnés : il souffre moins
que l’horloge de ce que la machine fait d’autre.
"""

import logging
import statistics
import sys
import time
import warnings
from pathlib import Path

from streamlit.testing.v1 import AppTest

from benchmarks.gros_magasin import serve
from egts_dashboard import actions, config
from egts_dashboard.store.pointeur import current_fingerprint, store_path
from egts_dashboard.ui import memoire
from egts_dashboard.ui.navigation import PAGES_DIR, TITRES
from egts_dashboard.ui.themes.volets import VOLETS

REPETITIONS = 5
# Ce qui s’ouvre : une page, et le volet demandé par l’adresse.
VUES = [(nom, "") for nom in TITRES] + [("themes", v) for v, _ in VOLETS.values()]
Temps = dict[tuple[str, str], float]


def time_page(nom: str, volet: str) -> tuple[float, float]:
    """Médianes, en millisecondes, d’une page posée et d’une page à chaud."""
    page = AppTest.from_file(str(PAGES_DIR / f"{nom}.py"), default_timeout=300)
    if volet:
        page.query_params["vue"] = volet
    page.run()
    if page.exception:
        raise RuntimeError(f"{nom} : {page.exception[0].message}")
    posees = [_time(page, oublier=True) for _ in range(REPETITIONS)]
    chaudes = [_time(page, oublier=False) for _ in range(REPETITIONS)]
    return statistics.median(posees), statistics.median(chaudes)


def _time(page: AppTest, oublier: bool) -> float:
    if oublier:
        memoire.forget_all()
    depart = time.process_time()
    page.run()
    return (time.process_time() - depart) * 1000


def measure(chemin: Path) -> Temps:
    """Le temps de chaque page sur un magasin : {(page, état): ms}."""
    serve(chemin)
    temps: Temps = {}
    for nom, volet in VUES:
        vue = f"{nom}, {volet}" if volet else nom
        temps[vue, "posée"], temps[vue, "à chaud"] = time_page(nom, volet)
    return temps


def main() -> None:
    """Mesure et imprime une table de rapports."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    actions.ouvrir()
    empreinte = current_fingerprint(config.STORE_DIR)
    assert empreinte is not None
    livre = measure(store_path(config.STORE_DIR, empreinte))
    autres = {Path(a).stem: measure(Path(a)) for a in sys.argv[1:]}
    print("page                     état      livré (ms)", *autres, sep="  ")
    for (nom, etat), ms in livre.items():
        rapports = [
            f"{t[nom, etat]:5.0f} ms (×{t[nom, etat] / ms:.1f})"
            for t in autres.values()
        ]
        print(f"{nom:24} {etat:9} {ms:9.0f}   ", *rapports, sep="  ")


if __name__ == "__main__":
    main()
