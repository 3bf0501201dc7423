"""Ce que valent les thèmes proposés, recompté en SQL, contre ce que la page en dit."""

import pandas as pd
import pytest

from egts_dashboard.actions.suggestions import Epreuve, eprouver
from egts_dashboard.analyses.qualite_suggestions import GRAINE, Qualite
from egts_dashboard.analyses.suggestions import PLIS
from egts_dashboard.queries.recalculs import redo
from egts_dashboard.queries.recalculs.suggestions import written_proposals
from egts_dashboard.queries.suggestions import codes_par_lecture
from egts_dashboard.store import carnet
from egts_dashboard.store.connection import Store
from egts_dashboard.store.litteraux import write_out

SEUILS = (0.3, 0.95)


@pytest.fixture
def epreuve(store: Store, epreuve_unique: None) -> Epreuve:
    trouvee = eprouver(store)
    assert trouvee is not None
    return trouvee


def recounted(store: Store, propositions: str) -> pd.DataFrame:
    """Le recalcul des propositions, par le nom de leur thème."""
    with carnet.open_notebook() as posees:
        codes_par_lecture(store)
    attributs = {"propositions": propositions, "graine": GRAINE}
    sql = redo("suggestions", [*map(write_out, posees)], attributs)
    return store.frame(sql).set_index("theme")


@pytest.mark.parametrize("seuil", SEUILS)
def test_comptes_f1_et_intervalles_se_recomptent(
    store: Store, epreuve: Epreuve, seuil: float
) -> None:
    refaits = recounted(store, written_proposals(epreuve.proposed(seuil)))
    libelles = dict(store.rows("SELECT theme_id, libelle FROM themes"))
    bilan = epreuve.at(seuil)
    dits = {libelles[theme]: q for theme, q in bilan.par_theme.items()}
    dits["Ensemble"] = bilan.ensemble
    assert set(refaits.index) == set(dits)
    for theme, q in dits.items():
        _check(refaits.loc[theme], q)


def _check(refait: "pd.Series[float]", q: Qualite) -> None:
    comptes = refait[["nb_lus", "nb_proposes", "nb_vrais", "nb_faux", "nb_oublies"]]
    faux, oublies = q.proposes - q.justes, q.nb - q.justes
    assert comptes.tolist() == [q.nb, q.proposes, q.justes, faux, oublies]
    assert refait["f1"] == pytest.approx(q.f1)
    for borne, attendue in (("bas", q.bas), ("haut", q.haut)):
        assert abs(refait[borne] - attendue) <= 2 * refait[f"{borne}_erreur"] + 1e-6
    assert refait["bas"] <= refait["f1"] <= refait["haut"]


@pytest.mark.parametrize("seuil", SEUILS)
def test_les_propositions_de_chaque_theme_se_refont_pli_par_pli(
    store: Store, epreuve: Epreuve, seuil: float
) -> None:
    """Trois thèmes : le plus donné, le moins donné, un du milieu ; et l’apprentissage se prouve."""
    par_theme = epreuve.at(seuil).par_theme
    ranges = sorted(par_theme, key=lambda theme: par_theme[theme].nb)
    assert len(epreuve.modeles) == PLIS
    for theme in (ranges[0], ranges[len(ranges) // 2], ranges[-1]):
        plis = store.frame(epreuve.redo(theme, seuil))
        appris = [
            pli for pli, modele in enumerate(epreuve.modeles, 1) if theme in modele
        ]
        assert plis["pli"].tolist() == appris
        assert (plis["nb_appris"] + plis["nb_tenus"] == len(epreuve.items)).all()
        dit = par_theme[theme]
        assert (plis["nb_proposes"].sum(), plis["nb_vrais"].sum()) == (
            dit.proposes,
            dit.justes,
        )
        assert (plis["a_cheval"] == 0).all()
        assert plis["residu"].max() < 1e-6 and plis["correction"].max() < 1e-6


def test_une_proposition_de_moins_change_le_compte(
    store: Store, epreuve: Epreuve
) -> None:
    propositions = epreuve.proposed(SEUILS[0])
    theme = max(propositions, key=lambda t: len(propositions[t]))
    avant = recounted(store, written_proposals(propositions))
    moins = propositions | {theme: propositions[theme][1:]}
    apres = recounted(store, written_proposals(moins))
    ecart = avant["nb_proposes"] - apres["nb_proposes"]
    (libelle,) = store.rows("SELECT libelle FROM themes WHERE theme_id = ?", [theme])
    assert ecart[ecart != 0].to_dict() == {libelle[0]: 1, "Ensemble": 1}
