"""Ce qui dure ou revient : « tous les jeudis », « depuis 2019 », « deux fois par mois »."""

import re

from egts_dashboard.analyses.extraction.texte import plain

_QUAND = r"(?:jour|semaine|mois|annee|an|matin|soir|midi|week-end|trimestre|quinzaine|saison|ete|hiver|rentree|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?"
RECURRENT = re.compile(
    rf"\b(?:tous|toutes) les (?:\w+ )?{_QUAND}\b|\bchaque {_QUAND}\b|\b(?:une?|deux|trois|quatre|\d+) (?:fois|\w+) (?:par|sur) (?:deux|{_QUAND})\b"
    rf"|\bdepuis (?:l'an |le |la |l')?(?:\w+ )?(?:(?:19|20)\d\d\b|{_QUAND}\b)"
)
# Sous des demandes, ce qui se fait « depuis 2019 » ou « déjà » n’en est pas une.
DEJA = re.compile(
    rf"\bdepuis (?:l'an |le |la |l')?(?:\w+ )?(?:(?:19|20)\d\d|{_QUAND}|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b|\b(?:deja|aujourd'hui)\b"
)


def recurs(texte: str) -> bool:
    """Vrai pour ce qui dure ou revient : « tous les jeudis », « depuis 2019 »."""
    return RECURRENT.search(plain(texte)) is not None
