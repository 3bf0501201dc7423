"""Ce que l’accueil rassemble : l’essentiel, le calendrier, les alertes."""

from typing import Any

import pandas as pd

from egts_dashboard.francais import date_longue
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.store.connection import Store

_DEMARCHE = {"demarche": "demarche_id"}
# Au-delà, un calendrier ne se lit plus : on montre les premières dates, et on le dit.
DATES_MAX = 200
# La place qu’une date et son sigle prennent sur l’axe, pour ne pas se recouvrir ;
# sur un écran étroit, la même encre couvre plus de jours.
LARGEUR_JOURS = 40
LARGEUR_JOURS_ETROIT = 110

# Sept lectures, chacune sous la même condition.
_BILAN = """
    SELECT *
    FROM (
        SELECT
            count(*) AS nb_ateliers, count(nb_participations) AS nb_ateliers_comptes,
            sum(nb_participations)::BIGINT AS nb_participations
        FROM participations_ateliers WHERE {condition}
    ), (
        SELECT count(*) AS nb_assises FROM evenements
        WHERE nature = 'assises' AND {condition}
    ), (
        SELECT sum(valeur)::BIGINT AS nb_signatures
        FROM (SELECT * FROM effectifs WHERE {condition}) AS effectifs
        JOIN evenements USING (evenement_id)
        WHERE dimension = 'total' AND unite = 'signatures'
            AND evenements.nature = 'assises'
    ), (
        SELECT count(*) AS nb_preconisations FROM preconisations WHERE {condition}
    ), (
        SELECT count(DISTINCT theme_id) AS nb_themes FROM items_themes WHERE {condition}
    ), (
        SELECT count(DISTINCT atelier_id) AS nb_ateliers_codes
        FROM items_croises WHERE theme_id IS NOT NULL AND {condition}
    ), (
        SELECT
            count(*) AS nb_enveloppes,
            count(*) FILTER (reste_lignes_eur < 0) AS nb_depassees,
            -sum(reste_lignes_eur) FILTER (reste_lignes_eur < 0) AS depasse_eur,
            sum(notifie_eur) AS notifie_eur,
            sum(somme_lignes_eur) AS consomme_eur, sum(total_imprime_eur) AS imprime_eur
        FROM consommation_enveloppes WHERE {condition}
    )
"""


def est_vide(store: Store) -> bool:
    """Vrai si aucune démarche n’est encore entrée dans le magasin."""
    return not store.value("SELECT EXISTS (FROM demarches)")


def bilan(store: Store, filtres: Filtres = TOUT) -> dict[str, Any]:
    """Ce qui est sorti de la consultation, en une ligne.

    Clés : nb_ateliers, nb_ateliers_comptes, nb_participations, nb_assises,
    nb_signatures, nb_preconisations, nb_themes, nb_ateliers_codes (où l’on a trouvé un thème),
    nb_enveloppes, nb_depassees, depasse_eur (ce que celles-ci dépassent, ensemble), notifie_eur,
    consomme_eur (somme des lignes), imprime_eur (total imprimé). Une valeur None n’est pas
    renseignée.
    """
    condition, parametres = filtres.to_sql(_DEMARCHE)
    return store.records(
        _BILAN.format(condition=condition),
        parametres * 7,
    )[0]


def calendrier(
    store: Store, est_national: bool, filtres: Filtres = TOUT
) -> pd.DataFrame:
    """Les dates de la démarche, ou les dates nationales.

    Colonnes : nature, nature_evenement (la même), intitule, date (en toutes lettres), date_debut, date_fin, precision_date,
    est_duree, region_code, territoire, sigle, certitude, couloir (de 0, pour que deux dates proches ne
    se recouvrent pas), couloir_etroit (de même, sur un écran étroit), document, localisation, note, source_ids, nb_dates (toutes, même si DATES_MAX en coupe). Par
    nature, puis par date.
    """
    condition, parametres = filtres.to_sql({"demarche": "evenements.demarche_id"})
    tableau = store.frame(
        f"""
        SELECT
            evenements.nature, evenements.nature AS nature_evenement, evenements.intitule,
            date_debut::TIMESTAMP AS date_debut,
            coalesce(date_fin, date_debut)::TIMESTAMP AS date_fin,
            coalesce(date_fin > date_debut, false) AS est_duree, precision_date,
            region_code, territoires.nom AS territoire,
            if(territoires.niveau = 'departement', territoire_code[2:],
                regexp_replace(territoires.nom, '[^A-ZÀ-Þ]', '', 'g')) AS sigle,
            certitude, sources.titre AS document, localisation, evenements.note,
            [source_id] AS source_ids, count(*) OVER () AS nb_dates
        FROM evenements
        JOIN territoires USING (territoire_code)
        JOIN territoires_regions USING (territoire_code)
        JOIN sources USING (source_id)
        WHERE (territoires.niveau = 'national') = ? AND {condition}
        ORDER BY evenements.nature, date_debut, date_fin, evenement_id
        LIMIT {DATES_MAX}
        """,
        [est_national, *parametres],
    )
    tableau["date"] = [_date(ligne) for ligne in tableau.itertuples()]
    tableau["couloir"] = _lanes(tableau, LARGEUR_JOURS)
    tableau["couloir_etroit"] = _lanes(tableau, LARGEUR_JOURS_ETROIT)
    return tableau


def _date(ligne: Any) -> str:
    """« 10 juin 2014 », « juillet 2013 », « de janvier à avril 2014 »."""
    if ligne.precision_date != "periode":
        return date_longue(ligne.date_debut, ligne.precision_date)
    if not ligne.est_duree:
        return f"à partir de {date_longue(ligne.date_debut, 'mois')}"
    if ligne.date_debut.day == 1:
        return (
            f"de {date_longue(ligne.date_debut, 'mois')}"
            f" à {date_longue(ligne.date_fin, 'mois')}"
        )
    return f"du {date_longue(ligne.date_debut)} au {date_longue(ligne.date_fin)}"


def _lanes(tableau: pd.DataFrame, jours: int) -> list[int]:
    """Le premier couloir libre de sa nature, pour chaque date dans l’ordre reçu."""
    largeur = pd.Timedelta(days=jours)
    libres: dict[str, list[pd.Timestamp]] = {}
    couloirs = []
    for ligne in tableau.itertuples():
        fins = libres.setdefault(ligne.nature, [])
        rang = next(
            (i for i, fin in enumerate(fins) if fin <= ligne.date_debut), len(fins)
        )
        fins[rang : rang + 1] = [ligne.date_fin + largeur]
        couloirs.append(rang)
    return couloirs
