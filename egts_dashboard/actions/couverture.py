"""Vérifier qu’aucune ligne des documents n’a été oubliée à la lecture."""

from pathlib import Path
from typing import Any

from egts_dashboard.actions.magasin import ouvrir
from egts_dashboard.analyses.couverture import cover
from egts_dashboard.errors import DossierRefuse
from egts_dashboard.ingest.documents import Copie, read_copies, recognise
from egts_dashboard.models.couverture import Couverture, CouvertureDocument, Passage
from egts_dashboard.queries.couverture import documents, passages


def couvrir(dossier: Path) -> Couverture:
    """Confronte les copies des documents à ce que le magasin en dit, ligne à ligne.

    Lève DossierRefuse si aucun document du registre n’est dans le dossier.
    """
    store = ouvrir().store
    copies = read_copies(dossier)
    par_document = passages(store)
    trouves: list[CouvertureDocument] = []
    absents: list[str] = []
    reconnues: set[Path] = set()
    for source in documents(store):
        copie, est_identique = recognise(
            copies, source["nom_fichier"], source["sha256"]
        )
        if copie is None:
            absents.append(source["titre"])
            continue
        reconnues.add(copie.path)
        siens = par_document.get(source["source_id"], [])
        trouves.append(_compare(source, copie, est_identique, siens))
    if not trouves:
        raise DossierRefuse(
            f"Aucun document du registre n’est dans {dossier}. "
            "Donnez le dossier où sont vos copies des documents."
        )
    inconnus = [c.path.name for c in copies if c.path not in reconnues]
    return Couverture(tuple(trouves), tuple(absents), tuple(inconnus))


def _compare(
    source: dict[str, Any], copie: Copie, est_identique: bool, siens: list[Passage]
) -> CouvertureDocument:
    lignes, hors_document = cover(copie.lignes(), siens)
    return CouvertureDocument(
        source["source_id"],
        source["titre"],
        copie.path.name,
        est_identique,
        tuple(lignes),
        tuple(hors_document),
    )
