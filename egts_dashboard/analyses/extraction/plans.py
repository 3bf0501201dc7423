"""Un item numéroté est parfois un titre du plan, et un titre numéroté un item."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from egts_dashboard.analyses.extraction.etat import NATURES
from egts_dashboard.analyses.extraction.intertitres import (
    is_numbered_title,
    names_theme,
)
from egts_dashboard.analyses.extraction.libelles import labelled
from egts_dashboard.analyses.extraction.recollage import heads_plan, plan_title
from egts_dashboard.analyses.extraction.texte import begins_with_infinitive
from egts_dashboard.analyses.extraction.titres import (
    COMPTES_ACCROCHES,
    announced,
    titled_workshop,
    workshop,
)
from egts_dashboard.models.bloc import Bloc

MOTS_D_UN_ATELIER = 8
MOTS_D_UN_FRERE = 4
PARTIES_MIN = 3
LIGNES_D_EN_TETE = 10


def settle_titles(blocs: list[Bloc]) -> list[Bloc]:
    """« 2. Les propositions de l’atelier », suivi d’une liste d’une autre marque, est un titre."""
    blocs = _demote(blocs)
    parties = _numbered_parts(blocs)
    blocs = [
        replace(bloc, sorte="titre", niveau=9) if place in parties else bloc
        for place, bloc in enumerate(blocs)
    ]
    rendus: list[Bloc] = []
    for bloc, suivant in zip(blocs, [*blocs, None][1:], strict=True):
        if (titre := plan_title(bloc, suivant)) is not None:
            rendus.append(titre)
            continue
        if (niveau := _sibling_level(rendus, bloc)) is not None:
            rendus.append(replace(bloc, sorte="titre", niveau=niveau))
            continue
        est_titre = (
            bloc.sorte == "item"
            and bloc.marque.startswith(("nombre", "lettre", "code"))
            and suivant is not None
            and suivant.marque != bloc.marque
            and (
                is_numbered_title(bloc.texte)
                or heads_plan(bloc, suivant)
                or names_theme(bloc.texte, "" if suivant is None else suivant.texte)
                or (rendus and _follows(rendus, bloc))
            )
        )
        rendus.append(replace(bloc, sorte="titre", niveau=9) if est_titre else bloc)
    return rendus


def _numbered_parts(blocs: Sequence[Bloc]) -> set[int]:
    """Les places de « 1. Le règlement », « 2. La cuisine »…, quand une phrase suit chacun."""
    series: dict[str, list[int]] = defaultdict(list)
    for place, bloc in enumerate(blocs):
        if bloc.sorte == "item" and bloc.marque.startswith("nombre"):
            series[bloc.marque].append(place)
    return {
        p for places in series.values() if _are_parts(blocs, places) for p in places
    }


def _are_parts(blocs: Sequence[Bloc], places: Sequence[int]) -> bool:
    """Sous « Propositions », « 1. Un guichet » reste un item, même développé."""
    numeros = [blocs[place].numero for place in places]
    if len(places) < PARTIES_MIN or numeros != [*range(1, len(places) + 1)]:
        return False
    avant = (
        b
        for b in reversed(blocs[: places[0]])
        if b.texte.endswith(":") or b.sorte == "titre"
    )
    titre = next(avant, None)
    if titre is not None and announced(titre.texte) in NATURES:
        return False
    return all(_names_part(*blocs[place : place + 2]) for place in places)


def _names_part(bloc: Bloc, suivant: Bloc | None = None) -> bool:
    return (
        suivant is not None
        and suivant.sorte == "paragraphe"
        and suivant.texte.endswith(".")
        and len(suivant.texte.split()) > MOTS_D_UN_ATELIER
        and len(bloc.texte.split()) <= MOTS_D_UN_ATELIER
        and bloc.texte[-1].isalnum()
        and bloc.rangee is None
        and not begins_with_infinitive(bloc.texte)
    )


def _follows(rendus: Sequence[Bloc], bloc: Bloc) -> bool:
    """Vrai pour « 2. La piétonisation » quand « 1. Le stationnement » est un titre."""
    avant = next((b for b in reversed(rendus) if b.marque == bloc.marque), None)
    return (
        avant is not None
        and avant.sorte == "titre"
        and avant.numero == bloc.numero - 1
        and names_theme(avant.texte, ":")
        and names_theme(bloc.texte, ":")
    )


def _sibling_level(rendus: Sequence[Bloc], bloc: Bloc) -> int | None:
    """Le niveau de « 2.5 Éléments chiffrés. », si « 2.4 Pratiques. » est un titre ; None sinon."""
    if bloc.marque[:4] != "plan" or len(bloc.texte.split()) > MOTS_D_UN_FRERE:
        return None
    avant = next((b for b in reversed(rendus) if b.marque == bloc.marque), None)
    if avant is None or avant.sorte != "titre" or avant.numero != bloc.numero - 1:
        return None
    return avant.niveau


def _demote(blocs: list[Bloc]) -> list[Bloc]:
    """« 2.1.1 Créer un guichet », voisin d’un autre de même profondeur, est un item."""
    marques = ["", *(bloc.marque for bloc in blocs), ""]
    return [
        replace(bloc, sorte="item", niveau=0)
        if bloc.sorte == "titre"
        and bloc.marque[:4] == "plan"
        and bloc.marque in (marques[rang], marques[rang + 2])
        and announced(bloc.texte) is None
        and workshop(bloc.texte) is None
        else bloc
        for rang, bloc in enumerate(blocs)
    ]


def titles_report(bloc: Bloc, suite: Sequence[Bloc]) -> bool:
    """Vrai pour « Ce que demandent les résidents », seul de son rang au-dessus de ses parties."""
    titres = [b for b in suite if b.sorte == "titre" and b.niveau < 9]
    return (
        bloc.niveau < 9
        and bloc.ligne <= LIGNES_D_EN_TETE
        and all(b.niveau > bloc.niveau for b in titres)
        and any(announced(b.texte) in NATURES for b in titres)
    )


def heads_workshops(bloc: Bloc, suite: Sequence[Bloc]) -> bool:
    """Vrai pour « Paroles de parents », en tête d’un rapport dont l’atelier suit aussitôt."""
    if bloc.niveau != 1 or announced(bloc.texte) != "constat" or not suite:
        return False
    premier = suite[0]
    nom = titled_workshop(premier.texte, est_balise=True)
    return premier.sorte == "titre" and nom is not None


def heads_sections(bloc: Bloc, suite: Sequence[Bloc]) -> bool:
    """Vrai pour « Atelier Mobilité », seul sur sa ligne, quand une section connue le suit."""
    nu = COMPTES_ACCROCHES.sub("", bloc.texte)
    return (
        len(nu.split()) <= MOTS_D_UN_ATELIER
        and nu[-1:].isalnum()
        and any(map(_opens_section, suite[:2]))
    )


def _opens_section(bloc: Bloc) -> bool:
    if (libelle := labelled(bloc.texte)) is not None:
        return libelle[1] in NATURES
    return bloc.sorte == "titre" and announced(bloc.texte) in NATURES
