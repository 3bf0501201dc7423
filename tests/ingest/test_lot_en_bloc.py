"""Un lot relu d’un bloc est le lot relu ligne à ligne."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egts_dashboard.ingest import lot_en_bloc
from egts_dashboard.ingest.ecriture_lot import _write_table
from egts_dashboard.ingest.lot_en_bloc import LignesDeLot, read_block
from egts_dashboard.ingest.tableau import read_csv
from egts_dashboard.ingest.validation import LigneValide, validate
from egts_dashboard.models import TABLES
from tests.fabriques import atelier, evenement, ligne_budgetaire

TEXTES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"], include_characters="\n\t"),
    min_size=1,
    max_size=8,
).filter(lambda texte: texte.strip() == texte)
DELICATS = st.sampled_from(
    ['"', 'a"b', '","', "a,b", "a\nb\n", "a\rb", "=1", "l’été", "\ufeff", " a"]
)


@pytest.fixture(autouse=True)
def _petits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lot_en_bloc, "OCTETS_MIN", 0)


def _line_by_line(path: Path, table: str) -> list[LigneValide]:
    valides, anomalies = validate(read_csv(path), TABLES[table])
    assert not anomalies
    return valides


def _same(lues: LignesDeLot, attendues: list[LigneValide]) -> None:
    assert list(lues) == attendues and [lues[r] for r in range(len(lues))] == attendues
    for lue, attendue in zip(lues, attendues, strict=True):
        assert lue.enregistrement and attendue.enregistrement
        assert (
            lue.enregistrement.model_fields_set
            == attendue.enregistrement.model_fields_set
        )
        assert repr(lue.enregistrement) == repr(attendue.enregistrement)


@settings(max_examples=150, deadline=None)
@given(
    intitules=st.lists(st.one_of(TEXTES, DELICATS), min_size=1, max_size=6),
    seances=st.sampled_from([None, 1, 10_000]),
    note=st.one_of(st.none(), TEXTES),
)
def test_un_lot_ecrit_se_relit_d_un_bloc_comme_ligne_a_ligne(
    tmp_path_factory: Any, intitules: list[str], seances: int | None, note: str | None
) -> None:
    path = tmp_path_factory.mktemp("lots") / "ateliers.csv"
    modele = TABLES["ateliers"]
    lignes = [
        modele.model_construct(
            **atelier(f"a-{n}", intitule=texte, nb_seances=seances, note=note)
        )
        for n, texte in enumerate(intitules)
    ]
    _write_table(path, "ateliers", lignes, ())
    lues = read_block(path, modele)
    valides, anomalies = validate(read_csv(path), modele)
    if lues is not None:
        assert not anomalies
        _same(lues, valides)
    else:
        assert anomalies or "\r" in path.read_bytes().decode()


@pytest.mark.parametrize(
    ("table", "valeurs"),
    [
        ("lignes_budgetaires", ligne_budgetaire("l1", "100.50")),
        ("lignes_budgetaires", ligne_budgetaire("l1", "7")),
        ("evenements", evenement("e-1", "2014-06-10")),
        ("ateliers", atelier("a-1", note="deux\nlignes", ligne_debut=3, ligne_fin=3)),
    ],
)
def test_nombres_dates_et_retours_se_relisent(
    tmp_path: Path, table: str, valeurs: dict[str, Any]
) -> None:
    path, modele = tmp_path / f"{table}.csv", TABLES[table]
    premiere = modele.model_validate(valeurs)
    seconde = premiere.model_copy(update={modele.CLE[0]: "autre"})
    _write_table(path, table, [premiere, seconde], ())
    lues = read_block(path, modele)
    assert lues is not None
    _same(lues, _line_by_line(path, table))


BON = atelier("a-1", intitule="Lien")


@pytest.mark.parametrize(
    "abime",
    [
        lambda t: t.replace('"Lien"', "Lien"),
        lambda t: t.replace('"Lien"', '"Li"en"'),
        lambda t: t.replace('"Lien"', '"Lien" '),
        lambda t: t.replace('"Lien"', '""'),
        lambda t: t.replace('"imprime"', '"sûr"'),
        lambda t: t.replace('"a-1"', '"a 1"'),
        lambda t: t.replace("\n", "\r\n"),
        lambda t: f"\ufeff{t}",
        lambda t: t + t.split("\n")[1] + "\n",
        lambda t: t + "\n",
        lambda t: t[:-2],
        lambda t: t.replace('"note"', '"supprime"'),
        lambda t: t.replace('"note"', '"intitule"'),
        lambda t: t.replace('"intitule"', '"autre"'),
        lambda t: t.split("\n")[0] + "\n",
        lambda t: "",
    ],
)
def test_ce_qui_complique_un_lot_se_lit_ligne_a_ligne(
    tmp_path: Path, abime: Any
) -> None:
    path, modele = tmp_path / "ateliers.csv", TABLES["ateliers"]
    _write_table(path, "ateliers", [modele.model_validate(BON)], ())
    assert read_block(path, modele) is not None
    path.write_bytes(abime(path.read_bytes().decode()).encode())
    assert read_block(path, modele) is None


def test_un_petit_lot_reste_en_enregistrements(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    path, modele = tmp_path / "ateliers.csv", TABLES["ateliers"]
    _write_table(path, "ateliers", [modele.model_validate(BON)], ())
    assert read_block(path, modele) is None
