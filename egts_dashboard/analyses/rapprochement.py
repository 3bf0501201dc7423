"""Des couples d’items qui se ressemblent, proposés à la lecture : jamais des faits.

La note est une ressemblance (mots, lettres, thèmes), relevée quand des liens déjà jugés
l’appuient ; sans lien jugé, elle est la ressemblance seule. L’amont se lit par blocs : la
mémoire ne dépend que de l’aval, des liens et de la taille d’un bloc.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from egts_dashboard.analyses.appuis import Appuis, Liens, reinforce
from egts_dashboard.analyses.ressemblance import (
    POIDS_THEME,
    Comparaison,
    Rangs,
    Texte,
)

# Ce que vaut le seuil selon les liens jugés qui appuient la note : à partir de tant de liens,
# tel seuil. Plus ils sont nombreux, plus ils relèvent de notes. Choisi sur les liens jugés :
# voir benchmarks/rapprochement.py.
SEUILS_SELON_LIENS = ((100, 0.45), (50, 0.40), (0, 0.35))
SEUIL = 0.45
# Un cosinus de deux textes identiques tombe un rien sous 1.
TOLERANCE = 1e-9
BLOC = 1_000


@dataclass(frozen=True)
class Paire:
    """Deux textes proches : leurs positions, leur note de 0 à 1, les racines partagées.

    `ressemblance` : la note sans appui. `appui` : les deux bouts du lien qui appuie le plus
    (positions dans Liens.bouts), None si aucun.
    """

    amont: int
    aval: int
    score: float
    ressemblance: float
    partagees: tuple[str, ...]
    appui: tuple[int, int] | None = None


def seuil_par_defaut(nb_liens: int) -> float:
    """Le seuil qui vaut le mieux quand tant de liens jugés peuvent appuyer la note."""
    return next(seuil for minimum, seuil in SEUILS_SELON_LIENS if nb_liens >= minimum)


def rapprocher(
    amont: Sequence[Texte],
    aval: Sequence[Texte],
    seuil: float = SEUIL,
    avancer: Callable[[float], None] | None = None,
    poids_theme: float = POIDS_THEME,
    liens: Liens | None = None,
) -> Iterator[Paire]:
    """Les couples de note ≥ `seuil`, par item d’amont, le plus proche d’abord.

    `avancer` reçoit la part faite, après chaque bloc. `poids_theme` : la part de la note que
    décide le thème commun, quand les deux textes sont codés. `liens` : ce que des lectures ont
    déjà lié, ici ou ailleurs.
    """
    if not amont or not aval:
        return
    comparaison = Comparaison(aval, poids_theme)
    appuis = Appuis(liens, aval) if liens and liens.couples else None
    for debut in range(0, len(amont), BLOC):
        bloc = amont[debut : debut + BLOC]
        for paire in _pair(bloc, comparaison, appuis, seuil):
            yield replace(paire, amont=debut + paire.amont)
        if avancer:
            avancer(min(1.0, (debut + BLOC) / len(amont)))


def _pair(
    bloc: Sequence[Texte],
    comparaison: Comparaison,
    appuis: Appuis | None,
    seuil: float,
) -> Iterator[Paire]:
    """Les couples d’un bloc, l’amont situé dans le bloc."""
    if appuis is None:
        a, b, notes = comparaison.compare(bloc)
        scores, places = notes, np.full(len(a), -1)
    else:
        force = appuis.of(bloc)
        a, b, notes = comparaison.compare(bloc, (force.a, force.b))
        places = _find(a, b, force.a, force.b, len(comparaison.aval))
        forces = np.where(places >= 0, np.append(force.forces, 0.0)[places], 0.0)
        scores = reinforce(notes, forces)
    ordre = np.lexsort((b, -scores, a))
    for i in ordre[scores[ordre] >= seuil - TOLERANCE]:
        place = int(places[i])
        appui = (
            (int(force.depuis[place]), int(force.vers[place])) if place >= 0 else None
        )
        texte, autre = bloc[a[i]], comparaison.aval[b[i]]
        communes = tuple(sorted(texte.racines & autre.racines))
        notees = float(scores[i]), float(notes[i])
        yield Paire(int(a[i]), int(b[i]), *notees, communes, appui)


def _find(a: Rangs, b: Rangs, parmi_a: Rangs, parmi_b: Rangs, nb: int) -> Rangs:
    """Où est chaque couple (a, b) parmi d’autres, triés ; −1 s’il n’y est pas."""
    cles, parmi = a * nb + b, parmi_a * nb + parmi_b
    places = np.searchsorted(parmi, cles)
    trouves = places < len(parmi)
    trouves[trouves] = parmi[places[trouves]] == cles[trouves]
    return np.where(trouves, places, -1)
