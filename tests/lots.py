"""De vrais dossiers de lots, écrits pour un test."""

import csv
from pathlib import Path
from typing import Any

from egts_dashboard import config
from tests import fabriques

Lignes = list[dict[str, Any]]


def write_lot(dossier: Path, ordre: int = 1, **tables: Lignes) -> Path:
    """Écrit un lot : sa fiche, et un CSV par table donnée."""
    dossier.mkdir(parents=True)
    (dossier / "lot.toml").write_text(
        f'titre = "Lot {ordre}"\nauteur = "Essai"\ndate = 2026-11-21T0{ordre}:00:00\n'
        f'raison = "Essayer."\nordre = {ordre}\n',
        encoding="utf-8",
    )
    for table, lignes in tables.items():
        write_table(dossier / f"{table}.csv", lignes)
    return dossier


def write_table(path: Path, lignes: Lignes) -> None:
    """Écrit un CSV de lot ; les colonnes sont celles de la première ligne."""
    with path.open("w", encoding="utf-8", newline="") as fichier:
        ecrivain = csv.DictWriter(fichier, list(lignes[0]))
        ecrivain.writeheader()
        ecrivain.writerows(lignes)


def socle(dossier: Path, **tables: Lignes) -> Path:
    """Un premier lot complet, avec ce dont toute autre ligne a besoin."""
    return write_lot(dossier, **(fabriques.socle() | tables))


def written_lots() -> list[Path]:
    """Les lots que des gestes ont écrits sur le poste."""
    return [*(config.VAR_DIR / "lots").glob("*")]


def poste_corrige(dossiers: Path, **ajouts: Lignes) -> Path:
    """Un poste où l’utilisateur a corrigé de 20 à 25 les participations de l’atelier livré."""
    socle(
        dossiers / "data" / "livre",
        ateliers=[fabriques.atelier("a1", nb_participants=20)],
        preconisations=[fabriques.preconisation("p1")],
    )
    write_lot(
        dossiers / "var" / "lots" / "correction",
        2,
        ateliers=[fabriques.atelier("a1", nb_participants=25)],
        **ajouts,
    )
    return dossiers


def paires_a_rapprocher(dossier: Path, former: str) -> Path:
    """Un socle et quatre préconisations : la région et la commune disent à peu près les deux mêmes.

    `former` : l’intitulé de la première en région ; la commune dit la même sans balise.
    """
    sans_balise = former.replace("<b>", "").replace("</b>", "")
    return socle(
        dossier,
        preconisations=[
            fabriques.preconisation("p1", intitule=former),
            fabriques.preconisation(
                "p2", rang=2, intitule="Reconnaître les aidants familiaux"
            ),
            fabriques.preconisation("q1", niveau="commune", intitule=sans_balise),
            fabriques.preconisation(
                "q2",
                niveau="commune",
                rang=2,
                intitule="Soutenir les aidants familiaux",
            ),
        ],
    )
