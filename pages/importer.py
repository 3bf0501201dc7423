"""Comment apporter des données, et revenir sur ce qui a été apporté ?"""

from egts_dashboard.ui import journal as blocs
from egts_dashboard.ui.figure import Contexte
from egts_dashboard.ui.page import open_page, open_section

store = open_page(
    "Importer et saisir",
    "Apporter des données, et revenir sur tout ce qui a été apporté.",
)
contexte = Contexte(store)
blocs.show_done()
blocs.say_how_to_import()

open_section(
    "Les lots",
    "Un lot est un apport entier. Rien n’est modifié en place\u00a0: un lot s’ajoute, un autre"
    " le retire ou le rétablit.",
)
blocs.show_lots(contexte)

open_section("Retirer ou rétablir un lot", "Voir d’abord ce qui changerait.")
blocs.show_gesture(contexte)

open_section("L’histoire d’une ligne", "Ses versions, de la première à la dernière.")
blocs.show_history(contexte)

open_section("Depuis le…", "Ce qui a changé à partir de ce jour, ce jour compris.")
blocs.show_since(contexte)
