"""Un programme qui construit, lancé à part pour qu’on puisse l’interrompre ou le brider.

Usage : python -m tests.store.constructeur sans-fin DOSSIER
        python -m tests.store.constructeur plein DOSSIER OCTETS
        python -m tests.store.constructeur une-fois
"""

import itertools
import os
import resource
import sys
from pathlib import Path

from egts_dashboard import actions
from egts_dashboard.errors import EgtsError
from egts_dashboard.models import TABLES
from egts_dashboard.store.build import build_store
from tests.fabriques import preconisation, socle

# De quoi occuper plusieurs blocs, pour que l’interruption tombe au milieu de l’écriture.
NB_ITEMS = 400


def tables(nb_items: int = NB_ITEMS) -> dict[str, list[dict[str, object]]]:
    """Un petit magasin : le socle, et des préconisations."""
    lignes = {table: socle().get(table, []) for table in TABLES}
    lignes["preconisations"] = [
        preconisation(f"p{i}", rang=i, intitule=f"Former les équipes du service {i}")
        for i in range(1, nb_items + 1)
    ]
    return lignes


def build_forever(dossier: Path) -> None:
    """À chaque ligne reçue, un enfant dit son numéro puis construit sans fin, jusqu’à sa mort."""
    lignes = tables()
    for _ in sys.stdin:
        enfant = os.fork()
        if enfant:
            os.waitpid(enfant, 0)
            continue
        print(os.getpid(), flush=True)
        for numero in itertools.count(1):
            build_store(dossier, f"{numero:064d}", lignes)


def build_on_full_disk(dossier: Path, octets: int) -> None:
    """Construit sans pouvoir écrire un fichier de plus de `octets`."""
    lignes = tables()
    resource.setrlimit(resource.RLIMIT_FSIZE, (octets, octets))
    build_store(dossier, f"{1:064d}", lignes)


def main(geste: str, *reste: str) -> None:
    """Fait le geste demandé ; un refus prévu s’écrit sur la sortie d’erreur."""
    try:
        if geste == "sans-fin":
            build_forever(Path(reste[0]))
        elif geste == "plein":
            build_on_full_disk(Path(reste[0]), int(reste[1]))
        else:
            print(actions.construire())
    except EgtsError as refus:
        sys.exit(f"{type(refus).__name__} : {refus}")


if __name__ == "__main__":
    main(*sys.argv[1:])
