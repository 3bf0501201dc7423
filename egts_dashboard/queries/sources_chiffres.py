"""Les chiffres de la page Sources et qualité, chacun avec la requête qui le refait."""

from typing import Any

from egts_dashboard.francais import compte, nombre, pourcent
from egts_dashboard.queries.chiffre import Chiffre
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.queries.qualite import comptes
from egts_dashboard.store.connection import Store

_EST_LU = "nom_fichier IS NOT NULL AND nature NOT IN ('carte', 'statistique')"
_REGISTRE = (
    "SELECT titre AS document, producteur, nature AS nature_source, nom_fichier, note,"
    " 'sources' AS corrige_table, source_id AS corrige_ligne FROM sources"
)
_FAITS = "lignes_comptees WHERE certitude IS NOT NULL AND {condition}"
_NB_FAITS = "coalesce(sum(nb_lignes), 0)::BIGINT"
_NB_IMPRIMES = "coalesce(sum(nb_lignes) FILTER (certitude = 'imprime'), 0)::BIGINT"
_PAR_TABLE = """
    SELECT nom_table, certitude, sum(nb_lignes)::BIGINT AS nb_lignes,
        nom_table AS corrige_table, '' AS corrige_ligne
    FROM {faits}
    GROUP BY ALL ORDER BY nb_lignes DESC, nom_table, certitude
"""
_LIGNES_ANOMALIES = """
    SELECT severite, message, valeur_a, valeur_b, explication,
        nom_table AS corrige_table, ligne_id AS corrige_ligne
    FROM anomalies_situees
    WHERE severite <> 'information' AND {condition}
    ORDER BY array_position(['erreur', 'alerte'], severite), anomalie_id
"""


def chiffres(store: Store, filtres: Filtres = TOUT) -> list[Chiffre]:
    """Documents lus, faits, part imprimée, contrôles joués, erreurs et alertes."""
    condition, choisis = filtres.to_sql({"document": "source_id"})
    parametres = tuple(choisis)
    ecarts = comptes(store, filtres)
    return [
        _documents(store, condition, parametres),
        *_faits(store, condition, parametres),
        _controles(ecarts),
        _alertes(ecarts, condition, parametres),
    ]


def _documents(store: Store, condition: str, parametres: tuple[Any, ...]) -> Chiffre:
    """Les documents lus ligne à ligne ; d’un tableur seul, les sources que ses lignes citent."""
    sql = (
        f"SELECT count(*) FILTER ({_EST_LU}) AS lus, count(*) - lus AS autres"
        f" FROM sources WHERE {condition}"
    )
    lus, autres = store.rows(sql, parametres)[0]
    if not lus:
        return _cited(store, condition, parametres)
    return Chiffre(
        "documents",
        "Documents lus",
        lus,
        nombre(lus),
        "Documents de la consultation lus ligne à ligne\u00a0: chaque fait dit sa ligne.",
        "Sources dont le registre garde le fichier lu, cartes et statistiques exceptées.",
        sql,
        parametres,
        f"{_REGISTRE} WHERE {_EST_LU} AND {condition} ORDER BY sources.rowid",
        parametres,
        (),
        f"et {compte(autres, 'autre source', 'autres sources')}",
    )


def _cited(store: Store, condition: str, parametres: tuple[Any, ...]) -> Chiffre:
    citees = (
        f"source_id IN (SELECT source_id FROM {_FAITS.format(condition=condition)})"
    )
    sql = f"SELECT count(*) FROM sources WHERE {citees}"
    valeur = store.value(sql, parametres)
    return Chiffre(
        "citees",
        "Sources citées",
        valeur,
        nombre(valeur),
        "Sources du registre dont une ligne au moins dit venir. Aucune n’a été lue ici ligne à"
        " ligne\u00a0: leurs faits viennent de tableurs ou de la saisie.",
        "Sources distinctes des faits.",
        sql,
        parametres,
        f"{_REGISTRE} WHERE {citees} ORDER BY sources.rowid",
        parametres,
        (),
        "aucun document lu ligne à ligne",
    )


def _faits(store: Store, condition: str, parametres: tuple[Any, ...]) -> list[Chiffre]:
    faits = _FAITS.format(condition=condition)
    total, imprimes = store.rows(
        f"SELECT {_NB_FAITS}, {_NB_IMPRIMES} FROM {faits}", parametres
    )[0]
    part = imprimes / total if total else None
    par_table = _PAR_TABLE.format(faits=faits)
    return [
        Chiffre(
            cle="faits",
            libelle="Faits",
            valeur=total,
            affiche=nombre(total),
            definition="Lignes tirées d’un document ou d’une statistique, chacune avec l’endroit où la lire.",
            calcul="Nombre de lignes qui portent une certitude\u202f; les mentions, les exclusions et les"
            " codages n’en sont pas.",
            sql=f"SELECT {_NB_FAITS} FROM {faits}",
            parametres=parametres,
            sql_lignes=par_table,
            parametres_lignes=parametres,
            precision="avec leur place à lire",
        ),
        Chiffre(
            cle="imprimes",
            libelle="Imprimés tels quels",
            valeur=part,
            affiche=pourcent(part),
            definition="Part des faits lus tels quels. Les autres sont déduits (la note dit comment) ou"
            " incertains.",
            calcul="Faits imprimés divisés par tous les faits.",
            sql=f"SELECT {_NB_IMPRIMES} / nullif({_NB_FAITS}, 0) FROM {faits}",
            parametres=parametres,
            sql_lignes=par_table,
            parametres_lignes=parametres,
            precision=f"{nombre(imprimes)} sur {nombre(total)}",
        ),
    ]


def _controles(ecarts: dict[str, Any]) -> Chiffre:
    total = ecarts["nb_joues"] + ecarts["nb_sans_objet"] + ecarts["nb_echecs"]
    return Chiffre(
        cle="controles",
        libelle="Contrôles joués",
        valeur=ecarts["nb_joues"],
        affiche=nombre(ecarts["nb_joues"]),
        definition="Règles jouées à chaque construction du magasin.",
        calcul="Nombre de règles qui avaient des lignes à examiner. Sans ligne, une règle est"
        " «\u00a0sans objet\u00a0»\u00a0: elle n’a rien prouvé.",
        sql="SELECT count(*) FROM controles WHERE etat = 'fait'",
        sql_lignes="SELECT titre AS controle, etat AS etat_controle, nb_lignes_examinees, nb_anomalies"
        " FROM controles ORDER BY rang",
        precision=f"sur {nombre(total)}\u202f; {compte(ecarts['nb_sans_objet'], 'sans objet', 'sans objet')}",
    )


def _alertes(
    ecarts: dict[str, Any], condition: str, parametres: tuple[Any, ...]
) -> Chiffre:
    valeur = ecarts["nb_erreurs"] + ecarts["nb_alertes"]
    return Chiffre(
        cle="alertes",
        libelle="Erreurs et alertes",
        valeur=valeur,
        affiche=nombre(valeur),
        definition="Écarts à connaître avant de citer un nombre\u00a0: deux valeurs pour un même fait, un"
        " total qui ne se retrouve pas, un plafond dépassé.",
        calcul="Nombre d’écarts de gravité «\u00a0erreur\u00a0» ou «\u00a0alerte\u00a0». Les"
        f" informations ({nombre(ecarts['nb_informations'])}) n’y sont pas.",
        sql="SELECT coalesce(sum(nb_ecarts), 0)::BIGINT FROM anomalies_situees"
        f" WHERE severite <> 'information' AND {condition}",
        parametres=parametres,
        sql_lignes=_LIGNES_ANOMALIES.format(condition=condition),
        parametres_lignes=parametres,
        precision=f"dont {nombre(ecarts['nb_entre_documents'])} entre documents",
    )
