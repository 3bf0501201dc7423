"""Les gestes de la maison. La ligne de commande et les pages passent par ici."""

from egts_dashboard.actions.couverture import couvrir
from egts_dashboard.actions.export import ecrire_dictionnaire, exporter
from egts_dashboard.actions.magasin import (
    EtatMagasin,
    construire,
    construire_depuis,
    lot_folders,
    lots_signature,
    ouvrir,
    program_salt,
    to_tables,
    verifier,
)

__all__ = [
    "EtatMagasin",
    "construire",
    "construire_depuis",
    "couvrir",
    "ecrire_dictionnaire",
    "exporter",
    "lot_folders",
    "lots_signature",
    "ouvrir",
    "program_salt",
    "to_tables",
    "verifier",
]
