"""Qui est venu ressemble-t-il à la référence choisie ?"""

from egts_dashboard.actions.representativite import ecarts
from egts_dashboard.phrases import representativite as phrases
from egts_dashboard.queries.representativite_chiffres import chiffres
from egts_dashboard.ui import representativite as blocs
from egts_dashboard.ui import representativite_preuves as preuves
from egts_dashboard.ui.chiffres import show_chiffres
from egts_dashboard.ui.figure import Contexte
from egts_dashboard.ui.filtres import choose_filtres
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.page import open_page, say_a_retenir, say_nothing_found
from egts_dashboard.ui.pourquoi import show_all_queries
from egts_dashboard.ui.reference_apportee import show_rapprochement
from egts_dashboard.ui.representativite_marges import show_marges

store = open_page(
    "Représentativité",
    "Qui est venu, comparé à une référence que vous choisissez\u202f: quel écart\u202f?",
)
contexte = Contexte(store, choose_filtres(store, ("demarche",)))
choix = blocs.choose_comparaison(contexte)
if choix is None:
    say_nothing_found(store, phrases.CONSEIL, contexte.filtres)

comparaison = choix.comparaison
inconnues = comparaison["total"] - comparaison["situees"]
apportee = choix.apportee
tableau, hors, attendu = ask(
    ecarts, store, *choix.cles, apportee, inconnues, choix.methode
)
say_a_retenir(
    phrases.a_retenir(tableau, comparaison, choix.jeu, choix.annee, attendu),
    {"ecarts": tableau, "regle": tableau},
)
show_chiffres(store, ask(chiffres, store, *choix.cles, comparaison["unite"], apportee))
blocs.show_ecarts(contexte, choix, tableau, inconnues)
if choix.rapprochees is not None:
    show_rapprochement(choix.rapprochees)
preuves.show_epreuve(contexte, tableau)
preuves.show_modalites(contexte, tableau, comparaison["unite"])
if comparaison["dimension"] == "atelier":
    preuves.show_personnes(tableau)
blocs.show_absences(contexte, choix, tableau, hors)
preuves.show_grappes(contexte, comparaison["comparaison_id"])
show_marges(contexte, comparaison["comparaison_id"])
blocs.show_part_declaree(contexte, choix)
preuves.show_methode(contexte, tableau)
show_all_queries()
