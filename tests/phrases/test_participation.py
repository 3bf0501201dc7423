"""Ce que la page Participation dit des séances, selon qu’on les connaît toutes ou non."""

import pandas as pd
import pytest

from egts_dashboard.phrases.participation import a_retenir, precision_ateliers

ATELIERS = pd.DataFrame(
    {
        "atelier": ["Lien", "Soin"],
        "nb_participations": [30, 20],
        "nb_seances": [None, 2],
        "participations_par_seance": [None, 10.0],
    }
)


def bilan(nb_seances: int | None, nb_avec_seances: int) -> dict[str, object]:
    return {
        "nb_ateliers": 3,
        "nb_comptes": 2,
        "nb_participations": 50,
        "nb_seances": nb_seances,
        "nb_avec_seances": nb_avec_seances,
        "nb_demarches": 1,
        "nb_regions": 2,
        "nb_sans_date": 0,
        "region": "Aquitaine",
    }


@pytest.mark.parametrize(
    ("nb_seances", "nb_avec_seances", "dit"),
    [
        (4, 2, "en **4\u00a0séances** sont comptées, dans"),
        (2, 1, ", dont 1 a tenu **2\u00a0séances**"),
        (None, 0, "participations** sont comptées, dans"),
    ],
)
def test_les_seances_qu_on_ne_connait_pas_ne_valent_pas_zero(
    nb_seances: int | None, nb_avec_seances: int, dit: str
) -> None:
    donnees = bilan(nb_seances, nb_avec_seances)
    phrase = a_retenir(donnees, ATELIERS, pd.DataFrame())
    assert dit in phrase
    assert "0\u00a0séance" not in phrase + precision_ateliers(donnees, ATELIERS)


def test_les_participations_de_deux_demarches_se_disent_additionnees() -> None:
    seule = a_retenir(bilan(4, 2), ATELIERS, pd.DataFrame())
    assert "ensemble" not in seule
    deux = a_retenir(bilan(4, 2) | {"nb_demarches": 2}, ATELIERS, pd.DataFrame())
    assert "2 ateliers sur 3 de 2\u00a0démarches ensemble" in deux.replace(
        "**", ""
    ).replace("2\u00a0ateliers", "2 ateliers")
