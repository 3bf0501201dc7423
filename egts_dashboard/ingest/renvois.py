"""Vérifie que chaque renvoi d’une ligne à une autre mène quelque part."""

from collections.abc import Iterator

from rapidfuzz import process

from egts_dashboard.francais import guillemets
from egts_dashboard.ingest.fusion import Contenu
from egts_dashboard.ingest.validation import Cle
from egts_dashboard.models import OBJETS, TABLES, renvois
from egts_dashboard.models.anomalie import Anomalie
from egts_dashboard.models.base import Enregistrement

# Les tables dont une colonne dit dans quelle table chercher : (colonne du mot, colonne de l’id).
RENVOIS_VARIABLES = {
    "codages": [("objet", "objet_id")],
    "mentions": [("objet", "objet_id")],
    "remontees": [("amont_objet", "amont_id"), ("aval_objet", "aval_id")],
}
RESSEMBLANCE_MIN = 75


def broken_links(contenu: Contenu) -> list[Anomalie]:
    """Toutes les lignes dont un renvoi ne mène à rien, avec l’identifiant le plus proche."""
    anomalies = []
    for table, lignes in contenu.tables.items():
        liens = renvois(TABLES[table])
        for cle, ligne in lignes.items():
            for colonne, cible in _links(table, ligne, liens):
                valeur = getattr(ligne, colonne)
                if valeur is not None and (valeur,) not in contenu.tables[cible]:
                    anomalies.append(
                        _broken(contenu, table, cle, colonne, valeur, cible)
                    )
    return anomalies


def _links(
    table: str, ligne: Enregistrement, liens: dict[str, str]
) -> Iterator[tuple[str, str]]:
    yield from liens.items()
    for colonne_mot, colonne_id in RENVOIS_VARIABLES.get(table, []):
        yield colonne_id, OBJETS[getattr(ligne, colonne_mot)]


def _broken(
    contenu: Contenu, table: str, cle: Cle, colonne: str, valeur: str, cible: str
) -> Anomalie:
    fichier, numero = contenu.origines[table, cle]
    connus = [c[0] for c in contenu.tables[cible]]
    proche = process.extractOne(valeur, connus, score_cutoff=RESSEMBLANCE_MIN)
    remede = (
        f"Vouliez-vous {guillemets(proche[0])}\u202f?"
        if proche
        else f"Ajoutez-le à la table {cible}, ou corrigez le renvoi."
    )
    return Anomalie(
        fichier,
        numero,
        colonne,
        valeur,
        f"cet identifiant n’existe pas dans la table {cible}",
        remede,
    )
