"""Faire un apport de ce qu’une personne retient d’un rapport."""

from collections.abc import Sequence

from egts_dashboard.actions.apport import Apport
from egts_dashboard.actions.rapport_lignes import Versement
from egts_dashboard.francais import guillemets
from egts_dashboard.models.rapport_lu import (
    AtelierRetenu,
    Cadre,
    EffectifRetenu,
    ItemRetenu,
    MontantRetenu,
    RapportLu,
)
from egts_dashboard.store.connection import Store


def verser_rapport(
    store: Store,
    rapport: RapportLu,
    cadre: Cadre,
    ateliers: Sequence[AtelierRetenu],
    items: Sequence[ItemRetenu],
    montants: Sequence[MontantRetenu] = (),
    effectifs: Sequence[EffectifRetenu] = (),
) -> Apport:
    """L’apport qui écrirait ces lignes, la source et la démarche si elles sont neuves.

    Lève DonneesInvalides si une ligne ne tient pas.
    """
    versement = Versement(store, rapport, cadre)
    versement.add_frame()
    for atelier in ateliers:
        versement.add_workshop(atelier)
    for item in items:
        versement.add_item(item)
    for montant in montants:
        versement.add_amount(montant)
    for effectif in effectifs:
        versement.add_count(effectif)
    return Apport(
        titre=f"Lecture du rapport {guillemets(cadre.source_titre)}",
        raison="",
        tables={nom: lignes for nom, lignes in versement.tables.items() if lignes},
        vues=versement.vues,
        origine=rapport.nom_fichier,
        origine_sha256=rapport.sha256,
    )
