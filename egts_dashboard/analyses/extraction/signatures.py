"""Ce qui ne dit rien par soi-même : qui signe une citation, quand un atelier s’est tenu."""

import re

from egts_dashboard.analyses.extraction.etat import LIGNES_ESPACEES, Etat
from egts_dashboard.analyses.extraction.titres_freres import is_dated
from egts_dashboard.models.bloc import Bloc

# Qui parle, sous une citation : un nom ou « une aidante », puis d’où.
SIGNATURE = re.compile(
    r"[–—-]?\s*(?:[Uu]ne? [^\d\W]\w+|[A-ZÀ-ÞŒ][\w’'.-]+(?: [A-ZÀ-ÞŒ][\w.]*)?)\s?[,(–—][^.;:!?]{2,50}"
)


def only_informs(etat: Etat, bloc: Bloc) -> bool:
    """Vrai pour la signature d’une citation, ou « Atelier du 7 mai à Foix – 36 participants »."""
    est_tenue = bloc.sorte == "paragraphe" and is_dated(bloc)
    return _signs_quote(etat, bloc) or est_tenue


def _signs_quote(etat: Etat, bloc: Bloc) -> bool:
    """Vrai pour « Une aidante, canton de Thiviers », sous les mots qu’elle a dits."""
    suit = 0 < bloc.ligne - etat.derniere_citation <= LIGNES_ESPACEES
    if bloc.texte.endswith(("»", "”", '"', "».", "”.", '".')):
        etat.derniere_citation = bloc.ligne_fin
        return False
    return (
        suit and bloc.niveau in (0, 9) and SIGNATURE.fullmatch(bloc.texte) is not None
    )
