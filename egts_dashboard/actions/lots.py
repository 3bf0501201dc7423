"""Où sont les lots."""

from pathlib import Path

from egts_dashboard import config
from egts_dashboard.ingest.lots import lot_paths


def lot_folders() -> list[Path]:
    """Les dossiers de lots : ceux livrés, puis ceux de l’utilisateur."""
    return lot_paths([config.DATA_DIR, config.VAR_DIR / "lots"])
