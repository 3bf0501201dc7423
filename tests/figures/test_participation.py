"""Les figures de la participation, relues dans leurs traces."""

import datetime as dt

import pandas as pd

from egts_dashboard.figures import participation as figures
from egts_dashboard.figures import rencontres


def _ateliers() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "atelier": ["Le plus suivi <b>", "Un second"],
            "nb_participations": [95, 49],
            "nb_seances": [4, 2],
            "participations_par_seance": [23.75, 24.5],
            "part_pct": [66.0, 34.0],
        }
    )


def test_la_barre_porte_participations_et_seances_dans_l_ordre_recu() -> None:
    (barre,) = figures.ateliers(_ateliers(), False).data
    assert list(barre.x) == [95, 49]
    assert [t.strip("\u00a0") for t in barre.text] == [
        "95 en 4\u00a0séances",
        "49 en 2\u00a0séances",
    ]


def test_la_plus_longue_barre_est_seule_en_couleur_et_l_axe_part_de_zero() -> None:
    figure = figures.ateliers(_ateliers(), False)
    premiere, seconde = figure.data[0].marker.color
    assert premiere != seconde
    assert figure.layout.xaxis.range[0] == 0


def test_un_intitule_venu_des_donnees_reste_du_texte() -> None:
    figure = figures.ateliers_etroits(_ateliers(), False)
    assert "&lt;b&gt;" in figure.layout.annotations[0].text
    figure = figures.ateliers(_ateliers(), False)
    assert "&lt;b&gt;" in figure.layout.yaxis.ticktext[0]


def test_ce_qui_n_a_pas_de_region_est_hachure() -> None:
    tableau = pd.DataFrame(
        {
            "origine": ["Aquitaine", "Non précisée"],
            "region_code": ["R72", "SO"],
            "nb_presences": [9, 1],
            "part_pct": [90.0, 10.0],
            "est_situee": [True, False],
        }
    )
    pleine, hachuree = figures.signatures(tableau, True).data
    assert list(pleine.x) == [9]
    assert list(hachuree.x) == [1]
    assert hachuree.marker.pattern.shape == "/"


def test_la_moyenne_generale_est_celle_des_seances() -> None:
    figure = figures.seances(_ateliers(), False)
    assert figure.layout.shapes[0].x0 == 144 / 6


def test_une_rencontre_sans_compte_est_creuse_et_hors_du_cumul() -> None:
    tableau = pd.DataFrame(
        {
            "intitule": ["Journée", "Assises"],
            "territoire": ["Limousin", "Sud-Ouest"],
            "region_code": ["R74", "SO"],
            "date_debut": [dt.date(2014, 3, 1), dt.date(2014, 6, 10)],
            "date_fin": [dt.date(2014, 3, 1), dt.date(2014, 6, 10)],
            "nb_presences": pd.array([None, 420], dtype="Int64"),
            "unite": [None, "signatures"],
            "cumul": pd.array([None, 420], dtype="Int64"),
            "est_dessinee": [True, True],
        }
    )
    marches, comptees, vides = rencontres.cumul(tableau, False).data
    assert marches.line.shape == "hv"
    assert list(marches.y) == [0, 420, 420]
    assert len(comptees.x) == 1
    assert list(vides.y) == [0]
