"""Les parties où une salle juge ce que d’autres ont écrit : analyses, retours, étonnements."""

import re
from collections.abc import Sequence

from egts_dashboard.analyses.extraction.etat import Etat
from egts_dashboard.analyses.extraction.texte import begins_with_infinitive, plain
from egts_dashboard.models.bloc import Bloc

# « Ce que le conseil retient », « Points de vigilance » : des constats, ou, à l’infinitif, ce qu’il veut.
RETENU = re.compile(r"\b(?:retien|reten)\w*|\bpoints? (?:de vigilance|d'attention)\b")
# « Analyse », « Retours des habitants » : de même, sur ce que d’autres ont écrit.
RELU = re.compile(r"\b(?:analys|etonnement)\w*|\bretours?\b")
# Ce qu’une salle relit, par son numéro.
PIECE = re.compile(
    r"\W*(?:fiche[ -]?)?(?:action|mesure|fiche|axe|objectif|orientation|article)s? (?:n ?[°o] ?)?\d"
)


def is_decided(etat: Etat, phrase: str) -> bool:
    """Vrai pour « Isoler les combles », sous « Ce que le conseil retient »."""
    est_dite = not phrase.startswith(("«", "“", '"')) and not phrase.endswith("?")
    return est_dite and (
        begins_with_infinitive(phrase)
        and (reviews(etat) or bool(RETENU.search(plain(etat.titre))))
    )


def reviews(etat: Etat) -> bool:
    """Vrai sous « Analyse » ou « Étonnements » : on y juge ce que d’autres ont écrit."""
    return etat.annonce == "constat" and bool(RELU.search(plain(etat.titre)))


def names_reviewed(etat: Etat, bloc: Bloc, suite: Sequence[Bloc]) -> bool:
    """Vrai pour « Mesure 4 : planter », sous « Analyse », que jugent les items en retrait."""
    en_retrait = bool(suite) and suite[0].sorte == "item"
    en_retrait = en_retrait and suite[0].retrait > bloc.retrait
    return en_retrait and reviews(etat) and PIECE.match(plain(bloc.texte)) is not None
