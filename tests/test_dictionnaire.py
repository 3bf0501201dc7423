from egts_dashboard import config
from egts_dashboard.exports.dictionnaire import dictionary


def test_le_dictionnaire_livre_suit_les_modeles():
    livre = (config.RACINE / "data" / "DICTIONNAIRE.md").read_text(encoding="utf-8")

    assert livre == dictionary(), "relancez : python -m egts_dashboard dictionnaire"
