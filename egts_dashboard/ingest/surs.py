"""Reconnaît d’un trait les cases que le modèle rend telles quelles : elles n’y passent pas.

Ce n’est qu’une condition suffisante, prise de ce que le schéma du modèle dit de la colonne
(longueur, motif, bornes) et plus étroite que lui : une case qui ne la remplit pas n’est pas
fautive, le modèle en juge. Un test par tirage tient que toute case reconnue ici, de toute
colonne de toute table, y est acceptée et rendue à l’identique.
"""

from functools import reduce

import pyarrow as pa
import pyarrow.compute as pc

from egts_dashboard.models.colonne import Colonne
from egts_dashboard.models.types import CONTROLES

# Ce que pyarrow tient d’une colonne, selon le type que son schéma lui donne.
TYPES = {
    "texte": pa.string(),
    "entier": pa.int64(),
    "date": pa.date32(),
    "date_heure": pa.timestamp("us"),
    "booleen": pa.bool_(),
}
# Des chiffres sans signe, et trop peu pour déborder.
CHIFFRES = "^[0-9]{1,9}$"


def surely_read(colonne: Colonne, cases: pa.Array) -> pa.Array:
    """Vrai pour chaque case dont la lecture ne peut faire que son propre texte, ou son nombre.

    Un renvoi et une liste fermée se lisent autrement que mot à mot : aucune n’est sûre.
    """
    if colonne.renvoi or colonne.valeurs:
        return pa.repeat(False, len(cases))
    if colonne.type == "entier":
        sont_chiffres = pc.match_substring_regex(cases, CHIFFRES)
        nombres = pc.if_else(sont_chiffres, cases, None).cast(pa.int64())
        return pc.fill_null(surely_valid(colonne, nombres), False)
    # « #N/A » se dit, « #REF! » se refuse.
    return pc.and_(
        surely_valid(colonne, cases), pc.invert(pc.starts_with(cases, pattern="#"))
    )


def surely_valid(colonne: Colonne, valeurs: pa.Array) -> pa.Array:
    """Vrai pour chaque valeur, texte ou nombre selon la colonne, que le modèle rend telle quelle."""
    if len(valeurs) > 1 and _is_constant(valeurs):
        # Ce que la page donne à toutes les lignes se juge une fois.
        return pa.repeat(surely_valid(colonne, valeurs[:1])[0], len(valeurs))
    if colonne.type == "entier" and pa.types.is_integer(valeurs.type):
        conditions = _bounds(colonne, valeurs)
    elif (
        colonne.type == "texte" and valeurs.type == pa.string() and not colonne.valeurs
    ):
        conditions = _shape(colonne, valeurs)
    else:
        return pa.repeat(False, len(valeurs))
    return pc.fill_null(reduce(pc.and_, conditions), False)


def _is_constant(valeurs: pa.Array) -> bool:
    if valeurs.null_count:
        return False
    return bool(pc.all(pc.equal(valeurs, valeurs[0])).as_py())


def _bounds(colonne: Colonne, nombres: pa.Array) -> list[pa.Array]:
    conditions = [pc.is_valid(nombres)]
    if colonne.minimum is not None:
        conditions.append(pc.greater_equal(nombres, colonne.minimum))
    if colonne.maximum is not None:
        conditions.append(pc.less_equal(nombres, colonne.maximum))
    return conditions


def _shape(colonne: Colonne, textes: pa.Array) -> list[pa.Array]:
    longueurs = pc.utf8_length(textes)
    conditions = [
        pc.greater(longueurs, 0),
        pc.equal(pc.utf8_trim_whitespace(textes), textes),
        pc.invert(pc.match_substring_regex(textes, CONTROLES.pattern)),
    ]
    if colonne.longueur_max is not None:
        conditions.append(pc.less_equal(longueurs, colonne.longueur_max))
    if colonne.motif is not None:
        conditions.append(pc.match_substring_regex(textes, colonne.motif))
    return conditions
