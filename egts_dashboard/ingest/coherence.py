"""Vérifie les lignes importées entre elles et avec les lots : doublons, renvois, suites uniques."""

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache

from egts_dashboard.ingest.bloc import column, distinct, has_distinct_keys, keys_of
from egts_dashboard.ingest.connus import ECARTEE, ECARTEE_REMEDE
from egts_dashboard.ingest.difference import key_of
from egts_dashboard.ingest.entetes import normalize
from egts_dashboard.ingest.fusion import Contenu
from egts_dashboard.ingest.numerotees import Numerotee, take_numbered, unnumbered
from egts_dashboard.ingest.validation import Cle, duplicate
from egts_dashboard.models import OBJETS, PERIMETRES, RENVOIS_VARIABLES, renvois
from egts_dashboard.models.anomalie import Anomalie, on_columns
from egts_dashboard.models.base import Enregistrement

PERIMETRE = "perimetre"
Lues = Sequence[Numerotee]
# Son rang parmi les lues ; son numéro, que des lignes d’un même fichier peuvent partager.
_Situee = tuple[int, int, Enregistrement]
Crees = Mapping[str, Mapping[Cle, Enregistrement]]


def check_together(
    lues: Lues, contenu: Contenu, crees: Crees, fichier: str
) -> tuple[Lues, list[Anomalie]]:
    """Les lignes qui peuvent entrer ensemble, et pourquoi les autres non."""
    if _all_fit(unnumbered(lues), contenu, crees):
        return lues, []
    gardees, anomalies = _without_repeats(lues, fichier)
    gardees, refus = _without_collisions(gardees, contenu, fichier)
    anomalies += refus
    while True:
        # Refuser une ligne peut en laisser d’autres sans parente.
        suite, refus = _without_broken_links(gardees, contenu, crees, fichier)
        anomalies += refus
        if not refus:
            return take_numbered(lues, [rang for rang, *_ in suite]), anomalies
        gardees = suite


def _all_fit(lignes: Sequence[Enregistrement], contenu: Contenu, crees: Crees) -> bool:
    """Colonne par colonne : rien ne se répète, tout renvoi mène quelque part. Le cas ordinaire.

    Faux ne dit pas qu’une ligne est fautive : il faut alors les voir une à une.
    """
    if not lignes:
        return True
    modele = type(lignes[0])
    return (
        has_distinct_keys(lignes)
        and modele.TABLE not in RENVOIS_VARIABLES
        and PERIMETRE not in modele.model_fields
        and all(_all_free(lignes, suite, contenu) for suite in modele.UNIQUES)
        and all(
            _all_known(lignes, colonne, cible, contenu, crees)
            for colonne, cible in _fixed_links(modele)
        )
    )


def _all_free(
    lignes: Sequence[Enregistrement], colonnes: Sequence[str], contenu: Contenu
) -> bool:
    connues = contenu.tables[lignes[0].TABLE].values()
    siennes = set(zip(*[column(lignes, c) for c in colonnes], strict=True))
    prises = {tuple(getattr(ligne, c) for c in colonnes) for ligne in connues}
    return len(siennes) == len(lignes) and siennes.isdisjoint(prises)


def _all_known(
    lignes: Sequence[Enregistrement],
    colonne: str,
    cible: str,
    contenu: Contenu,
    crees: Crees,
) -> bool:
    connues: list[Container[Cle]] = [contenu.tables[cible], crees.get(cible, {})]
    if cible == lignes[0].TABLE:
        connues.append(set(keys_of(lignes)))
    return all(
        any((valeur,) in connu for connu in connues)
        for valeur in distinct(lignes, colonne) - {None}
    )


def _without_repeats(lues: Lues, fichier: str) -> tuple[list[_Situee], list[Anomalie]]:
    premieres: dict[Cle, int] = {}
    gardees: list[_Situee] = []
    anomalies = []
    cles = keys_of(unnumbered(lues))
    for rang, (cle, (numero, ligne)) in enumerate(zip(cles, lues, strict=True)):
        if premieres.setdefault(cle, numero) == numero:
            gardees.append((rang, numero, ligne))
            continue
        anomalies.append(duplicate(fichier, numero, type(ligne), cle, premieres[cle]))
    return gardees, anomalies


def _without_collisions(
    lues: list[_Situee], contenu: Contenu, fichier: str
) -> tuple[list[_Situee], list[Anomalie]]:
    anomalies: list[Anomalie] = []
    gardees = lues
    for colonnes in lues[0][2].UNIQUES if lues else ():
        siennes = {key_of(ligne) for *_, ligne in gardees}
        prises = {
            tuple(getattr(ligne, c) for c in colonnes)
            for cle, ligne in contenu.tables[lues[0][2].TABLE].items()
            if cle not in siennes
        }
        suite = []
        for rang, numero, ligne in gardees:
            valeurs = tuple(getattr(ligne, c) for c in colonnes)
            if valeurs in prises:
                message = "une autre ligne porte déjà ces valeurs"
                remede = "Changez-les, ou retirez la ligne."
                anomalies.append(
                    on_columns(fichier, numero, colonnes, valeurs, message, remede)
                )
                continue
            prises.add(valeurs)
            suite.append((rang, numero, ligne))
        gardees = suite
    return gardees, anomalies


def _without_broken_links(
    lues: list[_Situee], contenu: Contenu, crees: Crees, fichier: str
) -> tuple[list[_Situee], list[Anomalie]]:
    siennes = set(keys_of([ligne for *_, ligne in lues]))
    gardees, anomalies = [], []
    for rang, numero, ligne in lues:
        rompus = [
            (colonne, valeur, cible)
            for colonne, valeur, cible in _links(ligne)
            if (valeur,) not in contenu.tables[cible]
            and (valeur,) not in crees.get(cible, {})
            and not (cible == ligne.TABLE and (valeur,) in siennes)
        ]
        if not rompus:
            gardees.append((rang, numero, ligne))
        for colonne, valeur, cible in rompus:
            dit = _why_broken(contenu, cible, valeur)
            anomalies.append(Anomalie(fichier, numero, colonne, valeur, *dit))
    return gardees, anomalies


def _why_broken(contenu: Contenu, cible: str, valeur: str) -> tuple[str, str]:
    """La règle et le remède : la ligne visée n’existe pas, ou n’entre pas non plus."""
    if ou := contenu.ecartees.get(cible, {}).get(normalize(valeur)):
        return ECARTEE.format(ou), ECARTEE_REMEDE
    return (
        f"cet identifiant n’existe pas dans la table {cible}",
        f"Ajoutez-le à la table {cible}, ou corrigez la case.",
    )


def _links(ligne: Enregistrement) -> Iterator[tuple[str, str, str]]:
    liens = _fixed_links(type(ligne))
    for mot, colonne in RENVOIS_VARIABLES.get(ligne.TABLE, ()):
        liens = (*liens, (colonne, OBJETS[getattr(ligne, mot)]))
    for colonne, cible in liens:
        valeur = getattr(ligne, colonne)
        if valeur is not None:
            yield colonne, valeur, cible
    if perimetre := getattr(ligne, PERIMETRE, None):
        sorte, _, identifiant = perimetre.partition(":")
        yield PERIMETRE, identifiant, PERIMETRES[sorte]


@lru_cache(maxsize=64)
def _fixed_links(modele: type[Enregistrement]) -> tuple[tuple[str, str], ...]:
    return tuple(renvois(modele).items())
