"""Une fonction par commande : elle fait le geste, écrit la réponse, rend le code de sortie."""

import argparse
from collections.abc import Callable

from egts_dashboard.commandes import lecture, lots, magasin

COMMANDES: dict[str, Callable[[argparse.Namespace], int]] = {
    "construire": magasin.construire,
    "verifier": magasin.verifier,
    "exporter": magasin.exporter,
    "dossier": magasin.dossier,
    "chercher": lecture.chercher,
    "ecarts": lecture.ecarts,
    "journal": lots.journal,
    "retirer": lots.retirer,
    "retablir": lots.retablir,
    "depuis": lots.depuis,
    "sauvegarder": lots.sauvegarder,
    "restaurer": lots.restaurer,
    "importer": lots.importer,
    "modele": lots.modele,
    "dictionnaire": magasin.dictionnaire,
    "couverture": magasin.couverture,
    "extraire": lecture.extraire,
    "rapprocher": lecture.rapprocher,
    "verbatims": lecture.verbatims,
}
