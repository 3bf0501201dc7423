"""Tout ce que Pydantic peut refuser ici se dit en français."""

from typing import Any

import pytest
from pydantic import ValidationError

from egts_dashboard.ingest.messages import MESSAGES, to_french
from egts_dashboard.models import MODELES
from egts_dashboard.models.base import Enregistrement

# De quoi faire échouer n’importe quelle colonne, d’une façon ou d’une autre.
MAUVAISES = [
    "",
    "x" * 30_000,
    "é",
    "\x07",
    "-1",
    "1e9",
    "2014-02-30",
    "999999999999999",
    "0.001",
]


@pytest.mark.parametrize("modele", MODELES, ids=lambda modele: modele.TABLE)
def test_aucun_refus_ne_reste_sans_phrase(modele: type[Enregistrement]) -> None:
    sans_phrase = set()
    for mauvaise in MAUVAISES:
        with pytest.raises(ValidationError) as refus:
            modele.model_validate(
                dict.fromkeys(modele.model_fields, mauvaise) | {"intrus": "x"}
            )
        for erreur in refus.value.errors():
            regle, remede = to_french(erreur)
            assert "{" not in regle + remede
            if regle.startswith("la valeur est refusée"):
                sans_phrase.add(erreur["type"])
    assert sans_phrase == set()


def test_un_refus_inattendu_garde_son_nom_de_code() -> None:
    inconnu: Any = {"type": "mystere", "input": "x", "ctx": {}}
    assert to_french(inconnu) == ("la valeur est refusée (mystere)", "Vérifiez-la.")


def test_une_case_vide_est_dite_vide_quelle_que_soit_la_colonne() -> None:
    vide: Any = {"type": "literal_error", "input": None, "ctx": {"expected": "'a'"}}
    assert to_french(vide) == ("cette case ne peut pas être vide", "Remplissez-la.")


def test_les_phrases_n_ont_pas_d_apostrophe_droite() -> None:
    for regle, remede in MESSAGES.values():
        assert "'" not in regle + remede
        assert remede.endswith(".")
