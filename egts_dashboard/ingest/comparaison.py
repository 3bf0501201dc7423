"""Ce qui sépare deux contenus : les lignes ajoutées, corrigées et retirées de l’un à l’autre."""

from dataclasses import dataclass

from egts_dashboard.ingest.fusion import SEPARATEUR_CLE, Contenu, changes


@dataclass(frozen=True)
class Difference:
    """Une ligne qui n’est pas la même des deux côtés. `champs` comme dans le journal."""

    nom_table: str
    ligne_id: str
    geste: str  # ajout, correction, retrait
    champs: str | None


def compare(avant: Contenu, apres: Contenu) -> list[Difference]:
    """Les différences de `avant` à `apres`, par table puis par identifiant."""
    differences: list[Difference] = []
    for table, nouvelles in apres.tables.items():
        anciennes = avant.tables[table]
        for cle in sorted(anciennes.keys() | nouvelles.keys()):
            ancienne, nouvelle = anciennes.get(cle), nouvelles.get(cle)
            if ancienne == nouvelle:
                continue
            geste, champs = "correction", None
            if ancienne is None:
                geste = "ajout"
            elif nouvelle is None:
                geste = "retrait"
            else:
                champs = changes(ancienne, nouvelle)
            ligne = SEPARATEUR_CLE.join(cle)
            differences.append(Difference(table, ligne, geste, champs))
    return differences
