"""Un classeur importé d’un coup, dit à la personne : ses feuilles, puis chacune, puis l’ensemble."""

from collections.abc import Iterator, Mapping
from typing import Any

from egts_dashboard.francais import compte, escape_markdown, guillemets, liste
from egts_dashboard.models.libelles import libelle
from egts_dashboard.phrases.importation import nothing_written, report


def report_book(donnees: Mapping[str, Any]) -> Iterator[str]:
    """Les lignes du compte rendu de la commande."""
    if is_already_there(donnees):
        yield already_there(donnees["inchangees"])
        return
    yield f"{donnees['fichier']}\u00a0: {compte(len(donnees['tables']), 'feuille lue', 'feuilles lues')}."
    for partie in donnees["tables"]:
        yield f"  {recognised(partie['feuille'], partie['table'], partie['acceptees'])}"
    for laissee in donnees["feuilles_laissees"]:
        yield f"  {left(laissee['nom'], laissee['raison'])}"
    for partie in donnees["tables"]:
        # Ce qui vaut pour tout le classeur se dit une fois, à la fin.
        yield from report(
            partie | {"controles_non_faits": [], "lot": None}, est_seul=False
        )
    for manque in donnees["controles_non_faits"]:
        yield f"Non vérifié\u00a0: {manque}"
    yield _conclusion(donnees)


def is_already_there(donnees: Mapping[str, Any]) -> bool:
    """Vrai si le classeur entier est déjà importé, à l’identique."""
    change = donnees["ecrites"] or donnees["retirees"] or donnees["erreurs"]
    return bool(donnees["inchangees"]) and not change


def already_there(inchangees: int) -> str:
    """Le même classeur une seconde fois."""
    lignes = compte(inchangees, "ligne y est", "lignes y sont")
    return (
        f"Ce classeur est déjà importé, rien ne changerait\u00a0: {lignes} déjà, à l’identique."
        " Aucun lot n’est écrit."
    )


def recognised(feuille: str, table: str, nb: int) -> str:
    """« ateliers → Ateliers, 12 lignes »."""
    lignes = compte(nb, "ligne") if nb else "aucune ligne retenue"
    return f"{feuille} → {libelle('nom_table', table)}, {lignes}"


def left(feuille: str, raison: str) -> str:
    """« Lisez-moi : laissée, c’est une notice. »."""
    return f"{feuille}\u00a0: laissée, {raison}."


def sheets_read(nb: int, nb_laissees: int) -> str:
    """« 5 feuilles sont des tables : elles s’importent ensemble, en un seul lot. »."""
    dit = f"**{compte(nb, 'feuille est une table', 'feuilles sont des tables')}**"
    autres = (
        f" {compte(nb_laissees, 'autre est laissée', 'autres sont laissées')}."
        if nb_laissees
        else ""
    )
    return f"{dit}\u00a0: elles s’importent ensemble, en un seul lot.{autres}"


def totals(feuille: str) -> str:
    """Le titre des totaux d’une feuille."""
    return f"Les totaux reconnus de la feuille {guillemets(feuille)}"


def detail(feuille: str) -> str:
    """Le titre des lignes d’une feuille qui changent."""
    return escape_markdown(f"Les lignes de la feuille {guillemets(feuille)}")


def _conclusion(donnees: Mapping[str, Any]) -> str:
    if rien := nothing_written(donnees):
        return rien
    tables = [
        f"{libelle('nom_table', table)} ({nb})"
        for table, nb in donnees["ecrites"].items()
    ]
    return f"Un seul lot écrit\u00a0: {donnees['lot']}, {liste(tables)}."
