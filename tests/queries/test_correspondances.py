"""Le tableau thèmes × ateliers : les mêmes comptes que les codages."""

import pytest

from egts_dashboard.queries.correspondances import comptes, requete
from egts_dashboard.queries.filtres import Filtres
from egts_dashboard.store.connection import Store


@pytest.mark.parametrize(
    ("croiser", "colonne"),
    [("atelier", "atelier_id"), ("territoire", "territoire_code")],
)
@pytest.mark.parametrize("rang", ["tous", "principal"])
def test_chaque_case_compte_les_items_codes(
    store: Store, croiser: str, colonne: str, rang: str
) -> None:
    tableau = comptes(store, "preconisation", rang, croiser)
    codages = store.rows(
        f"""
        SELECT count(*) FROM items_themes
        JOIN items ON items.item_no = items_themes.item_no
        WHERE items.objet = 'preconisation' AND items.{colonne} IS NOT NULL
            AND ({rang == "tous"} OR items.theme_id = items_themes.theme_id)
        """
    )
    assert tableau["nb_items"].sum() == codages[0][0]
    assert not tableau.duplicated(["theme_id", "code"]).any()


def test_une_case_est_celle_de_l_atelier_nomme(store: Store) -> None:
    tableau = comptes(store, "preconisation", "tous", "atelier")
    for v in tableau.itertuples():
        attendu = store.value(
            """
            SELECT count(*) FROM items_themes JOIN ateliers USING (atelier_id)
            WHERE objet = 'preconisation' AND theme_id = ? AND intitule = ?
            """,
            [v.theme_id, v.colonne],
        )
        assert v.nb_items == attendu


def test_les_filtres_restreignent_le_tableau(store: Store) -> None:
    filtres = Filtres(annee=(2019,))
    tableau = comptes(store, "constat", "tous", "atelier", filtres)
    assert set(tableau["source_ids"].iloc[0]) == {"doc-ateliers-lr-2019"}
    relu = store.frame(*requete("constat", "tous", "atelier", filtres))
    assert relu["nb_items"].tolist() == tableau["nb_items"].tolist()
