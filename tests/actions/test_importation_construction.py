"""Après un import, le magasin se construit de ce que l’on vient de vérifier : c’est le même."""

from pathlib import Path
from typing import Any

from egts_dashboard import actions
from egts_dashboard.models import TABLES
from egts_dashboard.models.construction import CONSTRUITES
from egts_dashboard.store.build import write_store
from egts_dashboard.store.connection import Store, open_store
from tests.fabriques import ligne_budgetaire
from tests.lots import write_lot

TOUT = (
    "ligne_id;demarche_id;intitule;montant_eur;etat;poste;attribution;date;note;localisation\n"
    'd1;demarche;"Salle, ""grande"" ; deux\nlignes";1 113,5;payé;salle;imprimee;10/06/2014;"=1+1";p. 2\n'
    "d2;demarche;Repas <b>;0,10;prévu;restauration;incertaine;;;\n"
    "d3;demarche;Car\u202e 🚌;12;engagé;transport;deduite;;;\n"
)


def rows(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    return {
        table: store.rows(f"SELECT * FROM {table} ORDER BY ALL")
        for table in (*TABLES, *CONSTRUITES)
    }


def test_le_magasin_d_un_import_est_celui_que_donnent_les_lots(
    poste: Path, tmp_path: Path
) -> None:
    fichier = poste / "depot.csv"
    fichier.write_text(TOUT, encoding="utf-8")
    actions.importer(fichier, "lignes_budgetaires")
    fichier.write_text("ligne_id;note\nd1;corrigée\n", encoding="utf-8")
    corrige = actions.importer(fichier, "lignes_budgetaires")
    assert corrige.lecture.difference.nb_modifiees == 1
    contenu, anomalies = actions.verifier()
    assert anomalies == []
    write_store(tmp_path / "relu.duckdb", actions.to_tables(contenu))
    relu = open_store(tmp_path / "relu.duckdb", "relu")
    assert rows(actions.ouvrir().store) == rows(relu)


def test_un_lot_apparu_depuis_l_examen_compte_aussi(poste: Path) -> None:
    fichier = poste / "depot.csv"
    fichier.write_text(TOUT, encoding="utf-8")
    lu = actions.lire_import(fichier, "lignes_budgetaires")
    write_lot(
        poste / "var" / "lots" / "autre",
        2,
        lignes_budgetaires=[ligne_budgetaire("autre", "5", enveloppe_id=None)],
    )
    actions.confirmer(lu, "Une", "Compléter.")
    assert actions.ouvrir().store.value("SELECT count(*) FROM lignes_budgetaires") == 4
