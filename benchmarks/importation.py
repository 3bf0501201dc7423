"""L’import d’un gros fichier valable, rapporté à la lecture du même par DuckDB.

    python -m benchmarks.importation 100000 [TABLE] [VARIANTE] [xlsx]

Lit, valide, écrit le lot et reconstruit le magasin, dans un dossier temporaire ; imprime le
rapport à `read_csv` du même fichier, en temps passé et en temps de calcul (celui-ci ne
dépend pas de ce que la machine fait d’autre), étape par étape, et la mémoire. Un second
rapport, à part, est à ce que DuckDB lui-même prend pour lire le même fichier et le ranger
sur disque, dans une table de même schéma, clés et renvois compris.

Variantes : « semblables » (vingt mots pour tous les intitulés : des dizaines de milliers s’y
ressemblent, et chaque ressemblance est un écart à écrire), « distincts » (quatre mille mots),
« nus » (distincts, sans les colonnes que la page donne : démarche, document, certitude, place).
Avec « xlsx », le même fichier est importé comme classeur ; `read_csv` lit toujours le CSV.
"""

import csv
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

VAR = tempfile.TemporaryDirectory(prefix="egts-banc-")
os.environ["EGTS_VAR"] = VAR.name

import duckdb  # noqa: E402
import xlsxwriter  # noqa: E402

from egts_dashboard import actions  # noqa: E402
from egts_dashboard.store.build import create_tables  # noqa: E402

DEMARCHE, SOURCE = "egts-so-2014", "doc-bilan-so-2014"
REGIONS = ("R54", "R72", "R73", "R74")
MOTS = (
    "former accompagner usagers professionnels accueil logement partenariat dossier unique"
    " territoire droits accès équipes pratiques réseau famille enfance santé insertion"
).split()
SYLLABES = "ba ce di fo gu la me ni po ru sa te vi zo cha pri tra".split()
DONNEES = ("demarche_id", "source_id", "localisation", "certitude", "ligne_debut")
# Ce que la page donne à un fichier nu.
PAR_LA_PAGE = {
    "demarche_id": DEMARCHE,
    "source_id": SOURCE,
    "localisation": "ligne",
    "certitude": "imprime",
}
# Les tables où mènent les renvois des lignes mesurées.
PARENTS = ("territoires", "sources", "demarches")
VARIANTES = ("semblables", "distincts", "nus")
# table → ses colonnes propres, d’après le rang de la ligne.
LIGNES: dict[str, Callable[[int], dict[str, Any]]] = {
    "ateliers": lambda i: {
        "atelier_id": f"banc-{i}",
        "nb_seances": i % 9 + 1,
        "nb_participants": i % 60,
    },
    "preconisations": lambda i: {
        "preconisation_id": f"banc-{i}",
        "niveau": "region",
        "annee": 2014,
        "nature": "preconisation",
        "rang": i % 500 + 1,
    },
}


def words(variante: str) -> list[str]:
    """Les mots des intitulés : vingt vrais, ou quatre mille inventés."""
    if variante == "semblables":
        return MOTS
    hasard = random.Random(3)
    return ["".join(hasard.choices(SYLLABES, k=4)) for _ in range(4_000)]


def write_file(path: Path, table: str, nb: int, variante: str = "semblables") -> None:
    """Un CSV valable de `nb` lignes, toujours le même."""
    hasard, mots = random.Random(7), words(variante)
    with path.open("w", encoding="utf-8", newline="") as fichier:
        ecrivain = None
        for rang in range(nb):
            ligne = LIGNES[table](rang) | {
                "demarche_id": DEMARCHE,
                "territoire_code": REGIONS[rang % len(REGIONS)],
                "intitule": f"{' '.join(hasard.sample(mots, 6))} {rang}",
                "source_id": SOURCE,
                "localisation": f"ligne {rang}",
                "ligne_debut": rang + 1,
                "certitude": "imprime",
            }
            if variante == "nus":
                ligne = {c: v for c, v in ligne.items() if c not in DONNEES}
            if ecrivain is None:
                ecrivain = csv.DictWriter(fichier, list(ligne), delimiter=";")
                ecrivain.writeheader()
            ecrivain.writerow(ligne)


def to_workbook(csv_path: Path) -> Path:
    """Le même fichier en classeur, nombres compris."""
    chemin = csv_path.with_suffix(".xlsx")
    with (
        csv_path.open(encoding="utf-8", newline="") as lu,
        xlsxwriter.Workbook(chemin, {"strings_to_numbers": True}) as livre,
    ):
        feuille = livre.add_worksheet()
        for rang, cases in enumerate(csv.reader(lu, delimiter=";")):
            feuille.write_row(rang, 0, cases)
    return chemin


def timed(geste: Callable[[], Any]) -> tuple[float, float, Any]:
    """Secondes passées, secondes de calcul, et ce que le geste a rendu."""
    depart, calcul = time.perf_counter(), time.process_time()
    rendu = geste()
    return time.perf_counter() - depart, time.process_time() - calcul, rendu


def read_with_duckdb(path: Path) -> None:
    """Le même fichier, lu et gardé en mémoire par DuckDB."""
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE t AS SELECT * FROM read_csv(?)", [str(path)])


def empty_store(chemin: Path) -> None:
    """Un magasin sur disque, de même schéma que le nôtre, avec les seules lignes à désigner."""
    with duckdb.connect(str(chemin)) as connection:
        create_tables(connection)
        for parent in PARENTS:
            lignes = actions.ouvrir().store.frame(f"SELECT * FROM {parent}")  # noqa: F841
            connection.execute(f"INSERT INTO {parent} BY NAME SELECT * FROM lignes")


def store_with_duckdb(path: Path, table: str, variante: str) -> tuple[float, float]:
    """Le même fichier, lu et rangé par DuckDB dans ce magasin : secondes passées, de calcul."""
    chemin = path.with_suffix(".duckdb")
    empty_store(chemin)
    donnees = PAR_LA_PAGE if variante == "nus" else {}
    colonnes = "".join(f", ? AS {nom}" for nom in donnees)

    def insert() -> None:
        with duckdb.connect(str(chemin)) as connection:
            connection.execute(
                f"INSERT INTO {table} BY NAME SELECT *{colonnes} FROM read_csv(?)",
                [*donnees.values(), str(path)],
            )
            connection.execute("CHECKPOINT")

    mesure = timed(insert)[:2]
    chemin.unlink()
    return mesure


def median(essais: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Les médianes : secondes passées, secondes de calcul."""
    passes, calculs = zip(*essais, strict=True)
    return statistics.median(passes), statistics.median(calculs)


def main() -> None:
    """Mesure et imprime."""
    nb = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    table = sys.argv[2] if len(sys.argv) > 2 else "ateliers"
    variante = sys.argv[3] if len(sys.argv) > 3 else VARIANTES[0]
    base = timed(actions.ouvrir)
    fichier = Path(VAR.name) / "banc.csv"
    write_file(fichier, table, nb, variante)
    temps, calcul = median(
        [timed(lambda: read_with_duckdb(fichier))[:2] for _ in range(5)]
    )
    range_par_duckdb = median(
        [store_with_duckdb(fichier, table, variante) for _ in range(3)]
    )
    if "xlsx" in sys.argv[4:]:
        fichier = to_workbook(fichier)
    donnee = {"demarche": DEMARCHE, "source": SOURCE} if variante == "nus" else {}
    # Le module d’un geste se charge à son premier appel : hors mesure, comme les autres.
    lire, confirmer = actions.lire_import, actions.confirmer
    lecture = timed(lambda: lire(fichier, table, **donnee))
    if lecture[2].erreurs:
        sys.exit(str(lecture[2].erreurs[0]))
    ecriture = timed(lambda: confirmer(lecture[2], "Banc", "Mesurer."))
    print(f"{nb} lignes ({table}, {variante}), {fichier.stat().st_size / 1e6:.1f} Mo")
    print(f"read_csv : {temps:.2f} s passées, {calcul:.2f} s de calcul")
    total = lecture[0] + ecriture[0], lecture[1] + ecriture[1]
    etapes = {
        "magasin livré, sans l’import": base[:2],
        "lecture et validation": lecture[:2],
        "écriture du lot et construction": ecriture[:2],
        "import entier": total,
    }
    print_ratios(etapes, (temps, calcul))
    print_stored(total, range_par_duckdb)
    memoire = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"mémoire au plus haut : {memoire:.0f} Mo")


def print_ratios(
    etapes: dict[str, tuple[float, float]], base: tuple[float, float]
) -> None:
    """Chaque étape, rapportée à la seule lecture par DuckDB."""
    temps, calcul = base
    for nom, (passe, compte) in etapes.items():
        print(
            f"{nom} : {passe:.2f} s (×{passe / temps:.1f}),"
            f" {compte:.2f} s de calcul (×{compte / calcul:.1f})"
        )


def print_stored(total: tuple[float, float], base: tuple[float, float]) -> None:
    """L’import entier, rapporté à DuckDB qui lit le fichier et le range."""
    passe, compte = base
    print(
        "À part, face à DuckDB qui lit ce fichier et le range, clés et renvois compris :"
    )
    print(f"lu et rangé : {passe:.2f} s passées, {compte:.2f} s de calcul")
    print(
        f"import entier : ×{total[0] / passe:.1f}, ×{total[1] / compte:.1f} en calcul"
    )


if __name__ == "__main__":
    main()
