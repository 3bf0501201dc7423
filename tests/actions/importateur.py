"""Un programme à part qui confirme un import : il peut être tué, ou manquer de place."""

import sys
from pathlib import Path

from egts_dashboard import actions
from egts_dashboard.errors import EgtsError


def main() -> None:
    """Examine le fichier, dit « prêt », attend une ligne, puis confirme."""
    lu = actions.lire_import(Path(sys.argv[1]), "ateliers")
    print("prêt", flush=True)
    sys.stdin.readline()
    if len(sys.argv) > 2:
        import resource

        octets = int(sys.argv[2])
        resource.setrlimit(resource.RLIMIT_FSIZE, (octets, octets))
    try:
        actions.confirmer(lu, "Jeanne", "Essayer.")
    except EgtsError as refus:
        print(refus, flush=True)
        sys.exit(3)


if __name__ == "__main__":
    main()
