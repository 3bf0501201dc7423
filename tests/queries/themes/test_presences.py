"""Les chances qu’un volet avait de porter un thème, recomptées atelier par atelier."""

from collections import defaultdict

import pytest

from egts_dashboard.queries.themes.presences import chances
from egts_dashboard.store.connection import Store


def test_les_chances_sont_celles_d_un_decompte_atelier_par_atelier(
    store: Store,
) -> None:
    lignes = store.rows(
        """
        SELECT atelier_id, volet, codages_retenus.theme_id
        FROM items JOIN codages_retenus
            ON codages_retenus.objet = items.objet AND objet_id = item_id
        WHERE items.objet = 'preconisation' AND atelier_id IS NOT NULL AND volet IS NOT NULL
        """
    )
    volets, portes = defaultdict(set), defaultdict(set)
    for atelier, volet, theme in lignes:
        volets[atelier].add(volet)
        portes[atelier, theme].add(volet)
    attendues = defaultdict(list)
    for (atelier, theme), ou in sorted(portes.items()):
        for volet in volets[atelier]:
            attendues[theme, volet].append(len(ou) / len(volets[atelier]))
    trouvees = {
        (v.theme_id, v.code): sorted(v.chances)
        for v in chances(store, "preconisation", "tous", "volet").itertuples()
    }
    assert trouvees.keys() == attendues.keys() and len(trouvees) > 50
    for cle, parts in attendues.items():
        assert trouvees[cle] == pytest.approx(sorted(parts))
