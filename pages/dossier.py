"""Que mettre sous les yeux du comité, en un papier qui cite ses sources ?"""

from egts_dashboard.ui import dossier as blocs
from egts_dashboard.ui.dossier_recette import show_recette
from egts_dashboard.ui.figure import Contexte
from egts_dashboard.ui.filtres import choose_filtres
from egts_dashboard.ui.page import open_page
from egts_dashboard.ui.pourquoi import show_all_queries

store = open_page(
    "Dossier de comité",
    "Que mettre sous les yeux du comité, en un papier qui cite ses sources\u202f?",
)
contexte = Contexte(store, choose_filtres(store, blocs.FILTRES))
recette = blocs.choose_recette(contexte.filtres)
blocs.show_downloads(store, recette)
show_recette(store, recette)
blocs.show_preview(contexte, recette)
show_all_queries()
