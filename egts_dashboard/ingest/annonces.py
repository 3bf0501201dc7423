"""Trouve d’un trait, parmi beaucoup de textes, ceux qui annoncent peut-être un total."""

import pyarrow as pa
import pyarrow.compute as pc

from egts_dashboard.ingest.totaux import INDICE

# Ce que Python tient pour une autre casse d’une lettre, et le moteur d’Arrow non.
CASSES_RARES = "ıİſ\u212a"


def hinting(textes: pa.Array) -> list[str]:
    """Les textes où `totaux.INDICE` se trouve.

    Le moteur d’Arrow en lit cent mille dix fois plus vite, et en retient parfois trop : un
    accent y borne un mot. Python n’a donc à juger que ceux-là.
    """
    motif = f"(?m){INDICE.pattern}|(?-i:[{CASSES_RARES}])"
    retenus = pc.match_substring_regex(textes, motif, ignore_case=True)
    candidats = textes.filter(retenus).to_pylist()
    return [texte for texte in candidats if INDICE.search(texte)]
