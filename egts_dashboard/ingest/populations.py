"""Une population de territoires se range sous leurs codes : le nom d’un territoire connu y mène."""

from collections.abc import Callable, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from egts_dashboard.ingest.bloc import Suite
from egts_dashboard.ingest.connus import Connus
from egts_dashboard.ingest.lignes_textes import ranks
from egts_dashboard.ingest.valeurs import ValeurRefusee

TABLE, DIMENSION = "populations_reference", "territoire"
CIBLE = "territoires"


def is_named(
    table: str, valeurs: Mapping[str, Any], connus: Mapping[str, Connus]
) -> bool:
    """Vrai si la modalité d’une population de territoires n’est pas déjà un code connu."""
    return (
        table == TABLE
        and valeurs.get("dimension") == DIMENSION
        and valeurs.get("modalite") is not None
        and valeurs["modalite"] not in connus[CIBLE].ids
    )


def place(
    valeurs: dict[str, Any], connus: Mapping[str, Connus], dire: Callable[..., None]
) -> set[str]:
    """Range une population sous le code du territoire qu’elle nomme ; rend ce qui est refusé.

    `dire` reçoit (valeur, message, remède, gravité).
    """
    nom = valeurs["modalite"]
    try:
        code = connus[CIBLE].resolve(nom)
    except ValeurRefusee as refus:
        dire(nom, refus.message, refus.remede)
        return {"modalite"}
    valeurs |= {"modalite": code, "libelle": valeurs.get("libelle") or nom}
    dit = f"ce territoire est rangé sous son code, {code}"
    dire(nom, dit, "Vérifiez-le.", "avertissement")
    return set()


def named_ranks(
    table: str, lues: Mapping[str, Suite], connus: Mapping[str, Connus]
) -> list[int]:
    """Les rangs des mêmes, dans des colonnes lues d’un bloc."""
    if table != TABLE:
        return []
    codes = pa.array(sorted(connus[CIBLE].ids), pa.string())
    est_code = pc.is_in(lues["modalite"], value_set=codes)
    est_lieu = pc.fill_null(pc.equal(lues["dimension"], DIMENSION), False)
    return ranks(pc.and_(est_lieu, pc.invert(est_code)))
