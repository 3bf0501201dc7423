"""Ce qu’un geste change vraiment : les comptes, table par table, avant et après."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from egts_dashboard import actions
from egts_dashboard.__main__ import main
from egts_dashboard.actions.importation import to_apport
from egts_dashboard.actions.saisie import lire_ligne, saisir
from egts_dashboard.actions.themes import reunir_themes
from egts_dashboard.models.ligne_budgetaire import LigneBudgetaire
from egts_dashboard.phrases.comptes import MESURES as DITES
from egts_dashboard.phrases.comptes import counted
from egts_dashboard.queries.comptes import MESURES, comptes, requetes_des_comptes
from egts_dashboard.queries.journal import CHIFFRES_CLES
from egts_dashboard.store.connection import Store
from tests.fabriques import (
    atelier,
    codage,
    effectif,
    enveloppe,
    ligne_budgetaire,
    preconisation,
)
from tests.lots import socle


@pytest.fixture
def poste(dossiers: Path) -> Path:
    socle(
        dossiers / "data" / "livre",
        ateliers=[atelier("a1", nb_participants=20)],
        preconisations=[preconisation(f"p{n}", rang=n) for n in (1, 2, 3)],
        codages=[
            codage("p1", "FORM"),
            codage("p1", "PART", rang=2),
            codage("p2", "PART"),
        ],
        enveloppes=[enveloppe()],
        lignes_budgetaires=[ligne_budgetaire("l1", "100.00", enveloppe_id="env")],
        effectifs=[
            effectif(
                "e1", "ASS", 3, dimension="metier", unite="personnes", atelier_id="a1"
            ),
            effectif(
                "e2", "ES", 30, dimension="metier", unite="personnes", atelier_id="a1"
            ),
        ],
    )
    return dossiers


def changes(effet: dict[str, Any]) -> dict[tuple[str, str], tuple[Any, Any]]:
    return {
        (c["mesure"], c["code"]): (c["avant"], c["apres"]) for c in effet["comptes"]
    }


def test_reunir_deux_themes_dit_ce_que_chaque_theme_compte(poste: Path) -> None:
    store = actions.ouvrir().store
    effet = actions.prevoir(reunir_themes(store, "PART", "FORM")).to_data()
    assert all(c["avant"] == c["apres"] for c in effet["chiffres"].values())
    assert changes(effet) == {
        ("lignes", "codages"): (3, 2),
        ("lignes", "themes"): (2, 1),
        ("themes_items", "FORM"): (1, 0),
        ("codages_codeur", "equipe"): (3, 2),
    }
    assert (
        "Items du thème",
        store.value("SELECT libelle FROM themes WHERE theme_id = 'FORM'"),
        "1",
        "0",
        "−\u202f1",
    ) in counted(effet["comptes"])


def test_une_depense_corrigee_dit_les_euros_de_son_poste_et_de_son_enveloppe(
    poste: Path,
) -> None:
    store = actions.ouvrir().store
    avant = lire_ligne(store, "lignes_budgetaires", ("l1",))
    assert isinstance(avant, LigneBudgetaire)
    apres = avant.model_copy(update={"montant_eur": Decimal("150.50")})
    effet = actions.prevoir(saisir([apres], {("l1",): avant})).to_data()
    vus = changes(effet)
    assert vus["depenses_poste", avant.poste] == (Decimal(100), Decimal("150.50"))
    assert vus["enveloppes_consommees", "env"] == (Decimal(100), Decimal("150.50"))
    assert ("lignes", "lignes_budgetaires") not in vus


def test_l_effet_d_un_import_compte_aussi_ce_qu_il_touche(poste: Path) -> None:
    fichier = poste / "depot.csv"
    fichier.write_text("atelier_id;participants\na1;25\n", encoding="utf-8")
    effet = actions.effet_import(actions.lire_import(fichier, "ateliers"))
    assert changes(effet) == {("participations_territoire", "R54"): (20, 25)}


def test_l_apercu_ne_montre_pas_la_valeur_d_un_effectif_masque(poste: Path) -> None:
    store = actions.ouvrir().store
    assert store.rows("SELECT effectif_id FROM effectifs_masques") != []
    avant = lire_ligne(store, "effectifs", ("e1",))
    assert avant is not None
    apres = avant.model_copy(update={"valeur": 4})
    effet = actions.prevoir(saisir([apres], {("e1",): avant})).to_data()
    assert [ligne["champs"] for ligne in effet["lignes"]] == [
        {"valeur": ["masqué", "masqué"]}
    ]
    assert not any(c["mesure"].startswith("effectif") for c in effet["comptes"])


def test_la_commande_depuis_dit_les_comptes(
    poste: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = actions.ouvrir().store
    apport = replace(reunir_themes(store, "PART", "FORM"), raison="Trop proches.")
    actions.apporter(apport, "Jeanne")
    capsys.readouterr()
    main(["depuis", "2020-01-01"])
    assert "Items du thème" in capsys.readouterr().out


def test_chaque_mesure_se_dit_et_se_calcule(poste: Path) -> None:
    assert {*MESURES, "lignes", "ecarts"} == set(DITES)
    tables = {table for siennes, _ in MESURES.values() for table in siennes}
    trouvees = {c.mesure for c in comptes(actions.ouvrir().store, tables)}
    assert trouvees >= {"themes_items", "items_codes", "depenses_poste", "ecarts"}


def test_les_requetes_montrees_redonnent_avant_puis_apres(poste: Path) -> None:
    avant = actions.ouvrir().store
    apport = replace(reunir_themes(avant, "PART", "FORM"), raison="Trop proches.")
    effet = actions.prevoir(apport).to_data()
    requetes = requetes_des_comptes(effet["comptes"])

    def reponses(store: Store) -> list[tuple[Any, ...]]:
        return [ligne for r in requetes for ligne in store.rows(r.sql, r.parametres)]

    dites = {"avant": reponses(avant)}
    tete = avant.records(CHIFFRES_CLES)[0]
    assert tete == {nom: c["avant"] for nom, c in effet["chiffres"].items()}
    actions.apporter(apport, "Jeanne")
    dites["apres"] = reponses(actions.ouvrir().store)
    for compte in effet["comptes"]:
        for cote, lues in dites.items():
            code = () if compte["mesure"] == "lignes" else (compte["code"],)
            attendue = (*code, compte[cote])
            ou_est_zero = compte[cote] == 0 and code not in {
                ligne[:1] for ligne in lues
            }
            assert ou_est_zero or attendue in {
                ligne[:1] + ligne[2:] if len(ligne) == 3 else ligne for ligne in lues
            }


@pytest.mark.parametrize("montant", ["7", "123456789.5", "0.05"])
def test_l_effet_d_une_depense_neuve_garde_les_centimes(
    poste: Path, montant: str
) -> None:
    """Les lignes neuves se joignent en colonnes à celles des lots, quelle que soit leur taille."""
    fichier = poste / "depot.csv"
    fichier.write_text(
        "ligne_id;demarche_id;intitule;montant_eur;etat;poste;attribution\n"
        f"l2;demarche;Train;{montant};paye;transport;imprimee\n",
        encoding="utf-8",
    )
    lu = actions.lire_import(fichier, "lignes_budgetaires")
    assert not lu.erreurs, lu.erreurs
    effet = changes(actions.effet_import(lu))
    assert effet["lignes", "lignes_budgetaires"] == (1, 2)
    [poste_neuf] = [v for c, v in effet.items() if c == ("depenses_poste", "transport")]
    assert poste_neuf[1] - (poste_neuf[0] or 0) == Decimal(montant)


def test_l_effet_d_un_import_qui_corrige_et_ajoute_est_celui_des_lots(
    poste: Path,
) -> None:
    fichier = poste / "depot.csv"
    fichier.write_text(
        "atelier_id;intitule;territoire_code;participants\na1;Lien;R54;25\na2;Neuf;R72;7\n",
        encoding="utf-8",
    )
    lu = actions.lire_import(fichier, "ateliers")
    assert len(lu.acceptees) == 2
    par_colonnes = actions.effet_import(lu)
    entier = actions.prevoir(to_apport(lu)).to_data()
    assert par_colonnes["chiffres"] == entier["chiffres"]
    assert par_colonnes["comptes"] == entier["comptes"]
