"""Un programme à part qui confirme un import : il peut être tué, ou manquer de place.

Usage : python -m tests.actions.importateur FICHIER [OCTETS]
        python -m tests.actions.importateur sans-fin FICHIER
"""

import os
import sys
from pathlib import Path

from egts_dashboard import actions
from egts_dashboard.errors import EgtsError


def import_forever(fichier: Path) -> None:
    """À chaque ligne reçue, un enfant dit son numéro et importe ; sa fin se dit d’un mot.

    Le programme ne se charge qu’une fois, quel que soit le nombre d’arrêts.
    """
    for _ in iter(sys.stdin.readline, ""):
        enfant = os.fork()
        if not enfant:
            import_once(fichier, str(os.getpid()))
            os._exit(0)
        os.waitpid(enfant, 0)
        print("fini", flush=True)


def import_once(fichier: Path, dit: str, octets: int | None = None) -> None:
    """Examine le fichier, le dit, attend une ligne, puis confirme."""
    lu = actions.lire_import(fichier, "ateliers")
    print(dit, flush=True)
    sys.stdin.readline()
    if octets is not None:
        fill_disk(octets)
    actions.confirmer(lu, "Jeanne", "Essayer.")


def fill_disk(octets: int) -> None:
    """Refuse désormais tout fichier de plus de `octets`."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (octets, octets))


def main(premier: str, *reste: str) -> None:
    """Fait le geste demandé ; un refus prévu s’écrit, et la commande rend 3."""
    if premier == "sans-fin":
        import_forever(Path(reste[0]))
        return
    try:
        import_once(Path(premier), "prêt", *map(int, reste))
    except EgtsError as refus:
        print(refus, flush=True)
        sys.exit(3)


if __name__ == "__main__":
    main(*sys.argv[1:])
