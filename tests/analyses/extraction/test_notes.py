"""Les notes qu’un appel entre parenthèses annonce ne sont ni demandes ni constats."""

from tests.analyses.extraction.lecture import textes

TEXTE = """
# Demandes

1) Rouvrir le lavoir (1) un jour par semaine
2) Prêter la carriole{}

# Pour mémoire

Le lavoir est du siècle dernier.

## Propositions

(1) Nom donné au bassin couvert de la place.
(2) Voiture à bras de la commune.
"""


def test_les_items_que_le_texte_appelle_sont_des_notes():
    assert textes(TEXTE.format(" (2)"), "preconisation") == [
        "Rouvrir le lavoir (1) un jour par semaine",
        "Prêter la carriole (2)",
    ]


def test_une_liste_dont_un_item_n_est_pas_appele_reste_une_liste():
    assert len(textes(TEXTE.format(""), "preconisation")) == 4
