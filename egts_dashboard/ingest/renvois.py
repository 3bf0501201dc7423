"""Vérifie que chaque renvoi d’une ligne à une autre mène quelque part."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import process

from egts_dashboard.francais import compte, guillemets
from egts_dashboard.ingest.bloc import distinct
from egts_dashboard.ingest.fusion import Contenu
from egts_dashboard.ingest.rangees import Rangees
from egts_dashboard.models import OBJETS, RENVOIS_VARIABLES, TABLES, renvois
from egts_dashboard.models.anomalie import Anomalie
from egts_dashboard.models.base import Enregistrement

RESSEMBLANCE_MIN = 75


@dataclass(frozen=True)
class _Renvoi:
    """Un renvoi sans destination, le même autant de fois que le fichier le répète."""

    fichier: str
    colonne: str
    valeur: str
    cible: str


def broken_links(
    contenu: Contenu, sauf: Collection[str] = frozenset()
) -> list[Anomalie]:
    """Tous les renvois qui ne mènent à rien, avec l’identifiant le plus proche.

    Un même renvoi répété dans une colonne d’un fichier fait une seule anomalie. Les renvois
    vers les tables `sauf` ne se jugent pas : des lignes y ont été refusées.
    """
    lignes: dict[_Renvoi, list[int]] = {}
    for renvoi, numero in _all_broken(contenu):
        if renvoi.cible in sauf:
            continue
        lignes.setdefault(renvoi, []).append(numero)
    return [
        _anomaly(contenu, renvoi, sorted(numeros)) for renvoi, numeros in lignes.items()
    ]


def _all_broken(contenu: Contenu) -> Iterator[tuple[_Renvoi, int]]:
    for table, lignes in contenu.tables.items():
        liens = renvois(TABLES[table])
        if table not in RENVOIS_VARIABLES and _all_known(contenu, lignes, liens):
            continue
        for cle, ligne in lignes.items():
            for colonne, cible in _links(table, ligne, liens):
                valeur = getattr(ligne, colonne)
                if valeur is not None and (valeur,) not in contenu.tables[cible]:
                    fichier, numero = contenu.origines[table, cle]
                    yield _Renvoi(fichier, colonne, valeur, cible), numero


def _all_known(contenu: Contenu, lignes: Rangees, liens: Mapping[str, str]) -> bool:
    """Vrai si toute valeur de ces colonnes mène quelque part : le cas ordinaire."""
    return all(
        valeur is None or (valeur,) in contenu.tables[cible]
        for suite in lignes.runs()
        for colonne, cible in liens.items()
        for valeur in distinct(suite, colonne)
    )


def _links(
    table: str, ligne: Enregistrement, liens: dict[str, str]
) -> Iterator[tuple[str, str]]:
    yield from liens.items()
    for colonne_mot, colonne_id in RENVOIS_VARIABLES.get(table, ()):
        yield colonne_id, OBJETS[getattr(ligne, colonne_mot)]


def _anomaly(contenu: Contenu, renvoi: _Renvoi, numeros: list[int]) -> Anomalie:
    autres = len(numeros) - 1
    suite = f", et {compte(autres, 'autre ligne', 'autres lignes')}"
    message = f"cet identifiant n’existe pas dans la table {renvoi.cible}"
    return Anomalie(
        renvoi.fichier,
        numeros[0],
        renvoi.colonne,
        renvoi.valeur,
        message + suite if autres else message,
        _remedy(contenu, renvoi),
    )


def _remedy(contenu: Contenu, renvoi: _Renvoi) -> str:
    connus = [cle[0] for cle in contenu.tables[renvoi.cible]]
    proche = process.extractOne(renvoi.valeur, connus, score_cutoff=RESSEMBLANCE_MIN)
    if proche:
        return f"Vouliez-vous {guillemets(proche[0])}\u202f?"
    return f"Ajoutez-le à la table {renvoi.cible}, ou corrigez le renvoi."
