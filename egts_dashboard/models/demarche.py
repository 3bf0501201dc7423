"""Une consultation : ses dates, son territoire."""

import re
from collections.abc import Sequence
from typing import ClassVar

from pydantic import field_validator

from egts_dashboard.francais import compte, liste
from egts_dashboard.models.base import Enregistrement, NotBefore, champ
from egts_dashboard.models.types import (
    Annee,
    CodeTerritoire,
    Identifiant,
    Intitule,
    Texte,
)

SANS_DEMARCHE = "Concertation par ateliers"
# Ce qui tient en une ligne de titre, en signes.
LARGEUR_TITRE = 52
# Un mot de trois lettres au plus ne dit pas un sujet : « du », « les », « sur ».
PETIT_MOT = 3
_MOT = re.compile(r"\w+")


class Demarche(Enregistrement):
    """Une démarche de consultation, menée par ateliers."""

    TABLE: ClassVar[str] = "demarches"
    CLE: ClassVar[tuple[str, ...]] = ("demarche_id",)

    demarche_id: Identifiant = champ("Identifiant stable.", exemple="egts-so-2014")
    intitule: Intitule = champ("Nom de la démarche.")
    annee_debut: Annee = champ("Première année.", exemple=2013)
    annee_fin: Annee | None = champ("Dernière année.", exemple=2014, default=None)
    territoire_code: CodeTerritoire = champ(
        "Territoire couvert.", renvoi="territoires", exemple="SO"
    )
    description: Texte | None = champ("Ce qu’il faut en savoir.", default=None)

    _annees = field_validator("annee_fin")(NotBefore("annee_debut"))


def titre_commun(
    nb: int, noms: Sequence[str], debut: int | None, fin: int | None
) -> str:
    """Le nom de ce que l’on lit.

    Celui de la démarche si elle est seule ; leurs noms s’ils tiennent en un titre ; sinon les mots
    qu’elles ont toutes en commun, leur nombre et leurs années.
    """
    if not noms or debut is None or fin is None:
        return SANS_DEMARCHE
    if nb == 1:
        return noms[0]
    ensemble = liste(list(noms))
    if len(noms) == nb and len(ensemble) <= LARGEUR_TITRE:
        return ensemble
    annees = annees_de(nb, debut, fin)
    commun = mots_communs(noms) if len(noms) == nb else ""
    dits = f"{commun}\u00a0: {annees}" if commun else annees
    return commun if len(dits) > LARGEUR_TITRE else dits


def annees_de(nb: int, debut: int, fin: int) -> str:
    """« 2 démarches, de 2013 à 2019 »."""
    return f"{compte(nb, 'démarche')}, " + (
        f"de {debut} à {fin}" if fin > debut else f"en {debut}"
    )


def mots_communs(noms: Sequence[str]) -> str:
    """La plus longue suite de mots que tous les noms portent ; vide si elle ne dit pas un sujet.

    Les petits mots n’en font ni le début ni la fin ; il en faut deux grands au moins :
    « Concertation », seul, ne dit pas de quoi l’on parle.
    """
    premier = list(_MOT.finditer(noms[0]))
    autres = [f" {' '.join(_words(nom))} " for nom in noms[1:]]
    mots = _words(noms[0])
    for taille in range(len(mots), 1, -1):
        for debut in range(len(mots) - taille + 1):
            suite = mots[debut : debut + taille]
            if min(len(suite[0]), len(suite[-1])) <= PETIT_MOT:
                continue
            if all(f" {' '.join(suite)} " in autre for autre in autres):
                fin = premier[debut + taille - 1].end()
                texte = noms[0][premier[debut].start() : fin]
                return texte[:1].upper() + texte[1:]
    return ""


def _words(nom: str) -> list[str]:
    return [mot.group().casefold() for mot in _MOT.finditer(nom)]
