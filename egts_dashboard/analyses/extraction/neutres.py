"""Le déroulé, la conclusion d’un atelier : ni constats ni demandes annoncés, et pourtant il s’en dit."""

from collections.abc import Iterator

from egts_dashboard.analyses.extraction.candidats import candidates
from egts_dashboard.analyses.extraction.demandes import demands
from egts_dashboard.analyses.extraction.etat import Etat
from egts_dashboard.analyses.extraction.pratiques import told_practices
from egts_dashboard.analyses.extraction.prose import MOTS_PHRASE, observes
from egts_dashboard.analyses.extraction.recits import tells_meeting
from egts_dashboard.analyses.extraction.texte import sentences
from egts_dashboard.analyses.extraction.titres import closes_workshops, tells_unfolding
from egts_dashboard.analyses.extraction.tournures import echoes, tells_demand
from egts_dashboard.models.bloc import Bloc
from egts_dashboard.models.candidat import Candidat


def read_neutral(etat: Etat, bloc: Bloc) -> Iterator[Candidat]:
    """Le déroulé ou la conclusion d’un atelier : on y raconte, on y constate, on y demande."""
    phrases = sentences(bloc.texte)
    cites = told_practices(phrases, etat.noms_propres, developpe=False)
    yield from candidates(etat, "pratique", cites, bloc, "exemple", 0.4)
    for phrase in phrases:
        est_close = closes_workshops(etat.titre)
        est_raconte = tells_unfolding(etat.titre) and not echoes(phrase)
        if (est_close or est_raconte) and _still_asks(phrase):
            yield from candidates(
                etat, "preconisation", demands(phrase), bloc, "demande", 0.4
            )
        elif not est_close and observes(etat, phrase):
            if len(phrase.split()) >= MOTS_PHRASE:
                yield from candidates(
                    etat, "constat", [phrase], bloc, "tournure_de_constat", 0.35
                )


def _still_asks(phrase: str) -> bool:
    """Une conclusion, un déroulé demandent encore : « Le conseil demande à être saisi »."""
    return tells_demand(phrase) and not tells_meeting(phrase)
