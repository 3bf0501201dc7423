"""Le magasin lui-même : un fichier DuckDB, pour tout outil qui lit ce format (1.1 ou plus récent)."""

import shutil
from pathlib import Path


def copy_store(magasin: Path, path: Path) -> None:
    """Copie le fichier du magasin ; il est fermé et complet, car on n’y écrit jamais."""
    shutil.copyfile(magasin, path)
