"""Qu’est devenue chaque préconisation, de l’atelier aux documents qui ont suivi ?"""

from egts_dashboard.analyses.representativite import wilson
from egts_dashboard.phrases import remontees as phrases
from egts_dashboard.queries import remontees
from egts_dashboard.queries.remontees_chiffres import chiffres
from egts_dashboard.queries.remontees_flux import flux_places
from egts_dashboard.ui import remontees as blocs
from egts_dashboard.ui.chiffres import show_chiffres
from egts_dashboard.ui.figure import Contexte
from egts_dashboard.ui.filtres import choose_filtres
from egts_dashboard.ui.jumelles import show_jumelles
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.page import (
    open_page,
    open_section,
    say_a_retenir,
    say_nothing_found,
)
from egts_dashboard.ui.pourquoi import show_all_queries
from egts_dashboard.ui.remontees_lecture import show_lecture

store = open_page(
    "Remontées",
    "Qu’est devenue chaque préconisation, de l’atelier aux documents qui ont suivi\u202f?",
)
objet = blocs.choose_objet()
contexte = Contexte(store, choose_filtres(store, remontees.FILTRES))
choix = blocs.choose_liens(objet)
flux = ask(flux_places, store, choix, contexte.filtres)
if flux.empty:
    say_nothing_found(store, phrases.conseil(ask(remontees.a_des_liens, store)))

tete = ask(chiffres, store, choix, wilson, contexte.filtres)
say_a_retenir(phrases.a_retenir(flux, objet))
show_chiffres(store, tete)
blocs.show_flux(contexte, flux, choix)

open_section("Ce qui est repris, et d’où")
cible = blocs.choose_cible(store, choix)
if cible is not None:
    blocs.show_taux(contexte, choix, cible)
show_lecture(contexte, choix)
if cible is not None:
    open_section("Perdues en route, sans origine")
    blocs.show_listes(contexte, choix, cible)
show_jumelles(contexte, choix)
show_all_queries()
