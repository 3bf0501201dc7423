"""Les bibliothèques que deux fils se partagent : chargées entières, par un seul à la fois."""

import threading
from importlib import import_module

# Leurs modules s’appellent en rond : deux fils qui y entraient par deux portes, celui qui chauffe
# le serveur et celui d’une visite, les trouvaient à moitié chargées, et la page disait leur faute.
BIBLIOTHEQUES = (
    "scipy.stats",
    "defusedxml",
    "docx",
    "openpyxl",
    "pptx",
    "pypdf",
    "xlsxwriter",
)
_VERROU = threading.Lock()


def load_libraries() -> None:
    """Charge ces bibliothèques, ou attend qu’un autre fil ait fini de les charger."""
    with _VERROU:
        for nom in BIBLIOTHEQUES:
            import_module(nom)
