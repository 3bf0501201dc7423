"""Un lot abîmé se dit en français, et l’ancien magasin sert toujours."""

from pathlib import Path

import pytest

from egts_dashboard import actions, config
from egts_dashboard.errors import DonneesInvalides, MagasinAbsent
from tests.fabriques import atelier, preconisation
from tests.lots import socle, write_lot, write_table

ABIMES = {
    "le fichier est vide": b"",
    "le fichier s’interrompt au milieu d’une case entre guillemets": b'atelier_id,intitule\na1,"Qual',
    "le fichier contient des octets nuls": b"atelier_id\na\x001\n",
    "le fichier n’est pas en UTF-8": "atelier_id\né\n".encode("latin-1"),
    "la colonne manque": b"atelier_id\na1\n",
    "les colonnes sont séparées par des points-virgules": b"atelier_id;intitule\na1;b\n",
}


@pytest.fixture
def poste(dossiers: Path) -> Path:
    """Un poste qui a déjà un magasin : un lot livré, une préconisation."""
    socle(config.DATA_DIR / "socle", preconisations=[preconisation("p1")])
    actions.ouvrir()
    return dossiers


def apporte(contenu: bytes) -> Path:
    lot = write_lot(config.VAR_DIR / "lots" / "apport", 2)
    (lot / "ateliers.csv").write_bytes(contenu)
    return lot


@pytest.mark.parametrize("message", ABIMES)
def test_un_fichier_abime_est_dit_et_l_ancien_magasin_sert(
    poste: Path, message: str
) -> None:
    apporte(ABIMES[message])
    etat = actions.ouvrir()
    assert any(
        str(anomalie).startswith("apport/ateliers.csv") and message in str(anomalie)
        for anomalie in etat.anomalies
    ), etat.anomalies
    assert etat.store.rows("SELECT item_id FROM items") == [("p1",)]
    with pytest.raises(DonneesInvalides, match=message):
        actions.construire()


def test_une_fiche_abimee_est_dite_et_l_ancien_magasin_sert(poste: Path) -> None:
    lot = write_lot(config.VAR_DIR / "lots" / "apport", 2)
    (lot / "lot.toml").write_text('titre = "à moitié écr', encoding="utf-8")
    etat = actions.ouvrir()
    assert [str(anomalie) for anomalie in etat.anomalies] == [
        "apport/lot.toml : la fiche du lot n’est pas un TOML lisible. Corrigez-la d’après la fiche"
        " d’un lot livré."
    ]
    assert etat.store.value("SELECT count(*) FROM items") == 1


def test_un_lot_repare_entre_au_magasin_au_passage_suivant(poste: Path) -> None:
    lot = apporte(b"")
    assert actions.ouvrir().anomalies
    write_table(lot / "ateliers.csv", [atelier("a1")])
    etat = actions.ouvrir()
    assert etat.anomalies == ()
    assert etat.store.rows("SELECT atelier_id FROM ateliers") == [("a1",)]


def test_un_premier_demarrage_sur_un_lot_abime_dit_tout(dossiers: Path) -> None:
    lot = socle(config.DATA_DIR / "socle")
    (lot / "ateliers.csv").write_bytes(b"")
    (lot / "codages.csv").write_bytes(b"\x00")
    with pytest.raises(DonneesInvalides) as refus:
        actions.ouvrir()
    assert str(refus.value).splitlines() == [
        "socle/ateliers.csv : le fichier est vide. Ajoutez au moins la ligne des intitulés.",
        "socle/codages.csv : le fichier contient des octets nuls. Enregistrez-le de nouveau en CSV"
        " UTF-8.",
    ]
    assert not config.STORE_DIR.exists()


def test_un_poste_sans_aucun_lot_le_dit(dossiers: Path) -> None:
    with pytest.raises(MagasinAbsent, match="Aucun lot de données n’a été trouvé"):
        actions.ouvrir()


def test_un_magasin_efface_se_reconstruit_seul(poste: Path) -> None:
    for fichier in config.STORE_DIR.iterdir():
        fichier.unlink()
    assert actions.ouvrir().store.rows("SELECT item_id FROM items") == [("p1",)]


def test_rien_ne_s_ecrit_jamais_dans_les_donnees_livrees(poste: Path) -> None:
    def etat() -> dict[str, tuple[int, int]]:
        return {
            str(f): (f.stat().st_size, f.stat().st_mtime_ns)
            for f in sorted(config.DATA_DIR.rglob("*"))
        }

    avant = etat()
    apporte(b"atelier_id\n")
    actions.ouvrir()
    for fichier in config.STORE_DIR.glob("egts-*"):
        fichier.unlink()
    actions.verifier()
    with pytest.raises(DonneesInvalides):
        actions.ouvrir()
    assert etat() == avant
    assert avant
