import datetime as dt
import json
import threading
from pathlib import Path

import pytest

from egts_dashboard import actions, config
from egts_dashboard.__main__ import main
from egts_dashboard.errors import DonneesInvalides, EcritureImpossible, LotRefuse
from egts_dashboard.ingest.lots import read_cards
from egts_dashboard.ingest.verrou import VERROU
from egts_dashboard.models.lot import FicheLot
from tests.fabriques import atelier, preconisation
from tests.lots import poste_corrige, socle, write_lot


@pytest.fixture
def poste(dossiers: Path) -> Path:
    """Un lot livré, puis une correction et un ajout de l’utilisateur."""
    return poste_corrige(dossiers, preconisations=[preconisation("p2")])


def participations() -> int:
    return actions.ouvrir().store.value("SELECT sum(nb_participants) FROM ateliers")


def files(racine: Path) -> dict[str, bytes]:
    return {
        str(f): f.read_bytes()
        for f in racine.rglob("*")
        if f.is_file() and f.name != VERROU
    }


def test_un_lot_retire_puis_retabli_rend_les_memes_chiffres(poste: Path) -> None:
    assert participations() == 25
    actions.retirer("correction", "Jeanne", "Mauvais fichier.")
    assert participations() == 20
    actions.retablir("correction", "Jeanne", "C’était le bon.")
    assert participations() == 25
    actions.retirer("correction", "Jeanne", "Non.")
    assert participations() == 20


def test_un_geste_n_ecrit_qu_un_lot_neuf_et_dit_qui_et_pourquoi(poste: Path) -> None:
    avant = files(poste / "var" / "lots") | files(poste / "data")
    geste = actions.retirer("correction", " Jeanne ", "Mauvais « fichier ».")
    apres = files(poste / "var" / "lots") | files(poste / "data")
    assert {c: o for c, o in apres.items() if c in avant} == avant
    assert apres.keys() - avant.keys() == {str(geste / "lot.toml")}
    assert actions.ouvrir().store.rows(
        "SELECT auteur, raison, retire FROM lots WHERE retire IS NOT NULL"
    ) == [("Jeanne", "Mauvais « fichier ».", "correction")]


def test_un_lot_livre_se_retire_aussi(poste: Path) -> None:
    socle(poste / "data" / "autre", ateliers=[atelier("a1"), atelier("a9")])
    actions.retirer("autre", "Jeanne", "Hors sujet.")
    assert actions.ouvrir().store.value("SELECT count(*) FROM ateliers") == 1


def test_l_effet_annonce_est_celui_du_geste_et_n_ecrit_rien(poste: Path) -> None:
    actions.ouvrir()
    avant = files(poste)
    effet = actions.effet_du_retrait("correction")
    assert files(poste) == avant
    assert [
        (d.nom_table, d.ligne_id, d.geste, d.champs) for d in effet.differences
    ] == [
        ("ateliers", "a1", "correction", '{"nb_participants": [25, 20]}'),
        ("preconisations", "p2", "retrait", None),
    ]
    assert (effet.avant["participations"], effet.apres["participations"]) == (25, 20)
    assert (effet.avant["preconisations"], effet.apres["preconisations"]) == (2, 1)
    assert effet.apres["depenses"] is None
    actions.retirer("correction", "Jeanne", "Non.")
    retour = actions.effet_du_retablissement("correction")
    assert (retour.avant, retour.apres) == (effet.apres, effet.avant)


def test_un_lot_dont_d_autres_dependent_ne_se_retire_pas(poste: Path) -> None:
    with pytest.raises(DonneesInvalides, match="dépendent"):
        actions.retirer("livre", "Jeanne", "Non.")
    assert not list((poste / "var" / "lots").glob("*retrait*"))


@pytest.mark.parametrize(
    ("lot", "message"),
    [("inconnu", "Aucun lot"), ("correction", "n’est pas retiré")],
)
def test_un_geste_sans_objet_est_refuse(poste: Path, lot: str, message: str) -> None:
    with pytest.raises(LotRefuse, match=message):
        actions.retablir(lot, "Jeanne", "Non.")


def test_un_retrait_ne_se_retire_pas_et_une_raison_est_due(poste: Path) -> None:
    with pytest.raises(LotRefuse, match="pourquoi"):
        actions.retirer("correction", "Jeanne", "  ")
    geste = actions.retirer("correction", "Jeanne", "Non.")
    with pytest.raises(LotRefuse, match="geste contraire"):
        actions.retirer(geste.name, "Jeanne", "Non.")


def test_un_lot_fautif_se_retire_et_le_magasin_redevient_a_jour(poste: Path) -> None:
    actions.ouvrir()
    for nom in ("fautif", "fautif-2"):
        write_lot(
            poste / "var" / "lots" / nom, 3, ateliers=[atelier("a1", nb_seances=-1)]
        )
    assert actions.ouvrir().anomalies
    actions.retirer("fautif", "Jeanne", "Fautif.")
    assert actions.ouvrir().anomalies
    actions.retirer("fautif-2", "Jeanne", "Fautif.")
    assert not actions.ouvrir().anomalies


def test_depuis_une_date_compare_l_etat_d_alors_a_celui_d_aujourd_hui(
    poste: Path,
) -> None:
    # Les lots d’essai sont datés du 21 novembre 2026, à 1 h puis à 2 h.
    effet = actions.depuis(dt.datetime(2026, 11, 21, 1, 30))
    assert {(d.ligne_id, d.geste) for d in effet.differences} == {
        ("a1", "correction"),
        ("p2", "ajout"),
    }
    assert (effet.avant["participations"], effet.apres["participations"]) == (20, 25)
    assert actions.depuis(dt.datetime(2026, 11, 22)).differences == ()
    rien = actions.depuis(dt.datetime(2026, 11, 20))
    assert rien.avant["participations"] is None


def test_un_disque_plein_pendant_le_geste_ne_laisse_rien(
    poste: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    actions.ouvrir()
    avant = files(config.VAR_DIR)
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(EcritureImpossible):
        actions.retirer("correction", "Jeanne", "Non.")
    assert files(config.VAR_DIR) == avant


def test_entre_deux_dates_seuls_comptent_les_lots_de_l_intervalle(
    poste: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    [premier, second] = [lot.date for lot in lots_du_journal()]
    minute = dt.timedelta(minutes=1)
    avant = actions.depuis(premier - minute, second - minute)
    assert {d.geste for d in avant.differences} == {"ajout"}
    assert (avant.avant["participations"], avant.apres["participations"]) == (None, 20)
    entre = actions.depuis(premier + minute, second + minute)
    assert entre.apres["participations"] == 25
    assert actions.depuis(second + minute, second + 2 * minute).differences == ()
    with pytest.raises(LotRefuse, match="précède"):
        actions.depuis(second, premier)
    assert main(["depuis", "2000-01-01", "--jusqu-au", "2000-01-02", "--json"]) == 0
    effet = json.loads(capsys.readouterr().out)
    assert (effet["jusqu_a"], effet["lignes"]) == ("2000-01-03T00:00:00", [])


def lots_du_journal() -> list[FicheLot]:
    fiches, _ = read_cards(actions.lot_folders())
    return sorted((lot.fiche for lot in fiches.values()), key=lambda f: f.date)


def test_les_commandes_disent_ce_que_les_gestes_font(
    poste: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["retirer", "correction", "--raison", "Non."]) == 0
    assert main(["retirer", "correction", "--raison", "Non."]) == 1
    capsys.readouterr()
    assert main(["journal", "--json"]) == 0
    lots = json.loads(capsys.readouterr().out)
    assert [(x["lot_id"], x["etat_lot"]) for x in lots[1:]] == [
        ("correction", "retire"),
        ("livre", "applique"),
    ]
    assert main(["retablir", "correction", "--raison", "Si."]) == 0
    capsys.readouterr()
    assert main(["journal", "--item", "a1", "--json"]) == 0
    versions = json.loads(capsys.readouterr().out)
    assert [v["geste"] for v in versions] == ["ajout", "correction"]
    assert main(["depuis", "2026-11-21T01:30", "--json"]) == 0
    effet = json.loads(capsys.readouterr().out)
    assert effet["chiffres"]["participations"] == {"avant": 20, "apres": 25}
    assert main(["journal"]) == 0 and main(["journal", "--item", "a1"]) == 0
    assert "Participations\u00a0: 20 → 25" in capsys.readouterr().out


def test_deux_personnes_retirent_le_meme_lot_une_seule_y_arrive(poste: Path) -> None:
    actions.ouvrir()
    depart = threading.Barrier(2)
    refus: list[str] = []

    def withdraw(nom: str) -> None:
        depart.wait()
        try:
            actions.retirer("correction", nom, "Mauvais fichier.")
        except LotRefuse as dit:
            refus.append(str(dit))

    fils = [threading.Thread(target=withdraw, args=(n,)) for n in ("Anne", "Bob")]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    assert len(refus) == 1 and "déjà" in refus[0]
    assert (
        actions.ouvrir().store.value(
            "SELECT count(*) FROM lots WHERE retire IS NOT NULL"
        )
        == 1
    )
