import hashlib
import json
from itertools import pairwise

import pytest

from egts_dashboard import actions
from egts_dashboard.figures import carte as figures
from egts_dashboard.figures.contours import centre, contours, frontieres
from egts_dashboard.figures.style import palette
from egts_dashboard.figures.teintes import contrast
from egts_dashboard.queries.carte import carte
from egts_dashboard.store.connection import Store

# Ce que Plotly irait chercher en ligne.
TRACES_EN_LIGNE = {
    "choropleth",
    "scattergeo",
    "scattermap",
    "scattermapbox",
    "choroplethmap",
}


@pytest.mark.parametrize("sombre", [False, True])
@pytest.mark.parametrize("dessin", [figures.carte, figures.tuiles])
def test_la_figure_montre_les_vingt_departements_sans_rien_telecharger(
    store: Store, dessin, sombre: bool
) -> None:
    tableau = carte(store, "signatures")
    figure = dessin(tableau, sombre)
    assert {t.name for t in figure.data if t.fill == "toself"} == set(
        tableau["territoire"]
    )
    assert not {t.type for t in figure.data} & TRACES_EN_LIGNE
    assert "http" not in json.dumps(figure.to_plotly_json(), default=str)


def test_la_carte_reste_legere(store: Store) -> None:
    assert len(figures.carte(carte(store, "signatures"), False).to_json()) < 80_000


def test_la_carte_et_les_tuiles_ont_les_memes_couleurs(store: Store) -> None:
    tableau = carte(store, "population")
    teintes = [
        {t.name: t.fillcolor for t in dessin(tableau, False).data if t.fill == "toself"}
        for dessin in (figures.carte, figures.tuiles)
    ]
    assert teintes[0] == teintes[1]


def test_ce_qui_n_est_pas_renseigne_est_hachure(store: Store) -> None:
    tableau = carte(store, "participations")
    vides = set(tableau.loc[tableau["valeur"].isna(), "territoire"])
    figure = figures.carte(tableau, False)
    assert (
        vides and {t.name for t in figure.data if t.fillpattern.shape == "/"} == vides
    )


@pytest.mark.parametrize("sombre", [False, True])
@pytest.mark.parametrize("indicateur", ["signatures", "population", "participations"])
def test_chaque_etiquette_se_lit_sur_son_fond(
    store: Store, indicateur: str, sombre: bool
) -> None:
    figure = figures.tuiles(carte(store, indicateur), sombre)
    for tuile, etiquette in zip(figure.data, figure.layout.annotations, strict=True):
        fond = tuile.fillcolor or palette(sombre).fond
        assert contrast(etiquette.font.color, fond) >= 4.5


def test_deux_voisins_gardent_la_meme_frontiere() -> None:
    formes = contours(figures.FICHIER)
    gironde, landes = (
        {frozenset(b) for a in formes[code] for b in pairwise(a)}
        for code in ("D33", "D40")
    )
    assert len(gironde & landes) > 5


def test_chaque_anneau_est_ferme_et_allege() -> None:
    formes = contours(figures.FICHIER)
    brut = json.loads(figures.FICHIER.read_text(encoding="utf-8"))
    assert len(formes) == len(brut["features"]) == 20
    assert all(
        anneau[0] == anneau[-1] for groupe in formes.values() for anneau in groupe
    )
    assert sum(len(a) for g in formes.values() for a in g) < 2_500


def test_une_frontiere_separe_deux_regions() -> None:
    formes = contours(figures.FICHIER)
    assert frontieres(formes, dict.fromkeys(formes, "R")) == []
    assert frontieres(formes, {code: code for code in formes})


def test_le_centre_d_un_carre_est_au_milieu() -> None:
    carre = [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0), (0.0, 0.0)]
    assert centre([carre]) == ((1.0, 1.0), 4.0)


def test_sans_contours_les_tuiles_prennent_la_place(
    store: Store, monkeypatch, tmp_path
) -> None:
    monkeypatch.setattr(figures, "FICHIER", tmp_path / "absent.geojson")
    tableau = carte(store, "signatures")
    assert len(figures.carte(tableau, False).data) == len(tableau)


def test_les_contours_sont_ceux_que_le_registre_cite(store: Store) -> None:
    empreinte = hashlib.sha256(figures.FICHIER.read_bytes()).hexdigest()
    assert empreinte == store.value(
        "SELECT sha256 FROM sources WHERE nom_fichier = ?", [figures.FICHIER.name]
    )


def test_le_dossier_des_cartes_n_est_pas_un_lot() -> None:
    assert "cartes" not in {dossier.name for dossier in actions.lot_folders()}
