"""Une grille de cases lue d’un fichier déposé, avant que l’on sache ce que disent ses colonnes."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from egts_dashboard.models.anomalie import Anomalie


class FichierRefuse(Exception):
    """Rien ne peut être lu du fichier : la règle, le remède, et la ligne si elle est connue."""

    def __init__(self, message: str, remede: str, ligne: int | None = None):
        super().__init__(message)
        self.message, self.remede, self.ligne = message, remede, ligne
        # Celles du classeur refusé : la personne peut en choisir une autre.
        self.feuilles: list[str] = []

    def anomaly(self, fichier: str) -> Anomalie:
        """Le refus, sous la forme de toutes les anomalies."""
        return Anomalie(fichier, self.ligne, None, None, self.message, self.remede)


@dataclass
class Masques:
    """Ce qu’une feuille cache : les numéros des lignes cachées, les rangs des colonnes cachées (0 pour la première).

    `est_filtree` : un filtre est posé, et c’est peut-être lui qui cache les lignes. `fusions` :
    (première ligne, dernière, rang de la colonne) des cases fusionnées sur plusieurs lignes ;
    `reprises`, `partages` : (ligne, rang, valeur) de ce qu’elles redisent, ou ne redisent pas.
    """

    lignes: set[int] = field(default_factory=set)
    colonnes: set[int] = field(default_factory=set)
    est_filtree: bool = False
    fusions: list[tuple[int, int, int]] = field(default_factory=list)
    reprises: list[tuple[int, int, str]] = field(default_factory=list)
    partages: list[tuple[int, int, str]] = field(default_factory=list)


@dataclass
class Grille:
    """Les lignes non vides, avec leur numéro dans le fichier, et comment on les a lues.

    `est_reguliere` : chaque ligne doit avoir autant de cases que les intitulés (CSV) ;
    `feuilles` : toutes celles du classeur, dans l’ordre ; `masques` : ce que la feuille cache ;
    `formules` : (ligne, rang) de celles dont le classeur n’a pas gardé le résultat ;
    `interdits` : {signe que le fichier contient: règle qui fait refuser sa case}.
    """

    fichier: str
    encodage: str | None = None
    separateur: str | None = None
    feuille: str | None = None
    feuilles: list[str] = field(default_factory=list)
    masques: Masques = field(default_factory=Masques)
    est_reguliere: bool = False
    lignes: Sequence[tuple[int, Sequence[str]]] = field(default_factory=list)
    anomalies: list[Anomalie] = field(default_factory=list)
    controles_non_faits: list[str] = field(default_factory=list)
    formules: list[tuple[int, int]] = field(default_factory=list)
    interdits: dict[str, str] = field(default_factory=dict)

    def add(self, numero: int, cases: Sequence[str]) -> None:
        """Ajoute une ligne à celles d’une grille que l’on remplit une à une."""
        self.lignes = self.lignes if isinstance(self.lignes, list) else [*self.lignes]
        self.lignes.append((numero, cases))

    def warn(self, message: str, remede: str = "", ligne: int | None = None) -> None:
        """Ajoute un avertissement qui vise le fichier ou une de ses lignes."""
        self.anomalies.append(
            Anomalie(self.fichier, ligne, None, None, message, remede, "avertissement")
        )

    def refuse(self, message: str, remede: str, ligne: int) -> None:
        """Ajoute l’erreur d’une ligne qui ne peut pas être lue ; les autres peuvent l’être."""
        self.anomalies.append(
            Anomalie(self.fichier, ligne, None, None, message, remede)
        )
