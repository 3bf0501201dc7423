"""Un classeur lu feuille par feuille, tenu d’un seul tenant."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.bloc import cited
from egts_dashboard.ingest.coherence import Crees
from egts_dashboard.ingest.difference import key_of
from egts_dashboard.ingest.fusion import Contenu
from egts_dashboard.ingest.livre import Livre
from egts_dashboard.ingest.origine import Origine
from egts_dashboard.ingest.validation import Cle
from egts_dashboard.models.anomalie import Anomalie
from egts_dashboard.models.base import Enregistrement

Lignes = Sequence[Enregistrement]
# Ce qu’une feuille crée pour rattacher ses lignes.
CREEES = ("ateliers", "demarches", "sources")


@dataclass(frozen=True)
class Ensemble:
    """Un classeur lu : une lecture par feuille, les parents d’abord ; rien d’écrit encore.

    `contenu` : celui des lots, sans le classeur ; `examen` : leur état à la lecture.
    """

    livre: Livre
    origine: Origine
    contenu: Contenu
    lectures: tuple[Importation, ...]
    examen: object = None

    @property
    def a_ecrire(self) -> dict[str, Lignes]:
        """Les lignes du lot, toutes feuilles réunies."""
        reunies: dict[str, Lignes] = {}
        for lecture in self.lectures:
            for table, lignes in lecture.a_ecrire.items():
                deja = reunies.get(table)
                reunies[table] = lignes if deja is None else _joined(deja, lignes)
        for table in CREEES:
            crees = created(self.lectures).get(table, {})
            ecrites = set(map(key_of, reunies.get(table, ()))) if crees else set()
            voulus = cited(reunies.values(), table) - ecrites if crees else set()
            if oubliees := [crees[c] for c in crees if c in voulus]:
                reunies[table] = [*reunies.get(table, ()), *oubliees]
        return reunies

    @property
    def a_retirer(self) -> dict[str, list[Cle]]:
        """Les clés que le lot retire, par table."""
        retirees: dict[str, list[Cle]] = {}
        for lecture in self.lectures:
            for table, cles in lecture.a_retirer.items():
                retirees.setdefault(table, []).extend(cles)
        return retirees

    @property
    def avec_elles(self) -> dict[str, int]:
        """{table: combien de lignes} que le lot écrit sans qu’une feuille les porte."""
        dites: Counter[str] = Counter()
        for lecture in self.lectures:
            dites[lecture.table] += len(lecture.difference.a_ecrire)
        ecrites = {table: len(lignes) for table, lignes in self.a_ecrire.items()}
        return {t: n - dites[t] for t, n in ecrites.items() if n > dites[t]}

    @property
    def erreurs(self) -> list[Anomalie]:
        """Ce qui est refusé, de toutes les feuilles."""
        return [a for lecture in self.lectures for a in lecture.erreurs]

    @property
    def avertissements(self) -> list[Anomalie]:
        """Ce qui demande un regard, de toutes les feuilles."""
        return [a for lecture in self.lectures for a in lecture.avertissements]

    @property
    def nb_acceptees(self) -> int:
        """Combien de lignes peuvent entrer."""
        return sum(len(lecture.acceptees) for lecture in self.lectures)

    @property
    def nb_laissees(self) -> int:
        """Combien de lignes attendent un accord."""
        return sum(len(lecture.laissees) for lecture in self.lectures)

    @property
    def inchangees(self) -> int:
        """Combien de lignes sont déjà là, à l’identique."""
        return sum(lecture.difference.inchangees for lecture in self.lectures)

    @property
    def est_deja_la(self) -> bool:
        """Vrai si tout le classeur est déjà dans les lots, à l’identique."""
        change = self.a_ecrire or self.a_retirer or self.erreurs
        return bool(self.inchangees) and not change

    def map(self, change: Callable[[Importation], Importation]) -> "Ensemble":
        """Le même ensemble, chaque lecture changée."""
        return replace(self, lectures=tuple(map(change, self.lectures)))

    @property
    def controles_non_faits(self) -> list[str]:
        """Ce qui n’a pas été vérifié, chaque chose une fois."""
        tous = (c for lecture in self.lectures for c in lecture.controles_non_faits)
        return list(dict.fromkeys(tous))


def created(lectures: Sequence[Importation]) -> Crees:
    """Tout ce que les feuilles ont dû créer, par table."""
    crees: dict[str, dict[Cle, Enregistrement]] = {}
    for lecture in lectures:
        for table, lignes in (lecture.parents.crees if lecture.parents else {}).items():
            crees[table] = lignes | crees.get(table, {})
    return crees


def _joined(premieres: Lignes, suivantes: Lignes) -> Lignes:
    """Les unes puis les autres ; de deux lignes de même clé, la première."""
    connues = set(map(key_of, premieres))
    return [*premieres, *(x for x in suivantes if key_of(x) not in connues)]
