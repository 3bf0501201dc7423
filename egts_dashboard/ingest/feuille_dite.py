"""Ce qu’il faut dire d’une feuille de classeur : ce qu’elle cache, ce qu’elle fusionne."""

from collections.abc import Sequence

from egts_dashboard.francais import guillemets
from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.grille import Grille
from egts_dashboard.ingest.numerotees import numbers


def report_sheet(lu: Importation, grille: Grille, intitules: Sequence[str]) -> None:
    """Dit les lignes et colonnes masquées, et les cases fusionnées, de ce qui a été lu."""
    _report_hidden(lu, grille, intitules)
    _report_merged(lu, grille, intitules)


def _report_hidden(lu: Importation, grille: Grille, intitules: Sequence[str]) -> None:
    """Dit ce que la feuille cache et qui est lu quand même : des colonnes, des lignes."""
    masques = grille.masques
    if not (masques.colonnes or masques.lignes):
        return
    lues = {*numbers(lu.acceptees)} | {e.ligne for e in lu.erreurs}
    par = " (un filtre est posé sur la feuille)" if masques.est_filtree else ""
    remplies = {
        r for _, c in grille.lignes for r in masques.colonnes if any(c[r : r + 1])
    }
    for rang in sorted(remplies):
        lu.warn(
            intitules[rang] if rang < len(intitules) else None,
            f"la colonne {rang + 1} est masquée dans la feuille\u00a0: elle est lue quand même",
            "Vérifiez qu’elle compte.",
        )
    for numero in sorted(masques.lignes):
        if numero in lues and numero > (lu.ligne_titres or 0):
            lu.tell(
                numero,
                f"cette ligne est masquée dans la feuille{par}\u00a0: elle est lue quand même",
                "Acceptez-la si elle compte, ou retirez-la du fichier.",
                severite="avertissement",
            )


def _report_merged(lu: Importation, grille: Grille, intitules: Sequence[str]) -> None:
    """Dit, sous les intitulés, les textes repris d’une case fusionnée et les nombres qui ne le sont pas."""
    for suite, dit in (
        (grille.masques.reprises, "est dans une case fusionnée\u00a0: {} y est repris"),
        (
            grille.masques.partages,
            "partage une case fusionnée\u00a0: {} n’y est pas repris",
        ),
    ):
        for numero, rang, valeur in suite:
            if numero > (lu.ligne_titres or 0):
                lu.tell(
                    numero,
                    f"cette ligne {dit.format(guillemets(valeur[:80]))}",
                    "Vérifiez-le.",
                    (intitules[rang] if rang < len(intitules) else "") or None,
                    "avertissement",
                )
