"""Ce qui est sorti de la consultation, d’un coup d’œil."""

from egts_dashboard.phrases import accueil as phrases
from egts_dashboard.queries import accueil, demarches, qualite
from egts_dashboard.queries.accueil_chiffres import chiffres
from egts_dashboard.ui import accueil as blocs
from egts_dashboard.ui.figure import Contexte
from egts_dashboard.ui.filtres import choose_filtres
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.page import name_page, open_page, open_section, say_a_retenir
from egts_dashboard.ui.pourquoi import show_all_queries

store = open_page("Accueil", "")
contexte = Contexte(store, choose_filtres(store, ("demarche",)))
filtres = contexte.filtres
name_page(*phrases.titres(ask(demarches.demarches, store, filtres)))
bilan = ask(accueil.bilan, store, filtres)

say_a_retenir(phrases.a_retenir(bilan, ask(qualite.comptes, store, filtres)))
blocs.show_apercu(contexte, ask(chiffres, store, filtres), phrases.premier_pas(bilan))
open_section("À savoir avant de citer")
blocs.show_alertes(ask(qualite.anomalies, store, ("erreur", "alerte"), "", filtres))

open_section("Calendrier")
blocs.show_calendrier(contexte, ask(accueil.calendrier, store, False, filtres), False)
blocs.show_calendrier(contexte, ask(accueil.calendrier, store, True, filtres), True)
show_all_queries()
