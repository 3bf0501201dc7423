"""Ce que les commandes écrivent : un résultat, un avancement."""

import codecs
import json
import sys
from collections.abc import Callable, Iterable
from typing import Any

from egts_dashboard.francais import pourcent
from egts_dashboard.models.anomalie import Anomalie


def print_json(donnees: Any) -> None:
    """Écrit en JSON, en ASCII si la console ne sait pas l’UTF-8."""
    est_utf8 = codecs.lookup(sys.stdout.encoding or "ascii").name == "utf-8"
    print(json.dumps(donnees, ensure_ascii=not est_utf8, indent=2, default=str))


def refuse(en_json: bool, message: str, anomalies: Iterable[object] = ()) -> None:
    """Dit un refus à la personne ; avec --json, l’écrit aussi, faute par faute, pour le programme."""
    if en_json:
        dites = [a.to_data() for a in anomalies if isinstance(a, Anomalie)]
        print_json({"erreurs": dites or [{"message": message}]})
    print(message, file=sys.stderr)


def answer(en_json: bool, donnees: Any, lignes: Iterable[str]) -> None:
    """Écrit le résultat, en JSON si on l’a demandé, sinon ligne par ligne."""
    if en_json:
        print_json(donnees)
    else:
        for ligne in lignes:
            print(ligne)


def progress_bar(intitule: str) -> Callable[[float], None]:
    """Une barre d’avancement sur la sortie d’erreur ; rien si tout se fait d’un bloc.

    Hors d’un terminal, une ligne par dixième : un journal reste lisible.
    """
    est_terminal = sys.stderr.isatty()
    dits: list[int] = []

    def show(part: float) -> None:
        dixieme = int(part * 10)
        if (part >= 1 and not dits) or (not est_terminal and dixieme in dits):
            return
        dits.append(dixieme)
        barre = "█" * (2 * dixieme) + "·" * (20 - 2 * dixieme)
        ligne = f"{intitule} {barre} {pourcent(part)}"
        fin = "\n" if part >= 1 or not est_terminal else ""
        print(f"\r{ligne}" if est_terminal else ligne, end=fin, file=sys.stderr)
        sys.stderr.flush()

    return show
