import pandas as pd

from egts_dashboard.figures.themes.cadran import cadran, cadran_etroit


def _themes() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "theme_id": ["FORM", "PART", "COOR"],
            "libelle": ["Formation <b>", "Participation", "Partenariat"],
            "lecture": ["territorial", "territorial", "convergent"],
            "convergence": [0.4, 0.4, 0.7],
            "plus_faible": "A",
            "plus_fort": "B",
            "taux_faible_pct": [25.0, 25.0, 60.0],
            "taux_fort_pct": [75.0, 75.0, 80.0],
        }
    )


def test_deux_themes_au_meme_endroit_partagent_leur_etiquette() -> None:
    points = cadran(_themes(), False).data[0]
    assert list(points.text) == ["Formation &lt;b&gt;, Participation", "Partenariat"]
    assert list(points.marker.symbol) == ["diamond", "circle"]


def test_chaque_quart_dit_combien_de_themes_il_a() -> None:
    textes = [a.text for a in cadran_etroit(_themes(), True).layout.annotations]
    assert "<b>territorial</b>\u00a0: 2\u00a0thèmes" in textes
    assert "<b>rare</b>\u00a0: 0\u00a0thème" in textes
