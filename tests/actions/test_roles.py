"""Le rôle qui signe un codage ou un jugement."""

import pytest

from egts_dashboard.actions.roles import LONGUEUR, read_note, role_id
from egts_dashboard.errors import LotRefuse


def test_un_role_devient_un_identifiant() -> None:
    assert role_id(" Codeuse n° 2 ") == "codeuse-numero-2"
    assert role_id("  ") == ""
    assert "/" not in role_id("../../x")


def test_un_role_demesure_tient_dans_un_nom_de_fichier() -> None:
    assert role_id("très longue " * 500).startswith("tres-longue")
    assert len(role_id("é" * 5000)) <= LONGUEUR


@pytest.mark.parametrize("note", ["a" * 5000, "avec \x0b dedans"])
def test_une_note_demesuree_ou_invisible_est_refusee_en_francais(note: str) -> None:
    with pytest.raises(LotRefuse, match="signe invisible"):
        read_note(note)


def test_une_note_vide_n_est_pas_une_note() -> None:
    assert read_note("  ") is None
    assert read_note(" Relu. ") == "Relu."
