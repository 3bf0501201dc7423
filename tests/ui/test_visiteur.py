"""Reconnaître un navigateur d’une session à l’autre."""

from egts_dashboard.ui.visiteur import browser, unmask

JETON = bytes(range(16))


def _hide(masque: bytes) -> str:
    """Le témoin tel que Streamlit l’écrit, sous ce masque."""
    cache = bytes(o ^ masque[rang % 4] for rang, o in enumerate(JETON))
    return f"2|{masque.hex()}|{cache.hex()}|1700000000"


def test_le_meme_jeton_se_retrouve_sous_deux_masques() -> None:
    assert unmask(_hide(b"abcd")) == unmask(_hide(b"\x00\xff\x10\x7f")) == JETON


def test_un_temoin_mal_forme_ne_reconnait_personne() -> None:
    for temoin in ("", "2|", "2|zz|00|1", "1|61|62|1", "2||00|1", "2|61||1", "é|é|é|é"):
        assert unmask(temoin) is None


def test_hors_d_un_navigateur_il_n_y_a_personne() -> None:
    assert browser() is None
