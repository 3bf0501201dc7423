import datetime as dt
from pathlib import Path

import pytest

from egts_dashboard.ingest.contenu import read_content
from egts_dashboard.ingest.lots import fingerprint, lot_files, lot_paths, read_lots
from egts_dashboard.models.lot import FicheLot
from tests.fabriques import atelier, codage, preconisation
from tests.lots import socle, write_lot, write_table

FICHE = {"titre": "T", "auteur": "A", "raison": "R"}


def phrases(*dossiers: Path) -> list[str]:
    return [str(anomalie) for anomalie in read_lots(dossiers)[1]]


def write_card(dossier: Path, texte: str) -> Path:
    dossier.mkdir(exist_ok=True)
    (dossier / "lot.toml").write_text(texte, encoding="utf-8")
    return dossier


def test_un_lot_est_un_dossier_qui_a_une_fiche(tmp_path: Path) -> None:
    premier = write_lot(tmp_path / "b")
    second = write_lot(tmp_path / "a", 2)
    (tmp_path / "brouillon").mkdir()
    (tmp_path / "notes.txt").write_text("…", encoding="utf-8")
    assert lot_paths([tmp_path, tmp_path / "absent"]) == [second, premier]


def test_les_fichiers_d_un_lot_sont_sa_fiche_et_ses_tables(tmp_path: Path) -> None:
    lot = write_lot(tmp_path / "lot", ateliers=[atelier("a1")])
    (lot / "LISEZMOI.txt").write_text("…", encoding="utf-8")
    assert [f.name for f in lot_files(lot)] == ["lot.toml", "ateliers.csv"]


def test_les_lots_s_appliquent_par_ordre_puis_par_date_puis_par_nom(
    tmp_path: Path,
) -> None:
    for nom, ordre, heure in (("c", 1, 9), ("b", 1, 8), ("a", 2, 1), ("d", 1, 8)):
        write_card(
            tmp_path / nom,
            f'titre = "T"\nauteur = "A"\nraison = "R"\nordre = {ordre}\n'
            f"date = 2026-11-21T0{heure}:00:00\n",
        )
    lots, anomalies = read_lots(lot_paths([tmp_path]))
    assert anomalies == []
    assert [lu.lot.lot_id for lu in lots] == ["b", "d", "c", "a"]


def test_une_date_avec_fuseau_passe_en_temps_universel() -> None:
    heure = dt.timezone(dt.timedelta(hours=2))
    fiche = FicheLot(date=dt.datetime(2026, 11, 21, 1, tzinfo=heure), **FICHE)
    assert fiche.date == dt.datetime(2026, 11, 20, 23)


def test_une_fiche_illisible_dit_a_quelle_ligne(tmp_path: Path) -> None:
    lot = write_card(tmp_path / "lot", 'titre = "T"\nauteur "A"\n')
    assert phrases(lot) == [
        "lot/lot.toml, ligne 2 : la fiche du lot n’est pas un TOML lisible. Corrigez-la d’après la"
        " fiche d’un lot livré."
    ]


def test_une_fiche_mal_encodee_est_une_phrase(tmp_path: Path) -> None:
    lot = write_card(tmp_path / "lot", "")
    (lot / "lot.toml").write_bytes('titre = "été"'.encode("latin-1"))
    assert phrases(lot) == [
        "lot/lot.toml : la fiche du lot n’est pas en UTF-8. Corrigez-la d’après la fiche d’un lot"
        " livré."
    ]


def test_toutes_les_rubriques_fautives_d_une_fiche_sont_dites(tmp_path: Path) -> None:
    lot = write_card(
        tmp_path / "lot",
        'titre = ""\nauteur = "A"\ndate = "hier"\nordre = -1\ncouleur = "vert"\n',
    )
    assert phrases(lot) == [
        "lot/lot.toml : « titre », cette case ne peut pas être vide (case vide). Remplissez-la.",
        "lot/lot.toml : « date », une date est attendue (lu : « hier »). Écrivez-la ainsi, sans"
        " guillemets : 2014-06-10T09:00:00.",
        "lot/lot.toml : « raison », la rubrique manque. Ajoutez-la.",
        "lot/lot.toml : « ordre », la valeur doit être au moins 0 (lu : « -1 »). Corrigez-la.",
        "lot/lot.toml : « couleur », cette rubrique n’existe pas. Corrigez son nom ou retirez-la.",
    ]


def test_un_fichier_qu_aucune_table_ne_porte_est_refuse(tmp_path: Path) -> None:
    lot = write_lot(tmp_path / "lot")
    write_table(lot / "atelier.csv", [atelier("a1")])
    [phrase] = phrases(lot)
    assert phrase.startswith(
        "lot/atelier.csv : aucune table ne porte ce nom. Tables : territoires,"
    )


def test_deux_lots_du_meme_nom_sont_refuses(tmp_path: Path) -> None:
    livre = write_lot(tmp_path / "data" / "lot")
    apporte = write_lot(tmp_path / "lots" / "lot", 2)
    assert phrases(livre, apporte) == [
        "lot/lot.toml : 2 lots portent ce nom de dossier. Renommez-en un."
    ]


def test_les_fautes_de_tous_les_lots_sortent_d_un_coup(tmp_path: Path) -> None:
    premier = write_lot(tmp_path / "a", ateliers=[atelier("a1", nb_seances="deux")])
    second = write_lot(tmp_path / "b", 2, ateliers=[atelier("a2", nb_seances="trois")])
    write_table(second / "codages.csv", [codage("p", "FORM", rang="x")])
    assert [phrase.split(" :")[0] for phrase in phrases(premier, second)] == [
        "a/ateliers.csv, ligne 2, colonne « nb_seances »",
        "b/ateliers.csv, ligne 2, colonne « nb_seances »",
        "b/codages.csv, ligne 2, colonne « rang »",
    ]


def test_l_empreinte_suit_le_contenu_des_lots_et_du_programme(tmp_path: Path) -> None:
    lot = write_lot(tmp_path / "lot", ateliers=[atelier("a1")])
    avant = fingerprint([lot], b"programme")
    assert fingerprint([lot], b"programme") == avant
    assert fingerprint([lot], b"programme suivant") != avant
    (lot / "LISEZMOI.txt").write_text("…", encoding="utf-8")
    assert fingerprint([lot], b"programme") == avant
    write_table(lot / "ateliers.csv", [atelier("a1", nb_seances=3)])
    assert fingerprint([lot], b"programme") != avant


def test_deux_codages_ne_partagent_pas_un_rang_meme_dans_deux_lots(
    tmp_path: Path,
) -> None:
    premier = socle(
        tmp_path / "a",
        preconisations=[preconisation("p1")],
        codages=[codage("p1", "FORM")],
    )
    second = write_lot(tmp_path / "b", 2, codages=[codage("p1", "PART")])
    _, anomalies = read_content([premier, second])
    assert [str(a) for a in anomalies] == [
        "b/codages.csv, ligne 2, colonne « objet, objet_id, codeur, rang » : ces valeurs sont déjà"
        " à la ligne 2 de a/codages.csv (lu : « preconisation · p1 · equipe · 1 »). Changez l’une"
        " des deux lignes, ou retirez-la."
    ]


@pytest.mark.parametrize("ordre", [1_000_001, -1])
def test_un_ordre_de_lot_est_borne(ordre: int) -> None:
    with pytest.raises(ValueError):
        FicheLot(date=dt.datetime(2026, 1, 1), ordre=ordre, **FICHE)


def test_des_tables_sans_fiche_se_disent(tmp_path):
    lot, provisoire = tmp_path / "abime", tmp_path / ".en-cours"
    for dossier in (lot, provisoire):
        dossier.mkdir()
        (dossier / "ateliers.csv").write_text("atelier_id\na\n", encoding="utf-8")

    assert lot_paths([tmp_path]) == [lot]
    _, anomalies = read_lots([lot])
    assert "abime/lot.toml" in str(anomalies[0])
    assert "manque" in str(anomalies[0])
