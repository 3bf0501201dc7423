"""Les gestes de la page « Importer et saisir » : un bandeau, un module par geste."""

from collections.abc import Callable

from egts_dashboard.ui.choix import choose_one
from egts_dashboard.ui.codage import show_coding
from egts_dashboard.ui.corriger import GESTE
from egts_dashboard.ui.figure import Contexte
from egts_dashboard.ui.importer.outil import show_tool_import
from egts_dashboard.ui.importer.rapport import show_report
from egts_dashboard.ui.importer.tableur import show_import
from egts_dashboard.ui.journal import show_journal
from egts_dashboard.ui.rapprocher import show_matching
from egts_dashboard.ui.saisie import show_saisie

# {code: (ce que le bandeau dit, ce qui se montre)}, dans l’ordre du bandeau.
GESTES: dict[str, tuple[str, Callable[[Contexte], None]]] = {
    "tableur": ("Apporter un tableur", show_import),
    "rapport": ("Lire un rapport", show_report),
    "outil": ("Export d’un autre outil", show_tool_import),
    "saisir": (GESTE, show_saisie),
    "coder": ("Coder", show_coding),
    "rapprocher": ("Rapprocher", show_matching),
    "journal": ("Revoir et défaire", show_journal),
}


def show_gesture(contexte: Contexte) -> None:
    """Le geste choisi, et lui seul."""
    noms = {code: nom for code, (nom, _) in GESTES.items()}
    choisi = choose_one("Que voulez-vous faire\u202f?", noms, "faire")
    _, montrer = GESTES[choisi]
    montrer(contexte)
