"""Combien de participations, où, dans quels ateliers ?"""

from egts_dashboard.phrases import acteurs as phrases_acteurs
from egts_dashboard.phrases import participation as phrases
from egts_dashboard.queries import participation
from egts_dashboard.queries.participation_chiffres import chiffres
from egts_dashboard.ui import participation as blocs
from egts_dashboard.ui.chiffres import show_chiffres
from egts_dashboard.ui.choix import choose_one
from egts_dashboard.ui.figure import Contexte
from egts_dashboard.ui.filtres import choose_filtres
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.page import (
    open_page,
    open_section,
    say_a_retenir,
    say_nothing_found,
)
from egts_dashboard.ui.pourquoi import show_all_queries

store = open_page(
    "Participation", "Combien de participations, où, dans quels ateliers\u202f?"
)
contexte = Contexte(store, choose_filtres(store, ("demarche", "territoire")))
filtres = contexte.filtres
bilan = ask(participation.bilan, store, filtres)
ateliers = ask(participation.ateliers, store, filtres)
signatures = ask(participation.signatures, store, filtres)
if not bilan["nb_ateliers"] and signatures.empty:
    say_nothing_found(store, phrases.CONSEIL, filtres)

say_a_retenir(phrases.a_retenir(bilan, ateliers, signatures))
show_chiffres(store, ask(chiffres, store, filtres))
blocs.show_ateliers(contexte, ateliers, bilan)
blocs.show_seances(contexte, ateliers)
if not signatures.empty:
    blocs.show_signatures(contexte, signatures)

open_section(
    "Quels acteurs",
    "Des personnes d’un côté, des structures de l’autre\u00a0: deux comptes distincts.",
)
blocs.show_acteurs(contexte, choose_one("Compter par", phrases_acteurs.VUES, "acteurs"))

open_section(
    "Quand", "Les rencontres ouvertes au public, et ce que l’on sait de chacune."
)
blocs.show_rencontres(contexte, bilan)

open_section(
    "Qui déclare quoi",
    "Chaque total imprimé, face à ce que donnent les autres lignes du magasin.",
)
blocs.show_totaux(contexte)
show_all_queries()
