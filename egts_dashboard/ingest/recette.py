"""Lit la recette d’un dossier de comité ; dit toutes ses fautes à la fois."""

import json
from typing import Any

from pydantic import ValidationError

from egts_dashboard.errors import RecetteRefusee
from egts_dashboard.francais import guillemets
from egts_dashboard.ingest.messages import to_french
from egts_dashboard.models.recette import Recette

TAILLE_MAX_OCTETS = 64 * 1024
_LISTE = ("une liste est attendue", "Mettez-la entre crochets\u00a0: [ ].")
_RUBRIQUE = ("un ensemble de rubriques est attendu", "Mettez-les entre accolades.")
_TEXTE = ("un texte est attendu", "Mettez-le entre guillemets.")
_ENTIER = ("un nombre entier est attendu", "Écrivez-le sans guillemets ni virgule.")
# Ce qui se dit d’une rubrique de la recette, et non d’une colonne de tableur.
RUBRIQUES = {
    "missing": ("la rubrique manque", "Ajoutez-la."),
    "extra_forbidden": (
        "cette rubrique n’existe pas",
        "Corrigez son nom ou retirez-la.",
    ),
    "too_short": ("la liste est vide", "Donnez au moins un bloc."),
    "too_long": ("c’est trop long\u00a0: {max_length} au plus", "Raccourcissez."),
    "string_unicode": ("un signe n’y est pas du texte", "Retapez-le."),
    "bloc_en_double": (
        "un bloc est demandé deux fois ({sortes})",
        "Gardez-en un.",
    ),
    "mots_sans_liste": (
        "des mots ne se cherchent que dans «\u00a0preconisations\u00a0»",
        "Retirez-les.",
    ),
    "string_type": _TEXTE,
    "int_type": _ENTIER,
    "int_parsing": _ENTIER,
    "int_from_float": _ENTIER,
    "date_type": ("une date est attendue", "Écrivez-la ainsi\u00a0: 2014-06-10."),
    **dict.fromkeys(("tuple_type", "list_type"), _LISTE),
    **dict.fromkeys(("model_type", "model_attributes_type"), _RUBRIQUE),
}


def read_recette(octets: bytes) -> Recette:
    """La recette que porte ce fichier JSON.

    Lève RecetteRefusee : le message a une ligne par faute, avec sa place et son remède.
    """
    try:
        return Recette.model_validate(_parse(octets))
    except ValidationError as refus:
        erreurs = refus.errors()
        places = {erreur["loc"][:1] for erreur in erreurs if len(erreur["loc"]) > 1}
        # D’une liste dont un élément est refusé, Pydantic dit aussi qu’elle est trop courte.
        fautes = [
            _sentence(erreur)
            for erreur in erreurs
            if erreur["type"] != "too_short" or erreur["loc"] not in places
        ]
        raise RecetteRefusee("\n".join(fautes)) from refus


def _parse(octets: bytes) -> Any:
    if len(octets) > TAILLE_MAX_OCTETS:
        raise RecetteRefusee("Ce fichier est trop gros pour une recette (64\u00a0Ko).")
    try:
        return json.loads(octets.decode("utf-8-sig"), object_pairs_hook=_once)
    except UnicodeDecodeError as refus:
        raise RecetteRefusee(
            "Ce fichier n’est pas un texte en UTF-8\u00a0: ce n’est pas une recette."
        ) from refus
    except json.JSONDecodeError as refus:
        raise RecetteRefusee(
            f"Ce fichier n’est pas du JSON bien formé\u00a0: ligne {refus.lineno}, signe"
            f" {refus.colno}. Reprenez la recette telle que la page l’a écrite."
        ) from refus
    except (RecursionError, ValueError) as refus:
        raise RecetteRefusee(
            "Ce fichier n’est pas une recette\u00a0: ses rubriques s’emboîtent trop, ou un"
            " nombre y est démesuré."
        ) from refus


def _once(paires: list[tuple[str, Any]]) -> dict[str, Any]:
    rubriques = dict(paires)
    if len(rubriques) < len(paires):
        noms = [nom for nom, _ in paires]
        double = next(nom for nom in noms if noms.count(nom) > 1)
        raise RecetteRefusee(
            f"La rubrique {guillemets(double[:60])} est écrite deux fois. Gardez-en une."
        )
    return rubriques


def _sentence(erreur: Any) -> str:
    modele = RUBRIQUES.get(erreur["type"])
    regle, remede = (
        tuple(mots.format(**erreur.get("ctx", {})) for mots in modele)
        if modele
        else to_french(erreur)
    )
    place = " › ".join(map(_place, erreur["loc"])) or "recette"
    return f"{place}\u00a0: {regle}. {remede}"


def _place(cran: int | str) -> str:
    if isinstance(cran, int):
        return "1er" if cran == 0 else f"{cran + 1}e"
    return str(cran)[:60]
