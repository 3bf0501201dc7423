import pytest

from egts_dashboard.store.racines import stems
from egts_dashboard.ui.surlignage import highlight


@pytest.mark.parametrize(
    ("texte", "mots", "attendu"),
    [
        ("La formation", "formations", "La <mark>formation</mark>"),
        ("L’usager·ère·s", "usagers", "L’<mark>usager·ère·s</mark>"),
        ("Utilisateurs", "usager", "<mark>Utilisateurs</mark>"),
        ("L’Œuvre", "oeuvre", "L’<mark>Œuvre</mark>"),
        ("rien", "formation", "rien"),
    ],
)
def test_les_mots_trouves_sont_marques_sous_leur_ecriture(
    texte: str, mots: str, attendu: str
) -> None:
    assert highlight(texte, stems(mots)) == attendu


def test_un_texte_mechant_reste_du_texte() -> None:
    rendu = highlight(
        "<script>alert('formation')</script> & \"x\"", ["format", "script"]
    )
    assert "<script" not in rendu and "</script" not in rendu
    assert rendu.replace("<mark>", "").replace("</mark>", "") == (
        "&lt;script&gt;alert(&#x27;formation&#x27;)&lt;/script&gt; &amp; &quot;x&quot;"
    )
