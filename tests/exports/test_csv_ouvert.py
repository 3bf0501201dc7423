import csv
import datetime as dt
import io
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from egts_dashboard.exports.csv_ouvert import write_csv
from egts_dashboard.ingest.apostrophes import unguard


def written(tmp_path: Path, **colonnes: list[object]) -> str:
    write_csv(pa.table(colonnes), tmp_path / "t.csv")
    return (tmp_path / "t.csv").read_bytes().decode("utf-8")


def test_les_types_s_ecrivent_sous_la_forme_des_donnees_ouvertes(tmp_path):
    texte = written(
        tmp_path,
        code=["07"],
        montant=[Decimal("1113.00")],
        petit=[Decimal("0.00")],
        nombre=[3],
        jour=[dt.date(2014, 6, 10)],
        instant=[dt.datetime(2026, 11, 21, 9, 0)],
        oui=[True],
        absent=[None],
    )

    assert texte == (
        "code,montant,petit,nombre,jour,instant,oui,absent\n"
        "07,1113.00,0.00,3,2014-06-10,2026-11-21T09:00:00,true,\n"
    )


def test_ni_bom_ni_retour_chariot(tmp_path):
    write_csv(pa.table({"a": ["é"]}), tmp_path / "t.csv")

    assert (tmp_path / "t.csv").read_bytes() == "a\né\n".encode()


@pytest.mark.parametrize("texte", ["=1+1", "+33", "-5 %", "@SUM(A1)", "'=deja"])
def test_un_texte_en_forme_de_formule_sort_precede_d_une_apostrophe(tmp_path, texte):
    assert written(tmp_path, a=[texte]) == f"a\n'{texte}\n"


@pytest.mark.parametrize("texte", ["'deja", "l'=", "'", "5 - 3"])
def test_un_texte_qui_n_est_pas_une_formule_sort_tel_quel(tmp_path, texte):
    assert written(tmp_path, a=[texte]) == f"a\n{texte}\n"


def test_un_nombre_negatif_reste_un_nombre(tmp_path):
    assert written(tmp_path, a=[-5], b=[Decimal("-1.50")]) == "a,b\n-5,-1.50\n"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1))
def test_tout_texte_se_relit_a_l_identique(tmp_path, textes):
    lu = written(tmp_path, a=textes, b=textes)

    lignes = list(map(unguard, csv.reader(io.StringIO(lu, newline=""), strict=True)))

    assert not any(
        case.startswith(("=", "+", "-", "@"))
        for ligne in csv.reader(io.StringIO(lu, newline=""))
        for case in ligne
    )
    assert lignes == [["a", "b"], *([t, t] for t in textes)]


def test_une_table_vide_garde_ses_intitules(tmp_path):
    assert written(tmp_path, a=[], b=[]) == "a,b\n"
