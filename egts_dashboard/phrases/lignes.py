"""Des numéros de lignes, dits à la suite."""

from collections.abc import Sequence
from itertools import groupby

from egts_dashboard.francais import liste


def ranges(numeros: Sequence[int]) -> str:
    """« ligne 3 », « lignes 3, 5 à 9 et 12 »."""
    suites = [
        [numero for _, numero in suite]
        for _, suite in groupby(enumerate(sorted(numeros)), lambda x: x[1] - x[0])
    ]
    dits = [str(s[0]) if len(s) == 1 else f"{s[0]} à {s[-1]}" for s in suites]
    mot = "ligne" if len(numeros) == 1 else "lignes"
    return f"{mot}\u00a0{liste(dits)}"
