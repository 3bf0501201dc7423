"""Un candidat par texte lu, avec ce que la lecture sait de sa place."""

from collections.abc import Iterable, Iterator

from egts_dashboard.analyses.extraction.etat import Etat
from egts_dashboard.models.bloc import Bloc
from egts_dashboard.models.candidat import Candidat, Motif, NatureCandidat

SIGNES_MAX = 2000


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
