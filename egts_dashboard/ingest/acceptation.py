"""Ce qui reste d’un import quand la personne n’accepte pas tous ses avertissements."""

from collections.abc import Collection
from dataclasses import replace

from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.coherence import Crees, check_together
from egts_dashboard.ingest.difference import compare
from egts_dashboard.ingest.fusion import Contenu
from egts_dashboard.ingest.numerotees import keep, numbers
from egts_dashboard.models.anomalie import Anomalie


def keep_accepted(
    lu: Importation,
    acceptes: Collection[Anomalie],
    contenu: Contenu | None = None,
    crees: Crees | None = None,
) -> Importation:
    """Le même import, sans les lignes dont un avertissement n’est pas accepté.

    Un avertissement qui vise le fichier entier retient toutes les lignes. Une ligne qui
    dépendait d’une ligne retenue est refusée à son tour. `contenu`, `crees` : ce à quoi les
    lignes se confrontent, quand ce n’est plus ce que c’était à la lecture.
    """
    retenus = [a for a in lu.avertissements if a not in acceptes]
    if lu.parents is None or (not retenus and contenu is None):
        return lu
    est_tout = any(a.ligne is None for a in retenus)
    numeros = {a.ligne for a in retenus}
    voulus = set() if est_tout else set(numbers(lu.acceptees)) - numeros
    gardes = keep_lines(lu, voulus, contenu, crees)
    return replace(
        gardes,
        retraits=[] if est_tout else [r for r in lu.retraits if r[0] not in numeros],
    )


def keep_lines(
    lu: Importation,
    voulus: Collection[int],
    contenu: Contenu | None = None,
    crees: Crees | None = None,
) -> Importation:
    """Le même import, de ces seules lignes, et de celles qui peuvent entrer sans les autres."""
    if lu.parents is None:
        return lu
    contenu = lu.parents.contenu if contenu is None else contenu
    acceptees, refus = check_together(
        keep(lu.acceptees, set(voulus)),
        contenu,
        lu.parents.crees if crees is None else crees,
        lu.fichier,
    )
    difference = compare(acceptees, contenu)
    restent = set(numbers(acceptees))
    return replace(
        lu,
        acceptees=acceptees,
        anomalies=[*lu.anomalies, *refus],
        difference=difference,
        complements=lu.parents.needed(difference.a_ecrire),
        laissees=[n for n in numbers(lu.acceptees) if n not in restent],
    )
