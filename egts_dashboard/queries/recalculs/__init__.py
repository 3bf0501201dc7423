"""Les calculs faits hors de DuckDB, refaits en SQL : une requête par figure, qui redonne ses valeurs.

Chacune part des requêtes de la figure, reprises telles quelles, et n’emploie que les macros du
magasin (store/statistiques.sql). La page ne s’en sert pas : elles se lisent et se rejouent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from egts_dashboard import config
from egts_dashboard.queries.recalculs.accord import ACCORD, ALPHAS
from egts_dashboard.queries.recalculs.ateliers import (
    CROISEMENT,
    GRAPPES,
    MARGES,
    PERSONNES,
)
from egts_dashboard.queries.recalculs.correspondances import (
    CORRESPONDANCES,
    INDEPENDANCE,
    RESTANTS,
)
from egts_dashboard.queries.recalculs.ecarts import BORNES, CORRIGER, ECARTS
from egts_dashboard.queries.recalculs.precision import PRECISION
from egts_dashboard.queries.recalculs.ressemblance import JUMELLES, VOISINES
from egts_dashboard.queries.recalculs.suggestions import SUGGESTIONS
from egts_dashboard.queries.recalculs.themes import (
    ACCORDS,
    BASES,
    CADRAN,
    RETRAITS,
    TRAME,
    VOIX,
)
from egts_dashboard.queries.recalculs.tirages import BANDE, REGLE
from egts_dashboard.store.racines import INCLUSIF

_Q = CORRIGER.format(p="p", q="q")
_Q_FISHER = CORRIGER.format(p="p_fisher", q="q")

_TAUX = (
    """
calculs AS (
    SELECT
        entrees.*, 100.0 * nb_repris / base AS taux_pct,
        100 * wilson_bas(nb_repris, base) AS bas_pct,
        100 * wilson_haut(nb_repris, base) AS haut_pct,
        CASE
            WHEN base < en_tout AND base * least(repris, en_tout - repris) / en_tout >= {seuil}
            THEN fisher(nb_repris, base, repris - nb_repris, en_tout - base)
        END AS p_fisher
    FROM entrees CROSS JOIN (
        SELECT sum(nb_repris)::DOUBLE AS repris, sum(base)::DOUBLE AS en_tout FROM entrees
    )
)"""
    + _Q_FISHER
)
_PAIRES = (
    """
calculs AS (
    SELECT
        *, nb_premier * nb_second / total AS nb_attendus,
        nb_ensemble * total / (nb_premier * nb_second) AS lift,
        hypergeometrique_au_moins(nb_ensemble, nb_second, nb_premier, total) AS p
    FROM entrees
)"""
    + _Q
)
_SPECIFICITES = (
    """
calculs AS (
    SELECT
        *, n * k / total AS ateliers_attendus,
        CASE WHEN est_calculable THEN x * total / (n * k) END AS rapport,
        CASE WHEN est_calculable THEN hypergeometrique_au_moins(x, n, k, total) END AS p
    FROM (
        SELECT *, n >= 5 AND n < total AND k > 0 AS est_calculable
        FROM (
            SELECT themes.theme_id, libelle AS theme, code, colonne, n, coalesce(x, 0) AS x
            FROM themes CROSS JOIN entrees
            LEFT JOIN ({presents}) AS presents USING (theme_id, lu)
        )
        JOIN (
            SELECT theme_id, nb_ateliers AS k FROM ({portes})
        ) USING (theme_id)
        CROSS JOIN (SELECT nb_ateliers AS total FROM ({base}))
    )
)"""
    + _Q
)
_DEMARCHES = (
    """
calculs AS (
    SELECT
        *,
        ecart_points - 100 * sqrt(
            (apres - wilson_bas(nb_apres, base_apres)) ** 2
            + (wilson_haut(nb_avant, base_avant) - avant_part) ** 2
        ) AS ecart_bas_points,
        ecart_points + 100 * sqrt(
            (wilson_haut(nb_apres, base_apres) - apres) ** 2
            + (avant_part - wilson_bas(nb_avant, base_avant)) ** 2
        ) AS ecart_haut_points,
        CASE
            WHEN least(base_avant, base_apres) * (nb_avant + nb_apres) / (base_avant + base_apres) >= {seuil}
            THEN fisher(nb_avant, base_avant, nb_apres, base_apres)
        END AS p_fisher
    FROM (
        SELECT * EXCLUDE (avant, apres), nb_avant / base_avant AS avant_part,
            nb_apres / base_apres AS apres
        FROM entrees
    )
)"""
    + _Q_FISHER
)
_MOTS = """
calculs AS (
    SELECT
        mot, occurrences_dans, occurrences_en_tout, items_dans, items_en_tout,
        occurrences_en_tout * mots_dans / mots_en_tout AS occurrences_attendues,
        occurrences_dans * mots_en_tout / (occurrences_en_tout * mots_dans) AS rapport,
        least(1.0, 2 * least(
            hypergeometrique_au_moins(occurrences_dans, mots_dans, occurrences_en_tout, mots_en_tout),
            hypergeometrique_au_plus(occurrences_dans, mots_dans, occurrences_en_tout, mots_en_tout)
        )) AS p_bilaterale
    FROM entrees
)""" + CORRIGER.format(p="p_bilaterale", q="q")
_FLUX = """
SELECT origine, cible, nature, nb, base FROM entrees
UNION ALL
SELECT atelier_id, origine, 'contenu', nb, nb FROM ({ateliers})"""


@dataclass(frozen=True)
class Recalcul:
    """Comment refaire une figure : la suite de `WITH entrees AS (…)`, et d’où viennent ses noms.

    `marques` : {nom dans le SQL: des mots que seule porte la requête de la figure à mettre là} ;
    sans marque, « entrees » est la première.
    `tirees` : les colonnes tirées au sort, que d’autres tirages redonnent à l’erreur près que dit
    la colonne de même nom suivie de « _erreur » (à 95 %).
    """

    sql: str = ""
    marques: Mapping[str, str] = field(default_factory=dict)
    est_recursif: bool = False
    tirees: tuple[str, ...] = ()


_DE_DEUX_CODEURS = {"entrees": "AS themes_a"}
_PAR_ATELIER = {"entrees": "nb_presences"}
_DE_MOTS = {"entrees": "forme AS mot"}
_D_ATELIERS = {"entrees": "annee_population", "cases": "SELECT atelier_id, theme_id"}
RECALCULS = {
    "accord": Recalcul(ACCORD, _DE_DEUX_CODEURS),
    "accords": Recalcul(ACCORDS, _D_ATELIERS),
    "bases": Recalcul(BASES, {"entrees": "annee_population"}),
    "alphas": Recalcul(ALPHAS, _DE_DEUX_CODEURS),
    "cadran": Recalcul(CADRAN, {"entrees": "groupes.lu", "presents": "AS x"}),
    "correspondances": Recalcul(CORRESPONDANCES, est_recursif=True),
    "croisement": Recalcul(CROISEMENT, _PAR_ATELIER),
    "demarches": Recalcul(_DEMARCHES),
    "ecarts": Recalcul(ECARTS),
    "flux": Recalcul(_FLUX, {"ateliers": "JOIN ateliers USING (atelier_id)"}),
    "grappes": Recalcul(GRAPPES, _PAR_ATELIER),
    "independance": Recalcul(INDEPENDANCE, est_recursif=True),
    "jumelles_mots": Recalcul(JUMELLES),
    "marges": Recalcul(MARGES, _PAR_ATELIER),
    "matrice_specificites": Recalcul(
        _SPECIFICITES,
        {
            "presents": "AS x",
            "portes": "coalesce(nb_ateliers, 0)",
            "base": "nb_sans_atelier",
        },
    ),
    "modalites": Recalcul(ECARTS),
    "mots_assures": Recalcul(_MOTS, _DE_MOTS),
    "mots_testes": Recalcul(_MOTS, _DE_MOTS),
    "paires": Recalcul(_PAIRES),
    "personnes": Recalcul(PERSONNES),
    "precision": Recalcul(PRECISION, {"entrees": "HAVING count(*) >="}),
    "regle": Recalcul(REGLE, tirees=("distance", "indice", "p_global")),
    "reseau": Recalcul(_PAIRES),
    "restants": Recalcul(RESTANTS, est_recursif=True),
    "retraits": Recalcul(RETRAITS, {"hors": "atelier_id IS NULL", **_D_ATELIERS}),
    "saturation": Recalcul(BANDE, _D_ATELIERS, tirees=("bas", "haut")),
    "suggestions": Recalcul(SUGGESTIONS, {"entrees": "AS groupe"}),
    "taux": Recalcul(_TAUX),
    "trame": Recalcul(TRAME),
    "voisines": Recalcul(VOISINES, est_recursif=True),
    "voix": Recalcul(VOIX, _D_ATELIERS),
}


def recalcul_of(cle: str) -> Recalcul | None:
    """Le recalcul d’une figure, par sa clé ; « taux_atelier » se refait comme « taux »."""
    return RECALCULS.get(cle) or RECALCULS.get(cle.split("_")[0])


def redo(cle: str, requetes: Sequence[str], attributs: Mapping[str, Any]) -> str:
    """La requête qui refait les valeurs d’une figure ; vide s’il n’y en a pas.

    `requetes` : celles de la figure, valeurs écrites ; `attributs` : ce qu’elle a choisi.
    """
    recalcul = recalcul_of(cle)
    if recalcul is None or not recalcul.sql:
        return ""
    noms = {
        nom: next((requete for requete in requetes if marque in requete), "")
        for nom, marque in recalcul.marques.items()
    }
    if not all(noms.values()):
        return ""
    choisi = {
        "seuil": config.SEUIL_EFFECTIF_ATTENDU,
        "inclusif": INCLUSIF,
        **_chosen(attributs),
        **noms,
    }
    entrees = noms.get("entrees", requetes[0])
    suite = recalcul.sql.format(**choisi).strip()
    virgule = "" if suite.startswith("SELECT") else ","
    avec = "WITH RECURSIVE" if recalcul.est_recursif else "WITH"
    return f"{avec} entrees AS (\n{entrees}\n){virgule}\n{suite}"


def _chosen(attributs: Mapping[str, Any]) -> dict[str, Any]:
    """Les valeurs que le SQL reçoit du tableau lui-même."""
    choisi: dict[str, Any] = {
        nom: v for nom, v in attributs.items() if isinstance(v, str | int | float)
    }
    if "methode" in choisi:
        bas, haut = (borne.format(**choisi) for borne in BORNES[choisi["methode"]])
        choisi |= {"bas": bas, "haut": haut}
    return choisi
