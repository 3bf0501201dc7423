"""Les couples d’ateliers différents dont les mots se ressemblent."""

from typing import Any

from egts_dashboard.queries.jumelles import prepared
from egts_dashboard.ui.jumelles import look_alike


def _said(atelier: str, intitule: str) -> dict[str, Any]:
    situe = {"atelier_id": atelier, "provenance": atelier.upper(), "source_id": "doc"}
    return situe | {"intitule": intitule} | prepared(intitule)


def test_un_couple_ne_vient_qu_une_fois_et_de_deux_ateliers() -> None:
    textes = [
        _said("a", "Former les équipes à l’accueil"),
        _said("b", "Former les équipes à l’accueil"),
        _said("a", "Former les équipes à l’accueil"),
        _said("b", "Financer les transports"),
    ]
    tableau = look_alike(textes)
    assert tableau["provenance"].tolist() == ["A", "B"]
    assert tableau["jumelle_provenance"].tolist() == ["B", "A"]
    assert tableau["score"].round(6).tolist() == [1, 1]
    assert "accueil" in tableau["mots_communs"].iloc[0]
    assert tableau["source_ids"].iloc[0] == ["doc"]


def test_sans_texte_la_table_est_vide_mais_a_ses_colonnes() -> None:
    assert look_alike([]).empty
    assert "jumelle" in look_alike([]).columns
