"""Les volets de la page Thèmes : un seul est montré, et lui seul est calculé.

Ajouter un volet : un module `ui/themes/x.py` de blocs `show_y(lecture)`, et une ligne ici.
"""

from collections.abc import Callable

from egts_dashboard.ui.choix import choose_one
from egts_dashboard.ui.themes import Lecture
from egts_dashboard.ui.themes.correspondances import show_correspondances
from egts_dashboard.ui.themes.croisements import show_demarches, show_matrice
from egts_dashboard.ui.themes.ensemble import show_paires
from egts_dashboard.ui.themes.items import show_theme
from egts_dashboard.ui.themes.livre import show_livre
from egts_dashboard.ui.themes.mots import show_mots
from egts_dashboard.ui.themes.recurrence import show_recurrence
from egts_dashboard.ui.themes.solidite import show_solidite
from egts_dashboard.ui.themes.trame import show_trame

Bloc = Callable[[Lecture], None]
VOLETS: dict[str, tuple[str, tuple[Bloc, ...]]] = {
    "recurrence": ("Récurrence", (show_recurrence, show_theme)),
    "croisements": ("Croisements", (show_matrice, show_demarches)),
    "ensemble": ("Ensemble", (show_paires,)),
    "solidite": ("Solidité", (show_solidite,)),
    "carte": ("Carte", (show_correspondances,)),
    "mots": ("Mots", (show_mots,)),
    "trame": ("Trame", (show_trame,)),
    "livre": ("Livre de codes", (show_livre,)),
}


def show_volet(lecture: Lecture) -> None:
    """Le volet choisi, lié à l’adresse ; les autres attendent qu’on les demande."""
    noms = {code: nom for code, (nom, _) in VOLETS.items()}
    for bloc in VOLETS[choose_one("Aller plus loin", noms, "vue")][1]:
        bloc(lecture)
