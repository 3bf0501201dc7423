"""La note d’un couple refaite en SQL, contre celle que la file montre."""

import pytest

from egts_dashboard import actions
from egts_dashboard.queries.rapprochement import Ensemble, document
from egts_dashboard.queries.recalculs.couple import note_refaite
from egts_dashboard.store.connection import Store

BILAN, RESTITUTION = "doc-bilan-so-2014", "doc-restitution-pc-2014"
ENSEMBLES = {
    "vers un autre document": (document(RESTITUTION), document(BILAN)),
    "vers le plan national": (document(BILAN), Ensemble("plan", "plan_2015")),
    "d’un niveau à lui-même": (Ensemble("niveau", "region"),) * 2,
}


@pytest.mark.parametrize("nom", ENSEMBLES)
def test_la_note_et_la_ressemblance_se_refont_en_sql(store: Store, nom: str) -> None:
    amont, aval = ENSEMBLES[nom]
    couples = actions.rapprocher(store, amont, aval, 0.3)
    lus = [*couples[:8], *couples[8 :: max(1, len(couples) // 12)]]
    assert {bool(c["appui"]) for c in lus} == {
        True,
        False,
    } or nom != "vers un autre document"
    for couple in lus:
        refaite = store.frame(note_refaite(store, couple, aval))
        termes = refaite.set_index("terme")["valeur_terme"]
        # La file arrondit à quatre décimales.
        assert termes["Note"] == pytest.approx(couple["score"], abs=6e-5)
        assert termes["Ressemblance"] == pytest.approx(couple["ressemblance"], abs=6e-5)


def test_les_termes_de_la_note_s_additionnent(store: Store) -> None:
    amont, aval = ENSEMBLES["vers un autre document"]
    couple = next(c for c in actions.rapprocher(store, amont, aval, 0.3) if c["appui"])
    t = store.frame(note_refaite(store, couple, aval)).set_index("terme")[
        "valeur_terme"
    ]
    mots = 0.6 * t["Racines communes (cosinus)"]
    mots += 0.4 * t["Suites de 3 à 5 lettres (cosinus)"]
    assert t["Mots"] == pytest.approx(mots)
    appui = t["De l’amont à un bout du lien jugé"] * t["De l’aval à l’autre bout"]
    assert t["Appui"] == pytest.approx(appui)
    assert t["Note"] == pytest.approx(1 - (1 - t["Ressemblance"]) * (1 - 0.7 * appui))
