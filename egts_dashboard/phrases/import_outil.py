"""Ce que la page dit de l’export d’un autre outil."""

from collections.abc import Mapping, Sequence

from egts_dashboard.francais import compte, escape_markdown, guillemets, liste
from egts_dashboard.models.libelles import libelle

NE_PAS_LIRE = "ne pas lire"
INCONNU = (
    "Ce fichier n’est l’export d’aucun outil connu. S’il vient d’un tableur, apportez-le par "
    "«\u00a0Apporter un tableur\u00a0»."
)
RIEN = "Rien ne change\u00a0: tout est déjà dans le magasin, ou rien ne peut entrer."
ATTENDU = (
    "Decidim (propositions, résultats, réunions\u00a0: CSV, JSON, XLSX), Polis (comments.csv), "
    "Pabulib (.pb), Cap Collectif et Grand débat (CSV)"
)


def recognised(outil: str, tables: Mapping[str, int]) -> str:
    """L’outil reconnu, et ce que le fichier donne."""
    dits = [
        f"{libelle('nom_table', table)}\u00a0: {compte(nb, 'ligne')}"
        for table, nb in tables.items()
    ]
    return f"**{outil}.** {liste(dits)}." if dits else f"**{outil}.**"


def left(
    gardees: Sequence[str], tues: Sequence[str], ecartees: Mapping[str, Sequence[int]]
) -> list[str]:
    """Ce qui n’entre dans aucune table, et pourquoi."""
    dits = []
    if gardees:
        noms = liste([guillemets(nom) for nom in gardees])
        dits.append(f"Gardées avec le lot, sans table\u00a0: {noms}.")
    if tues:
        noms = liste([guillemets(nom) for nom in tues])
        dits.append(f"Personnelles, ni lues ni gardées\u00a0: {noms}.")
    for raison, lignes in ecartees.items():
        nb = compte(len(lignes), "ligne mise", "lignes mises")
        dits.append(f"{nb} de côté\u00a0: {raison}.")
    return dits


def remark(remarque: str) -> str:
    """Une remarque de lecture, en une phrase."""
    return f"{remarque[:1].upper()}{escape_markdown(remarque[1:])}."


def done(fichier: str, nb: int) -> str:
    """Ce qui vient d’être importé."""
    return f"{fichier}\u00a0: {compte(nb, 'ligne importée', 'lignes importées')}, en un lot."
