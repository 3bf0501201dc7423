"""Un indicateur par département, porté par la région entière quand les documents ne disent pas mieux."""

from typing import Any

import pandas as pd

from egts_dashboard.francais import euros, nombre
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.store.connection import Store

# Au-delà, des barres ne se lisent plus.
TERRITOIRES_MAX = 20

_DEMARCHE = {"demarche": "demarche_id"}
# Des populations connues, la plus proche du début des démarches ; la dernière s’il n’y en a pas.
_ANNEE = """
    SELECT annee FROM populations_reference
    JOIN territoires ON territoire_code = modalite AND niveau = 'departement'
    WHERE jeu = 'population_municipale'
    ORDER BY abs(annee - (SELECT min(annee_debut) FROM demarches WHERE {condition})), annee DESC
    LIMIT 1
"""
# Chaque indicateur : ses faits, avec le territoire qui parle. {condition} : les filtres.
FAITS = {
    "signatures": """
        SELECT effectifs.territoire_code, valeur, effectifs.source_id
        FROM (SELECT * FROM effectifs WHERE {condition}) AS effectifs
        JOIN evenements USING (evenement_id)
        WHERE unite = 'signatures' AND dimension = 'territoire'
            AND evenements.nature = 'assises'
        """,
    "participations": """
        SELECT territoire_code, nb_participations AS valeur, source_id
        FROM participations_ateliers
        WHERE nb_participations IS NOT NULL AND {condition}
        """,
    "preconisations": """
        SELECT territoire_code, 1 AS valeur, source_id
        FROM items
        WHERE objet = 'preconisation' AND {condition}
        """,
    "depense": """
        SELECT territoire_code, montant_eur AS valeur, source_id
        FROM depenses
        WHERE {condition}
        """,
    "population": f"""
        SELECT modalite AS territoire_code, effectif AS valeur, source_id
        FROM populations_reference
        JOIN territoires ON territoire_code = modalite AND niveau = 'departement'
        WHERE jeu = 'population_municipale' AND annee = ({_ANNEE})
        """,
}
# La région porte tout dès qu’un seul fait de région n’a pas de département.
_LIEUX = """
    WITH faits AS ({faits}),
    lieux AS (
        SELECT
            valeur, source_id,
            departement.ancetre_code AS departement_code, region.ancetre_code AS region_code
        FROM faits
        LEFT JOIN territoires_ancetres AS departement
            ON departement.territoire_code = faits.territoire_code
            AND departement.ancetre_niveau = 'departement'
        LEFT JOIN territoires_ancetres AS region
            ON region.territoire_code = faits.territoire_code
            AND region.ancetre_niveau = 'region'
    ),
    maille AS (
        SELECT coalesce(bool_and(departement_code IS NOT NULL), false) AS est_departement
        FROM lieux
        WHERE region_code IS NOT NULL
    ),
    places AS (
        SELECT unnest([territoire_code, parent_code]) AS porteur_code
        FROM territoires
        WHERE niveau = 'departement' AND tuile_ligne IS NOT NULL AND parent_code IS NOT NULL
    ),
    portes AS (
        SELECT
            lieux.*, coalesce(
                if(est_departement, departement_code, region_code) IN (SELECT porteur_code FROM places),
                false
            ) AS est_sur_carte
        FROM lieux, maille
    )
"""


def carte(store: Store, indicateur: str, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Les départements et la valeur de l’indicateur que porte chacun, ou sa région entière.

    `indicateur` : une clé de FAITS. Colonnes : territoire_code, territoire, region_code,
    region, tuile_ligne, tuile_colonne, porteur (« departement » ou « region » : qui porte la
    valeur), valeur (vide : non renseignée), part_pct (du tout, hors carte compris), affiche (la
    valeur écrite), source_ids. Par région puis par nom.
    """
    faits, parametres = _facts(indicateur, filtres)
    tableau = store.frame(
        f"""
        {faits},
        portees AS (
            SELECT
                if(est_departement, departement_code, region_code) AS porteur_code,
                sum(valeur)::DOUBLE AS valeur,
                list(DISTINCT source_id ORDER BY source_id) AS source_ids
            FROM lieux, maille
            GROUP BY ALL
        )
        SELECT
            territoires.territoire_code, territoires.nom AS territoire,
            region.territoire_code AS region_code, region.nom AS region,
            territoires.tuile_ligne, territoires.tuile_colonne,
            if(est_departement, 'departement', 'region') AS porteur,
            portees.valeur,
            100 * portees.valeur / nullif((SELECT sum(valeur)::DOUBLE FROM lieux), 0) AS part_pct,
            coalesce(source_ids, []) AS source_ids
        FROM territoires
        JOIN territoires AS region ON region.territoire_code = territoires.parent_code
        CROSS JOIN maille
        LEFT JOIN portees ON porteur_code
            = if(est_departement, territoires.territoire_code, region.territoire_code)
        WHERE territoires.niveau = 'departement' AND territoires.tuile_ligne IS NOT NULL
        ORDER BY region.nom, territoires.nom
        """,
        parametres,
    )
    tableau["affiche"] = _written(indicateur, tableau)
    return tableau


def hors_carte(store: Store, indicateur: str, filtres: Filtres = TOUT) -> float:
    """La part de l’indicateur que la carte ne porte pas : un territoire plus large, ou ailleurs."""
    faits, parametres = _facts(indicateur, filtres)
    somme = store.value(
        f"{faits} SELECT coalesce(sum(valeur), 0)::DOUBLE FROM portes WHERE NOT est_sur_carte",
        parametres,
    )
    return float(somme)


def par_territoire(
    store: Store, indicateur: str, filtres: Filtres = TOUT
) -> pd.DataFrame:
    """L’indicateur par territoire nommé, quand la carte n’en porte aucun.

    Colonnes : territoire, valeur, part_pct (du tout), affiche (la valeur écrite), nb_territoires
    (tous, même si TERRITOIRES_MAX en coupe), source_ids. De la plus forte à la plus faible.
    """
    faits, parametres = _facts(indicateur, filtres)
    tableau = store.frame(
        f"""
        {faits}
        SELECT
            territoires.nom AS territoire, sum(valeur)::DOUBLE AS valeur,
            100.0 * sum(valeur) / nullif(sum(sum(valeur)) OVER (), 0) AS part_pct,
            count(*) OVER () AS nb_territoires,
            list(DISTINCT source_id ORDER BY source_id) AS source_ids
        FROM faits JOIN territoires USING (territoire_code)
        GROUP BY territoire_code, territoires.nom
        ORDER BY valeur DESC, territoire
        LIMIT {TERRITOIRES_MAX}
        """,
        parametres,
    )
    tableau["affiche"] = _written(indicateur, tableau)
    return tableau


def indicateurs(store: Store, filtres: Filtres = TOUT) -> tuple[str, ...]:
    """Les indicateurs à proposer, celui qui s’ouvre d’abord en tête.

    Ceux qui ont un fait quelque part ; le premier que la carte porte passe devant, et amène la
    population avec elle, qui n’est pas un fait de la démarche.
    """
    codes = [
        code for code in FAITS if code != "population" and _known(store, code, filtres)
    ]
    for code in codes:
        if _on_map(store, code, filtres):
            autres = [autre for autre in codes if autre != code]
            return (code, *autres, "population")
    return tuple(codes)


def annee_population(store: Store, filtres: Filtres = TOUT) -> int | None:
    """L’année des populations connues la plus proche du début des démarches ; None sans population."""
    condition, parametres = filtres.to_sql(_DEMARCHE)
    annee = store.value(_ANNEE.format(condition=condition), parametres)
    return None if annee is None else int(annee)


def _known(store: Store, indicateur: str, filtres: Filtres) -> bool:
    condition, parametres = filtres.to_sql(_DEMARCHE)
    faits = FAITS[indicateur].format(condition=condition)
    return bool(store.value(f"SELECT EXISTS ({faits})", parametres))


def _on_map(store: Store, indicateur: str, filtres: Filtres) -> bool:
    faits, parametres = _facts(indicateur, filtres)
    sql = f"{faits} SELECT EXISTS (FROM portes WHERE est_sur_carte)"
    return bool(store.value(sql, parametres))


def _written(indicateur: str, tableau: pd.DataFrame) -> list[str]:
    ecrire = euros if indicateur == "depense" else nombre
    return [ecrire(valeur) for valeur in tableau["valeur"]]


def _facts(indicateur: str, filtres: Filtres) -> tuple[str, list[Any]]:
    condition, parametres = filtres.to_sql(_DEMARCHE)
    faits = FAITS[indicateur].format(condition=condition)
    return _LIEUX.format(faits=faits), parametres
