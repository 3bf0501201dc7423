"""Un export en plusieurs langues, ou qui dit deux fois la même chose : rien n’en tombe."""

from pathlib import Path

from egts_dashboard import actions
from tests.lots import socle

PROPOSITIONS = """\
id;participatory_space/id;title/en;title/fr;body/en;body/fr;published_at;url;reference
1;3;;Ouvrir un relais;;Pour les aidants.;2024-03-02;https://x.test/1;REF-1
2;3;Open a day centre;;For carers.;;2024-03-02;https://x.test/2;REF-2
3;3;Run night buses;Des bus de nuit;;;2024-03-02;https://x.test/3;REF-3
"""


def test_une_proposition_ecrite_dans_une_autre_langue_entre_et_rien_ne_tombe(
    dossiers: Path,
) -> None:
    socle(dossiers / "data" / "livre")
    fichier = dossiers / "a.csv"
    fichier.write_text(PROPOSITIONS, encoding="utf-8")
    lu = actions.lire_export(fichier, demarche="demarche")
    assert lu is not None
    assert [e for lecture in lu.lectures for e in lecture.erreurs] == []
    actions.confirmer_export(lu)
    assert actions.ouvrir().store.records(
        "SELECT intitule, verbatim FROM preconisations ORDER BY preconisation_id"
    ) == [
        {"intitule": "Ouvrir un relais", "verbatim": "Pour les aidants."},
        {"intitule": "Open a day centre", "verbatim": "For carers."},
        {"intitule": "Des bus de nuit", "verbatim": None},
    ]
    gardees = {(intitule, valeur) for _, intitule, valeur in lu.converti.gardees}
    assert ("title/en", "Run night buses") in gardees
    assert ("title/en", "Open a day centre") not in gardees
    assert {("reference", f"REF-{rang}") for rang in (1, 2, 3)} <= gardees
