"""Une concertation à soi, dont les tableaux n’ont pas tout : chaque page s’ouvre et dit vrai."""

from pathlib import Path
from typing import Any

import pytest

from tests.fabriques import (
    atelier,
    enveloppe,
    ligne_budgetaire,
    preconisation,
    total_declare,
)
from tests.lots import socle
from tests.pages.ouvrir import metrics, open_page, texts

SANS_SEANCES = [
    atelier("a", nb_seances=None, nb_participants=42),
    atelier("b", nb_seances=None, nb_participants=30),
]
RIEN = ligne_budgetaire("l1", "0.00")
# (page, tables) : chacune a déjà arrêté sa page.
CAS: dict[str, tuple[str, dict[str, Any]]] = {
    "ateliers sans séances": ("participation", {"ateliers": SANS_SEANCES}),
    "enveloppe sans dépense": ("budget", {"enveloppes": [enveloppe()]}),
    "enveloppe nulle": (
        "budget",
        {"enveloppes": [enveloppe(montant_eur="0.00")], "lignes_budgetaires": [RIEN]},
    ),
    "dépense nulle": (
        "budget",
        {
            "enveloppes": [enveloppe()],
            "lignes_budgetaires": [RIEN],
            "totaux_declares": [total_declare("t", "enveloppe:env", "0")],
        },
    ),
}


@pytest.mark.parametrize("cas", CAS)
def test_la_page_s_ouvre_sur_ce_qu_on_a(cas: str, dossiers: Path) -> None:
    nom, tables = CAS[cas]
    socle(dossiers / "data" / "socle", **tables)
    assert not open_page(nom).error


def test_des_seances_qu_on_ne_dit_pas_ne_font_pas_de_moyenne(dossiers: Path) -> None:
    socle(dossiers / "data" / "socle", ateliers=SANS_SEANCES)
    page = open_page("participation")
    assert metrics(page)[:3] == ["72", "n.\u00a0r.", "n.\u00a0r."]
    assert not [titre for titre in page.header if "par séance" in titre.value]


def test_une_enveloppe_sans_depense_le_dit(dossiers: Path) -> None:
    socle(dossiers / "data" / "socle", enveloppes=[enveloppe()])
    assert "Aucune dépense n’est encore imputée" in texts(open_page("budget"))


@pytest.mark.parametrize("nom", ["budget", "representativite"])
def test_une_page_sans_matiere_ne_parle_d_un_filtre_que_s_il_y_en_a_un(
    nom: str, dossiers: Path
) -> None:
    socle(dossiers / "data" / "socle", preconisations=[preconisation("p1")])

    assert "n’est pas encore apporté" in open_page(nom).info[0].value
    filtree = open_page(nom, demarche=["Démarche"])
    assert "Relâchez" in filtree.info[0].value


def test_des_themes_que_personne_n_a_donnes_ne_valent_pas_zero(dossiers: Path) -> None:
    socle(
        dossiers / "data" / "socle",
        ateliers=SANS_SEANCES,
        preconisations=[preconisation("p1")],
    )
    themes = next(m for m in open_page("accueil").metric if "Thèmes" in m.label)
    assert themes.value == "n.\u00a0r."
