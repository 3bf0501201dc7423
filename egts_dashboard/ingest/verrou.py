"""Une seule personne écrit un lot à la fois : entre l’examen et l’écriture, rien ne bouge."""

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from egts_dashboard import config
from egts_dashboard.errors import EcritureImpossible, MagasinOccupe

ATTENTE_S = 120
VERROU = "lots.verrou"


@contextmanager
def hold_lots() -> Iterator[None]:
    """Tient le verrou des lots, entre programmes aussi. Lève MagasinOccupe, EcritureImpossible."""
    verrou = FileLock(config.VAR_DIR / VERROU, timeout=ATTENTE_S)
    try:
        config.VAR_DIR.mkdir(parents=True, exist_ok=True)
        verrou.acquire()
    except Timeout as refus:
        raise MagasinOccupe(
            "Une autre personne enregistre depuis plus de deux minutes. Recommencez."
        ) from refus
    except OSError as refus:
        raise EcritureImpossible(
            f"Rien ne peut être enregistré dans {config.VAR_DIR}\u00a0: le disque est plein, "
            "ou le dossier refuse l’écriture."
        ) from refus
    try:
        yield
    finally:
        verrou.release()
