"""Ce qu’il faut savoir d’un fichier déposé avant de le lire : son empreinte, l’état des lots."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from egts_dashboard.actions.lots import lot_folders
from egts_dashboard.actions.magasin import lots_signature
from egts_dashboard.errors import EgtsError
from egts_dashboard.francais import liste
from egts_dashboard.ingest.contenu import read_content
from egts_dashboard.ingest.fusion import Contenu
from egts_dashboard.ingest.importation import file_hash
from egts_dashboard.ingest.origine import Origine
from egts_dashboard.models.anomalie import Anomalie, erreurs


@dataclass(frozen=True)
class FichierDepose:
    """Un fichier prêt à lire. `inconnus` : la démarche ou la source dites, et qui n’existent pas.

    `examen` : l’état des lots ; rien s’ils sont fautifs, et tout sera alors revérifié au moment
    d’écrire.
    """

    origine: Origine
    contenu: Contenu
    examen: object
    inconnus: list[Anomalie]


def prepare(
    path: Path, nom: str | None, demarche: str | None, source: str | None
) -> FichierDepose:
    """Lit l’empreinte du fichier et le contenu des lots. Lève EgtsError s’il ne s’ouvre pas."""
    examen: object = lots_signature()
    contenu, anomalies = read_content(lot_folders())
    try:
        empreinte = file_hash(path)
    except OSError as refus:
        raise EgtsError(
            f"Le fichier {path} ne peut pas être lu ({type(refus).__name__})."
        ) from refus
    nom = (nom or path.name).encode("utf-8", "replace").decode()
    maintenant = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    origine = Origine(nom, empreinte, maintenant, demarche, source)
    inconnus = [
        *unknown_parent(nom, contenu, "demarches", demarche),
        *unknown_parent(nom, contenu, "sources", source),
    ]
    return FichierDepose(
        origine, contenu, None if erreurs(anomalies) else examen, inconnus
    )


def unknown_parent(
    fichier: str, contenu: Contenu, table: str, identifiant: str | None
) -> Iterator[Anomalie]:
    """L’anomalie d’une démarche ou d’une source que l’on nomme et qui n’existe pas."""
    if identifiant is None or (identifiant,) in contenu.tables[table]:
        return
    connus = liste([cle[0] for cle in contenu.tables[table]][:20])
    message = f"cet identifiant n’existe pas dans la table {table}"
    yield Anomalie(
        fichier,
        None,
        None,
        identifiant,
        message,
        f"Identifiants connus\u00a0: {connus}.",
    )
