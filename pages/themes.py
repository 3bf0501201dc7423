"""Quels thèmes reviennent, dans combien d’ateliers, et combien d’items chacun porte."""

from egts_dashboard.phrases import themes as phrases
from egts_dashboard.queries import themes
from egts_dashboard.queries.themes.chiffres import chiffres
from egts_dashboard.ui import themes as blocs
from egts_dashboard.ui.chiffres import show_chiffres
from egts_dashboard.ui.figure import Contexte
from egts_dashboard.ui.filtres import choose_filtres
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.page import open_page, say_a_retenir, say_nothing_found
from egts_dashboard.ui.pourquoi import show_all_queries
from egts_dashboard.ui.themes.volets import show_volet

store = open_page(
    "Thèmes",
    "Quels thèmes reviennent d’un atelier à l’autre, et combien d’items chacun porte\u202f?",
)
contexte = Contexte(store, choose_filtres(store, themes.FILTRES))
filtres = contexte.filtres

objets = ask(themes.objets, store, filtres)
if not objets["nb_codes"].sum():
    say_nothing_found(store, phrases.conseil(objets))
tete = blocs.reserve_head()
objet, rang = blocs.choose_comptes(objets)
base = ask(themes.base, store, objet, filtres)
tableau = ask(themes.par_theme, store, objet, rang, filtres)

with tete:
    say_a_retenir(phrases.a_retenir(tableau, base, objet))
    show_chiffres(store, ask(chiffres, store, objet, rang, filtres))
blocs.show_barres(contexte, tableau, base, objet, rang)
show_volet(blocs.Lecture(contexte, objet, rang, objets, base, tableau))
show_all_queries()
