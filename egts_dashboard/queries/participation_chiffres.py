"""Les chiffres de tête de la page Participation, chacun avec la requête qui le refait."""

from typing import Any

from egts_dashboard.francais import compte, nombre
from egts_dashboard.queries.chiffre import Chiffre
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.queries.participation import COLONNES, bilan
from egts_dashboard.store.connection import Store

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


# Intitulé, définition, calcul.
_DITS = {
    "participations": (
        "Participations aux ateliers",
        "Une participation est une présence à une séance\u00a0: une personne venue à deux"
        " séances compte deux fois.",
        "Somme des participations imprimées, atelier par atelier. Un atelier dont le compte"
        " n’est pas imprimé n’y entre pas\u00a0: il ne vaut pas zéro.",
    ),
    "seances": (
        "Séances comptées",
        "Séances tenues par les ateliers dont les participations sont connues.",
        "Somme des séances imprimées de ces ateliers.",
    ),
    "moyenne": (
        "Participations par séance",
        "Combien de participations une séance réunit en moyenne.",
        "Total des participations divisé par total des séances, sur les ateliers qui ont les"
        " deux. Ce n’est pas la moyenne des moyennes d’atelier.",
    ),
}


def chiffres(store: Store, filtres: Filtres = TOUT) -> list[Chiffre]:
    """Participations, séances, moyenne, signatures aux événements, ateliers sans compte."""
    return [
        *_ateliers(store, filtres),
        _signatures(store, filtres),
        _sans_compte(store, filtres),
    ]


def _ateliers(store: Store, filtres: Filtres) -> list[Chiffre]:
    condition, parametres = filtres.to_sql(COLONNES)
    total = bilan(store, filtres)
    base = f"{_COMPTES}{condition}"
    cles = tuple(map(tuple, parametres))
    valeurs = _valeurs(
        total, base, _personnes(store, base, parametres, total["nb_participations"])
    )
    lignes = _lines(filtres, "NOT NULL")
    return [
        Chiffre(
            cle,
            *_DITS[cle][:1],
            valeur,
            affiche,
            *_DITS[cle][1:],
            sql,
            cles,
            lignes,
            cles,
            rivales,
            precision,
        )
        for cle, (valeur, affiche, sql, rivales, precision) in valeurs.items()
    ]


def _valeurs(
    total: dict[str, Any], base: str, personnes: tuple[str, ...]
) -> dict[str, tuple[Any, ...]]:
    return {
        "participations": (
            total["nb_participations"],
            nombre(total["nb_participations"]),
            f"SELECT sum(nb_participations) {base}",
            personnes,
            _in_workshops(total["nb_comptes"]),
        ),
        "seances": (
            total["nb_seances"],
            nombre(total["nb_seances"]),
            f"SELECT sum(nb_seances) {base}",
            (),
            _in_workshops(total["nb_avec_seances"]),
        ),
        "moyenne": (
            total["moyenne"],
            nombre(total["moyenne"], 1),
            "SELECT sum(nb_participations) / sum(nb_seances)"
            f" {base} AND nb_seances IS NOT NULL",
            (),
            "en moyenne",
        ),
    }


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
    cles = tuple(map(tuple, parametres))
    ou = f"WHERE unite = 'signatures' AND {condition}"
    sql = f"SELECT sum(valeur) FROM presences_evenements AS presences {ou}"
    valeur = store.value(sql, parametres)
    estimes = store.records(
        "SELECT valeur, qualificatif FROM effectifs WHERE dimension = 'total' AND nature = 'estime'"
        " AND evenement_id IN (SELECT evenement_id FROM presences_evenements WHERE unite = 'signatures')"
    )
    return Chiffre(
        "signatures",
        "Signatures aux assises",
        valeur,
        nombre(valeur),
        "Les signatures de la feuille de présence\u00a0: une par personne venue et ayant signé,"
        " ce jour-là. Ce ne sont pas des participations à un atelier\u00a0: les deux ne"
        " s’additionnent pas.",
        "Somme des signatures par région d’origine. Avec un filtre de territoire, les seules"
        " signatures qui en viennent.",
        sql,
        cles,
        _LIGNES_SIGNATURES.format(ou=ou),
        cles,
        tuple(
            f"Le document dit aussi que le nombre de participants {ligne['qualificatif'] or 'est estimé à'}"
            f" {nombre(ligne['valeur'])}\u00a0: une estimation, donc pas la valeur montrée."
            for ligne in (estimes if valeur and not filtres.territoire else [])
        ),
        "feuilles de présence" if valeur else "aucune feuille de présence",
    )


def _sans_compte(store: Store, filtres: Filtres) -> Chiffre:
    condition, parametres = filtres.to_sql(COLONNES)
    total = bilan(store, filtres)
    cles = tuple(map(tuple, parametres))
    return Chiffre(
        "sans_compte",
        "Ateliers sans compte (n.\u00a0r.)",
        total["nb_sans_compte"],
        nombre(total["nb_sans_compte"]),
        "Ateliers connus dont aucun document ne dit combien sont venus.",
        "Compte des ateliers dont les participations ne sont pas renseignées. Ils ne valent"
        " pas zéro et n’entrent dans aucun total.",
        f"SELECT count(*) FROM participations_ateliers WHERE nb_participations IS NULL AND {condition}",
        cles,
        _lines(filtres, "NULL"),
        cles,
        (),
        f"sur {compte(total['nb_ateliers'], 'atelier connu', 'ateliers connus')}",
    )


def _lines(filtres: Filtres, nul: str) -> str:
    condition, _ = filtres.to_sql(
        {"demarche": "ateliers.demarche_id", "territoire": "ateliers.territoire_code"}
    )
    return _LIGNES.format(nul=nul, condition=condition)
