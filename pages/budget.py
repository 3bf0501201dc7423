"""L’enveloppe est-elle tenue, et que dit chaque document ?"""

from egts_dashboard.phrases import budget as phrases
from egts_dashboard.queries import budget, couts
from egts_dashboard.queries.budget_chiffres import chiffres
from egts_dashboard.ui import budget as blocs
from egts_dashboard.ui.chiffres import show_chiffres
from egts_dashboard.ui.choix import choose_one, choose_row
from egts_dashboard.ui.figure import Contexte, show_table
from egts_dashboard.ui.filtres import choose_filtres
from egts_dashboard.ui.memoire import ask, once
from egts_dashboard.ui.page import (
    open_page,
    open_section,
    say,
    say_a_retenir,
    say_nothing_found,
)
from egts_dashboard.ui.pourquoi import show_all_queries

store = open_page(
    "Budget", "L’enveloppe est-elle tenue, et pourquoi deux chiffres\u202f?"
)
contexte = Contexte(store, choose_filtres(store, ("demarche", "territoire")))
filtres = contexte.filtres
enveloppes = ask(budget.enveloppes, store, filtres)
lignes = ask(budget.lignes, store, filtres)
enveloppe = choose_row("Enveloppe", enveloppes, "intitule", "enveloppe")

if enveloppe is not None:
    identifiant = enveloppe["enveloppe_id"]
    oubliee = ask(budget.explication_ecart, store, identifiant)
    say_a_retenir(phrases.a_retenir(enveloppe, oubliee))
    show_chiffres(store, ask(chiffres, store, identifiant, filtres))
    blocs.show_lectures(contexte, ask(budget.lectures, store, identifiant))
    blocs.show_cumul(contexte, ask(budget.franchissements, store, identifiant))
else:
    say_a_retenir(phrases.sans_enveloppe(len(lignes)))
    show_chiffres(store, ask(chiffres, store, None, filtres))
    if lignes.empty:
        say_nothing_found(store, phrases.CONSEIL, filtres)

open_section(
    "Où, pour quoi, sur quels crédits", "Toutes les dépenses connues, en euros."
)
axe = choose_one("Répartir par", blocs.AXES, "axe")
blocs.show_par_axe(contexte, ask(budget.par_axe, store, axe, filtres), axe)

estimations = ask(budget.estimations, store, filtres)
if not estimations.empty:
    open_section("Ce que dit l’estimation d’ensemble")
    say(once(phrases.estimation, estimations))
    show_table(
        contexte,
        estimations,
        cle="estimations",
        titre="Estimation d’ensemble",
        colonnes=blocs.ESTIMATIONS,
    )

open_section(
    "Ce que coûte une participation, un atelier, une préconisation", blocs.BASE_COUTS
)
blocs.show_couts(contexte, ask(couts.couts_unitaires, store, filtres))
blocs.show_parts(contexte, ask(couts.parts_signatures, store, filtres))

open_section(
    "Toutes les lignes", "Dans l’ordre du document, avec la place où les lire."
)
blocs.show_lignes(contexte, lignes)
show_all_queries()
