import json
import shutil

import pytest

from egts_dashboard import actions, config
from egts_dashboard.__main__ import main
from egts_dashboard.ingest.relecture import read_export
from egts_dashboard.models.anomalie import erreurs
from tests.fabriques import atelier
from tests.lots import socle


@pytest.fixture(scope="module")
def garde(tmp_path_factory):
    return tmp_path_factory.mktemp("garde") / "poste"


@pytest.fixture
def export(dossiers, garde):
    """Un poste et son export : le premier se construit, les autres en sont des copies."""
    if garde.exists():
        shutil.copytree(garde, dossiers, dirs_exist_ok=True)
    else:
        socle(dossiers / "data" / "essai", ateliers=[atelier("a"), atelier("b")])
        actions.exporter(dossiers / "export")
        shutil.copytree(dossiers, garde)
    return dossiers / "export"


def rewrite(fichier, ancien, nouveau):
    texte = fichier.read_text(encoding="utf-8")
    assert ancien in texte
    fichier.write_text(texte.replace(ancien, nouveau, 1), encoding="utf-8")


def test_les_lots_et_le_journal_reviennent_dans_leur_ordre(export):
    contenu, anomalies = read_export(export)

    assert anomalies == []
    assert [lot.lot_id for lot in contenu.lots] == ["essai"]
    gestes = [(geste.nom_table, geste.ligne_id) for geste in contenu.journal]
    assert gestes[-1] == ("themes", "PART")
    assert ("ateliers", "a") in gestes
    assert len(gestes) == 12


def test_une_case_fausse_est_dite_avec_sa_ligne(export):
    rewrite(export / "ateliers.csv", ",2,20,", ",deux,20,")

    _, (anomalie,) = read_export(export)

    assert (anomalie.fichier, anomalie.ligne) == ("ateliers.csv", 2)
    assert anomalie.colonne == "nb_seances"


def test_un_renvoi_rompu_dans_l_export_est_vu(export):
    rewrite(export / "ateliers.csv", ",R54,", ",R99,")

    _, (anomalie,) = read_export(export)

    assert "la table territoires" in anomalie.message


def test_un_geste_d_un_lot_absent_est_vu(export):
    rewrite(export / "journal.csv", ",essai,", ",autre,")

    _, (anomalie,) = read_export(export)

    assert (anomalie.fichier, anomalie.valeur) == ("journal.csv", "autre")


def test_chaque_fichier_qui_manque_est_dit(export):
    (export / "lots.csv").unlink()
    (export / "themes.csv").unlink()

    _, anomalies = read_export(export)

    assert {a.fichier for a in anomalies} == {"lots.csv", "themes.csv"}
    assert all("datapackage.json l’annonce" in a.message for a in erreurs(anomalies))
    assert len(erreurs(anomalies)) == 2


def forget(export, *tables):
    """L’export tel qu’une version qui ne connaissait pas ces tables l’aurait écrit."""
    descripteur = export / "datapackage.json"
    paquet = json.loads(descripteur.read_text(encoding="utf-8"))
    paquet["resources"] = [r for r in paquet["resources"] if r["name"] not in tables]
    descripteur.write_text(json.dumps(paquet), encoding="utf-8")
    for table in tables:
        (export / f"{table}.csv").unlink()


def test_une_table_qu_un_ancien_export_ne_connaissait_pas_est_vide_et_cela_se_dit(
    export,
):
    forget(export, "liens", "sigles", "suggestions_refusees")

    contenu, anomalies = read_export(export)

    assert erreurs(anomalies) == []
    assert {a.fichier for a in anomalies} == {
        "liens.csv",
        "sigles.csv",
        "suggestions_refusees.csv",
    }
    assert contenu.tables["liens"] == {}
    assert len(contenu.tables["ateliers"]) == 2


def test_un_ancien_export_reconstruit_le_magasin_en_disant_ce_qui_manquait(
    export, capsys, monkeypatch, tmp_path
):
    forget(export, "liens")
    monkeypatch.setattr(config, "DATA_DIR", tmp_path / "vide")

    assert main(["construire", "--depuis", str(export)]) == 0

    sortie = capsys.readouterr()
    assert "liens.csv" in sortie.err and "elle est vide" in sortie.err
    assert actions.ouvrir().store.value("SELECT count(*) FROM ateliers") == 2


def test_sans_descripteur_une_table_absente_est_vide(export):
    (export / "datapackage.json").unlink()
    (export / "liens.csv").unlink()

    _, (anomalie,) = read_export(export)

    assert (anomalie.fichier, anomalie.severite) == ("liens.csv", "avertissement")


def test_un_descripteur_abime_et_un_dossier_sans_table_sont_refuses(export, tmp_path):
    (export / "datapackage.json").write_text("{", encoding="utf-8")
    assert [a.fichier for a in read_export(export)[1]] == ["datapackage.json"]
    (tmp_path / "photos").mkdir()

    _, (anomalie,) = read_export(tmp_path / "photos")

    assert "n’est pas un export" in anomalie.message


def test_une_ligne_qui_renvoie_a_une_table_absente_est_refusee(export):
    forget(export, "demarches")

    _, anomalies = read_export(export)

    assert any("la table demarches" in a.message for a in erreurs(anomalies))


def test_les_controles_exportes_ne_sont_pas_relus(export):
    (export / "anomalies.csv").write_text("n’importe quoi", encoding="utf-8")

    assert read_export(export)[1] == []


def test_un_export_plus_gros_que_la_limite_des_lots_se_relit(export, monkeypatch):
    monkeypatch.setattr(config, "TAILLE_MAX_CSV_OCTETS", 10)

    assert read_export(export)[1] == []
