"""Un candidat par texte lu, avec ce que la lecture sait de sa place."""

import re
from collections.abc import Iterable, Iterator

from egts_dashboard.analyses.extraction.etat import Etat
from egts_dashboard.analyses.extraction.texte import plain
from egts_dashboard.models.bloc import Bloc
from egts_dashboard.models.candidat import Candidat, Motif, NatureCandidat

SIGNES_MAX = 2000
# « Néant », « Rien n’a été signalé », « Recommandation 3 (29 voix) » : rien n’y est dit.
SANS_CONTENU = re.compile(
    r"(?:neant|sans objet|non renseignee?s?|aucune?s?|rien(?: de particulier)?)(?: a (?:signaler|noter|ce jour))?(?: ?[:(].*)?[.!]?"
    r"|[\d\s.,]*(?:k?€+|euros?|%)?"
    r"|(?:aucune? \w+|rien) (?:n'a|n'ont)(?: pas)?(?: ete)? (?:signal|retenu|releve|cite|propose|formul|remont|identifi|recens)\w*(?: (?:par|dans|en|sur|au|aux|a) [^.]{2,40})?\.?"
    r"|(?:preconisation|proposition|priorite|recommandation|fiche|action|mesure|constat|piste|idee)s? (?:n ?[°o] ?)?\d{1,2}(?: ?\([^()]*\))?[.:]?"
)


def candidates(
    etat: Etat,
    nature: NatureCandidat,
    textes: Iterable[str],
    bloc: Bloc,
    motif: Motif,
    confiance: float,
) -> Iterator[Candidat]:
    """Un candidat par texte, avec l’atelier de sa case ou du moment, et le titre."""
    case = (bloc.rangee or 0, bloc.colonne or 0)
    atelier = etat.cases.get(case, etat.atelier)
    for texte in textes:
        if SANS_CONTENU.fullmatch(plain(texte)):
            continue
        if etat.est_recapitulatif:
            confiance = min(confiance, 0.8)
        yield Candidat(
            nature,
            texte[:SIGNES_MAX],
            bloc.ligne,
            bloc.ligne_fin,
            motif,
            confiance,
            indice=etat.titre.strip(" :"),
            atelier=atelier,
        )
