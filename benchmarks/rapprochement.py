"""Que valent les rapprochements proposés, et combien coûtent-ils ?

    python -m benchmarks.rapprochement [echelle]

Précision et rappel à chaque seuil, mesurés sur les liens jugés par lecture d’un document au
suivant, à sorte d’item égale, avec l’intervalle de Wilson. Trois courbes : la ressemblance
seule ; un document qui vient d’arriver, dont aucun lien n’est connu ; deux documents déjà liés
à d’autres. Puis le seuil que choisirait la meilleure F1, document d’amont par document
d’amont, sur tous les autres ; et la F1 de chaque seuil selon le nombre de liens jugés, d’où
vient le seuil par défaut. Avec « echelle », le temps et la mémoire de 100 000 textes contre
10 000, faits en mélangeant les mots des textes livrés.
"""

import random
import resource
import sys
import time
from dataclasses import replace

from egts_dashboard import actions
from egts_dashboard.actions.rapprochement import Caches, noter
from egts_dashboard.analyses.appuis import Liens
from egts_dashboard.analyses.precision import SEUILS, Note
from egts_dashboard.analyses.rapprochement import rapprocher, seuil_par_defaut
from egts_dashboard.analyses.ressemblance import POIDS_THEME, Texte
from egts_dashboard.queries.rapprochement import document, textes
from egts_dashboard.queries.rapprochement_lus import couples_lus
from egts_dashboard.store.connection import Store

CAS: dict[Caches, str] = {
    "tous": "la ressemblance seule, sans aucun lien jugé",
    "document": "document nouveau : aucun de ses liens n’est connu",
    "couple": "deux documents déjà liés à d’autres",
}
NB_LIENS = (0, 20, 50, 75, 100, 150, 250)
Notes = list[Note]


def cross_validate(store: Store, caches: Caches) -> tuple[dict[str, float], float]:
    """Le seuil choisi pour chaque document d’amont sans lui, et la F1 de l’ensemble."""
    par_document: dict[str, tuple[Notes, int]] = {}
    for amont, aval, objet in couples_lus(store):
        notes, nb = noter(store, amont, aval, objet, POIDS_THEME, caches)
        lues, total = par_document.get(amont, ([], 0))
        par_document[amont] = (lues + notes, total + nb)
    choisis, justes, proposes, juges = {}, 0, 0, 0
    for amont, (notes, nb) in par_document.items():
        autres = [lu for nom, lu in par_document.items() if nom != amont]
        tous = [n for lues, _ in autres for n in lues]
        total = sum(nb for _, nb in autres)
        choisis[amont] = max(SEUILS, key=lambda s: _f1(*_count(tous, s), total))
        plus = _count(notes, choisis[amont])
        justes, proposes, juges = justes + plus[0], proposes + plus[1], juges + nb
    return choisis, _f1(justes, proposes, juges)


def _count(notes: Notes, seuil: float) -> tuple[int, int]:
    dits = [note.est_lu for note in notes if note.note >= seuil]
    return sum(dits), len(dits)


def _f1(justes: int, proposes: int, juges: int) -> float:
    return 2 * justes / max(1, proposes + juges)


def scale(store: Store) -> None:
    """Le temps et la mémoire d’un grand rapprochement."""
    sources = {source for couple in couples_lus(store) for source in couple[:2]}
    lus = [t for source in sorted(sources) for t in textes(store, document(source))]
    mots = sorted({mot for t in lus for mot in t["plie"].split()})
    racines = sorted({racine for t in lus for racine in t["racines"]})
    themes = sorted({theme for t in lus for theme in t["themes"]})
    tirage = random.Random(2014)
    # Un vocabulaire vingt fois plus grand, comme en ont de grands corpus.
    racines = [f"{r}{n or ''}" for r in racines for n in range(20)]

    def make(nb: int) -> list[Texte]:
        return [
            Texte(
                frozenset(tirage.choices(racines, k=9)),
                " ".join(tirage.choices(mots, k=14)),
                frozenset(tirage.choices(themes, k=2)),
            )
            for _ in range(nb)
        ]

    amont, aval, bouts = make(100_000), make(10_000), make(5_000)
    bouts = [replace(t, cle=str(rang)) for rang, t in enumerate(bouts)]
    lies = [(tirage.randrange(5_000), tirage.randrange(5_000)) for _ in range(5_000)]
    depart = time.perf_counter()
    nb = sum(1 for _ in rapprocher(amont, aval, 0.2, liens=Liens(bouts, lies)))
    duree = time.perf_counter() - depart
    memoire = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"100 000 × 10 000 : {duree:.0f} s, {memoire:.0f} Mio, {nb} couples")


def main() -> None:
    """Mesure et imprime."""
    store = actions.ouvrir().store
    for caches, nom in CAS.items():
        courbe = actions.mesurer_rapprochement(store, caches=caches)
        print(f"\n{nom}\n{courbe.round(2).to_string(index=False)}")
        choisis, f1 = cross_validate(store, caches)
        print(f"seuils choisis {sorted(set(choisis.values()))}, F1 {f1:.3f}")
    print("\nF1 de chaque seuil, document nouveau, selon le nombre de liens jugés")
    for nb in NB_LIENS:
        courbe = actions.mesurer_rapprochement(store, nb_liens=nb)
        f1 = 2 * courbe["nb_retrouves"] / (courbe["nb_proposes"] + courbe["nb_juges"])
        lues = "  ".join(f"{s:.2f} : {v:.3f}" for s, v in zip(SEUILS, f1, strict=True))
        print(f"{nb:4} liens (par défaut {seuil_par_defaut(nb):.2f})  {lues}")
    if "echelle" in sys.argv[1:]:
        scale(store)


if __name__ == "__main__":
    main()
