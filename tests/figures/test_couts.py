"""Les parts de la dépense et des signatures, face à face."""

import pandas as pd

from egts_dashboard.figures.couts import parts_signatures


def test_deux_parts_proches_s_ecrivent_chacune_de_son_cote() -> None:
    parts = pd.DataFrame(
        {
            "region": ["Limousin", "Aquitaine"],
            "region_code": ["R74", "R72"],
            "part_signatures_pct": [11.0, 69.0],
            "part_depense_pct": [8.0, 27.0],
        }
    )
    signatures, depense = parts_signatures(parts, False).data[-2:]
    assert list(signatures.textposition) == ["top right", "top center"]
    assert list(depense.textposition) == ["top left", "top center"]
