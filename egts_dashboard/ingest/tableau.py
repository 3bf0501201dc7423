"""Lit un fichier CSV de lot et rend ses lignes, ou les anomalies de forme."""

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path

from egts_dashboard import config
from egts_dashboard.models.anomalie import Anomalie


@dataclass
class TableauLu:
    """Les lignes d’un fichier, avec leur numéro, et ce qui n’a pas pu être lu."""

    fichier: str
    colonnes: list[str] = field(default_factory=list)
    lignes: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    anomalies: list[Anomalie] = field(default_factory=list)

    def refuse(
        self, message: str, remede: str, *, ligne: int | None = None
    ) -> "TableauLu":
        """Ajoute une anomalie qui vise le fichier ou une de ses lignes."""
        self.anomalies.append(
            Anomalie(self.fichier, ligne, None, None, message, remede)
        )
        return self


def read_csv(path: Path) -> TableauLu:
    """Lit un CSV UTF-8, virgule, intitulés en première ligne.

    Rend toutes les lignes lisibles et toutes les anomalies de forme : fichier vide,
    trop gros, mal encodé, colonne en double, ligne trop longue ou trop courte.
    """
    lu = TableauLu(path.name)
    texte = _read_text(path, lu)
    if texte is None:
        return lu
    try:
        _fill(lu, texte)
    except csv.Error:
        lu.refuse(
            "le fichier s’interrompt au milieu d’une case entre guillemets",
            "Le fichier est sans doute tronqué\u00a0: reprenez-le à la source.",
        )
    return lu


def _read_text(path: Path, lu: TableauLu) -> str | None:
    if path.stat().st_size > config.TAILLE_MAX_CSV_OCTETS:
        limite = config.TAILLE_MAX_CSV_OCTETS // (1024 * 1024)
        lu.refuse(f"le fichier dépasse {limite}\u00a0Mo", "Découpez-le en plusieurs lots.")
        return None
    octets = path.read_bytes()
    if b"\x00" in octets:
        lu.refuse(
            "le fichier contient des octets nuls",
            "Enregistrez-le de nouveau en CSV UTF-8.",
        )
        return None
    try:
        texte = octets.decode("utf-8-sig")
    except UnicodeDecodeError as refus:
        ligne = octets[: refus.start].count(b"\n") + 1
        lu.refuse(
            "le fichier n’est pas en UTF-8",
            "Enregistrez-le sous\u00a0: CSV UTF-8.",
            ligne=ligne,
        )
        return None
    if not texte.strip():
        lu.refuse("le fichier est vide", "Ajoutez au moins la ligne des intitulés.")
        return None
    return texte


def _fill(lu: TableauLu, texte: str) -> None:
    lecteur = csv.reader(io.StringIO(texte, newline=""), strict=True)
    lu.colonnes = [colonne.strip() for colonne in next(lecteur)]
    doubles = {c for c in lu.colonnes if lu.colonnes.count(c) > 1}
    for colonne in sorted(doubles):
        lu.refuse(
            f"la colonne «\u00a0{colonne}\u00a0» est deux fois dans le fichier",
            "Gardez-en une.",
            ligne=1,
        )
    largeur = len(lu.colonnes)
    debut = lecteur.line_num + 1
    for cases in lecteur:
        ligne, debut = debut, lecteur.line_num + 1
        if not any(case.strip() for case in cases):
            continue
        if len(cases) != largeur:
            lu.refuse(
                f"{len(cases)} cases au lieu de {largeur}",
                "Vérifiez les virgules et les guillemets de la ligne.",
                ligne=ligne,
            )
            continue
        lu.lignes.append((ligne, dict(zip(lu.colonnes, cases, strict=True))))
