"""Ce que la condition suffisante reconnaît, le modèle l’accepte et le rend tel quel."""

import re
import sys
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egts_dashboard.ingest.conversion import convert
from egts_dashboard.ingest.surs import surely_read, surely_valid
from egts_dashboard.ingest.valideur import _alone
from egts_dashboard.models import TABLES
from egts_dashboard.models.colonne import Colonne, describe

COLONNES = [(modele, c) for modele in TABLES.values() for c in describe(modele)]
LIBRES = [(m, c) for m, c in COLONNES if not (c.renvoi or c.valeurs)]
VALIDEURS = {(m.TABLE, c.nom): _alone(m, c.nom) for m, c in COLONNES}

HOSTILES = [
    *(
        "<script>",
        "=HYPERLINK(1)",
        "$x^2$",
        "[a](javascript:b)",
        "\u202eabc",
        "\U0001f600",
    ),
    *(
        "",
        " ",
        "\u00a0",
        "a ",
        "\u2003a",
        "a\x00b",
        "a\x1fb",
        "\x85",
        "a\x7f",
        "a\tb",
        "a\nb",
    ),
    *(
        "#REF!",
        "#N/A",
        "#",
        " #n/a",
        "１２",
        "1_0",
        "+5",
        "-3",
        "007",
        "0",
        "1" * 9,
        "1" * 10,
    ),
    *(
        "12",
        "1900",
        "2101",
        "10001",
        "1 200",
        "1,5",
        "12 €",
        "environ 3",
        "n.c.",
        "SO",
        "²",
    ),
    *(
        "R54",
        "r54",
        "at-pc-2014",
        "-a",
        "a b",
        "é",
        "A" * 12,
        "A" * 13,
        "a" * 120,
        "a" * 121,
    ),
    *(
        "x" * 140,
        "x" * 141,
        "é" * 4000,
        "é" * 4001,
        "y" * 20_001,
        "0" * 64,
        "atelier:a",
    ),
]
CASES = st.one_of(
    st.sampled_from(HOSTILES),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.text("AZaz09_- é\n", max_size=14),
    st.integers(-5, 10**11).map(str),
)


def _check(modele: Any, colonne: Colonne, textes: list[str]) -> None:
    cases = pa.array(textes, pa.string())
    valideur = VALIDEURS[modele.TABLE, colonne.nom]
    for texte, est_sure in zip(
        textes, surely_read(colonne, cases).to_pylist(), strict=True
    ):
        if est_sure:
            lue, mot = convert(texte, colonne, {})
            attendue = int(texte) if colonne.type == "entier" else texte
            assert (lue, mot) == (attendue, None)
            assert valideur.validate_python([lue]) == [attendue]
    for texte, est_sure in zip(
        textes, surely_valid(colonne, cases).to_pylist(), strict=True
    ):
        if est_sure:
            assert valideur.validate_python([texte]) == [texte]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(COLONNES), st.lists(CASES, min_size=1, max_size=12))
def test_une_case_sure_est_rendue_telle_quelle(
    situee: tuple[Any, Colonne], textes: list[str]
) -> None:
    modele, colonne = situee
    cases = pa.array(textes, pa.string())
    if colonne.renvoi or colonne.valeurs:
        assert not any(surely_read(colonne, cases).to_pylist())
    _check(modele, colonne, textes)


@pytest.mark.parametrize(
    ("modele", "colonne"), LIBRES, ids=lambda x: getattr(x, "nom", "")
)
def test_aucune_case_hostile_ne_passe_pour_sure(modele: Any, colonne: Colonne) -> None:
    _check(modele, colonne, HOSTILES)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(LIBRES), CASES)
def test_une_case_redite_se_juge_comme_une_seule(
    situee: tuple[Any, Colonne], texte: str
) -> None:
    modele, colonne = situee
    _check(modele, colonne, [texte] * 3)
    seule, redite = (
        surely_valid(colonne, pa.array([texte] * nb)).to_pylist() for nb in (1, 3)
    )
    assert redite == seule * 3


@pytest.mark.parametrize("forme", [pa.null(), pa.string(), pa.int64()])
@pytest.mark.parametrize("nombre", [0, 1, 3])
def test_une_absence_n_est_jamais_sure(forme: pa.DataType, nombre: int) -> None:
    _, colonne = LIBRES[0]
    assert not any(surely_valid(colonne, pa.nulls(nombre, forme)).to_pylist())


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(COLONNES), st.lists(st.integers(-5, 10**11), min_size=1))
def test_un_nombre_sur_est_rendu_tel_quel(
    situee: tuple[Any, Colonne], nombres: list[int]
) -> None:
    modele, colonne = situee
    valideur = VALIDEURS[modele.TABLE, colonne.nom]
    suite = pa.array(nombres, pa.int64())
    for nombre, est_sur in zip(
        nombres, surely_valid(colonne, suite).to_pylist(), strict=True
    ):
        if est_sur:
            assert valideur.validate_python([nombre]) == [nombre]


def test_aucun_signe_ne_borde_une_case_sure_que_le_modele_couperait() -> None:
    """Tous les signes d’Unicode, au bout d’un texte et seuls."""
    modele, colonne = next(x for x in LIBRES if x[1].nom == "note")
    signes = [chr(c) for c in range(sys.maxunicode + 1) if not 0xD800 <= c < 0xE000]
    valideur = VALIDEURS[modele.TABLE, colonne.nom]
    for forme in (signes, [f"a{s}" for s in signes], [f"{s}a" for s in signes]):
        cases = pa.array(forme, pa.string())
        sures = cases.filter(surely_read(colonne, cases)).to_pylist()
        assert len(sures) > 1_000_000
        assert valideur.validate_python(sures) == sures
        assert all(texte.strip() == texte for texte in sures)


def test_ce_qu_on_ecrit_d_ordinaire_est_sur() -> None:
    """Sans quoi la condition ne servirait à rien."""
    attendues = {
        "intitule": ["L’accueil des usager·ère·s — « près » de 1 200 €", "Été (2014)"],
        "atelier_id": ["at-pc-2014-qvt", "A_1"],
        "nb_participants": ["12", "0", "999999999"],
        "localisation": ["depot.csv, ligne\u00a012"],
    }
    colonnes = {c.nom: c for c in describe(TABLES["ateliers"])}
    for nom, textes in attendues.items():
        cases = pa.array(textes, pa.string())
        assert surely_read(colonnes[nom], cases).to_pylist() == [True] * len(textes)


def test_les_motifs_des_modeles_sont_de_ceux_que_deux_moteurs_lisent_de_meme() -> None:
    for _, colonne in COLONNES:
        if colonne.motif:
            assert colonne.motif.startswith("^") and colonne.motif.endswith("$")
            assert re.fullmatch(r"[\w\[\]{}(),:|^$+*-]+", colonne.motif, re.ASCII)


@pytest.mark.parametrize("mot", ["profession", "Profession", "Professions"])
def test_la_profession_est_le_mot_courant_du_metier(mot: str) -> None:
    dimension = next(c for c in describe(TABLES["effectifs"]) if c.nom == "dimension")
    assert convert(mot, dimension, {}) == ("metier", None)
