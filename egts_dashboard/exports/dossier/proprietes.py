"""Ce qu’un fichier d’Office dit de lui-même : son titre, sa langue, ni auteur ni heure."""

from typing import Any

from egts_dashboard.exports.tableau_xlsx import DATE
from egts_dashboard.exports.texte import printable
from egts_dashboard.models.dossier import Dossier


def write_properties(proprietes: Any, dossier: Dossier) -> None:
    """Écrit les propriétés du fichier ; les mêmes à chaque fois, pour les mêmes octets."""
    proprietes.title, proprietes.language = printable(dossier.titre), "fr-FR"
    proprietes.author = proprietes.last_modified_by = ""
    proprietes.comments = dossier.pied
    proprietes.created = proprietes.modified = DATE
