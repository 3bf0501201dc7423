"""Lit un fichier CSV de lot et rend ses lignes, ou les anomalies de forme."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from egts_dashboard import config
from egts_dashboard.francais import compte, guillemets
from egts_dashboard.ingest.apostrophes import is_guarded, unguard
from egts_dashboard.models.anomalie import Anomalie

TAILLE_MAX_CASE = 131_072
CASE_DEMESUREE = (
    "une case est démesurée",
    "Un guillemet n’est sans doute pas refermé\u00a0: vérifiez la ligne.",
)
# Ce que dit le module csv → la règle et le remède.
CAUSES = {
    "unexpected end of data": (
        "le fichier s’interrompt au milieu d’une case entre guillemets",
        "Refermez le guillemet\u202f; si le fichier est tronqué, reprenez-le à la source.",
    ),
    "field larger": CASE_DEMESUREE,
    "": (
        "un guillemet est mal placé",
        "Doublez les guillemets qui sont dans le texte d’une case.",
    ),
}


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


def read_csv(path: Path, *, est_export: bool = False) -> TableauLu:
    """Lit un CSV UTF-8, virgule, intitulés en première ligne.

    `est_export` : un export du magasin n’a pas de limite de taille, et met une apostrophe devant
    ce qu’un tableur prendrait pour une formule ; elle s’ôte. Un lot s’écrit et se lit tel quel.
    Rend toutes les lignes lisibles et toutes les anomalies de forme : fichier vide,
    trop gros, mal encodé, colonne en double, ligne trop longue ou trop courte.
    """
    lu = TableauLu(path.name)
    try:
        if not est_export and _is_too_big(path, lu):
            return lu
        texte = _read_text(path, lu)
    except OSError:
        return lu.refuse(
            "le fichier ne peut pas être lu",
            "Vérifiez qu’il existe et que vous avez le droit de le lire.",
        )
    if texte is None:
        return lu
    lecteur = csv.reader(io.StringIO(texte, newline=""), strict=True)
    try:
        if _read_header(lu, lecteur):
            _fill(lu, lecteur, unguard if est_export and is_guarded(texte) else list)
    except csv.Error as refus:
        cause = next((c for c in CAUSES if c in str(refus)), "")
        lu.refuse(*CAUSES[cause], ligne=lecteur.line_num)
    return lu


def _is_too_big(path: Path, lu: TableauLu) -> bool:
    est_trop_gros = path.stat().st_size > config.TAILLE_MAX_CSV_OCTETS
    if est_trop_gros:
        limite = config.TAILLE_MAX_CSV_OCTETS // (1024 * 1024)
        lu.refuse(
            f"le fichier dépasse {limite}\u00a0Mo", "Découpez-le en plusieurs lots."
        )
    return est_trop_gros


def _read_text(path: Path, lu: TableauLu) -> str | None:
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


def _read_header(lu: TableauLu, lecteur: Any) -> bool:
    """Lit les intitulés ; faux si aucune ligne ne peut être lue d’après eux."""
    lu.colonnes = [colonne.strip() for colonne in next(lecteur)]
    if not any(lu.colonnes):
        lu.refuse("la première ligne est vide", "Écrivez-y les intitulés.", ligne=1)
    elif len(lu.colonnes) == 1 and ";" in lu.colonnes[0]:
        lu.refuse(
            "les colonnes sont séparées par des points-virgules",
            "Enregistrez-le sous\u00a0: CSV UTF-8, séparé par des virgules.",
            ligne=1,
        )
    elif "" in lu.colonnes:
        rang = lu.colonnes.index("") + 1
        lu.refuse(f"la colonne {rang} n’a pas d’intitulé", "Donnez-lui-en un.", ligne=1)
    if lu.anomalies:
        lu.colonnes = []
        return False
    doubles = {c for c in lu.colonnes if lu.colonnes.count(c) > 1}
    for colonne in sorted(doubles):
        lu.refuse(
            f"la colonne {guillemets(colonne)} est deux fois dans le fichier",
            "Gardez-en une.",
            ligne=1,
        )
    return not doubles


def _fill(lu: TableauLu, lecteur: Any, ote: Callable[[list[str]], list[str]]) -> None:
    largeur = len(lu.colonnes)
    debut = lecteur.line_num + 1
    for cases in lecteur:
        ligne, debut = debut, lecteur.line_num + 1
        cases = ote(cases)
        if not any(case.strip() for case in cases):
            continue
        if len(cases) != largeur:
            lu.refuse(
                f"{compte(len(cases), 'case')} au lieu de {largeur}",
                "Vérifiez les virgules et les guillemets de la ligne.",
                ligne=ligne,
            )
            continue
        # La limite du module csv vaut pour tout le processus : une autre bibliothèque la change.
        if max(map(len, cases)) > TAILLE_MAX_CASE:
            lu.refuse(*CASE_DEMESUREE, ligne=ligne)
            continue
        lu.lignes.append((ligne, dict(zip(lu.colonnes, cases, strict=True))))
