"""Mesure l’extraction sur des rapports inventés : python -m tests.analyses.mesure [NOM].

Un texte compte s’il est mot pour mot celui qu’on attend ; un nombre, s’il a la bonne valeur.
"""

import io
import sys
import tomllib
import zipfile
from collections import Counter
from pathlib import Path

from egts_dashboard.analyses.extraction import extract
from egts_dashboard.ingest.documents.lecture import read_octets
from egts_dashboard.models.candidat import Candidat

DOSSIER = Path(__file__).parent / "rapports_inventes"
NOMBRES = ("participations", "seances", "montant")


def names() -> list[str]:
    """Les rapports inventés, par nom."""
    return sorted(fichier.stem for fichier in DOSSIER.glob("*.toml"))


def read(nom: str) -> tuple[list[str], dict[str, list]]:
    """Les lignes d’un rapport et ce qu’on y attend, par nature."""
    attendu = tomllib.loads((DOSSIER / f"{nom}.toml").read_text(encoding="utf-8"))
    fichier = next(f for f in DOSSIER.glob(f"{nom}.*") if f.suffix != ".toml")
    octets = fichier.read_bytes()
    if fichier.suffix == ".xml":
        return read_octets(_docx(octets), f"{nom}.docx"), attendu
    return read_octets(octets, fichier.name), attendu


def _docx(document: bytes) -> bytes:
    """Un DOCX dont le corps est gardé en clair dans le dépôt."""
    tampon = io.BytesIO()
    with zipfile.ZipFile(tampon, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document)
    return tampon.getvalue()


def gaps(attendus: list, candidats: list[Candidat], nature: str) -> tuple[list, list]:
    """Ce qui manque, puis ce qui est de trop."""
    siens = [c for c in candidats if c.nature == nature]
    if nature in NOMBRES:
        lus = Counter(c.valeur for c in siens)
    else:
        lus = Counter(" ".join(c.texte.split()) for c in siens)
    voulus = Counter(attendus)
    return list((voulus - lus).elements()), list((lus - voulus).elements())


def f1(attendus: int, manquent: int, en_trop: int) -> float:
    """La moyenne harmonique de la précision et du rappel ; 1 s’il n’y a rien à trouver."""
    justes = attendus - manquent
    total = 2 * justes + manquent + en_trop
    return 2 * justes / total if total else 1.0


def main(noms: list[str]) -> None:
    totaux: dict[str, list[int]] = {}
    for nom in noms:
        lignes, attendu = read(nom)
        candidats = extract(lignes)
        for nature, voulus in attendu.items():
            manquent, en_trop = gaps(voulus, candidats, nature)
            somme = totaux.setdefault(nature, [0, 0, 0])
            for rang, n in enumerate((len(voulus), len(manquent), len(en_trop))):
                somme[rang] += n
            for texte in manquent:
                print(f"{nom} {nature} MANQUE {texte}")
            for texte in en_trop:
                print(f"{nom} {nature} DE TROP {texte}")
    for nature, (voulus, manquent, en_trop) in totaux.items():
        mesure = f1(voulus, manquent, en_trop)
        print(f"{nature:16} {voulus:4d} attendus  F1 {mesure:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:] or names())
