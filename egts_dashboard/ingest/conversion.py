"""Fait d’une case de tableur la valeur que sa colonne attend."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz, process

from egts_dashboard.francais import guillemets
from egts_dashboard.ingest.connus import Connus
from egts_dashboard.ingest.dates import PRECISEE, read_date, read_start
from egts_dashboard.ingest.entetes import normalize
from egts_dashboard.ingest.valeurs import (
    INTROUVABLES,
    RIEN_TROUVE,
    ValeurRefusee,
    check_unit,
    is_absent,
    read_integer,
    read_number,
    visible,
)
from egts_dashboard.models.colonne import Colonne
from egts_dashboard.models.libelles import LIBELLES, dits

# Le mot courant d’un code, que son libellé ne dit pas.
COURANTS = {"metier": "profession"}
# Le pluriel et le féminin d’un code : « idéal » et « idéaux » ont la même racine.
ACCORD = re.compile(r"(?<=a)(?:ux|l)$|[esx]+$")
# Ce qu’une formule en échec laisse dans sa case ; « #N/A » se lit « non renseigné ».
ERREURS_DE_TABLEUR = frozenset(
    "#REF! #DIV/0! #NAME? #NOM? #VALUE! #VALEUR! #NUM! #NOMBRE! #NULL! #NUL! #SPILL! #CALC!".split()
)


def convert(
    texte: str, colonne: Colonne, connus: Mapping[str, Connus]
) -> tuple[Any, str | None]:
    """La valeur, et le mot qui nuance un nombre, ou ce que la case a fait comprendre.

    Lève ValeurRefusee.
    """
    if colonne.type != "texte" or colonne.renvoi or colonne.valeurs:
        texte = visible(texte)
    erreur = texte.strip().upper() if texte.lstrip().startswith("#") else ""
    if erreur in INTROUVABLES:
        return None, RIEN_TROUVE
    if erreur in ERREURS_DE_TABLEUR:
        raise ValeurRefusee(
            "la case porte une erreur de tableur", "Corrigez sa formule, ou videz-la."
        )
    match colonne.type:
        case "entier":
            return _count(texte)
        case "decimal":
            if colonne.nom.endswith("_eur"):
                check_unit(texte, est_montant=True)
            return read_number(texte)
        case "date":
            return (read_start if colonne.nom == PRECISEE else read_date)(texte)
    if colonne.renvoi:
        return _designated(texte, connus[colonne.renvoi]), None
    if colonne.valeurs:
        return _chosen(texte, colonne), None
    nu = texte.strip()
    return nu or None, None


def _count(texte: str) -> tuple[int | None, str | None]:
    check_unit(texte, est_montant=False)
    entier, mot = read_integer(texte)
    if entier is not None and entier < 0:
        raise ValeurRefusee(
            "ce nombre ne peut pas être négatif", "Vérifiez-le à la source."
        )
    return entier, mot


def _designated(texte: str, cible: Connus) -> str | None:
    # Un identifiant peut s’écrire comme une absence : SO, NC.
    if texte in cible.ids:
        return texte
    est_vide = is_absent(texte) and texte.strip() not in cible.ids
    return None if est_vide else cible.resolve(texte)


def _chosen(texte: str, colonne: Colonne) -> str | None:
    if texte in colonne.valeurs:
        return texte
    return None if is_absent(texte) else _closed(texte.strip(), colonne)


def _closed(texte: str, colonne: Colonne) -> str:
    """Le code d’une liste fermée, écrit tel quel, avec accents, ou par son libellé."""
    if texte in colonne.valeurs:
        return texte
    codes = _codes(colonne.valeurs)
    mot = normalize(texte)
    if mot in codes:
        return codes[mot]
    accordes = {c for m, c in codes.items() if _root(m) == _root(mot)}
    if len(accordes) == 1:
        return accordes.pop()
    # Le mot entier d’abord : « interrégional » contient « région » sans en être une.
    proche = process.extractOne(
        mot, codes.keys(), scorer=fuzz.ratio, score_cutoff=75
    ) or process.extractOne(mot, codes.keys(), score_cutoff=80)
    mots = dict(zip(colonne.valeurs, dits(colonne.valeurs), strict=True))
    voulu = (
        f" Vouliez-vous {guillemets(mots[codes[proche[0]]])}\u202f?" if proche else ""
    )
    raise ValeurRefusee(
        "la valeur n’est pas dans la liste",
        f"Choisissez\u00a0: {', '.join(mots.values())}.{voulu}",
    )


def _root(mot: str) -> str:
    """Le mot sans ses marques d’accord : « Freins », « payées », « idéaux », « Frein(s) »."""
    racines = (ACCORD.sub("", m) for m in mot.split() if m not in {"s", "e", "es"})
    return " ".join(racines)


@lru_cache(maxsize=128)
def _codes(valeurs: tuple[str, ...]) -> dict[str, str]:
    codes = {normalize(valeur): valeur for valeur in valeurs}
    for valeur in set(valeurs) & COURANTS.keys():
        codes.setdefault(COURANTS[valeur], valeur)
    for libelles in LIBELLES.values():
        if set(valeurs) <= set(libelles):
            for valeur in valeurs:
                codes.setdefault(normalize(libelles[valeur]), valeur)
    return codes
