from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egts_dashboard.francais import euros, nombre
from egts_dashboard.ingest.valeurs import (
    ValeurRefusee,
    check_unit,
    is_absent,
    read_integer,
    read_number,
)


@pytest.mark.parametrize(
    "texte",
    [
        "1 113,00 €",
        "1\u202f113,00\u00a0€",
        "1\u00a0113",
        "1113.0",
        "1.113,00",
        "1,113.00",
    ],
)
def test_un_montant_se_lit_avec_toute_espace_et_tout_separateur(texte: str) -> None:
    assert read_number(texte) == (Decimal(1113), None)


@pytest.mark.parametrize(
    "texte", ["", " ", "-", "–", "n.c.", "n. d.", "N.R.", "n/a", "N/C", "non précisé"]
)
def test_une_absence_n_est_pas_zero(texte: str) -> None:
    assert is_absent(texte)
    assert read_number(texte) == (None, None)


def test_zero_est_un_nombre() -> None:
    assert read_integer("0") == (0, None)


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("environ 40", (40, "environ")),
        ("avoisine 500", (500, "avoisine")),
        ("près de 1 200 personnes", (1200, "près de")),
        ("~ 30", (30, "~")),
        ("avoisine les 500", (500, "avoisine")),
        ("avoisinant 500", (500, "avoisinant")),
        ("autour de 40", (40, "autour de")),
        ("40 environ", (40, "environ")),
        ("1 200 (estimation)", (1200, "estimation")),
        ("± 40", (40, "±")),
    ],
)
def test_un_nombre_nuance_garde_son_mot(texte: str, attendu: tuple[int, str]) -> None:
    assert read_integer(texte) == attendu


@pytest.mark.parametrize(
    "texte",
    [
        "1_000",
        "１２",
        "²",
        "½",
        "inf",
        "Infinity",
        "nan",
        "1e5",
        "12 34",
        "1.113",
        "--5",
        "5 k€",
        "douze",
        "0x10",
        "1,2,3",
        "9" * 500,
    ],
)
def test_un_nombre_douteux_est_refuse(texte: str) -> None:
    with pytest.raises(ValeurRefusee):
        read_number(texte)


def test_une_fraction_de_personne_est_refusee() -> None:
    with pytest.raises(ValeurRefusee, match="entier"):
        read_integer("4,5")


@given(st.integers(-(10**12), 10**12))
def test_tout_entier_ecrit_a_la_francaise_se_relit(n: int) -> None:
    assert read_integer(nombre(n)) == (n, None)


@given(st.decimals(0, 10**10, places=2, allow_nan=False, allow_infinity=False))
def test_tout_montant_ecrit_a_la_francaise_se_relit(montant: Decimal) -> None:
    assert read_number(euros(montant)) == (montant, None)


@given(st.text(max_size=30))
def test_aucun_texte_ne_fait_tomber_le_lecteur(texte: str) -> None:
    for lire in (read_number, read_integer):
        try:
            lire(texte)
        except ValeurRefusee as refus:
            assert refus.message
            assert refus.remede


@pytest.mark.parametrize(
    ("texte", "mot"),
    [
        ("avoisinent les 500", "avoisinent"),
        ("avoisine les 500", "avoisine"),
        ("avoisinaient 500", "avoisinaient"),
        ("près des 500", "près des"),
        ("près d’500", "près d’"),
        ("autour de 500", "autour de"),
        ("quelques 500", "quelques"),
    ],
)
def test_le_mot_qui_nuance_se_lit_en_entier(texte: str, mot: str) -> None:
    assert read_number(texte) == (Decimal(500), mot)


@pytest.mark.parametrize("signe", ["\u200b", "\u200e", "\u00ad", "\u2060", "\ufeff"])
def test_un_signe_qui_ne_se_voit_pas_ne_fait_pas_refuser_un_nombre(signe: str) -> None:
    assert read_number(f"{signe}1 113{signe},00") == (Decimal(1113), None)
    assert read_integer(f"42{signe}") == (42, None)


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("une quarantaine", (40, "une quarantaine")),
        ("Une quinzaine de personnes", (15, "Une quinzaine")),
        ("près d’une centaine", (100, "près d’une centaine")),
        ("+ de 30", (30, "+ de")),
        ("40 présents", (40, None)),
        ("€ 12", (12, None)),
        ("€1,113.00", (1113, None)),
    ],
)
def test_un_nombre_dit_autrement_se_lit(
    texte: str, attendu: tuple[int, str | None]
) -> None:
    assert read_number(texte) == attendu


@pytest.mark.parametrize("texte", ["1,5 M€", "12 k€", "une quarantaine de dossiers"])
def test_un_nombre_a_une_autre_echelle_ne_se_devine_pas(texte: str) -> None:
    with pytest.raises(ValeurRefusee) as refus:
        read_number(texte)
    assert "décimales" not in refus.value.remede


def test_des_euros_devant_un_compte_sont_refuses() -> None:
    with pytest.raises(ValeurRefusee):
        check_unit("€ 12", est_montant=False)


@pytest.mark.parametrize(
    "texte",
    ["40 à 50", "40-50", "entre 40 et 50", "40 (dont 3 excusés)", "40 + 3", "12 ou 13"],
)
def test_plusieurs_nombres_dans_une_case_se_disent_sans_qu_aucun_soit_choisi(
    texte: str,
) -> None:
    with pytest.raises(ValeurRefusee, match="plusieurs nombres"):
        read_number(texte)


@pytest.mark.parametrize("texte", ["-0", "−0,00 €"])
def test_le_zero_n_a_pas_de_signe(texte: str) -> None:
    assert str(read_number(texte)[0]).startswith("0")
