"""La ligne de commande : python -m egts_dashboard COMMANDE."""

import os
import sys
from collections.abc import Sequence

from egts_dashboard.commandes import find
from egts_dashboard.errors import EgtsError
from egts_dashboard.phrases.analyseur import prepare_console
from egts_dashboard.phrases.ligne_de_commande import parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Exécute une commande et rend son code de sortie."""
    prepare_console()
    choix = parser().parse_args(arguments)
    try:
        code = find(choix.commande)(choix)
    except EgtsError as refus:
        print(refus, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrompu.", file=sys.stderr)
        return 130
    return code


def _run() -> int:
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        # Le lecteur (head, less) est parti : rien à dire de plus.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


if __name__ == "__main__":
    sys.exit(_run())
