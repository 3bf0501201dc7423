"""Les taux de reprise, relus dans leur trace."""

import pandas as pd
import pytest

from egts_dashboard.analyses.reprise import compare
from egts_dashboard.figures.reprise import taux


def _rates() -> pd.DataFrame:
    return compare(
        pd.DataFrame(
            {"libelle": ["Un <i>", "Deux"], "nb_repris": [18, 2], "base": [20, 3]}
        )
    )


def test_l_intervalle_de_wilson_encadre_chaque_barre() -> None:
    tableau = _rates()
    (barre,) = taux(tableau, False).data
    assert list(barre.x) == pytest.approx([90, 200 / 3])
    hauts = barre.x + barre.error_x.array
    bas = barre.x - barre.error_x.arrayminus
    assert list(hauts) == pytest.approx(tableau["haut_pct"].tolist())
    assert list(bas) == pytest.approx(tableau["bas_pct"].tolist())


def test_un_effectif_trop_petit_est_creux() -> None:
    (barre,) = taux(_rates(), False).data
    pleine, creuse = barre.marker.color
    assert pleine != creuse


def test_chaque_barre_dit_son_nombre_et_sa_base() -> None:
    dits = [
        a.text.replace("<br>", " ") for a in taux(_rates(), True).layout.annotations
    ]
    assert any("18\u00a0sur\u00a020" in dit for dit in dits)
    assert any("Un &lt;i&gt;" in dit for dit in dits)
