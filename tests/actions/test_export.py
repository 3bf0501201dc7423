from pathlib import Path

import pytest

from egts_dashboard import actions, config
from egts_dashboard.actions import export
from egts_dashboard.errors import DonneesInvalides, DossierRefuse, EcritureImpossible
from egts_dashboard.store.connection import Store, open_store
from tests.fabriques import atelier, effectif, preconisation
from tests.lots import socle, write_lot, write_table

DIFFICILES = {
    "formule": "=1+1",
    "gardee": "'=1+1",
    "apostrophe": "'tel quel",
    "arobase": "@SUM(A1)",
    "moins": "-5 % de moyens",
    "virgule": "a, b",
    "guillemets": 'dit "non" et « oui »',
    "saut": "une\nligne\r\nde plus\ret encore",
    "nombre": "007",
    "espaces": "deux  espaces\u202f!",
    "vrai": "true",
}


def contents(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Toutes les lignes de toutes les tables, dans l’ordre où le magasin les garde ; le journal."""
    tables = store.rows(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = 'egts'"
    )
    lignes = {t: store.rows(f"SELECT * FROM {t} ORDER BY rowid") for (t,) in tables}
    return lignes | {"journal": store.rows("FROM journal ORDER BY rang")}


def rebuilt(dossier: Path, ailleurs: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Le magasin refait de l’export, dans un autre dossier de magasin."""
    monkeypatch.setattr(config, "STORE_DIR", ailleurs)
    return open_store(actions.construire_depuis(dossier), "refait")


def difficult_lots(dossiers: Path) -> None:
    """Un lot de textes difficiles, puis un lot qui corrige, retire et remet."""
    lignes = [preconisation(cle, intitule=texte) for cle, texte in DIFFICILES.items()]
    socle(dossiers / "data" / "a", preconisations=lignes)
    corrigee = preconisation("formule", intitule='="corrigé"', note="vu en comité")
    retiree = preconisation("moins", supprime="true")
    write_lot(
        dossiers / "data" / "b",
        2,
        preconisations=[corrigee | {"supprime": ""}, retiree],
    )
    write_lot(dossiers / "data" / "c", 3, preconisations=[preconisation("moins")])


def test_un_export_relu_refait_le_meme_magasin_ligne_pour_ligne(
    store, livre, tmp_path, monkeypatch
):
    refait = rebuilt(livre, tmp_path, monkeypatch)

    attendu, obtenu = contents(store), contents(refait)
    assert obtenu.keys() == attendu.keys()
    for table in attendu:
        assert obtenu[table] == attendu[table], table
    assert len(attendu["journal"]) > 1000


def test_textes_difficiles_corrections_et_retraits_survivent_a_l_aller_retour(
    dossiers, monkeypatch
):
    difficult_lots(dossiers)
    avant = contents(actions.ouvrir().store)

    actions.exporter(dossiers / "export")
    apres = contents(rebuilt(dossiers / "export", dossiers / "autre", monkeypatch))

    assert apres == avant
    gestes = [ligne[4] for ligne in apres["journal"]]
    assert gestes[-3:] == ["correction", "retrait", "ajout"]
    intitules = {ligne[0]: ligne[10] for ligne in apres["preconisations"]}
    assert intitules["saut"] == DIFFICILES["saut"]
    assert intitules["formule"] == '="corrigé"'
    assert list(intitules)[-1] == "moins"


def test_deux_exports_du_meme_magasin_sont_identiques_a_l_octet(livre, tmp_path):
    actions.exporter(tmp_path / "second")

    fichiers = [f.relative_to(livre) for f in livre.rglob("*") if f.is_file()]
    for fichier in fichiers:
        octets = (tmp_path / "second" / fichier).read_bytes()
        assert octets == (livre / fichier).read_bytes(), fichier


def test_l_export_dit_quels_fichiers_il_a_ecrits(store, tmp_path):
    noms = {f.name for f in actions.exporter(tmp_path / "export")}

    assert {"egts.xlsx", "egts.duckdb", "datapackage.json", "DICTIONNAIRE.md"} <= noms
    assert {"ateliers.csv", "ateliers.parquet", "journal.csv", "anomalies.csv"} <= noms
    assert "livre_de_codes.qdc" in noms


def test_un_dossier_qui_contient_autre_chose_est_refuse_et_reste_intact(tmp_path):
    (tmp_path / "mes notes.txt").write_text("précieux", encoding="utf-8")

    with pytest.raises(DossierRefuse, match=r"mes notes\.txt"):
        actions.exporter(tmp_path)

    assert [f.name for f in tmp_path.iterdir()] == ["mes notes.txt"]


def test_un_fichier_ajoute_dans_un_export_empeche_de_le_remplacer(store, tmp_path):
    actions.exporter(tmp_path / "export")
    (tmp_path / "export" / "remarques.docx").write_bytes(b"x")

    with pytest.raises(DossierRefuse, match=r"remarques\.docx"):
        actions.exporter(tmp_path / "export")


def test_un_dossier_de_csv_sans_notre_descripteur_n_est_pas_un_export(tmp_path):
    (tmp_path / "ateliers.csv").write_text("atelier_id\n", encoding="utf-8")

    with pytest.raises(DossierRefuse, match="n’est pas un export"):
        actions.exporter(tmp_path)


def test_un_fichier_a_la_place_du_dossier_est_refuse(tmp_path):
    (tmp_path / "export").write_text("", encoding="utf-8")

    with pytest.raises(DossierRefuse, match="est un fichier"):
        actions.exporter(tmp_path / "export")


def test_un_export_remplace_le_precedent_en_entier(store, tmp_path):
    actions.exporter(tmp_path / "export")
    ancien = tmp_path / "export" / "ateliers.csv"
    ancien.write_text("périmé", encoding="utf-8")
    (tmp_path / "export" / ".DS_Store").write_bytes(b"")

    actions.exporter(tmp_path / "export")

    assert ancien.read_text(encoding="utf-8").startswith("atelier_id,")
    assert not (tmp_path / "export" / ".DS_Store").exists()


def test_un_export_interrompu_laisse_le_precedent_et_aucun_brouillon(
    store, tmp_path, monkeypatch
):
    actions.exporter(tmp_path / "export")

    def full(*_: object) -> None:
        raise OSError("plus de place")

    monkeypatch.setattr(export, "copy_store", full)
    with pytest.raises(EcritureImpossible, match="disque est plein"):
        actions.exporter(tmp_path / "export")

    assert [f.name for f in tmp_path.iterdir()] == ["export"]
    assert (tmp_path / "export" / "egts.duckdb").is_file()


def test_un_export_sans_une_de_ses_tables_est_refuse_sans_toucher_au_magasin(
    dossiers, monkeypatch
):
    difficult_lots(dossiers)
    servi = actions.ouvrir().store.empreinte
    actions.exporter(dossiers / "export")
    (dossiers / "export" / "themes.csv").unlink()

    with pytest.raises(DonneesInvalides, match=r"themes\.csv.*le fichier manque"):
        actions.construire_depuis(dossiers / "export")

    assert actions.ouvrir().store.empreinte == servi


def test_sans_aucun_lot_le_magasin_refait_d_un_export_sert(dossiers, monkeypatch):
    difficult_lots(dossiers)
    actions.exporter(dossiers / "export")
    monkeypatch.setattr(config, "DATA_DIR", dossiers / "vide")
    monkeypatch.setattr(config, "STORE_DIR", dossiers / "autre")

    actions.construire_depuis(dossiers / "export")

    store = actions.ouvrir().store
    assert store.value("SELECT count(*) FROM preconisations") == len(DIFFICILES)


def test_changer_une_case_de_l_export_change_le_magasin_refait(dossiers, monkeypatch):
    difficult_lots(dossiers)
    actions.exporter(dossiers / "export")
    monkeypatch.setattr(config, "STORE_DIR", dossiers / "autre")
    premier = actions.construire_depuis(dossiers / "export")

    write_table(dossiers / "export" / "preconisations.csv", [preconisation("seule")])
    second = actions.construire_depuis(dossiers / "export")

    assert premier != second
    assert open_store(second, "x").value("SELECT count(*) FROM preconisations") == 1


def test_un_petit_effectif_croise_ne_sort_dans_aucun_fichier(
    dossiers: Path, tmp_path: Path
) -> None:
    socle(
        dossiers / "data" / "socle",
        ateliers=[atelier("a"), atelier("b")],
        effectifs=[
            effectif(
                f"{ou}-{metier}", metier, valeur, dimension="metier", atelier_id=ou
            )
            for ou, metier, valeur in (
                ("a", "ASS", 3),
                ("b", "ASS", 20),
                ("a", "ES", 30),
                ("b", "ES", 40),
            )
        ]
        + [effectif("ass", "ASS", 23, dimension="metier")],
    )
    actions.exporter(tmp_path / "emporte")
    assert "a-ASS" not in (tmp_path / "emporte" / "effectifs.csv").read_text("utf-8")
    emporte = open_store(tmp_path / "emporte" / "egts.duckdb", "emporte")
    assert emporte.rows("SELECT effectif_id FROM effectifs") == [("ass",)]
