"""Quand un document compte par atelier, la page croise qui vient et où l’on vient."""

from pathlib import Path

import pytest

from egts_dashboard import actions
from egts_dashboard.analyses.grappes import cluster
from egts_dashboard.phrases import representativite_preuves as phrases
from egts_dashboard.phrases.ecarts import probabilite
from egts_dashboard.ui.pourquoi import recalculated
from tests.fabriques import atelier, effectif, evenement
from tests.lots import socle
from tests.pages.ouvrir import open_page, texts
from tests.pages.parcours import look
from tests.pages.rejeu import answers

# Modalité → présences dans chacun de six ateliers.
PRESENCES = {
    "Usagers": (40, 6, 7, 5, 8, 6),
    "Cadres": (5, 30, 28, 31, 33, 29),
}


@pytest.fixture
def poste(dossiers: Path) -> Path:
    ici = {"dimension": "metier", "unite": "personnes"}
    rencontre = evenement("ass", "2014-06-10", nature="assises")
    socle(
        dossiers / "data" / "livre",
        evenements=[rencontre],
        ateliers=[atelier(f"a{n}", intitule=f"Atelier {n}") for n in range(6)],
        effectifs=[
            effectif(f"{nom}-{n}", nom, valeur, atelier_id=f"a{n}", **ici)
            for nom, valeurs in PRESENCES.items()
            for n, valeur in enumerate(valeurs)
        ]
        + [
            effectif(nom, nom, sum(valeurs), evenement_id="ass", **ici)
            for nom, valeurs in PRESENCES.items()
        ],
    )
    return dossiers


def test_le_croisement_nomme_la_case_qui_se_detache(poste: Path) -> None:
    page = open_page("representativite")
    page.radio(key="comparer").set_value("metier.ass").run()
    assert not page.exception
    dit = texts(page)
    assert "Fisher–Freeman–Halton" in dit
    assert "Usagers dans Atelier 0, **40** pour" in dit


def test_l_intervalle_par_atelier_se_refait_en_sql(poste: Path) -> None:
    vue = look("representativite", {"comparer": "metier.ass"})
    (montree,) = (m for m in vue.tables if m.cle == "grappes")
    refaites = actions.ouvrir().store.frame(recalculated(montree.tableau, "grappes"))
    assert set(refaites["modalite"]) == set(PRESENCES)
    totaux = [sum(nb) for nb in zip(*PRESENCES.values(), strict=True)]
    for refaite in refaites.itertuples():
        points = [*zip(PRESENCES[refaite.modalite], totaux, strict=True)]
        mesure = cluster(*zip(*points, strict=True))
        assert phrases.grappe(refaite.modalite, mesure, points) in texts(vue.page)
        lus = (refaite.part_pct, refaite.bas_pct, refaite.haut_pct)
        assert mesure.bas is not None and mesure.haut is not None
        attendus = (mesure.part, mesure.bas, mesure.haut)
        assert lus == pytest.approx([100 * attendu for attendu in attendus])
        assert (refaite.deff, refaite.n_eff) == pytest.approx(
            (mesure.deff, mesure.n_eff)
        )


def test_le_croisement_se_refait_en_sql(poste: Path) -> None:
    vue = look("representativite", {"comparer": "metier.ass"})
    (montree,) = (m for m in vue.tables if m.cle == "marges")
    magasin = actions.ouvrir().store
    cases = magasin.frame(recalculated(montree.tableau, "marges"))
    fautes = {c for c in montree.colonnes if not answers(montree, c, cases)}
    assert fautes == set()
    (entier,) = magasin.frame(recalculated(montree.tableau, "croisement")).itertuples()
    assert entier.n == sum(map(sum, PRESENCES.values()))
    assert (entier.nb_modalites, entier.nb_ateliers) == (2, 6)
    assert entier.p_global == 1 / (entier.nb_tirages + 1)
    assert f"**{probabilite(entier.p_global)}**" in texts(vue.page)


def test_les_donnees_livrees_sans_compte_par_atelier_ne_croisent_rien(
    store: object,
) -> None:
    assert "Freeman" not in texts(open_page("representativite"))
