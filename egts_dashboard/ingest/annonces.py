"""Trouve d’un trait, parmi beaucoup de textes, ceux qui annoncent peut-être un total."""

from collections.abc import Collection

import pyarrow as pa
import pyarrow.compute as pc

from egts_dashboard.ingest.totaux import INDICE

# Ce que Python tient pour une autre casse d’une lettre, et le moteur d’Arrow non.
CASSES_RARES = "ıİſ\u212a"


def hinting(textes: Collection[str]) -> set[str]:
    """Les textes où `totaux.INDICE` se trouve.

    Le moteur d’Arrow en lit cent mille dix fois plus vite, et en retient parfois trop : un
    accent y borne un mot. Python n’a donc à juger que ceux-là.
    """
    candidats = list(textes)
    reunis = "".join(candidats)
    if reunis.isascii() or not any(casse in reunis for casse in CASSES_RARES):
        tous = pa.array(candidats, pa.string())
        motif = f"(?m){INDICE.pattern}"
        retenus = pc.match_substring_regex(tous, motif, ignore_case=True)
        candidats = tous.filter(retenus).to_pylist()
    return {texte for texte in candidats if INDICE.search(texte)}
