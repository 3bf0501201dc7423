import pytest

from egts_dashboard import actions, config
from egts_dashboard.ingest.relecture import read_export
from tests.fabriques import atelier
from tests.lots import socle


@pytest.fixture
def export(dossiers):
    socle(dossiers / "data" / "essai", ateliers=[atelier("a"), atelier("b")])
    actions.exporter(dossiers / "export")
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


def test_les_controles_exportes_ne_sont_pas_relus(export):
    (export / "anomalies.csv").write_text("n’importe quoi", encoding="utf-8")

    assert read_export(export)[1] == []


def test_un_export_plus_gros_que_la_limite_des_lots_se_relit(export, monkeypatch):
    monkeypatch.setattr(config, "TAILLE_MAX_CSV_OCTETS", 10)

    assert read_export(export)[1] == []
