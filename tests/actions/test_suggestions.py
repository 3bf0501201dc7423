from collections.abc import Callable
from pathlib import Path

import pytest

from egts_dashboard import actions, config
from egts_dashboard.actions import suggestions
from egts_dashboard.store.connection import Store
from tests.fabriques import preconisation, socle

pytestmark = pytest.mark.usefixtures("epreuve_unique")


def test_les_suggestions_ne_visent_que_des_items_sans_theme(store: Store) -> None:
    proposees = suggestions.suggerer(store).file
    sans = {i for (i,) in store.rows("SELECT item_id FROM items WHERE nb_themes = 0")}
    assert set(proposees["item_id"]) <= sans
    assert proposees["confiance"].is_monotonic_decreasing
    assert proposees.groupby("item_id").size().max() <= 3


def test_l_epreuve_dit_un_f1_entre_zero_et_un_par_theme(store: Store) -> None:
    epreuve = suggestions.eprouver(store)
    assert epreuve is not None
    bilan = epreuve.at(0.3)
    assert 0.4 < bilan.ensemble.f1 < 1
    for qualite in bilan.par_theme.values():
        assert 0 <= qualite.bas <= qualite.f1 <= qualite.haut <= 1
    strict = epreuve.at(0.7).ensemble
    assert strict.proposes < bilan.ensemble.proposes
    assert strict.precision is not None and bilan.ensemble.precision is not None
    assert strict.precision > bilan.ensemble.precision


def test_une_suggestion_acceptee_se_dit_telle_et_une_refusee_ne_revient_pas(
    dossiers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config, "DATA_DIR", config.RACINE / "data")
    poste = actions.ouvrir().store
    lignes = suggestions.suggerer(poste).file[["objet", "item_id", "theme_id"]]
    premiere, seconde = (tuple(map(str, ligne)) for ligne in lignes.to_numpy()[[0, -1]])
    apport = suggestions.repondre("equipe", [premiere], [seconde], "Relu.")
    actions.apporter(apport, "Équipe")
    apres = actions.ouvrir().store
    methodes = apres.rows(
        "SELECT theme_id, methode FROM codages WHERE objet_id = ?", [premiere[1]]
    )
    assert methodes == [(premiere[2], "suggestion_acceptee")]
    restent = suggestions.suggerer(apres).file[["objet", "item_id", "theme_id"]]
    cles = {tuple(map(str, ligne)) for ligne in restent.to_numpy()}
    assert seconde not in cles and premiere[1] not in {cle[1] for cle in cles}


def test_un_magasin_sans_codage_ne_propose_rien(
    make_store: Callable[..., Store],
) -> None:
    petit = make_store(**socle(), preconisations=[preconisation("p1")])
    assert suggestions.suggerer(petit).file.empty
    assert suggestions.eprouver(petit) is None
