"""Ce qui ne va pas dans un fichier, dit à la personne qui peut le corriger."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from egts_dashboard.francais import guillemets

LONGUEUR_MONTREE = 80


@dataclass(frozen=True)
class Anomalie:
    """Un refus ou un avertissement : où, ce qui a été lu, la règle, le remède."""

    fichier: str
    ligne: int | None
    colonne: str | None
    valeur: str | None
    message: str
    remede: str = ""
    severite: Literal["erreur", "avertissement"] = "erreur"

    def __str__(self) -> str:
        """Une phrase : « ateliers.csv, ligne 3, colonne « nb_seances » : … »."""
        lieu = [self.fichier]
        if self.ligne is not None:
            lieu.append(f"ligne\u00a0{self.ligne}")
        if self.colonne:
            lieu.append(f"colonne {guillemets(self.colonne)}")
        phrase = f"{', '.join(lieu)}\u00a0: {self.message}{self._valeur_lue()}."
        return f"{phrase} {self.remede}" if self.remede else phrase

    def to_data(self) -> dict[str, str | int | None]:
        """Ce que les commandes en écrivent avec --json."""
        return {
            "ligne": self.ligne,
            "colonne": self.colonne,
            "valeur": self.valeur,
            "regle": self.message,
            "remede": self.remede,
            "message": str(self),
        }

    def _valeur_lue(self) -> str:
        if self.valeur is None:
            return ""
        if self.valeur == "":
            return " (case vide)"
        montree = self.valeur[:LONGUEUR_MONTREE]
        suite = "…" if len(self.valeur) > LONGUEUR_MONTREE else ""
        return f" (lu\u00a0: {guillemets(montree + suite)})"


def on_columns(
    fichier: str,
    ligne: int,
    colonnes: Sequence[str],
    valeurs: Iterable[object],
    message: str,
    remede: str,
) -> Anomalie:
    """Un refus que plusieurs cases d’une même ligne font ensemble."""
    lues = " · ".join(map(str, valeurs))
    return Anomalie(fichier, ligne, ", ".join(colonnes), lues, message, remede)


def erreurs(anomalies: list[Anomalie]) -> list[Anomalie]:
    """Celles qui empêchent de construire."""
    return [a for a in anomalies if a.severite == "erreur"]
