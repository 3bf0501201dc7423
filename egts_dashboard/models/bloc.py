"""Un morceau d’un rapport : un titre, un item de liste, une case ou un paragraphe."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bloc:
    """Un morceau du rapport. `niveau`\u00a0: 1 à 6 pour un titre balisé, 9 s’il est deviné.

    `marque` et `numero`\u00a0: la puce ou le numéro qui l’ouvrait ; `retrait`\u00a0: ses blancs en tête.
    """

    texte: str
    ligne: int
    ligne_fin: int
    sorte: str  # titre, item, paragraphe
    niveau: int = 0
    colonne: int | None = None
    rangee: int | None = None
    est_colle: bool = False
    est_fleche: bool = False
    marque: str = ""
    numero: int = 0
    retrait: int = 0
