"""Un dossier de comité, avant tout format : ce qu’il dit, montre et cite."""

import datetime as dt
from dataclasses import dataclass

# Une phrase en morceaux : le texte, et s’il est en gras.
Phrase = tuple[tuple[str, bool], ...]
Case = str | int | float | None


@dataclass(frozen=True)
class Serie:
    """Les valeurs d’une série, une par catégorie ; None : non renseigné ou masqué, jamais zéro.

    `teintes` : la couleur de chaque barre, quand elle a la sienne (celle de sa région).
    """

    nom: str
    valeurs: tuple[float | None, ...]
    couleur: str
    est_hachuree: bool = False
    teintes: tuple[str, ...] = ()

    def teinte(self, rang: int) -> str:
        """La couleur d’une barre : la sienne, à défaut celle de la série."""
        return self.teintes[rang] if self.teintes else self.couleur


@dataclass(frozen=True)
class Graphique:
    """Des barres horizontales, que chaque format dessine avec ses propres graphiques.

    `axe` dit l’unité.
    """

    titre: str
    precision: str
    alt: str
    axe: str
    categories: tuple[str, ...]
    series: tuple[Serie, ...]
    decimales: int = 0


@dataclass(frozen=True)
class Tableau:
    """Une table : `cases` porte les valeurs, `ecrites` ce qu’on en lit. `suite` dit ce qui manque."""

    titre: str
    intitules: tuple[str, ...]
    sont_nombres: tuple[bool, ...]
    cases: tuple[tuple[Case, ...], ...]
    ecrites: tuple[tuple[str, ...], ...]
    suite: str = ""


@dataclass(frozen=True)
class LigneCitee:
    """Une ligne dont un chiffre est fait, et où la lire."""

    intitule: str
    document: str
    localisation: str
    certitude: str


@dataclass(frozen=True)
class ChiffreCite:
    """Un chiffre, ce qu’il veut dire, sa requête, et les places où le vérifier, document par document."""

    libelle: str
    affiche: str
    precision: str
    definition: str
    calcul: str
    places: tuple[str, ...] = ()
    lignes: tuple[LigneCitee, ...] = ()
    requete: str = ""


@dataclass(frozen=True)
class Piece:
    """Un bloc tel que le dossier le dit. `absence` : pourquoi il ne s’applique pas, sans figure.

    `calculs` : les requêtes qui refont ce que la base n’a pas calculé.
    """

    sorte: str
    titre: str
    a_retenir: Phrase = ()
    chiffres: tuple[ChiffreCite, ...] = ()
    graphique: Graphique | None = None
    tableau: Tableau | None = None
    sources: tuple[str, ...] = ()
    reserves: tuple[str, ...] = ()
    absence: str = ""
    calculs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dossier:
    """Le dossier entier. `filtres` en clair ; `empreinte` : celle des données lues.

    `sous_titre` et `pied` sont écrits par règle : la date et les filtres, les données et le programme.
    """

    titre: str
    date: dt.date | None
    filtres: tuple[str, ...]
    pieces: tuple[Piece, ...]
    empreinte: str
    version: str
    sous_titre: str = ""
    pied: str = ""
    reserves: tuple[str, ...] = ()
