import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import duckdb
import pytest

from egts_dashboard.store.connection import Store
from tests.fabriques import (
    atelier,
    enveloppe,
    evenement,
    ligne_budgetaire,
    preconisation,
    socle,
)


def test_les_valeurs_entrent_avec_leur_type(make_store: Callable[..., Store]) -> None:
    store = make_store(
        **socle(),
        evenements=[evenement("e", "2014-06-10")],
        enveloppes=[enveloppe()],
        lignes_budgetaires=[
            ligne_budgetaire("l", "9265.76", date=dt.date(2014, 6, 10))
        ],
    )
    assert store.value("SELECT date_debut FROM evenements") == dt.date(2014, 6, 10)
    assert store.rows("SELECT montant_eur, date FROM lignes_budgetaires") == [
        (Decimal("9265.76"), dt.date(2014, 6, 10))
    ]


def test_une_absence_reste_une_absence(make_store: Callable[..., Store]) -> None:
    store = make_store(
        **socle(), ateliers=[atelier("a", nb_seances=None, nb_participants=None)]
    )
    assert store.rows("SELECT nb_seances, nb_participants, note FROM ateliers") == [
        (None, None, None)
    ]


def test_une_colonne_vide_puis_pleine_entre_entiere(
    make_store: Callable[..., Store],
) -> None:
    ateliers = [atelier("a", thematique=None), atelier("b", thematique="Autonomie")]
    store = make_store(**socle(), ateliers=ateliers)
    assert store.rows("SELECT thematique FROM ateliers ORDER BY rowid") == [
        (None,),
        ("Autonomie",),
    ]


def test_un_texte_difficile_entre_et_sort_tel_quel(
    make_store: Callable[..., Store],
) -> None:
    difficile = "l’usager « dit » : \"=1+1\" 'a'; --\n\tl’œuvre 100 % & <b>x</b> 🌍"
    store = make_store(
        **socle(), preconisations=[preconisation("p", verbatim=difficile)]
    )
    assert store.value("SELECT verbatim FROM items") == difficile


@pytest.mark.parametrize(
    "faute",
    [
        {"territoire_code": "R99"},
        {"source_id": "perdue"},
        {"certitude": "certain"},
        {"nb_seances": 0},
        {"nb_participants": -1},
        {"ligne_debut": 5, "ligne_fin": 4},
        {"intitule": None},
    ],
)
def test_la_table_refuse_ce_que_le_modele_refuse(
    make_store: Callable[..., Store], faute: dict[str, object]
) -> None:
    with pytest.raises(duckdb.ConstraintException):
        make_store(**socle(), ateliers=[atelier("a", **faute)])


def test_deux_lignes_de_meme_cle_sont_refusees(
    make_store: Callable[..., Store],
) -> None:
    with pytest.raises(duckdb.ConstraintException):
        make_store(**socle(), ateliers=[atelier("a"), atelier("a")])
