"""La recherche rend-elle d’abord ce qu’il faut ? nDCG@10 sur quarante requêtes jugées.

    python -m benchmarks.pertinence

pertinence.csv a été écrit, et jugé en lisant les items livrés, avant tout réglage. Une ligne :
une requête, un item qui y répond, sa note (2 : c’est cela ; 1 : cela aide). Un item absent
vaut 0. Une requête fautive est jugée comme la voit le lecteur qui accepte le mot proposé.
"""

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import log2
from pathlib import Path
from statistics import mean

from egts_dashboard import actions
from egts_dashboard.queries.recherche import chercher, understand
from egts_dashboard.queries.recherche.mot_proche import suggest
from egts_dashboard.store.connection import Store

JUGEMENTS = Path(__file__).parent / "pertinence.csv"
RANG_MAX = 10
PIRES = 8

Cle = tuple[str, str]


def read_judgements() -> dict[Cle, dict[str, int]]:
    """Par (sorte, requête), la note de chaque item jugé utile."""
    jugements: dict[Cle, dict[str, int]] = defaultdict(dict)
    with JUGEMENTS.open(encoding="utf-8", newline="") as fichier:
        for ligne in csv.DictReader(fichier):
            cle = ligne["sorte"], ligne["requete"]
            jugements[cle][ligne["item_id"]] = int(ligne["note"])
    return dict(jugements)


def ndcg(trouves: Sequence[str], notes: Mapping[str, int]) -> float:
    """Le gain des dix premiers, rapporté à celui du meilleur ordre possible : de 0 à 1."""
    meilleur = _gain(sorted(notes.values(), reverse=True))
    return _gain([notes.get(item, 0) for item in trouves]) / meilleur


def _gain(notes: Sequence[int]) -> float:
    premiers = enumerate(notes[:RANG_MAX], start=2)
    return sum((2**note - 1) / log2(rang) for rang, note in premiers)


def measure(store: Store) -> dict[Cle, float]:
    """Le nDCG@10 de chaque requête jugée."""
    return {
        (sorte, requete): ndcg(_search(store, requete), notes)
        for (sorte, requete), notes in read_judgements().items()
    }


def _search(store: Store, requete: str) -> list[str]:
    propose = suggest(store, understand(store, requete), requete)
    acceptee = propose.saisie if propose else requete
    return list(chercher(store, acceptee, RANG_MAX)["item_id"])


def main() -> None:
    """Mesure et imprime : en tout, par sorte, puis les requêtes les moins bien servies."""
    mesures = measure(actions.ouvrir().store)
    print(f"nDCG@10 : {mean(mesures.values()):.3f} sur {len(mesures)} requêtes")
    for sorte in dict.fromkeys(sorte for sorte, _ in mesures):
        notes = [note for (autre, _), note in mesures.items() if autre == sorte]
        print(f"  {sorte:12} {mean(notes):.3f} ({len(notes)})")
    for (_, requete), note in sorted(mesures.items(), key=lambda m: m[1])[:PIRES]:
        print(f"  {note:.2f}  {requete}")


if __name__ == "__main__":
    main()
