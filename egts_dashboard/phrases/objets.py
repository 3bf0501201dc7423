"""Les sortes d’items, nommées."""

from egts_dashboard.francais import compte

NOMS = {
    "preconisation": ("préconisation", "préconisations"),
    "constat": ("constat", "constats"),
    "pratique": ("pratique inspirante", "pratiques inspirantes"),
}


def items(objet: str, n: int) -> str:
    """« 372 préconisations »."""
    return compte(n, *NOMS[objet])
