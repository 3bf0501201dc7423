"""La commande rapprocher, sur les données livrées."""

import json
from collections.abc import Callable

import pytest

from egts_dashboard import actions
from egts_dashboard.__main__ import main
from egts_dashboard.analyses import rapprochement
from egts_dashboard.analyses.rapprochement import SEUIL
from egts_dashboard.errors import SourceInconnue
from egts_dashboard.phrases.rapprochement import advice
from egts_dashboard.queries.rapprochement import Ensemble, document
from egts_dashboard.store.connection import Store
from tests.fabriques import preconisation, socle

AMONT, AVAL = "doc-restitution-pc-2014", "doc-bilan-so-2014"


def test_les_plus_ressemblants_sont_presque_tous_des_liens_juges(store: Store) -> None:
    couples = actions.rapprocher(store, document(AMONT), document(AVAL), 0.6)
    assert len(couples) >= 5
    assert all(c["mots_partages"] for c in couples)
    assert sum(c["statut"] == "validee" for c in couples) >= 0.75 * len(couples)
    notes = [c["score"] for c in couples]
    assert notes == sorted(notes, reverse=True)


def test_la_commande_ecrit_du_json(capsys: pytest.CaptureFixture[str]) -> None:
    commande = ["rapprocher", "--amont", AMONT, "--aval", "plan-2015", "--json"]
    assert main([*commande, "--seuil", "0,25"]) == 0
    couples = json.loads(capsys.readouterr().out)
    assert couples
    assert {"amont_id", "aval_id", "score", "mots_partages"} <= set(couples[0])
    assert {c["aval_objet"] for c in couples} == {"mesure"}


def test_la_commande_dit_que_c_est_une_proposition(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["rapprocher", "--amont", AMONT, "--aval", AVAL, "--seuil", "0.6"]) == 0
    assert "jamais un fait" in capsys.readouterr().out


def test_un_document_inconnu_est_refuse(store: Store) -> None:
    with pytest.raises(SourceInconnue, match="inconnu"):
        actions.rapprocher(store, document("inconnu"), document(AVAL))


def test_un_atelier_se_rapproche_d_un_plan(store: Store) -> None:
    couples = actions.rapprocher(
        store, Ensemble("niveau", "region"), Ensemble("plan", "plan_2015"), 0.2
    )
    assert {c["aval_objet"] for c in couples} == {"mesure"}
    assert all(not c["themes_partages"] for c in couples)


def test_un_item_n_est_propose_ni_a_lui_meme_ni_deux_fois(store: Store) -> None:
    ici = document(AMONT)
    couples = actions.rapprocher(store, ici, ici, 0.3)
    bouts = [frozenset((c["amont_id"], c["aval_id"])) for c in couples]
    assert bouts and len(set(bouts)) == len(bouts)
    assert all(len(bout) == 2 for bout in bouts)


def test_la_precision_se_mesure_sur_les_seuls_liens_lus(store: Store) -> None:
    courbe = actions.mesurer_rapprochement(store)
    liens = store.value(
        "SELECT count(*) FROM remontees_situees JOIN remontees USING (remontee_id)"
        " WHERE methode = 'lecture' AND remontees.amont_objet = remontees.aval_objet"
    )
    assert 0 < courbe["nb_juges"].iloc[0] <= liens
    assert (courbe["nb_justes"] <= courbe["nb_proposes"]).all()
    assert (courbe["nb_retrouves"] <= courbe["nb_justes"]).all()
    assert courbe["precision_pct"].iloc[-1] > courbe["precision_pct"].iloc[0]
    assert courbe["rappel_pct"].is_monotonic_decreasing


def test_les_themes_communs_font_retrouver_plus_de_liens(store: Store) -> None:
    avec = actions.mesurer_rapprochement(store)
    sans = actions.mesurer_rapprochement(store, 0.0)
    nb = int(avec.loc[avec["seuil"] == SEUIL, "nb_proposes"].iloc[0])
    # À nombre de propositions au moins égal, sans les thèmes on en retrouve moins.
    proche = sans[sans["nb_proposes"] <= nb].iloc[0]
    meme = avec[avec["nb_proposes"] <= proche["nb_proposes"]].iloc[0]
    assert meme["precision_pct"] >= proche["precision_pct"]


def test_un_document_nouveau_gagne_aux_liens_des_autres(store: Store) -> None:
    seule = actions.mesurer_rapprochement(store, caches="tous")
    nouveau = actions.mesurer_rapprochement(store, caches="document")
    assert (nouveau["nb_retrouves"] >= seule["nb_retrouves"]).all()
    au_seuil = nouveau[nouveau["seuil"] == SEUIL].iloc[0]
    # À rappel au moins égal, la ressemblance seule propose bien plus d’erreurs.
    egales = seule[seule["rappel_pct"] >= au_seuil["rappel_pct"]].iloc[-1]
    assert au_seuil["precision_pct"] > 1.5 * egales["precision_pct"]


def test_le_lien_qui_releve_une_note_est_dit(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    couples = actions.rapprocher(store, document(AMONT), document(AVAL))
    appuyes = [c for c in couples if c["appui"]]
    assert appuyes
    assert all(c["score"] >= c["ressemblance"] for c in appuyes)
    assert any(c["score"] > c["ressemblance"] for c in appuyes)
    assert all(c["score"] == c["ressemblance"] for c in couples if not c["appui"])
    assert main(["rapprocher", "--amont", AMONT, "--aval", AVAL]) == 0
    assert "Appuyé par un lien déjà jugé" in capsys.readouterr().out


def test_un_couple_refuse_n_est_plus_a_juger(store: Store) -> None:
    couples = actions.rapprocher(store, document(AMONT), document(AVAL))
    assert {"validee", "rejetee"} <= {c["statut"] for c in couples}


def test_un_long_rapprochement_dit_ou_il_en_est(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rapprochement, "BLOC", 20)
    commande = ["rapprocher", "--amont", AMONT, "--aval", AVAL, "--json"]
    assert main(commande) == 0
    sorties = capsys.readouterr()
    assert json.loads(sorties.out)
    assert "Rapprochement" in sorties.err and "100" in sorties.err.splitlines()[-1]


def test_le_seuil_suit_les_liens_qui_peuvent_appuyer(store: Store) -> None:
    seuil, nb = actions.seuil_conseille(store, document(AMONT), document(AVAL))
    entre_eux = store.value(
        "SELECT count(*) FROM remontees_situees"
        " WHERE (amont_source_id, aval_source_id) IN ((?, ?), (?, ?))",
        [AMONT, AVAL, AVAL, AMONT],
    )
    tous = store.value("SELECT count(*) FROM remontees_situees")
    assert entre_eux and nb == tous - entre_eux >= 100
    assert seuil == 0.45
    # D’un échelon à l’autre, plusieurs documents : un lien entre deux en appuie d’autres.
    plusieurs = Ensemble("niveau", "region"), Ensemble("plan", "plan_2015")
    assert actions.seuil_conseille(store, *plusieurs)[1] == tous


def test_sans_lien_juge_le_seuil_baisse_et_chaque_couple_le_dit(
    make_store: Callable[..., Store],
) -> None:
    store = make_store(
        **socle(),
        preconisations=[
            preconisation("p", intitule="Former les équipes à l’accueil des aidants"),
            preconisation(
                "q", niveau="commune", intitule="Former les équipes à l’accueil"
            ),
        ],
    )
    ici, la = Ensemble("niveau", "region"), Ensemble("niveau", "commune")
    assert actions.seuil_conseille(store, ici, la) == (0.35, 0)
    assert "aucun lien jugé" in advice(0.35, 0)
    couples = actions.rapprocher(store, ici, la)
    assert couples and {c["seuil"] for c in couples} == {0.35}
    assert {"former", "équipes", "accueil"} <= set(couples[0]["mots_partages"])
    assert {c["seuil"] for c in actions.rapprocher(store, ici, la, 0.3)} == {0.3}
