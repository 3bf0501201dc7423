"""Ce que l’import annonce avant d’écrire se recompte, une fois le lot écrit, par la requête montrée."""

from pathlib import Path

from egts_dashboard import actions
from tests.fabriques import atelier
from tests.lots import socle
from tests.pages.ouvrir import open_page, press, run, said, sign

FICHIER = (
    "atelier_id;demarche_id;territoire_code;intitule;nb_participants;source_id;"
    "localisation;certitude\n"
    "a1;demarche;R54;Autre nom;25;doc;section 1, 1er item;imprime\n"
    "neuf;demarche;R72;Neuf;10;doc;page 2;imprime\n"
)


def test_les_lignes_annoncees_se_recomptent_une_fois_le_lot_ecrit(
    dossiers: Path,
) -> None:
    socle(dossiers / "data" / "livre", ateliers=[atelier("a1", nb_participants=20)])
    page = open_page("importer", faire="Apporter un tableur")
    page.file_uploader[0].set_value(("depot.csv", FICHIER.encode(), "text/csv"))
    assert "1\u00a0ligne ajoutée et 1\u00a0modifiée (2\u00a0cases)" in said(run(page))

    press(page, "Pourquoi ces chiffres\u202f?")
    (requete,) = (code.value for code in page.code if "FROM journal" in code.value)
    sign(page, "Importer")
    assert actions.ouvrir().store.rows(requete) == [
        ("ateliers", "ajout", 1, None),
        ("ateliers", "correction", 1, 2),
    ]


def test_comparer_deux_dates_n_annonce_aucun_lot(dossiers: Path) -> None:
    socle(dossiers / "data" / "livre", ateliers=[atelier("a1")])
    page = open_page("importer", faire="Revoir et défaire", depuis="2026-11-21")
    press(page, "Pourquoi ces chiffres\u202f?")
    (fenetre,) = page.get("dialog")
    assert fenetre.code
    assert not any("FROM journal" in code.value for code in fenetre.code)
