"""Retrouve, dans un dossier de l’utilisateur, les documents que le registre décrit."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from egts_dashboard import config
from egts_dashboard.errors import DossierRefuse


@dataclass(frozen=True)
class Copie:
    """Un fichier du dossier, et ses empreintes."""

    path: Path
    octets: bytes
    empreintes: frozenset[str]

    def lignes(self) -> list[str]:
        """Les lignes du texte, numérotées comme le fait un éditeur. Lève DossierRefuse."""
        try:
            texte = self.octets.decode("utf-8-sig")
        except UnicodeDecodeError as refus:
            raise DossierRefuse(
                f"{self.path.name} n’est pas un texte en UTF-8\u00a0: la couverture se vérifie "
                "sur les fichiers texte des documents."
            ) from refus
        return texte.replace("\r\n", "\n").split("\n")


def read_copies(dossier: Path) -> list[Copie]:
    """Les fichiers du dossier, par nom ; ceux qui sont trop gros pour un texte sont passés."""
    fichiers = [
        fichier
        for fichier in sorted(dossier.iterdir())
        if fichier.is_file()
        and not fichier.name.startswith(".")
        and fichier.stat().st_size <= config.TAILLE_MAX_CSV_OCTETS
    ]
    return [_read_copy(fichier) for fichier in fichiers]


def recognise(
    copies: Iterable[Copie], nom_fichier: str, sha256: str | None
) -> tuple[Copie | None, bool]:
    """La copie d’un document et si son contenu est bien celui du registre.

    Reconnue par son empreinte SHA-256, sinon par son nom.
    """
    toutes = list(copies)
    for copie in toutes:
        if sha256 in copie.empreintes:
            return copie, True
    voulu = nom_fichier.casefold()
    homonymes = [c for c in toutes if c.path.name.casefold() == voulu]
    return (homonymes[0], False) if homonymes else (None, False)


def _read_copy(fichier: Path) -> Copie:
    octets = fichier.read_bytes()
    # Un passage par Windows change les fins de ligne, pas le texte.
    unix = octets.replace(b"\r\n", b"\n")
    empreintes = frozenset(hashlib.sha256(o).hexdigest() for o in (octets, unix))
    return Copie(fichier, octets, empreintes)
