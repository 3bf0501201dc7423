"""Emporter tout le magasin : chaque fichier se fabrique au clic, dans un dossier temporaire."""

import tempfile
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO
from pathlib import Path

import streamlit as st

from egts_dashboard import actions


def show_telechargements() -> None:
    """Tout le magasin, dans quatre formats ; chaque fichier se fabrique au clic."""
    formats: Mapping[str, tuple[str, str, Callable[[Path], bytes]]] = {
        "CSV et datapackage.json (zip)": ("egts_csv.zip", "application/zip", _zip_csv),
        "Parquet (zip)": ("egts_parquet.zip", "application/zip", _zip_parquet),
        "Excel": (
            "egts.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            partial(_read, nom="egts.xlsx"),
        ),
        "DuckDB (1.1 ou plus récent)": (
            "egts.duckdb",
            "application/octet-stream",
            partial(_read, nom="egts.duckdb"),
        ),
    }
    with st.container(horizontal=True):
        for etiquette, (fichier, mime, contenu) in formats.items():
            st.download_button(
                etiquette,
                partial(_export, contenu),
                file_name=fichier,
                mime=mime,
                key=f"export_{fichier}",
                on_click="ignore",
            )


def _export(contenu: Callable[[Path], bytes]) -> bytes:
    with tempfile.TemporaryDirectory(prefix="egts-export-") as dossier:
        export = Path(dossier) / "export"
        actions.exporter(export)
        return contenu(export)


def _read(export: Path, nom: str) -> bytes:
    return (export / nom).read_bytes()


def _zip_csv(export: Path) -> bytes:
    noms = ("datapackage.json", "DICTIONNAIRE.md")
    return _zip([*sorted(export.glob("*.csv")), *(export / nom for nom in noms)])


def _zip_parquet(export: Path) -> bytes:
    return _zip(sorted((export / "parquet").glob("*.parquet")))


def _zip(fichiers: list[Path]) -> bytes:
    tampon = BytesIO()
    with zipfile.ZipFile(tampon, "w", zipfile.ZIP_DEFLATED) as archive:
        for fichier in fichiers:
            # ZipInfo ne prend pas l’heure du fichier : mêmes données, mêmes octets.
            entree = zipfile.ZipInfo(fichier.name)
            archive.writestr(entree, fichier.read_bytes(), zipfile.ZIP_DEFLATED)
    return tampon.getvalue()
