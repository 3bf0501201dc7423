"""Les chiffres de l’accueil, chacun avec la requête qui le refait."""

from typing import Any

from egts_dashboard.francais import compte, escape_markdown, euros, nombre, pourcent
from egts_dashboard.queries.accueil import bilan
from egts_dashboard.queries.chiffre import Chiffre
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.store.connection import Store

_PARTICIPATIONS = "participations_ateliers"
_SIGNATURES = """
    effectifs
    JOIN evenements ON evenements.evenement_id = effectifs.evenement_id
        AND evenements.nature = 'assises'
"""


def chiffres(store: Store, filtres: Filtres = TOUT) -> list[Chiffre]:
    """Participations, signatures, préconisations, thèmes, enveloppe : dans cet ordre.

    Sans assises, personne n’y pouvait signer : le chiffre n’y est pas.
    """
    resume = bilan(store, filtres)
    signatures = [_signatures(store, resume, filtres)] if resume["nb_assises"] else []
    return [
        _participations(resume, filtres),
        *signatures,
        _preconisations(resume, filtres),
        _themes(resume, filtres),
        _enveloppe(resume, filtres),
    ]


def _where(filtres: Filtres, colonne: str) -> tuple[str, tuple[Any, ...]]:
    condition, parametres = filtres.to_sql({"demarche": colonne})
    return condition, tuple(parametres)


def _participations(resume: dict[str, Any], filtres: Filtres) -> Chiffre:
    condition, parametres = _where(filtres, "demarche_id")
    valeur = resume["nb_participations"]
    return Chiffre(
        cle="participations",
        libelle="Participations en ateliers",
        valeur=valeur,
        affiche=nombre(valeur),
        definition="Présences comptées dans les ateliers dont un document donne le nombre. Une personne"
        " venue à deux séances compte deux fois.",
        calcul="Somme des participations des ateliers comptés\u202f; les autres ateliers ne sont pas"
        " comptés pour zéro, leur nombre est inconnu.",
        sql=f"SELECT sum(nb_participations) FROM {_PARTICIPATIONS} WHERE {condition}",
        parametres=parametres,
        sql_lignes=f"""
        SELECT intitule, nb_participations, nb_seances, titre AS document, localisation,
            certitude, {_PARTICIPATIONS}.note, 'ateliers' AS corrige_table, atelier_id AS corrige_ligne
        FROM {_PARTICIPATIONS} JOIN sources USING (source_id)
        WHERE nb_participations IS NOT NULL AND {condition}
        ORDER BY nb_participations DESC, atelier_id
        """,
        parametres_lignes=parametres,
        precision=f"{compte(resume['nb_ateliers_comptes'], 'atelier compté', 'ateliers comptés')}"
        f" sur {nombre(resume['nb_ateliers'])}",
    )


def _signatures(store: Store, resume: dict[str, Any], filtres: Filtres) -> Chiffre:
    condition, parametres = _where(filtres, "effectifs.demarche_id")
    dans = f"{_SIGNATURES} WHERE dimension = 'total' AND {condition}"
    estimes = store.rows(
        f"SELECT valeur, coalesce(qualificatif, ''), sources.titre FROM {_SIGNATURES}"
        " JOIN sources ON sources.source_id = effectifs.source_id"
        f" WHERE dimension = 'total' AND unite = 'personnes' AND {condition} ORDER BY effectif_id",
        parametres,
    )
    valeur = resume["nb_signatures"]
    return Chiffre(
        cle="signatures",
        libelle="Signatures aux assises",
        valeur=valeur,
        affiche=nombre(valeur),
        definition="Feuilles d’émargement des assises\u00a0: les présents qui ont signé.",
        calcul="Total lu dans le document. La somme des signatures par territoire se vérifie sur la"
        " carte.",
        sql=f"SELECT sum(valeur) FROM {dans} AND unite = 'signatures'",
        parametres=parametres,
        sql_lignes=f"""
        SELECT modalite AS libelle, montres.valeur, titre AS document, effectifs.localisation,
            effectifs.certitude, effectifs.note, est_masque,
            'effectifs' AS corrige_table, effectif_id AS corrige_ligne
        FROM {_SIGNATURES}
        JOIN sources ON sources.source_id = effectifs.source_id
        JOIN (SELECT effectif_id, valeur, est_masque FROM effectifs_montres) AS montres USING (effectif_id)
        WHERE unite = 'signatures' AND dimension IN ('total', 'territoire') AND {condition}
        ORDER BY dimension <> 'total', montres.valeur DESC, effectif_id
        """,
        parametres_lignes=parametres,
        rivales=tuple(
            f"{compte(estime, 'participant')}, estimation du document ({escape_markdown(qualificatif or 'estimé')})."
            " Les signatures sont montrées parce qu’elles ont été comptées."
            for estime, qualificatif, _ in estimes
        ),
        precision=f"{compte(estimes[0][0], 'participant estimé', 'participants estimés')}"
        if estimes
        else "",
    )


def _preconisations(resume: dict[str, Any], filtres: Filtres) -> Chiffre:
    condition, parametres = _where(filtres, "preconisations.demarche_id")
    valeur = resume["nb_preconisations"]
    return Chiffre(
        cle="preconisations",
        libelle="Préconisations",
        valeur=valeur,
        affiche=nombre(valeur),
        definition="Préconisations, recommandations, propositions, enjeux et améliorations\u00a0: ce que les"
        " documents demandent de faire, chacun sous son propre mot.",
        calcul="Nombre de lignes. La même demande formulée à deux échelons compte deux fois.",
        sql=f"SELECT count(*) FROM preconisations WHERE {condition}",
        parametres=parametres,
        sql_lignes=f"""
        SELECT titre AS document, territoires.nom AS territoire, niveau.niveau AS niveau, nb_items,
            'sources' AS corrige_table, source_id AS corrige_ligne
        FROM (
            SELECT source_id, territoire_code, niveau, count(*) AS nb_items
            FROM preconisations WHERE {condition} GROUP BY ALL
        ) AS niveau
        JOIN sources USING (source_id)
        JOIN territoires USING (territoire_code)
        ORDER BY nb_items DESC, document
        """,
        parametres_lignes=parametres,
        precision="de tous les échelons",
    )


def _themes(resume: dict[str, Any], filtres: Filtres) -> Chiffre:
    condition, parametres = _where(filtres, "items_themes.demarche_id")
    # Rien n’est codé : on ne sait pas quels thèmes ont été abordés.
    valeur = resume["nb_themes"] or None
    return Chiffre(
        cle="themes",
        libelle="Thèmes abordés",
        valeur=valeur,
        affiche=nombre(valeur),
        definition="Thèmes du livre de codes donnés à une préconisation, un constat ou une pratique au moins.",
        calcul="Nombre de thèmes distincts. Le codage est fait par lecture\u00a0: il est un jugement.",
        sql=f"SELECT nullif(count(DISTINCT theme_id), 0) FROM items_themes WHERE {condition}",
        parametres=parametres,
        sql_lignes=f"""
        SELECT libelle AS theme, count(*) AS nb_items,
            'themes' AS corrige_table, theme_id AS corrige_ligne
        FROM items_themes JOIN themes USING (theme_id)
        WHERE {condition} GROUP BY ALL ORDER BY nb_items DESC, theme
        """,
        parametres_lignes=parametres,
        precision=f"dans {compte(resume['nb_ateliers_codes'], 'atelier')}"
        if valeur
        else "aucun item n’a de thème",
    )


_LIGNES_ENVELOPPES = """
    SELECT enveloppes.intitule, montant_eur, titre AS document, localisation, certitude,
        enveloppes.note, 'enveloppes' AS corrige_table, enveloppe_id AS corrige_ligne
    FROM enveloppes JOIN sources USING (source_id)
    WHERE {condition} ORDER BY enveloppe_id
"""


def _enveloppe(resume: dict[str, Any], filtres: Filtres) -> Chiffre:
    """La part consommée d’une enveloppe ; de plusieurs, combien sont dépassées."""
    if resume["nb_enveloppes"] > 1:
        return _enveloppes(resume, filtres)
    condition, parametres = _where(filtres, "demarche_id")
    consomme, notifie = resume["consomme_eur"], resume["notifie_eur"]
    part = float(consomme / notifie) if notifie else None
    imprime = resume["imprime_eur"]
    return Chiffre(
        cle="enveloppe",
        libelle="Enveloppe consommée",
        valeur=part,
        affiche=pourcent(part, 1),
        definition="Part des crédits réservés à la démarche que les dépenses imputées ont consommée.",
        calcul="Somme des lignes imputées à l’enveloppe, divisée par son montant. Au-dessus de"
        " 100\u00a0%, elle est dépassée.",
        sql="SELECT sum(somme_lignes_eur) / sum(notifie_eur) FROM consommation_enveloppes"
        f" WHERE {condition}",
        parametres=parametres,
        sql_lignes=_LIGNES_ENVELOPPES.format(condition=condition),
        parametres_lignes=parametres,
        rivales=(
            f"Le document imprime un total de {euros(imprime)}, soit {pourcent(imprime / notifie, 1)}.",
        )
        if imprime not in (None, consomme)
        else (),
        precision=f"{euros(consomme)} sur {euros(notifie)}"
        if notifie
        else "aucune enveloppe",
    )


def _enveloppes(resume: dict[str, Any], filtres: Filtres) -> Chiffre:
    condition, parametres = _where(filtres, "demarche_id")
    nb, valeur = resume["nb_enveloppes"], resume["nb_depassees"]
    return Chiffre(
        cle="enveloppe",
        libelle="Enveloppes dépassées",
        valeur=valeur,
        affiche=f"{nombre(valeur)} sur {nombre(nb)}",
        definition="Enveloppes dont les dépenses imputées passent le montant.",
        calcul="Chaque enveloppe est comparée à la somme de ses propres lignes\u00a0: elles ne"
        " s’additionnent pas, le reste de l’une ne paie pas l’excès de l’autre.",
        sql="SELECT count(*) FILTER (reste_lignes_eur < 0) FROM consommation_enveloppes"
        f" WHERE {condition}",
        parametres=parametres,
        sql_lignes=_LIGNES_ENVELOPPES.format(condition=condition),
        parametres_lignes=parametres,
        precision=f"de {euros(resume['depasse_eur'])} en tout" if valeur else "",
    )
