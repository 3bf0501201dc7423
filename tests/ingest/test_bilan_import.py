"""Ce qu’on dit des intitulés coûte autant de colonnes, non leur carré."""

import datetime as dt
from typing import Any

from egts_dashboard.ingest.bilan_import import Importation, report_headings
from egts_dashboard.ingest.origine import Origine


class _Parcourue(dict[str, str | None]):
    """Une correspondance qui compte combien de fois on la parcourt."""

    fois = 0

    def items(self) -> Any:
        self.fois += 1
        return super().items()


def test_dire_deux_cents_colonnes_ne_les_parcourt_pas_deux_cents_fois() -> None:
    intitules = [f"météo {rang}" for rang in range(200)]
    origine = Origine("depot.csv", "", dt.datetime(2026, 1, 1))
    lu = Importation("depot.csv", "ateliers", origine)
    lu.correspondance = parcourue = _Parcourue.fromkeys(intitules)
    report_headings(lu, 1, intitules, ())
    assert len(lu.avertissements) == 200
    assert parcourue.fois < 5
