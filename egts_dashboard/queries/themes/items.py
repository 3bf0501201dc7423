"""Les items d’un thème : leur texte, leur atelier, leur place."""

import re

import pandas as pd

from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.queries.themes import restrict
from egts_dashboard.store.connection import Store
from egts_dashboard.store.racines import MOTS_VIDES, fold, stem

# Au-delà, on ne lit plus une liste : les filtres la resserrent.
NB_ITEMS_LUS = 400
_MOT = re.compile(r"\w+")


def items_du_theme(
    store: Store, theme_id: str, objet: str, rang: str, filtres: Filtres = TOUT
) -> pd.DataFrame:
    """Les items d’un thème, dans l’ordre des documents, quatre cents au plus.

    Colonnes : item_no, intitule, provenance, origine_id, atelier,
    territoire, niveau, annee, document, localisation, certitude, rang_theme (principal,
    second), racines
    (racine de chaque mot plein de l’intitulé → le mot tel qu’écrit), source_ids.
    """
    condition, parametres = restrict(objet, filtres)
    # Les numéros d’abord : joindre avant de couper lirait tous les items du thème.
    table = "items" if rang == "principal" else "items_themes"
    tableau = store.frame(
        f"""
        WITH du_theme AS MATERIALIZED (
            SELECT item_no FROM {table}
            WHERE theme_id = ? AND {condition}
            ORDER BY item_no LIMIT {NB_ITEMS_LUS}
        )
        SELECT
            item_no, items.intitule, coalesce(ateliers.intitule, sources.titre) AS provenance,
            coalesce(items.atelier_id, items.source_id) AS origine_id,
            ateliers.intitule AS atelier, territoires.nom AS territoire, items.niveau,
            items.annee, sources.titre AS document, items.localisation, items.certitude,
            if(items.theme_id = ?, 'principal', 'second') AS rang_theme,
            [items.source_id] AS source_ids
        FROM du_theme
        JOIN items USING (item_no)
        LEFT JOIN ateliers ON ateliers.atelier_id = items.atelier_id
        LEFT JOIN territoires ON territoires.territoire_code = items.territoire_code
        LEFT JOIN sources ON sources.source_id = items.source_id
        ORDER BY item_no
        """,
        [theme_id, *parametres, theme_id],
    )
    return tableau.assign(racines=[_stems(texte) for texte in tableau["intitule"]])


def _stems(texte: str) -> dict[str, str]:
    mots = {mot: fold(mot) for mot in _MOT.findall(texte)}
    return {stem(plie): mot for mot, plie in mots.items() if plie not in MOTS_VIDES}
