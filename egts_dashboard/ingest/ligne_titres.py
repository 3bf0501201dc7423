"""La ligne des intitulés d’une grille : celle que la personne dit, sinon celle qui se reconnaît."""

from collections.abc import Mapping, Sequence

from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.entetes import LIGNES_ESSAYEES, find_header, score
from egts_dashboard.ingest.grille import FichierRefuse, Grille
from egts_dashboard.ingest.titres_doubles import merge_headings
from egts_dashboard.models import TABLES


def find_headings(
    lu: Importation,
    grille: Grille,
    imposees: Mapping[str, str | None] | None,
    entete: int | None,
) -> tuple[int, Sequence[str]]:
    """Le rang de la ligne des intitulés, et ceux-ci ; sur deux lignes, la seconde, et les deux jointes.

    Lève FichierRefuse s’il n’y en a pas. `entete` : son numéro, quand la personne le dit.
    """
    rang = _header_rank(lu, grille, imposees, entete)
    double = None if entete else merge_headings(grille.lignes, rang, TABLES[lu.table])
    if double is None:
        return rang, grille.lignes[rang][1]
    rang, intitules = double
    numero = grille.lignes[rang][0]
    lu.tell(
        numero,
        f"les intitulés tiennent sur deux lignes ({grille.lignes[rang - 1][0]} et {numero})\u00a0: ils sont"
        " lus ensemble",
        "Vérifiez la colonne de chacun, ou dites la ligne des intitulés.",
        severite="avertissement",
    )
    return rang, intitules


def _header_rank(
    lu: Importation,
    grille: Grille,
    imposees: Mapping[str, str | None] | None,
    entete: int | None,
) -> int:
    """Le rang de la ligne des intitulés dans la grille. Lève FichierRefuse s’il n’y en a pas.

    `entete` : son numéro dans le fichier ; `imposees` : la correspondance que la personne a
    dite, dont les intitulés la désignent aussi.
    """
    if entete:
        return _told_rank(grille, entete)
    rang = find_header(grille.lignes, TABLES[lu.table])
    if rang is not None and not imposees:
        _refuse_lying(lu, grille, rang)
    if rang is None and imposees:
        voulus = set(imposees)
        rangs = (r for r, (_, c) in enumerate(grille.lignes[:30]) if voulus <= set(c))
        rang = next(rangs, None)
    if rang is None:
        # On dit au moins ce que la première ligne porte : la personne fera correspondre.
        lu.correspondance = dict.fromkeys(c.strip() for c in grille.lignes[0][1] if c)
        raise FichierRefuse(
            f"aucun intitulé de la table {lu.table} n’est reconnu",
            f"Colonnes attendues\u00a0: {', '.join(TABLES[lu.table].model_fields)}.",
        )
    return rang


def _refuse_lying(lu: Importation, grille: Grille, rang: int) -> None:
    """Refuse un tableau dont les intitulés sont en première colonne, non sur une ligne."""
    modele = TABLES[lu.table]
    colonne = [cases[0] for _, cases in grille.lignes[:LIGNES_ESSAYEES] if cases]
    en_colonne = score(colonne, modele)
    if en_colonne > max(1, score(grille.lignes[rang][1], modele)):
        raise FichierRefuse(
            "le tableau est couché\u00a0: ses intitulés sont dans la première colonne",
            "Transposez-le dans un tableur, ou dites la ligne des intitulés.",
        )


def _told_rank(grille: Grille, entete: int) -> int:
    numeros = [numero for numero, _ in grille.lignes]
    if entete not in numeros:
        raise FichierRefuse(
            f"la ligne\u00a0{entete} est vide ou n’existe pas\u00a0: elle ne peut pas porter"
            " les intitulés",
            f"Choisissez une ligne remplie, de {numeros[0]} à {numeros[-1]}.",
        )
    return numeros.index(entete)
