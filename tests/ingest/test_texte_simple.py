"""Un texte sans guillemet se lit d’un trait comme le module csv le lit ligne à ligne."""

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from egts_dashboard.ingest.apostrophes import is_guarded
from egts_dashboard.ingest.grille import Grille
from egts_dashboard.ingest.texte_delimite import SEPARATEURS, _rows
from egts_dashboard.ingest.texte_simple import plain_rows

MORCEAUX = ["a", "é", "12", " ", "\t", ";", ";", ",", "\n", "\n", "\r\n", "\u2028", "'"]
DURS = ["\r", '"', "\0", "\x0b", "\x85", "\ufeff"]
TEXTES = st.lists(st.sampled_from(MORCEAUX * 3 + DURS), max_size=40).map("".join)


@settings(max_examples=500, deadline=None)
@given(
    texte=TEXTES,
    separateur=st.sampled_from(SEPARATEURS),
    premiere=st.sampled_from([1, 2]),
)
@example("a;b\n1;2", ";", 1)
@example("a;b\r\n\r\n;;\r\n1;2\r\n", ";", 2)
def test_la_lecture_d_un_trait_est_celle_du_module_csv(
    texte: str, separateur: str, premiere: int
) -> None:
    lues = plain_rows(texte, separateur, premiere)
    grille = Grille("essai.csv")
    if lues is None:
        largeurs = {len(ligne.split(separateur)) for ligne in texte.split("\n")}
        assert (
            len(largeurs) > 1
            or set('"\r\0\ufeff') & set(texte)
            or not texte.strip()
            or is_guarded(texte)
        )
        return
    assert lues == list(_rows(texte, separateur, premiere, grille))
    assert grille.anomalies == []


@settings(max_examples=200, deadline=None)
@given(
    lignes=st.lists(
        st.tuples(
            st.text("aé1 \t'\u2028\x0b\x85", max_size=4), st.text("b,", max_size=3)
        ),
        min_size=1,
        max_size=9,
    ),
    retour=st.sampled_from(["\n", "\r\n"]),
    fin=st.sampled_from(["", "\n", "\n\n\r\n"]),
)
def test_un_texte_regulier_se_lit_d_un_trait(
    lignes: list[tuple[str, str]], retour: str, fin: str
) -> None:
    texte = retour.join(";".join(ligne) for ligne in lignes) + fin
    assume(not is_guarded(texte))
    lues = plain_rows(texte, ";", 1)
    assert lues is not None
    assert lues == list(_rows(texte, ";", 1, Grille("essai.csv")))


def test_un_guillemet_ou_un_retour_seul_demandent_le_module_csv() -> None:
    for texte in ('a;"b"\n', "a;b\rc;d\n", "a;\0\n"):
        assert plain_rows(texte, ";", 1) is None
