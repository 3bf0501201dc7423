from collections.abc import Callable

import pandas as pd
import pytest

from egts_dashboard.figures import dessin as go
from egts_dashboard.figures.etiquettes import place_labels
from egts_dashboard.figures.style import CLAIR, palette
from egts_dashboard.figures.teintes import contrast, shade
from egts_dashboard.figures.themes import (
    barres,
    barres_etroites,
    recurrence,
    shorten,
)
from egts_dashboard.figures.themes.matrice import effectifs, specificites

Dessin = Callable[[pd.DataFrame, bool], go.Figure]


def _themes(**colonnes: list[object]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "theme_id": ["FORM", "PART"],
            "libelle": ["Formation", "Participation <b>"],
            "nb_items": [40, 1],
            "part_pct": [80.0, 2.0],
            "nb_ateliers": [12, 0],
            "nb_territoires": [4, 0],
            "nb_documents": [5, 0],
        }
        | colonnes
    )


def test_la_recurrence_s_ecrit_au_bout_de_la_barre() -> None:
    textes = barres(_themes(), False).data[0].text
    assert textes[0] == "\u00a0<b>40</b> · 12\u00a0ateliers, 4\u00a0territoires"


@pytest.mark.parametrize("dessin", [barres, barres_etroites])
def test_un_theme_sans_item_ne_prend_pas_de_rangee(dessin: Dessin) -> None:
    vide, plein = _themes(nb_items=[40, 0]), _themes()
    assert list(dessin(vide, False).data[0].x) == [40]
    assert dessin(vide, False).layout.height < dessin(plein, False).layout.height


def test_sans_atelier_la_recurrence_se_dit_en_documents() -> None:
    (ligne,) = _themes().assign(nb_ateliers=0).head(1).itertuples()
    assert recurrence(ligne) == "5\u00a0documents, 4\u00a0territoires"


def test_le_plus_recurrent_seul_est_en_couleur() -> None:
    assert list(barres(_themes(), False).data[0].marker.color) == [
        CLAIR.accent,
        CLAIR.neutre,
    ]


def test_sans_atelier_aucune_barre_n_est_en_couleur() -> None:
    figure = barres(_themes(nb_ateliers=[0, 0]), False)
    assert set(figure.data[0].marker.color) == {CLAIR.neutre}


def test_un_libelle_reste_du_texte() -> None:
    assert "Participation &lt;b&gt;" in barres(_themes(), False).layout.yaxis.ticktext


@pytest.mark.parametrize(
    ("libelle", "court"),
    [
        ("Accompagnement, relation et temps", "Accompagnement"),
        ("Formation initiale et continue", "Formation initiale et continue"),
        ("Prévention et interventions collectives", "Prévention"),
        ("Sens, éthique et valeurs", "Sens, éthique et valeurs"),
    ],
)
def test_le_nom_court_dit_encore_le_theme(libelle: str, court: str) -> None:
    assert shorten(libelle) == court


def test_deux_points_voisins_n_ecrivent_pas_leur_nom_du_meme_cote() -> None:
    cotes = place_labels([5, 5], [10, 10], ["Premier", "Second"], (10, 20), (300, 200))
    assert len(set(cotes)) == 2


def test_un_point_au_bord_droit_ecrit_son_nom_a_gauche() -> None:
    (cote,) = place_labels([10], [10], ["Un nom assez long"], (10, 20), (300, 200))
    assert cote == "middle left"


def _cases(**colonnes: list[object]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "theme": ["Formation", "Formation", "Participation", "Participation"],
            "code": ["a", "b", "a", "b"],
            "colonne": ["A", "B", "A", "B"],
            "nb_items": [3, 0, 1, 2],
        }
        | colonnes
    )


def test_une_case_sans_item_porte_un_point() -> None:
    carte, textes = effectifs(_cases(), False).data
    assert list(textes.text) == ["3", "·", "1", "2"]
    assert carte.z[0][1] == 0


@pytest.mark.parametrize("sombre", [False, True])
def test_le_nombre_d_une_case_se_lit_sur_sa_teinte(sombre: bool) -> None:
    comptes = [3, 0, 2, 1]
    encres = effectifs(_cases(nb_items=comptes), sombre).data[1].textfont.color
    for nb, encre in zip(comptes, encres, strict=True):
        assert contrast(encre, shade(nb / 3, palette(sombre).sequence)) >= 4.5


def test_une_case_non_calculable_le_dit_et_reste_neutre() -> None:
    tableau = _cases(
        x=[5, 1, 0, 1],
        n=[8, 1, 8, 1],
        rapport=[2.0, None, 0.0, None],
        est_calculable=[True, False, True, False],
        est_specifique=[True, False, False, False],
    )
    carte, textes = specificites(tableau, False).data
    assert list(textes.text) == [
        "5/8\u00a0*",
        "1/1 n.\u00a0c.",
        "0/8",
        "1/1 n.\u00a0c.",
    ]
    assert carte.z[0][0] == pytest.approx(1)
    assert carte.z[0][1] == 0
    assert carte.z[1][0] == pytest.approx(-2)
