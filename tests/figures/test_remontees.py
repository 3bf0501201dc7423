"""Les rubans des remontées, relus dans leurs traces."""

import numpy as np
import pandas as pd

from egts_dashboard.figures import remontees as figures
from egts_dashboard.figures.remontees_etroites import flux_etroit

LIGNES = [
    ("Atelier <b>", "Document", "contenu", 12, 0, 1),
    ("Document", "Plan", "identique", 3, 1, 2),
    ("Document", "Plan", "meme_demande", 5, 1, 2),
    ("Document", "Sans suite", "sans_suite", 4, 1, 2),
]


def _flux() -> pd.DataFrame:
    noms = "origine_nom cible_nom nature nb colonne_origine colonne_cible".split()
    tableau = pd.DataFrame(LIGNES, columns=noms)
    avance = tableau["colonne_cible"] > tableau["colonne_origine"]
    return tableau.assign(nature_dite=tableau["nature"].str.upper(), avance=avance)


def test_un_ruban_par_flux_epais_de_son_nombre() -> None:
    figure = figures.flux(_flux(), False)
    epaisseurs = [np.ptp([ruban.y[0], ruban.y[-1]]) for ruban in figure.data]
    assert epaisseurs == [12, 3, 5, 4]
    assert [
        f"<b>{n}</b>" in t.text for n, t in zip((12, 3, 5, 4), figure.data, strict=True)
    ]


def test_le_nombre_de_chaque_passage_est_ecrit_sur_la_figure() -> None:
    textes = [a.text for a in figures.flux(_flux(), False).layout.annotations]
    # Deux natures d’un même passage se lisent d’un nombre.
    assert {"12", "8", "4"} <= set(textes)


def test_un_nombre_ne_couvre_pas_le_nom_de_son_bloc() -> None:
    tableau = _flux()
    tableau.loc[tableau["nature"] == "sans_suite", "nb"] = 300
    # Placé sous trois cents items, son ruban monte raide vers le plan.
    montant = tableau.iloc[[1]].assign(origine_nom="Tardif", nb=1)
    figure = figures.flux(pd.concat([tableau, montant], ignore_index=True), False)
    (bloc,) = [a for a in figure.layout.annotations if a.text == "Tardif"]
    (nombre,) = [a for a in figure.layout.annotations if a.text == "1"]
    assert nombre.y > bloc.y


def test_un_nom_venu_des_donnees_reste_du_texte() -> None:
    for dessiner in (figures.flux, flux_etroit):
        figure = dessiner(_flux(), True)
        dits = [a.text for a in figure.layout.annotations]
        assert not any("Atelier <b>" in dit for dit in dits)


def test_plus_le_lien_est_fort_plus_le_ruban_est_dense() -> None:
    rubans = figures.flux(_flux(), False).data
    denses = [float(r.fillcolor.rsplit(",", 1)[1].rstrip(")")) for r in rubans[1:3]]
    assert denses[0] > denses[1]


def test_sur_un_ecran_etroit_les_passages_sont_des_barres_du_plus_fort_au_moindre() -> (
    None
):
    figure = flux_etroit(_flux(), False)
    assert {trace.type for trace in figure.data} == {"bar"}
    assert sum(sum(trace.x) for trace in figure.data) == 12
    nombres = [a.text.strip("\u00a0") for a in figure.layout.annotations[-2:]]
    assert nombres == ["<b>8</b>", "<b>4</b>"]


def test_des_rubans_fins_n_ecrivent_pas_leurs_nombres_l_un_sur_l_autre() -> None:
    noms = "origine_nom cible_nom nature nb colonne_origine colonne_cible".split()
    lignes = [("Bilan", f"Cible {k}", "meme_demande", 1, 0, 1) for k in range(5)]
    lignes.append(("Bilan", "Sans suite", "sans_suite", 200, 0, 1))
    tableau = pd.DataFrame(lignes, columns=noms).assign(nature_dite="x", avance=True)
    figure = figures.flux(tableau, False)
    places = [(a.x, a.y) for a in figure.layout.annotations if a.text == "1"]
    assert len(places) == len({(round(x, 3), round(y, 1)) for x, y in places}) == 5
    # Des rubans d’un pixel partent du même endroit : leurs nombres s’étagent.
    assert np.ptp([x for x, _ in places]) > 0.1


def test_la_figure_tient_sur_le_premier_ecran() -> None:
    assert figures.flux(_flux(), False).layout.height <= 360


def test_un_flux_qui_revient_en_arriere_n_a_pas_de_ruban() -> None:
    retour = (
        _flux().iloc[[1]].assign(cible_nom="Document", colonne_cible=1, avance=False)
    )
    figure = figures.flux(pd.concat([_flux(), retour], ignore_index=True), False)
    assert len(figure.data) == len(LIGNES)
