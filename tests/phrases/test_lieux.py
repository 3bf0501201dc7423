"""Une place se dit une fois, avec son document."""

from egts_dashboard.phrases.lieux import lieu


def test_une_place_suit_son_document() -> None:
    assert lieu("Actes", "page 3") == "Actes, page 3"


def test_une_place_qui_nomme_son_document_ne_le_redit_pas() -> None:
    assert lieu("prop.csv", "prop.csv, ligne 2") == "prop.csv, ligne 2"
