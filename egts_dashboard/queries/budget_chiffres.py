"""Les chiffres de tête de la page Budget, chacun avec la requête qui le refait."""

from typing import Any

from egts_dashboard.francais import euros, euros_signes, pourcent
from egts_dashboard.queries.budget import enveloppes
from egts_dashboard.queries.chiffre import Chiffre
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.store.connection import Store

_LIGNES = """
    SELECT
        depenses.intitule, montant_eur, territoires.nom AS territoire,
        sources.titre AS document, depenses.localisation, depenses.certitude, depenses.note
    FROM depenses
    LEFT JOIN territoires USING (territoire_code)
    JOIN sources USING (source_id)
"""


def chiffres(
    store: Store, enveloppe_id: str | None, filtres: Filtres = TOUT
) -> list[Chiffre]:
    """Les chiffres de tête : l’enveloppe, ses deux lectures, l’écart, la dépense totale."""
    tete = [
        figure
        for enveloppe in enveloppes(store, filtres)
        if enveloppe["enveloppe_id"] == enveloppe_id
        for figure in _envelope_figures(enveloppe)
    ]
    return [*tete, _total(store, filtres)]


def _envelope_figures(enveloppe: dict[str, Any]) -> list[Chiffre]:
    cle = (enveloppe["enveloppe_id"],)
    somme, imprime = enveloppe["somme_lignes_eur"], enveloppe["total_imprime_eur"]
    notifie = enveloppe["notifie_eur"]
    rivales = (
        (f"Le document imprime un total de {euros(imprime)}.",)
        if imprime is not None
        else ()
    )
    de_l_enveloppe = f"{_LIGNES} WHERE enveloppe_id = ? ORDER BY depenses.ligne_debut"
    figures = [
        Chiffre(
            "notifie",
            "Enveloppe",
            notifie,
            euros(notifie),
            "Crédits réservés à la démarche, tels que le document les rappelle.",
            "Lu dans le document.",
            "SELECT montant_eur FROM enveloppes WHERE enveloppe_id = ?",
            cle,
            "SELECT enveloppes.intitule, montant_eur, titre AS document, localisation, certitude,"
            " enveloppes.note FROM enveloppes JOIN sources USING (source_id) WHERE enveloppe_id = ?",
            cle,
        ),
        Chiffre(
            "somme",
            "Somme des lignes",
            somme,
            euros(somme),
            "Ce que totalisent les dépenses imputées à l’enveloppe, une par une.",
            "Somme des montants des lignes de l’enveloppe, hors dépenses seulement prévues."
            " C’est la valeur montrée d’abord\u00a0: chaque ligne se vérifie.",
            "SELECT somme_lignes_eur FROM consommation_enveloppes WHERE enveloppe_id = ?",
            cle,
            de_l_enveloppe,
            cle,
            rivales,
            f"{pourcent(somme / notifie, 1)} de l’enveloppe",
        ),
    ]
    if imprime is not None:
        figures += [
            Chiffre(
                "imprime",
                "Total imprimé",
                imprime,
                euros(imprime),
                "Le total que le document imprime au bas de la liste.",
                "Lu dans le document, sans recalcul.",
                "SELECT total_imprime_eur FROM consommation_enveloppes WHERE enveloppe_id = ?",
                cle,
                "SELECT totaux_declares.objet, valeur AS montant_eur, titre AS document, localisation,"
                " certitude, totaux_declares.note FROM totaux_declares JOIN sources USING (source_id)"
                " WHERE total_id = ?",
                (enveloppe["total_id"],),
                (f"Les lignes s’additionnent à {euros(somme)}.",),
                f"{pourcent(imprime / notifie, 1)} de l’enveloppe",
            ),
            Chiffre(
                "ecart",
                "Écart entre les deux",
                enveloppe["ecart_eur"],
                euros_signes(enveloppe["ecart_eur"]),
                "Somme des lignes moins total imprimé.",
                "Différence entre les deux lectures de l’enveloppe.",
                "SELECT ecart_eur FROM consommation_enveloppes WHERE enveloppe_id = ?",
                cle,
                de_l_enveloppe,
                cle,
                (),
                "somme moins total imprimé",
            ),
        ]
    return figures


def _total(store: Store, filtres: Filtres) -> Chiffre:
    condition, parametres = filtres.to_sql(
        {"demarche": "depenses.demarche_id", "territoire": "depenses.territoire_code"}
    )
    sql = f"SELECT coalesce(sum(montant_eur), 0) FROM depenses WHERE {condition}"
    valeur = store.value(sql, parametres)
    return Chiffre(
        "total",
        "Toutes dépenses",
        valeur,
        euros(valeur),
        "Ce que la démarche a coûté d’après les lignes connues, dans l’enveloppe et au-delà.",
        "Somme de toutes les lignes retenues par les filtres. Les salles prêtées et le temps"
        " des agents n’ont pas de montant\u00a0: ils n’y sont pas.",
        sql,
        tuple(tuple(p) for p in parametres),
        f"{_LIGNES} WHERE {condition} ORDER BY depenses.ligne_debut",
        tuple(tuple(p) for p in parametres),
        (),
        "dans l’enveloppe et au-delà",
    )
