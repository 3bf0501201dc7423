"""Remplit d’un coup les colonnes qu’un fichier ne donne pas, comme le ferait chaque ligne."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from egts_dashboard.ingest.bloc import Suite, constant
from egts_dashboard.ingest.complements import Complements
from egts_dashboard.ingest.defauts import DEDUITES, DEFAUTS

# Colonne → celles que lit sa règle. Les règles absentes d’ici tiennent un compte de ligne en
# ligne (l’identifiant, le rang) : elles ne se devinent pas d’avance.
LUES: dict[str, tuple[str, ...]] = {
    "demarche_id": ("atelier_id",),
    "territoire_code": ("atelier_id", "demarche_id"),
    "source_id": (),
    "certitude": (),
    "niveau": ("territoire_code",),
    "annee": ("demarche_id",),
}
# Ce à quoi une ligne se rattache avant toute autre règle.
ATTACHES = ("demarche_id", "territoire_code")
LOCALISATION = "localisation"
LIGNES = ("ligne_debut", "ligne_fin")
RANG = "rang"


@dataclass
class Remplissage:
    """Les colonnes exigées que le fichier n’a pas. `donnees` : celles qu’il a.

    `colonnes` : celles qui se remplissent, dans l’ordre où la lecture ligne à ligne le fait ;
    `comptees` : celles qui tiennent un compte, et se rempliront en passant les lignes.
    """

    complements: Complements
    donnees: Collection[str]
    colonnes: list[str] = field(default_factory=list)
    comptees: list[str] = field(default_factory=list)
    est_possible: bool = True

    def __post_init__(self) -> None:
        """Trie ce qui manque : ce qui se remplit d’un coup, et ce qui l’empêche."""
        table = self.complements.modele.TABLE
        manquent = self.complements.a_remplir - set(self.donnees)
        self._lues = LUES | {c: () for t, c in DEFAUTS if t == table}
        self._lues |= {c: lues for (t, c), (_, lues) in DEDUITES.items() if t == table}
        ordre = [*self._lues, LOCALISATION]
        self.colonnes = [c for c in ordre if c in manquent]
        # Le rang se compte de ligne en ligne, là où rien ne le donne d’office.
        self.comptees = sorted(manquent & {RANG} - set(ordre))
        self.est_possible = manquent <= {*ordre, RANG}
        # Sans document nommé, la ligne est du fichier lui-même : elle s’y retrouve.
        est_du_fichier = "source_id" in manquent and not self.complements.origine.source
        champs = self.complements.modele.model_fields
        # Donnée mais vide, une ligne se remplit aussi : c’est affaire de chacune.
        self.a_situer = [c for c in LIGNES if est_du_fichier and c in self.donnees]
        self.lignes = [
            c
            for c in LIGNES
            if est_du_fichier and c in champs and c not in self.donnees
        ]

    def fill(
        self, nom: str, lues: Mapping[str, Suite], numeros: Sequence[int]
    ) -> pa.Array:
        """Les valeurs de la colonne, ligne par ligne ; rien où sa règle ne dit rien."""
        if nom == LOCALISATION:
            nombres = pa.array(numeros, pa.int64()).cast(pa.string())
            return pc.binary_join_element_wise(self.complements.file, nombres, "")
        if nom == "ligne_debut":
            return pa.array(numeros, pa.int64())
        if nom == "ligne_fin":
            return lues["ligne_debut"]
        entrees = [c for c in self._lues[nom] if c in lues]
        if nom == "demarche_id" and self.complements.origine.demarche:
            # La page la donne : rien de la ligne n’y change.
            entrees = []
        if not entrees:
            return constant(self._value(nom, {}), len(numeros))
        suites, rangs = _combined([lues[c] for c in entrees])
        valeurs = [
            self._value(nom, dict(zip(entrees, suite, strict=True))) for suite in suites
        ]
        return pa.array(valeurs).take(rangs)

    def _value(self, nom: str, entrees: dict[str, Any]) -> Any:
        if nom == "demarche_id" and self.complements.must_create_demarche(entrees):
            # En créer une change ce que diront les lignes suivantes.
            return None
        return self.complements.rule(nom)(entrees)


def _combined(suites: Sequence[Suite]) -> tuple[list[tuple[Any, ...]], pa.Array]:
    """Les combinaisons distinctes de ces colonnes, et le rang de celle de chaque ligne."""
    codes = [suite.dictionary_encode(null_encoding="encode") for suite in suites]
    reunis = pa.repeat(0, len(suites[0]))
    for code in codes:
        reunis = pc.add(pc.multiply(reunis, len(code.dictionary)), code.indices)
    distincts = reunis.dictionary_encode()
    combinaisons = []
    for reuni in distincts.dictionary.to_pylist():
        valeurs = []
        for code in reversed(codes):
            reuni, rang = divmod(reuni, len(code.dictionary))
            valeurs.append(code.dictionary[rang].as_py())
        combinaisons.append(tuple(reversed(valeurs)))
    return combinaisons, distincts.indices
