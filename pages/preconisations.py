"""Que demande-t-on, où, et combien de fois ?"""

from egts_dashboard.phrases import preconisations as phrases
from egts_dashboard.queries import facettes, preconisations, recherche
from egts_dashboard.queries.preconisations import Demande
from egts_dashboard.queries.preconisations_chiffres import chiffres
from egts_dashboard.ui import preconisations as blocs
from egts_dashboard.ui.chiffres import show_chiffres
from egts_dashboard.ui.facettes import show_facettes
from egts_dashboard.ui.fiche import show_asked_card
from egts_dashboard.ui.figure import Contexte
from egts_dashboard.ui.filtres import choose_filtres
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.page import (
    open_page,
    open_section,
    say,
    say_nothing_found,
)
from egts_dashboard.ui.pourquoi import show_all_queries

store = open_page(
    "Préconisations", "Que demande-t-on, où, et dans combien d’ateliers\u202f?"
)
contexte = Contexte(store, choose_filtres(store, blocs.FILTRES, a_recherche=True))
tape, objet = blocs.choose_search()
mots = ask(recherche.understand, store, tape, objet)
demande = Demande(mots, objet, contexte.filtres)
bilan = ask(preconisations.bilan, store, demande)
show_asked_card(store, mots)
if compris := phrases.compris(mots, objet, tape, bilan["nb"]):
    say(compris)
blocs.show_suggestion(store, mots, tape)
if not bilan["nb"]:
    say_nothing_found(store, blocs.advise(contexte, demande, tape))

blocs.say_a_retenir_of(contexte, demande, bilan, tape)
show_chiffres(store, chiffres(demande, bilan))
with blocs.open_list_and_facets():
    blocs.show_list_and_exports(contexte, demande, tape, bilan["nb"])
    show_facettes(ask(facettes.facettes, store, demande))
open_section("Où elles se trouvent")
blocs.show_facets(contexte, demande)
show_all_queries()
