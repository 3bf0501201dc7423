"""Les gestes de la maison. La ligne de commande et les pages passent par ici."""

from egts_dashboard.actions.apport import Apport, apporter, prevoir
from egts_dashboard.actions.couverture import couvrir
from egts_dashboard.actions.dossier import composer, ecrire_dossier
from egts_dashboard.actions.ecarts import mesurer_ecarts
from egts_dashboard.actions.effet import Effet
from egts_dashboard.actions.export import ecrire_dictionnaire, exporter
from egts_dashboard.actions.extraction import extraire
from egts_dashboard.actions.importation import (
    Importe,
    confirmer,
    effet_import,
    importer,
    lire_import,
)
from egts_dashboard.actions.journal import (
    depuis,
    effet_du_retablissement,
    effet_du_retrait,
    retablir,
    retirer,
)
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
from egts_dashboard.actions.modeles import ecrire_modeles, modele_csv, modele_xlsx
from egts_dashboard.actions.outils import (
    ExportImporte,
    confirmer_export,
    lire_export,
)
from egts_dashboard.actions.rapprochement import (
    mesurer_rapprochement,
    rapprocher,
    seuil_conseille,
)
from egts_dashboard.actions.sauvegarde import Restauration, restaurer, sauvegarder
from egts_dashboard.actions.verbatims import remplir_verbatims

__all__ = [
    "Apport",
    "Effet",
    "EtatMagasin",
    "ExportImporte",
    "Importe",
    "Restauration",
    "apporter",
    "composer",
    "confirmer",
    "confirmer_export",
    "construire",
    "construire_depuis",
    "couvrir",
    "depuis",
    "ecrire_dictionnaire",
    "ecrire_dossier",
    "ecrire_modeles",
    "effet_du_retablissement",
    "effet_du_retrait",
    "effet_import",
    "exporter",
    "extraire",
    "importer",
    "lire_export",
    "lire_import",
    "lot_folders",
    "lots_signature",
    "mesurer_ecarts",
    "mesurer_rapprochement",
    "modele_csv",
    "modele_xlsx",
    "ouvrir",
    "prevoir",
    "program_salt",
    "rapprocher",
    "remplir_verbatims",
    "restaurer",
    "retablir",
    "retirer",
    "sauvegarder",
    "seuil_conseille",
    "to_tables",
    "verifier",
]
