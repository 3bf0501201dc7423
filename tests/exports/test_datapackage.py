import json
import shutil

import pytest

from egts_dashboard.exports.tables import EXPORTEES

frictionless = pytest.importorskip("frictionless")


def validated(dossier):
    return frictionless.validate(str(dossier / "datapackage.json"))


def resource(livre, table):
    paquet = json.loads((livre / "datapackage.json").read_text(encoding="utf-8"))
    return next(r for r in paquet["resources"] if r["name"] == table)


def test_l_export_livre_est_valide_sous_frictionless(livre):
    rapport = validated(livre)

    assert rapport.valid, rapport.flatten(["type", "message"])
    assert [tache.name for tache in rapport.tasks] == list(EXPORTEES)


@pytest.mark.parametrize(
    ("table", "ancien", "nouveau", "faute"),
    [
        ("ateliers", "at-pc-2014-qvt,", "atelier sans tirets,", "constraint-error"),
        ("preconisations", ",R54,", ",R99,", "foreign-key"),
        ("lignes_budgetaires", "1113.00", "1 113,00 €", "type-error"),
    ],
)
def test_une_case_fausse_est_vue_par_frictionless(
    livre, tmp_path, table, ancien, nouveau, faute
):
    copie = shutil.copytree(livre, tmp_path / "export")
    fichier = copie / f"{table}.csv"
    texte = fichier.read_text(encoding="utf-8")
    assert ancien in texte
    fichier.write_text(texte.replace(ancien, nouveau, 1), encoding="utf-8")

    fautes = {type_ for (type_,) in validated(copie).flatten(["type"])}

    assert faute in fautes


def test_le_descripteur_reprend_cles_listes_et_renvois(livre):
    schema = resource(livre, "structures")["schema"]
    champs = {champ["name"]: champ for champ in schema["fields"]}

    assert schema["primaryKey"] == ["structure_id"]
    assert champs["nom"]["constraints"]["required"] is True
    assert "opca" in champs["categorie"]["constraints"]["enum"]
    assert "required" not in champs["categorie"]["constraints"]
    vers_territoires = {
        "fields": ["territoire_code"],
        "reference": {"resource": "territoires", "fields": ["territoire_code"]},
    }
    assert vers_territoires in schema["foreignKeys"]


def test_un_minimum_de_zero_est_une_contrainte(livre):
    champs = resource(livre, "ateliers")["schema"]["fields"]
    participants = next(c for c in champs if c["name"] == "nb_participants")

    assert participants["constraints"]["minimum"] == 0


def test_toutes_les_sources_sont_citees_avec_leur_licence(livre, store):
    paquet = json.loads((livre / "datapackage.json").read_text(encoding="utf-8"))
    titres = store.rows("SELECT titre FROM sources ORDER BY rowid")

    assert [s["title"] for s in paquet["sources"]] == [titre for (titre,) in titres]
    licences = {licence["title"] for licence in paquet["licenses"]}
    assert licences == {s["licence"] for s in paquet["sources"] if "licence" in s}
