"""Vérifie les lignes importées entre elles et avec les lots : doublons, renvois, suites uniques."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from egts_dashboard.ingest.difference import key_of
from egts_dashboard.ingest.fusion import Contenu, keys_of
from egts_dashboard.ingest.validation import Cle, duplicate
from egts_dashboard.models import OBJETS, RENVOIS_VARIABLES, renvois
from egts_dashboard.models.anomalie import Anomalie, on_columns
from egts_dashboard.models.base import Enregistrement

Lues = list[tuple[int, Enregistrement]]
Crees = Mapping[str, Mapping[Cle, Enregistrement]]


def check_together(
    lues: Lues, contenu: Contenu, crees: Crees, fichier: str
) -> tuple[Lues, list[Anomalie]]:
    """Les lignes qui peuvent entrer ensemble, et pourquoi les autres non."""
    gardees, anomalies = _without_repeats(lues, fichier)
    gardees, refus = _without_collisions(gardees, contenu, fichier)
    anomalies += refus
    while True:
        # Refuser une ligne peut en laisser d’autres sans parente.
        suite, refus = _without_broken_links(gardees, contenu, crees, fichier)
        anomalies += refus
        if not refus:
            return suite, anomalies
        gardees = suite


def _without_repeats(lues: Lues, fichier: str) -> tuple[Lues, list[Anomalie]]:
    premieres: dict[Cle, int] = {}
    gardees, anomalies = [], []
    cles = keys_of([ligne for _, ligne in lues])
    for cle, (numero, ligne) in zip(cles, lues, strict=True):
        if premieres.setdefault(cle, numero) == numero:
            gardees.append((numero, ligne))
            continue
        anomalies.append(duplicate(fichier, numero, type(ligne), cle, premieres[cle]))
    return gardees, anomalies


def _without_collisions(
    lues: Lues, contenu: Contenu, fichier: str
) -> tuple[Lues, list[Anomalie]]:
    anomalies: list[Anomalie] = []
    gardees = lues
    for colonnes in lues[0][1].UNIQUES if lues else ():
        siennes = {key_of(ligne) for _, ligne in gardees}
        prises = {
            tuple(getattr(ligne, c) for c in colonnes)
            for cle, ligne in contenu.tables[lues[0][1].TABLE].items()
            if cle not in siennes
        }
        suite = []
        for numero, ligne in gardees:
            valeurs = tuple(getattr(ligne, c) for c in colonnes)
            if valeurs in prises:
                message = "une autre ligne porte déjà ces valeurs"
                remede = "Changez-les, ou retirez la ligne."
                anomalies.append(
                    on_columns(fichier, numero, colonnes, valeurs, message, remede)
                )
                continue
            prises.add(valeurs)
            suite.append((numero, ligne))
        gardees = suite
    return gardees, anomalies


def _without_broken_links(
    lues: Lues, contenu: Contenu, crees: Crees, fichier: str
) -> tuple[Lues, list[Anomalie]]:
    siennes = set(keys_of([ligne for _, ligne in lues]))
    if _all_known(lues, siennes, contenu, crees):
        return lues, []
    gardees, anomalies = [], []
    for numero, ligne in lues:
        rompus = [
            (colonne, valeur, cible)
            for colonne, valeur, cible in _links(ligne)
            if (valeur,) not in contenu.tables[cible]
            and (valeur,) not in crees.get(cible, {})
            and not (cible == ligne.TABLE and (valeur,) in siennes)
        ]
        if not rompus:
            gardees.append((numero, ligne))
        for colonne, valeur, cible in rompus:
            message = f"cet identifiant n’existe pas dans la table {cible}"
            remede = f"Ajoutez-le à la table {cible}, ou corrigez la case."
            anomalies.append(
                Anomalie(fichier, numero, colonne, valeur, message, remede)
            )
    return gardees, anomalies


def _all_known(lues: Lues, siennes: set[Cle], contenu: Contenu, crees: Crees) -> bool:
    """Colonne par colonne : chaque valeur distincte mène quelque part. Le cas de presque tous."""
    if not lues or lues[0][1].TABLE in RENVOIS_VARIABLES:
        return not lues
    modele = type(lues[0][1])
    for colonne, cible in _fixed_links(modele):
        citees = {vars(ligne)[colonne] for _, ligne in lues} - {None}
        propres = siennes if cible == modele.TABLE else set()
        for valeur in citees:
            cle = (valeur,)
            if not (
                cle in contenu.tables[cible]
                or cle in crees.get(cible, {})
                or cle in propres
            ):
                return False
    return True


def _links(ligne: Enregistrement) -> Iterator[tuple[str, str, str]]:
    liens = _fixed_links(type(ligne))
    for mot, colonne in RENVOIS_VARIABLES.get(ligne.TABLE, ()):
        liens = (*liens, (colonne, OBJETS[getattr(ligne, mot)]))
    for colonne, cible in liens:
        valeur = getattr(ligne, colonne)
        if valeur is not None:
            yield colonne, valeur, cible


@lru_cache(maxsize=64)
def _fixed_links(modele: type[Enregistrement]) -> tuple[tuple[str, str], ...]:
    return tuple(renvois(modele).items())
