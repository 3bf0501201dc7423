"""Comment apporter des données, et revenir sur ce qui a été apporté ?"""

from egts_dashboard.ui.figure import Contexte
from egts_dashboard.ui.importer import show_gesture
from egts_dashboard.ui.page import open_page
from egts_dashboard.ui.pourquoi import show_all_queries

store = open_page(
    "Importer et saisir",
    "Apporter des données, les corriger, et revenir sur tout ce qui a été apporté.",
)
show_gesture(Contexte(store))
show_all_queries()
