"""Remplit d’un coup les colonnes qu’un fichier ne donne pas, comme le ferait chaque ligne."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from egts_dashboard.ingest.complements import Complements
from egts_dashboard.ingest.defauts import DEFAUTS

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
LOCALISATION = "localisation"
LIGNES = ("ligne_debut", "ligne_fin")


@dataclass
class Remplissage:
    """Les colonnes exigées que le fichier n’a pas. `donnees` : celles qu’il a.

    `colonnes` : celles qui se remplissent, dans l’ordre où la lecture ligne à ligne le fait.
    """

    complements: Complements
    donnees: Collection[str]
    colonnes: list[str] = field(default_factory=list)
    est_possible: bool = True

    def __post_init__(self) -> None:
        """Trie ce qui manque : ce qui se remplit d’un coup, et ce qui l’empêche."""
        table = self.complements.modele.TABLE
        manquent = self.complements.a_remplir - set(self.donnees)
        self._lues = LUES | {c: () for t, c in DEFAUTS if t == table}
        ordre = [*self._lues, LOCALISATION]
        self.colonnes = [c for c in ordre if c in manquent]
        self.est_possible = manquent <= set(ordre)
        # Sans document nommé, la ligne est du fichier lui-même : elle s’y retrouve.
        est_du_fichier = "source_id" in manquent and not self.complements.origine.source
        champs = self.complements.modele.model_fields
        self.lignes = [
            c
            for c in LIGNES
            if est_du_fichier and c in champs and c not in self.donnees
        ]

    def fill(
        self, nom: str, lues: Mapping[str, Sequence[Any]], numeros: Sequence[int]
    ) -> list[Any]:
        """Les valeurs de la colonne, ligne par ligne ; rien où sa règle ne dit rien."""
        if nom == LOCALISATION:
            return [self.complements.place(numero) for numero in numeros]
        if nom == "ligne_debut":
            return list(numeros)
        if nom == "ligne_fin":
            return list(lues["ligne_debut"])
        entrees = [c for c in self._lues[nom] if c in lues]
        if nom == "demarche_id" and self.complements.origine.demarche:
            # La page la donne : rien de la ligne n’y change.
            entrees = []
        suites = zip(*[lues[c] for c in entrees], strict=True) if entrees else None
        if suites is None:
            return [self._value(nom, {})] * len(numeros)
        connues: dict[tuple[Any, ...], Any] = {}
        valeurs = []
        for suite in suites:
            if suite not in connues:
                connues[suite] = self._value(
                    nom, dict(zip(entrees, suite, strict=True))
                )
            valeurs.append(connues[suite])
        return valeurs

    def _value(self, nom: str, entrees: dict[str, Any]) -> Any:
        if nom == "demarche_id" and self.complements.must_create_demarche(entrees):
            # En créer une change ce que diront les lignes suivantes.
            return None
        return self.complements.rule(nom)(entrees)
