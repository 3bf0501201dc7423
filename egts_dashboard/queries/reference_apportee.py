"""La référence qu’apporte le lecteur, rapprochée des modalités comptées par leur nom."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from rapidfuzz import process

from egts_dashboard.queries.representativite import Apportee
from egts_dashboard.store.connection import Store
from egts_dashboard.store.racines import fold, stem

# Une précision entre parenthèses ne fait pas partie du nom : « Éducateur spécialisé (ES) ».
RESSEMBLANCE_MIN = 75
_PARENTHESE = re.compile(r"\s*\([^)]*\)")


def modalites(store: Store, comparaison_id: str) -> list[dict[str, Any]]:
    """Les modalités comptées d’une comparaison, leur clé, et le nom du territoire qu’elle est.

    Clés : modalite, cle, nom (None pour un métier ou un atelier). Par ordre alphabétique.
    """
    return store.records(
        """
        SELECT DISTINCT modalite, cle, territoires.nom
        FROM comparaisons
        LEFT JOIN territoires ON territoire_code = cle AND dimension = 'territoire'
        WHERE comparaison_id = ? AND est_situee ORDER BY modalite
        """,
        [comparaison_id],
    )


def rapprocher(
    comptees: Sequence[Mapping[str, Any]], reference: Mapping[str, float]
) -> pd.DataFrame:
    """Chaque modalité du fichier, la modalité comptée de même nom, puis celles restées seules.

    Même nom : sans casse, accents, pluriels ni parenthèses ; ou même code, ou le nom ou le
    numéro du territoire de ce code. Colonnes : nom (vide : absente du fichier), modalite (vide : personne
    n’y est compté), cle, poids, proche (pour un nom resté seul, la modalité qui lui ressemble).
    """
    connues: dict[str, Mapping[str, Any]] = {}
    for comptee in comptees:
        for nom in _names(comptee):
            connues.setdefault(_key(nom), comptee)
    lignes: list[dict[str, Any]] = []
    prises = set()
    for nom, poids in reference.items():
        trouvee = connues.get(_key(nom))
        if trouvee is not None and trouvee["cle"] in prises:
            trouvee = None
        cle = trouvee["cle"] if trouvee else f"fichier:{nom}"
        prises.add(cle)
        modalite = trouvee["modalite"] if trouvee else None
        lignes.append({"nom": nom, "modalite": modalite, "cle": cle, "poids": poids})
    seules = [c for c in comptees if c["cle"] not in prises]
    libres = {_key(c.get("nom") or c["modalite"]): c["modalite"] for c in seules}
    for ligne in lignes:
        if ligne["modalite"] is None:
            ligne["proche"] = _nearest(_key(ligne["nom"]), libres)
    lignes += [
        {"nom": None, "modalite": c["modalite"], "cle": c["cle"], "poids": None}
        for c in seules
    ]
    return pd.DataFrame(lignes, columns=["nom", "modalite", "cle", "poids", "proche"])


def _names(comptee: Mapping[str, Any]) -> list[str]:
    """Ce qui peut désigner une modalité : elle-même, son code, son territoire, son numéro."""
    noms = [comptee["modalite"], comptee["cle"]]
    if comptee.get("nom"):
        noms += [comptee["nom"], comptee["cle"].removeprefix("D")]
    return noms


def _nearest(cle: str, libres: Mapping[str, str]) -> str | None:
    trouve = process.extractOne(cle, libres.keys(), score_cutoff=RESSEMBLANCE_MIN)
    return libres[trouve[0]] if trouve else None


def to_apportee(rapprochees: pd.DataFrame) -> Apportee:
    """Les lignes du fichier, sous la forme que les requêtes attendent."""
    lues = rapprochees[rapprochees["nom"].notna()]
    return tuple(
        (
            ligne.cle,
            ligne.modalite if isinstance(ligne.modalite, str) else ligne.nom,
            float(ligne.poids),
        )
        for ligne in lues.itertuples()
    )


def _key(nom: str) -> str:
    plat = fold(_PARENTHESE.sub("", nom)) or fold(nom)
    return " ".join(map(stem, re.findall(r"\w+", plat)))
