"""De quelles démarches parle le magasin, ou ce que l’on y a choisi."""

from typing import Any

from egts_dashboard.models.demarche import titre_commun
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.store.connection import Store

# Assez pour trouver ce que leurs noms ont en commun.
NOMS_LUS = 20


def demarches(store: Store, filtres: Filtres = TOUT) -> dict[str, Any]:
    """Les démarches retenues, en une ligne.

    Clés : nb, debut, fin (années ; None sans démarche), noms (les NOMS_LUS premières, par année).
    """
    condition, parametres = filtres.to_sql({"demarche": "demarche_id"})
    return store.records(
        f"""
        SELECT
            count(*) AS nb, min(annee_debut) AS debut,
            max(coalesce(annee_fin, annee_debut)) AS fin,
            coalesce(list(intitule ORDER BY annee_debut, demarche_id)[:{NOMS_LUS}], []) AS noms
        FROM demarches WHERE {condition}
        """,
        parametres,
    )[0]


def titre(store: Store, filtres: Filtres = TOUT) -> str:
    """Le nom de ce que l’on lit (voir models.demarche.titre_commun)."""
    lues = demarches(store, filtres)
    return titre_commun(lues["nb"], lues["noms"], lues["debut"], lues["fin"])
