"""Des intitulés qui tiennent sur deux lignes : un groupe au-dessus, ses colonnes dessous."""

from collections.abc import Sequence

from egts_dashboard.ingest.entetes import column_of, normalize, score
from egts_dashboard.ingest.valeurs import number_or_none
from egts_dashboard.models.base import Enregistrement

# Sous « Présents », ces mots ne disent rien de plus que « Présents ».
NEUTRES = frozenset(
    "nb|nbr|nbre|nombre|total|totaux|ensemble|effectif|euros|eur|€|montant|valeur".split(
        "|"
    )
)
Ligne = tuple[int, Sequence[str]]


def merge_headings(
    lignes: Sequence[Ligne], rang: int, modele: type[Enregistrement]
) -> tuple[int, list[str]] | None:
    """Le rang de la seconde ligne et les intitulés que les deux font ; rien si une suffit.

    `rang` : la ligne qui, seule, se reconnaît le mieux.
    """
    seule = score(lignes[rang][1], modele)
    for haut in (rang, rang - 1):
        if haut < 0 or haut + 1 >= len(lignes):
            continue
        dessus, dessous = (_padded(lignes, r, haut) for r in (haut, haut + 1))
        if any(number_or_none(case) is not None for case in (*dessus, *dessous)):
            continue
        intitules = _joined(dessus, dessous, modele)
        note = score(intitules, modele)
        if note > seule or (note == seule and _is_under(dessus, dessous, haut == rang)):
            return haut + 1, intitules
    return None


def _padded(lignes: Sequence[Ligne], rang: int, haut: int) -> list[str]:
    largeur = max(len(lignes[haut][1]), len(lignes[haut + 1][1]))
    cases = [" ".join(case.split()) for case in lignes[rang][1]]
    return cases + [""] * (largeur - len(cases))


def _joined(
    dessus: Sequence[str], dessous: Sequence[str], modele: type[Enregistrement]
) -> list[str]:
    intitules, groupe = [], ""
    for haut, suivant, bas in zip(dessus, [*dessus[1:], "-"], dessous, strict=True):
        groupe = haut or groupe
        est_groupe = not (haut and suivant)
        if not bas or bas == groupe:
            intitules.append(haut or bas)
        elif not groupe or (est_groupe and column_of(bas, modele)):
            intitules.append(bas)
        else:
            intitules.append(_heading(groupe, bas, modele))
    return intitules


def _heading(haut: str, bas: str, modele: type[Enregistrement]) -> str:
    """L’intitulé d’une colonne que deux cases nomment, l’une au-dessus de l’autre."""
    ensemble = f"{haut} {bas}"
    if column_of(ensemble, modele):
        return ensemble
    if _is_neutral(bas):
        return f"{haut} ({bas.strip('()')})"
    est_bas = column_of(bas, modele) and not column_of(haut, modele)
    return bas if est_bas else ensemble


def _is_neutral(case: str) -> bool:
    return normalize(case) in NEUTRES or case.startswith("(")


def _is_under(dessus: Sequence[str], dessous: Sequence[str], est_dessous: bool) -> bool:
    """Vrai si la seconde ligne ne fait que préciser la première : ce n’est pas une donnée."""
    suivantes = [*dessus[1:], "-"]
    precisees = [
        (bas, not haut or not suivante)
        for haut, suivante, bas in zip(dessus, suivantes, dessous, strict=True)
        if bas and bas != haut
    ]
    if not (est_dessous and precisees):
        return False
    sont_neutres = all(_is_neutral(bas) for bas, _ in precisees)
    return sont_neutres or all(est_groupee for _, est_groupee in precisees)
