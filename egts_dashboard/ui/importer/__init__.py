"""Les gestes de la page « Importer et saisir » : un bandeau, un module par geste."""

from pkgutil import resolve_name

from egts_dashboard.ui.choix import choose_one
from egts_dashboard.ui.corriger import GESTE
from egts_dashboard.ui.figure import Contexte

# {code: (ce que le bandeau dit, ce qui se montre)}, dans l’ordre du bandeau. Un geste se
# charge quand on le choisit : apporter un tableur n’attend pas la lecture des rapports.
GESTES = {
    "tableur": ("Apporter un tableur", "importer.tableur:show_import"),
    "rapport": ("Lire un rapport", "importer.rapport:show_report"),
    "outil": ("Export d’un autre outil", "importer.outil:show_tool_import"),
    "saisir": (GESTE, "saisie:show_saisie"),
    "coder": ("Coder", "codage:show_coding"),
    "rapprocher": ("Rapprocher", "rapprocher:show_matching"),
    "journal": ("Revoir et défaire", "journal:show_journal"),
}


def show_gesture(contexte: Contexte) -> None:
    """Le geste choisi, et lui seul."""
    noms = {code: nom for code, (nom, _) in GESTES.items()}
    choisi = choose_one("Que voulez-vous faire\u202f?", noms, "faire")
    _, lieu = GESTES[choisi]
    resolve_name(f"egts_dashboard.ui.{lieu}")(contexte)
