"""La ligne de commande : python -m egts_dashboard COMMANDE."""

import os
import sys
from collections.abc import Sequence

from egts_dashboard.commandes import find
from egts_dashboard.commandes.sortie import print_json, refuse
from egts_dashboard.errors import EgtsError
from egts_dashboard.phrases.analyseur import CommandeMalEcrite, prepare_console
from egts_dashboard.phrases.ligne_de_commande import parser

SORTIE_REFUSEE = (
    "Le résultat n’a pas pu être écrit\u00a0: le disque est plein, ou la sortie fermée."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Exécute une commande et rend son code de sortie."""
    prepare_console()
    dits = list(sys.argv[1:] if arguments is None else arguments)
    try:
        choix = parser().parse_args(dits)
    except CommandeMalEcrite as refus:
        if "--json" in dits:
            print_json({"erreurs": [{"message": refus.message}]})
        raise
    try:
        code = find(choix.commande)(choix)
    except EgtsError as refus:
        refuse("--json" in dits, str(refus), refus.anomalies)
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
        _forget_output()
        return 0
    except OSError as refus:
        if refus.filename is not None:
            raise
        # Un fichier ne porte pas le refus : c’est la sortie, sur un disque plein par exemple.
        _forget_output()
        print(SORTIE_REFUSEE, file=sys.stderr)
        return 1
    return code


def _forget_output() -> None:
    """Ce qui reste à écrire ne le sera pas : Python ne doit pas le retenter en sortant."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(_run())
