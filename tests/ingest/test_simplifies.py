"""Simplifier d’un trait donne ce que simplifier texte par texte donne."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from egts_dashboard.ingest.entetes import normalize, slug
from egts_dashboard.ingest.simplifies import normalize_all, slug_all

MOTS = st.sampled_from(
    "L’été de la Les d’ N° n° n°3 12 € 3° œuvre Æ ǽ straße İ ſ ﬁ ½ e\u0301 ça À — \n \r \u2028".split(
        " "
    )
)
TEXTES = st.lists(st.one_of(MOTS, st.text(max_size=4)), max_size=6).map(" ".join)


@settings(max_examples=400, deadline=None)
@given(st.lists(TEXTES, max_size=8))
@example([])
@example(["", "\u0301a", "\u0301"])
@example([chr(0x4E00 + n) for n in range(300)])
def test_beaucoup_de_textes_se_simplifient_comme_un_seul(textes: list[str]) -> None:
    simples = normalize_all(textes)
    assert simples == list(map(normalize, textes))
    assert slug_all(textes, simples) == list(map(slug, textes))


def test_les_lettres_liees_se_defont_sans_se_perdre() -> None:
    assert slug("Mise en œuvre") == "mise-oeuvre"
    assert slug("ŒUVRES, cœur et nœuds") == "oeuvres-coeur-et-noeuds"
    assert slug("Curriculum vitæ") == "curriculum-vitae"
    assert normalize("Main-d’œuvre") == normalize("main d’oeuvre")
