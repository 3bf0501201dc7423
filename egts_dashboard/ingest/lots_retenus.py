"""Retient les lots déjà lus : un lot ne se modifie jamais, le relire redirait la même chose."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

Lu = TypeVar("Lu")
Signature = tuple[tuple[str, int, int], ...]

# Un fichier tout juste écrit peut l’être encore sans que sa date change : on ne le retient pas.
AGE_MIN_S = 2.0
# Au-delà, garder coûterait plus de mémoire que relire ne coûte de temps.
OCTETS_MAX = 4_000_000
LOTS_MAX = 200

_retenus: dict[Path, tuple[Signature, object]] = {}


def remember(dossier: Path, fichiers: Sequence[Path], read: Callable[[], Lu]) -> Lu:
    """Ce que `read` rend pour ces fichiers, relu seulement si l’un d’eux a changé.

    Reconnaît un fichier à son nom, sa taille et sa date. Ce qui est rendu
    peut servir à d’autres : il ne se modifie pas. Lève ce que lève `read`.
    """
    try:
        etats = [(fichier.name, fichier.stat()) for fichier in fichiers]
    except OSError:
        # `read` sait dire lequel ne se lit pas.
        return read()
    signature = tuple((nom, etat.st_size, etat.st_mtime_ns) for nom, etat in etats)
    connu = _retenus.get(dossier)
    if connu is not None and connu[0] == signature:
        return connu[1]  # type: ignore[return-value]
    lu = read()
    jeune = max(etat.st_mtime for _, etat in etats) > time.time() - AGE_MIN_S
    if not jeune and sum(etat.st_size for _, etat in etats) <= OCTETS_MAX:
        if len(_retenus) >= LOTS_MAX:
            _retenus.clear()
        _retenus[dossier] = (signature, lu)
    return lu
