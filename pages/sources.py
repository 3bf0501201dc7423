"""D’où vient chaque chiffre, et jusqu’où s’y fier ?"""

from egts_dashboard.phrases import sources as phrases
from egts_dashboard.queries import qualite, sources
from egts_dashboard.queries.sources_chiffres import chiffres
from egts_dashboard.ui import sources as blocs
from egts_dashboard.ui import sources_ecarts
from egts_dashboard.ui import sources_journal as journal
from egts_dashboard.ui.chiffres import show_chiffres
from egts_dashboard.ui.figure import Contexte
from egts_dashboard.ui.filtres import choose_filtres
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.page import open_page, open_section, say_a_retenir
from egts_dashboard.ui.pourquoi import show_all_queries
from egts_dashboard.ui.telechargements import show_telechargements

store = open_page(
    "Sources et qualité", "D’où vient chaque chiffre, et jusqu’où s’y fier\u202f?"
)
contexte = Contexte(store, choose_filtres(store, ("document",)))
filtres = contexte.filtres
tete = ask(chiffres, store, filtres)
ecarts = ask(qualite.comptes, store, filtres)

say_a_retenir(phrases.a_retenir(tete, ecarts))
show_chiffres(store, tete)
blocs.show_certitudes(contexte, ask(qualite.certitudes, store, filtres))

open_section(
    "Ce qui se contredit", "Chaque écart donne les deux valeurs et leur place."
)
blocs.show_anomalies(contexte)
sources_ecarts.show_whole_lists(contexte)
blocs.show_concurrences(contexte, ask(qualite.concurrences, store, filtres))

open_section("Les contrôles", phrases.controles(ecarts))
blocs.show_controles(contexte)

blocs.show_lecture(
    contexte,
    ask(sources.apports, store, filtres),
    ask(sources.couverture, store, filtres),
)

open_section("Les documents", "Ceux qui ont été lus ligne à ligne d’abord.")
blocs.show_documents(contexte, ask(sources.registre, store, filtres))

open_section(
    "Le journal des lots", "Rien n’est modifié en place\u00a0: un lot s’ajoute."
)
journal.show_journal(contexte)

open_section("Le dictionnaire des données")
journal.show_dictionnaire(contexte)

open_section(
    "Tout emporter",
    "Les données entières, sans filtre. Chaque fichier se fabrique au clic.",
)
show_telechargements()
show_all_queries()
