"""Ce qui reste d’un import quand la personne n’accepte pas tous ses avertissements."""

from collections.abc import Collection
from dataclasses import replace

from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.coherence import check_together
from egts_dashboard.ingest.difference import compare
from egts_dashboard.ingest.numerotees import keep, numbers
from egts_dashboard.models.anomalie import Anomalie


def keep_accepted(lu: Importation, acceptes: Collection[Anomalie]) -> Importation:
    """Le même import, sans les lignes dont un avertissement n’est pas accepté.

    Un avertissement qui vise le fichier entier retient toutes les lignes. Une ligne qui
    dépendait d’une ligne retenue est refusée à son tour.
    """
    retenus = [a for a in lu.avertissements if a not in acceptes]
    if not retenus or lu.parents is None:
        return lu
    est_tout = any(a.ligne is None for a in retenus)
    numeros = {a.ligne for a in retenus}
    voulus = set() if est_tout else set(numbers(lu.acceptees)) - numeros
    gardees = keep(lu.acceptees, voulus)
    acceptees, refus = check_together(
        gardees, lu.parents.contenu, lu.parents.crees, lu.fichier
    )
    difference = compare(acceptees, lu.parents.contenu)
    restent = set(numbers(acceptees))
    return replace(
        lu,
        acceptees=acceptees,
        anomalies=[*lu.anomalies, *refus],
        difference=difference,
        complements=lu.parents.needed(difference.a_ecrire),
        retraits=[] if est_tout else [r for r in lu.retraits if r[0] not in numeros],
        laissees=[n for n in numbers(lu.acceptees) if n not in restent],
    )
