"""Vérifie ce qui ne peut être dit qu’une fois, d’un lot à l’autre."""

from egts_dashboard.ingest.fusion import Contenu
from egts_dashboard.models import TABLES
from egts_dashboard.models.anomalie import Anomalie, on_columns


def repeated(contenu: Contenu) -> list[Anomalie]:
    """Les lignes qui reprennent des valeurs qu’une autre ligne est seule à pouvoir porter."""
    return [
        anomalie
        for table, modele in TABLES.items()
        for colonnes in modele.UNIQUES
        for anomalie in _repeated_in(contenu, table, colonnes)
    ]


def _repeated_in(
    contenu: Contenu, table: str, colonnes: tuple[str, ...]
) -> list[Anomalie]:
    anomalies = []
    premieres: dict[tuple[object, ...], tuple[str, int]] = {}
    for cle, ligne in contenu.tables[table].items():
        valeurs = tuple(getattr(ligne, colonne) for colonne in colonnes)
        fichier, numero = contenu.origines[table, cle]
        if valeurs not in premieres:
            premieres[valeurs] = fichier, numero
            continue
        autre, premier = premieres[valeurs]
        message = f"ces valeurs sont déjà à la ligne {premier} de {autre}"
        remede = "Changez l’une des deux lignes, ou retirez-la."
        anomalies.append(
            on_columns(fichier, numero, colonnes, valeurs, message, remede)
        )
    return anomalies
