import pytest

from egts_dashboard.queries.recherche import understand
from egts_dashboard.store.connection import Store
from egts_dashboard.store.racines import stems
from egts_dashboard.ui.surlignage import highlight, highlight_found, quote_found


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


def test_d_une_suite_exacte_seuls_les_mots_qui_se_suivent_sont_marques(
    store: Store,
) -> None:
    texte = "Le travail social et la responsabilité sociale"
    exacte = understand(store, "«\u00a0travail social\u00a0»")
    assert highlight_found(texte, exacte) == (
        "Le <mark>travail</mark> <mark>social</mark> et la responsabilité sociale"
    )
    libre = understand(store, "travail social")
    assert "<mark>sociale</mark>" in highlight_found(texte, libre)
    avec = understand(store, "«\u00a0travail social\u00a0» responsabilité")
    assert "<mark>responsabilité</mark> sociale" in highlight_found(texte, avec)


def test_faute_de_mot_dans_l_intitule_les_mots_du_document_disent_pourquoi(
    store: Store,
) -> None:
    mots = understand(store, "formation")
    verbatim = (
        f"{'avant ' * 12}il faut <b>une</b> formation commune{' après' * 12}, formation"
    )
    cite = quote_found("Apprendre ensemble", verbatim, mots)
    assert "&lt;b&gt;une&lt;/b&gt; <mark>formation</mark> commune après" in cite
    assert cite.startswith("… avant") and cite.endswith("après …")
    assert quote_found("La formation", verbatim, mots) == ""
    assert quote_found("Apprendre", None, mots) == ""
    assert quote_found("Apprendre", "rien de tel", mots) == ""
