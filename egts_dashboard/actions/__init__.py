"""Les gestes de la maison. La ligne de commande et les pages passent par ici.

Un geste n’est chargé qu’à son premier appel : importer un tableur n’attend ni la lecture des
PDF, ni le dossier de comité, ni les statistiques.
"""

from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from egts_dashboard.actions.apport import Apport, apporter, prevoir
    from egts_dashboard.actions.classeur import (
        confirmer_classeur,
        effet_classeur,
        feuilles_du_classeur,
        importer_classeur,
        lire_classeur,
    )
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
    from egts_dashboard.actions.lots import lot_folders
    from egts_dashboard.actions.magasin import (
        EtatMagasin,
        construire,
        construire_depuis,
        est_construit,
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
    "confirmer_classeur",
    "confirmer_export",
    "construire",
    "construire_depuis",
    "couvrir",
    "depuis",
    "ecrire_dictionnaire",
    "ecrire_dossier",
    "ecrire_modeles",
    "effet_classeur",
    "effet_du_retablissement",
    "effet_du_retrait",
    "effet_import",
    "est_construit",
    "exporter",
    "extraire",
    "feuilles_du_classeur",
    "importer",
    "importer_classeur",
    "lire_classeur",
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

# Module → les gestes qu’il tient : ce que les importations ci-dessus disent à mypy.
MODULES = {
    "apport": ("Apport", "apporter", "prevoir"),
    "classeur": (
        "confirmer_classeur",
        "effet_classeur",
        "feuilles_du_classeur",
        "importer_classeur",
        "lire_classeur",
    ),
    "couverture": ("couvrir",),
    "dossier": ("composer", "ecrire_dossier"),
    "ecarts": ("mesurer_ecarts",),
    "effet": ("Effet",),
    "export": ("ecrire_dictionnaire", "exporter"),
    "extraction": ("extraire",),
    "importation": ("Importe", "confirmer", "effet_import", "importer", "lire_import"),
    "journal": (
        "depuis",
        "effet_du_retablissement",
        "effet_du_retrait",
        "retablir",
        "retirer",
    ),
    "lots": ("lot_folders",),
    "magasin": (
        "EtatMagasin",
        "construire",
        "construire_depuis",
        "est_construit",
        "lots_signature",
        "ouvrir",
        "program_salt",
        "to_tables",
        "verifier",
    ),
    "modeles": ("ecrire_modeles", "modele_csv", "modele_xlsx"),
    "outils": ("ExportImporte", "confirmer_export", "lire_export"),
    "rapprochement": ("mesurer_rapprochement", "rapprocher", "seuil_conseille"),
    "sauvegarde": ("Restauration", "restaurer", "sauvegarder"),
    "verbatims": ("remplir_verbatims",),
}
_MODULE_DE = {nom: module for module, noms in MODULES.items() for nom in noms}

if not TYPE_CHECKING:

    def __getattr__(nom: str) -> Any:
        """Le geste demandé, son module chargé. Lève AttributeError."""
        if nom not in _MODULE_DE:
            raise AttributeError(f"module {__name__!r} has no attribute {nom!r}")
        return resolve_name(f"{__name__}.{_MODULE_DE[nom]}:{nom}")
