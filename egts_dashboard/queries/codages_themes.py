"""Les codages d’un thème, tels qu’un geste sur les thèmes doit les récrire."""

from typing import Any

import pandas as pd

from egts_dashboard.models import colonnes
from egts_dashboard.models.codage import Codage
from egts_dashboard.store.connection import Store

ITEMS_MAX = 30
_COLONNES = ", ".join(f"codages.{colonne}" for colonne in colonnes(Codage))


def siblings(store: Store, theme_id: str) -> list[dict[str, Any]]:
    """Tous les codages des items que le thème code, par item et codeur, puis par rang."""
    return store.records(
        f"""
        SELECT {_COLONNES} FROM codages
        SEMI JOIN (
            SELECT DISTINCT objet, objet_id, codeur FROM codages WHERE theme_id = ?
        ) AS touches USING (objet, objet_id, codeur)
        ORDER BY objet, objet_id, codeur, rang
        """,
        [theme_id],
    )


def of_theme(
    store: Store, theme_id: str, mots: str = "", debut: int = 0, nb: int = ITEMS_MAX
) -> pd.DataFrame:
    """Les codages d’un thème dont l’item contient tous ces mots, `nb` au plus à partir de `debut`.

    Colonnes : objet, objet_id, codeur, intitule ; dans l’ordre des documents.
    """
    depuis, parametres = _containing(theme_id, mots)
    return store.frame(
        f"SELECT codages.objet, objet_id, codeur, intitule {depuis}"
        f" ORDER BY item_no, codeur LIMIT {int(nb)} OFFSET {int(debut)}",
        parametres,
    )


def keys_of_theme(
    store: Store, theme_id: str, mots: str = ""
) -> list[tuple[str, str, str]]:
    """(objet, objet_id, codeur) de tous ces codages, sans borne."""
    depuis, parametres = _containing(theme_id, mots)
    return [
        (objet, objet_id, codeur)
        for objet, objet_id, codeur in store.rows(
            f"SELECT codages.objet, objet_id, codeur {depuis} ORDER BY item_no, codeur",
            parametres,
        )
    ]


def count_of_theme(store: Store, theme_id: str, mots: str = "") -> int:
    """Combien sont ces codages."""
    depuis, parametres = _containing(theme_id, mots)
    return int(store.value(f"SELECT count(*) {depuis}", parametres))


def _containing(theme_id: str, mots: str) -> tuple[str, list[str]]:
    cherches = mots.split()
    condition = "contains(strip_accents(lower(intitule)), strip_accents(lower(?)))"
    return (
        "FROM codages JOIN items ON items.objet = codages.objet AND items.item_id = objet_id"
        f" WHERE codages.theme_id = ? AND {' AND '.join([condition] * len(cherches)) or 'true'}",
        [theme_id, *cherches],
    )


def overlap(store: Store, garde: str, retire: str) -> dict[str, int]:
    """Combien de codages changent. Clés : nb_codages (du thème retiré), nb_doubles (aussi codés par l’autre)."""
    return store.records(
        """
        SELECT
            count(*) AS nb_codages,
            count(*) FILTER ((objet, objet_id, codeur) IN (
                SELECT (objet, objet_id, codeur) FROM codages WHERE theme_id = $1
            )) AS nb_doubles
        FROM codages WHERE theme_id = $2
        """,
        [garde, retire],
    )[0]


def last_order(store: Store) -> int:
    """La plus grande place d’un thème dans le livre de codes."""
    return int(store.value("SELECT coalesce(max(ordre), 0) FROM themes"))
