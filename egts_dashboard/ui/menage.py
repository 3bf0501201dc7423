"""Le ramassage des miettes de Python, accordé à celui de Streamlit.

Streamlit passe en revue tous les objets du programme après chaque geste : plus de la moitié
du temps d’un serveur chargé (benchmarks/charge.py). Geler ce qui existe avant chaque geste
ne lui laisse à revoir que les objets neufs ; une vraie revue, de temps en temps, rend la
mémoire de ce qui a été gelé à tort.
"""

import gc
import threading
import time

REVUE_S = 120.0
_verrou = threading.Lock()
_revue_a = time.monotonic()


def freeze() -> None:
    """Met de côté les objets existants ; toutes les deux minutes, une vraie revue d’abord."""
    global _revue_a
    if time.monotonic() - _revue_a > REVUE_S and _verrou.acquire(blocking=False):
        try:
            _revue_a = time.monotonic()
            gc.unfreeze()
            gc.collect()
        finally:
            _verrou.release()
    gc.freeze()
