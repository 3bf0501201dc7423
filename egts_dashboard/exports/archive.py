"""Rend stable un fichier DOCX, PPTX ou XLSX : mêmes données, mêmes octets."""

import io
import zipfile


def settle(octets: bytes) -> bytes:
    """La même archive, sans l’heure où elle a été écrite."""
    tampon = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(octets)) as lue,
        zipfile.ZipFile(tampon, "w", zipfile.ZIP_DEFLATED) as ecrite,
    ):
        for nom in lue.namelist():
            # ZipInfo sans date donne le 1er janvier 1980, partout.
            entree = zipfile.ZipInfo(nom)
            entree.compress_type = zipfile.ZIP_DEFLATED
            ecrite.writestr(entree, lue.read(nom))
    return tampon.getvalue()
