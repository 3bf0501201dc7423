"""Une requête écrite avec ses valeurs rend ce qu’elle rend avec ses paramètres."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egts_dashboard.store.carnet import Requete
from egts_dashboard.store.litteraux import literal, write_out

VALEURS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**62), 2**62)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
    | st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
)


@given(st.lists(VALEURS, min_size=1, max_size=4))
def test_les_valeurs_ecrites_valent_les_parametres(valeurs: list[Any]) -> None:
    sql = "SELECT " + ", ".join("?" * len(valeurs))
    ecrite = write_out(Requete(sql, tuple(valeurs)))
    lues = duckdb.execute(ecrite).fetchone()
    assert lues is not None
    # Une liste vide n’a pas de type : DuckDB la lit ainsi dans les deux cas.
    assert list(lues) == valeurs


def test_un_parametre_numerote_se_repete_et_ne_se_confond_pas_avec_un_autre() -> None:
    requete = Requete("SELECT $1, $10, $1", tuple(range(10)))
    assert write_out(requete) == "SELECT 0, 9, 0"


def test_ce_qui_ressemble_a_un_parametre_dans_un_texte_reste_du_texte() -> None:
    requete = Requete(
        "SELECT 'quoi ? l’''autre ? $1', \"a?\" -- vrai ?\nFROM t WHERE x = ?", ("oui",)
    )
    assert write_out(requete) == (
        "SELECT 'quoi ? l’''autre ? $1', \"a?\" -- vrai ?\nFROM t WHERE x = 'oui'"
    )


@pytest.mark.parametrize(
    ("valeur", "ecrit"),
    [
        (date(2014, 6, 10), "'2014-06-10'::DATE"),
        (datetime(2014, 6, 10, 9, 30), "'2014-06-10T09:30:00'::TIMESTAMP"),
        (Decimal("9265.76"), "9265.76"),
        ("l'eau", "'l''eau'"),
        (("a", "b"), "['a', 'b']"),
    ],
)
def test_chaque_sorte_de_valeur_a_son_ecriture(valeur: Any, ecrit: str) -> None:
    assert literal(valeur) == ecrit
    assert duckdb.execute(f"SELECT {ecrit}").fetchone() is not None


def test_une_valeur_sans_ecriture_est_refusee() -> None:
    with pytest.raises(TypeError, match="Pas d’écriture"):
        literal(object())


def test_le_sql_est_range_contre_la_marge() -> None:
    assert write_out(Requete("\n        SELECT 1\n          + 2\n    ")) == (
        "SELECT 1\n+ 2"
    )
