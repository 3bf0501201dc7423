"""Les chiffres de tête de la page Participation, chacun avec la requête qui le refait."""

from typing import Any

from egts_dashboard.francais import compte, nombre
from egts_dashboard.queries.chiffre import Chiffre
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.queries.participation import COLONNES, bilan
from egts_dashboard.store.connection import Store

# Ce que partagent les chiffres tirés des mêmes lignes.
Suite = dict[str, Any]
_COMPTES = "FROM participations_ateliers WHERE nb_participations IS NOT NULL AND "
_LIGNES = """
    SELECT
        ateliers.intitule, territoires.nom AS territoire, nb_participations, nb_seances,
        sources.titre AS document, localisation, certitude, ateliers.note,
        'ateliers' AS corrige_table, atelier_id AS corrige_ligne
    FROM participations_ateliers AS ateliers
    JOIN territoires USING (territoire_code)
    JOIN sources USING (source_id)
    WHERE nb_participations IS {nul} AND {condition}
    ORDER BY nb_participations DESC, ateliers.intitule
"""


def chiffres(store: Store, filtres: Filtres = TOUT) -> list[Chiffre]:
    """Participations, séances, moyenne, signatures aux événements, ateliers sans compte.

    Sans assises ni signature connue, ce chiffre-là n’y est pas.
    """
    signatures = _signatures(store, filtres)
    est_la = signatures.valeur is not None or _has_assises(store, filtres)
    return [
        *_ateliers(store, filtres),
        *([signatures] if est_la else []),
        _sans_compte(store, filtres),
    ]


def _has_assises(store: Store, filtres: Filtres) -> bool:
    condition, parametres = filtres.to_sql({"demarche": "demarche_id"})
    sql = f"SELECT EXISTS (FROM evenements WHERE nature = 'assises' AND {condition})"
    return bool(store.value(sql, parametres))


def _ateliers(store: Store, filtres: Filtres) -> list[Chiffre]:
    condition, parametres = filtres.to_sql(COLONNES)
    total = bilan(store, filtres)
    base = f"{_COMPTES}{condition}"
    personnes = _personnes(store, base, parametres, total["nb_participations"])
    cles = tuple(parametres)
    suite: Suite = {
        "parametres": cles,
        "sql_lignes": _lines(filtres, "NOT NULL"),
        "parametres_lignes": cles,
    }
    return [
        _participations(total, base, personnes, suite),
        _seances(total, base, suite),
        _moyenne(total, base, suite),
    ]


def _participations(
    total: dict[str, Any], base: str, personnes: tuple[str, ...], suite: Suite
) -> Chiffre:
    return Chiffre(
        cle="participations",
        libelle="Participations aux ateliers",
        valeur=total["nb_participations"],
        affiche=nombre(total["nb_participations"]),
        definition="Une participation est une présence à une séance\u00a0: une personne venue à"
        " deux séances compte deux fois.",
        calcul="Somme des participations imprimées, atelier par atelier. Un atelier dont le"
        " compte n’est pas imprimé n’y entre pas\u00a0: il ne vaut pas zéro.",
        sql=f"SELECT sum(nb_participations) {base}",
        rivales=personnes,
        precision=_in_workshops(total["nb_comptes"]),
        **suite,
    )


def _seances(total: dict[str, Any], base: str, suite: Suite) -> Chiffre:
    return Chiffre(
        cle="seances",
        libelle="Séances comptées",
        valeur=total["nb_seances"],
        affiche=nombre(total["nb_seances"]),
        definition="Séances tenues par les ateliers dont les participations sont connues.",
        calcul="Somme des séances imprimées de ces ateliers.",
        sql=f"SELECT sum(nb_seances) {base}",
        precision=_in_workshops(total["nb_avec_seances"]),
        **suite,
    )


def _moyenne(total: dict[str, Any], base: str, suite: Suite) -> Chiffre:
    return Chiffre(
        cle="moyenne",
        libelle="Participations par séance",
        valeur=total["moyenne"],
        affiche=nombre(total["moyenne"], 1),
        definition="Combien de participations une séance réunit en moyenne.",
        calcul="Total des participations divisé par total des séances, sur les ateliers qui ont"
        " les deux. Ce n’est pas la moyenne des moyennes d’atelier.",
        sql="SELECT sum(nb_participations) / sum(nb_seances)"
        f" {base} AND nb_seances IS NOT NULL",
        precision="en moyenne",
        **suite,
    )


def _in_workshops(nb: int) -> str:
    return f"dans {compte(nb, 'atelier')}" if nb else ""


def _personnes(
    store: Store, base: str, parametres: list[object], total: int | None
) -> tuple[str, ...]:
    """Entre quelles bornes se tient le nombre de personnes différentes, jamais imprimé."""
    if not total:
        return ()
    plancher = store.value(
        f"SELECT max(ceil(nb_participations / coalesce(nb_seances, 1)))::BIGINT {base}",
        parametres,
    )
    return (
        f"Combien de personnes différentes\u202f? Aucun document ne le dit\u00a0: entre"
        f" {nombre(plancher)}, la séance la plus suivie d’après les moyennes, et"
        f" {nombre(total)}, si personne n’est venu deux fois.",
    )


_LIGNES_SIGNATURES = """
    SELECT modalite AS intitule, montres.valeur, titre AS document, localisation,
        certitude, presences.note, est_masque,
        'effectifs' AS corrige_table, effectif_id AS corrige_ligne
    FROM presences_evenements AS presences
    JOIN sources USING (source_id)
    JOIN (SELECT effectif_id, valeur, est_masque FROM effectifs_montres) AS montres
        USING (effectif_id)
    {ou}
    ORDER BY montres.valeur DESC NULLS LAST
"""


def _signatures(store: Store, filtres: Filtres) -> Chiffre:
    condition, parametres = filtres.to_sql(
        {"demarche": "presences.demarche_id", "territoire": "presences.territoire_code"}
    )
    cles = tuple(parametres)
    ou = f"WHERE unite = 'signatures' AND {condition}"
    sql = f"SELECT sum(valeur) FROM presences_evenements AS presences {ou}"
    valeur = store.value(sql, parametres)
    de_la_demarche, choisies = filtres.to_sql({"demarche": "demarche_id"})
    estimes = store.records(
        "SELECT valeur, qualificatif FROM effectifs WHERE dimension = 'total' AND nature = 'estime'"
        " AND evenement_id IN (SELECT evenement_id FROM presences_evenements WHERE unite = 'signatures')"
        f" AND {de_la_demarche}",
        choisies,
    )
    return Chiffre(
        cle="signatures",
        libelle="Signatures aux assises",
        valeur=valeur,
        affiche=nombre(valeur),
        definition="Les signatures de la feuille de présence\u00a0: une par personne venue et ayant signé,"
        " ce jour-là. Ce ne sont pas des participations à un atelier\u00a0: les deux ne"
        " s’additionnent pas.",
        calcul="Somme des signatures par région d’origine. Avec un filtre de territoire, les seules"
        " signatures qui en viennent.",
        sql=sql,
        parametres=cles,
        sql_lignes=_LIGNES_SIGNATURES.format(ou=ou),
        parametres_lignes=cles,
        rivales=tuple(
            f"Le document dit aussi que le nombre de participants {ligne['qualificatif'] or 'est estimé à'}"
            f" {nombre(ligne['valeur'])}\u00a0: une estimation, donc pas la valeur montrée."
            for ligne in (estimes if valeur and not filtres.territoire else [])
        ),
        precision="feuilles de présence" if valeur else "aucune feuille de présence",
    )


def _sans_compte(store: Store, filtres: Filtres) -> Chiffre:
    condition, parametres = filtres.to_sql(COLONNES)
    total = bilan(store, filtres)
    cles = tuple(parametres)
    return Chiffre(
        cle="sans_compte",
        libelle="Ateliers sans compte (n.\u00a0r.)",
        valeur=total["nb_sans_compte"],
        affiche=nombre(total["nb_sans_compte"]),
        definition="Ateliers connus dont aucun document ne dit combien sont venus.",
        calcul="Compte des ateliers dont les participations ne sont pas renseignées. Ils ne valent"
        " pas zéro et n’entrent dans aucun total.",
        sql=f"SELECT count(*) FROM participations_ateliers WHERE nb_participations IS NULL AND {condition}",
        parametres=cles,
        sql_lignes=_lines(filtres, "NULL"),
        parametres_lignes=cles,
        precision=f"sur {compte(total['nb_ateliers'], 'atelier connu', 'ateliers connus')}",
    )


def _lines(filtres: Filtres, nul: str) -> str:
    condition, _ = filtres.to_sql(
        {"demarche": "ateliers.demarche_id", "territoire": "ateliers.territoire_code"}
    )
    return _LIGNES.format(nul=nul, condition=condition)
