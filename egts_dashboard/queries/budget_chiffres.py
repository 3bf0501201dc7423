"""Les chiffres de tête de la page Budget, chacun avec la requête qui le refait."""

from typing import Any

from egts_dashboard.francais import (
    compte,
    escape_markdown,
    euros,
    euros_signes,
    guillemets,
    pourcent,
)
from egts_dashboard.queries.budget import enveloppes, explication_ecart
from egts_dashboard.queries.chiffre import Chiffre
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.store.connection import Store

_LIGNES = """
    SELECT
        depenses.intitule, montant_eur, territoires.nom AS territoire,
        sources.titre AS document, depenses.localisation, depenses.certitude, depenses.note,
        'lignes_budgetaires' AS corrige_table, ligne_id AS corrige_ligne
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
        for figure in _envelope_figures(store, enveloppe)
    ]
    return [*tete, _total(store, filtres)]


_ENVELOPPE = f"{_LIGNES} WHERE enveloppe_id = ? AND etat <> 'prevu' ORDER BY depenses.ligne_debut"
_CONSOMMATION = "SELECT {} FROM consommation_enveloppes WHERE enveloppe_id = ?"


def _envelope_figures(store: Store, enveloppe: dict[str, Any]) -> list[Chiffre]:
    figures = [_notified(enveloppe), _sum(enveloppe)]
    if enveloppe["total_imprime_eur"] is not None:
        figures += [_printed(enveloppe), _gap(store, enveloppe)]
    return figures


def _notified(enveloppe: dict[str, Any]) -> Chiffre:
    return Chiffre(
        cle="notifie",
        libelle="Enveloppe",
        valeur=enveloppe["notifie_eur"],
        affiche=euros(enveloppe["notifie_eur"]),
        definition="Crédits réservés à la démarche, tels que le document les rappelle.",
        calcul="Lu dans le document.",
        sql="SELECT montant_eur FROM enveloppes WHERE enveloppe_id = ?",
        parametres=(enveloppe["enveloppe_id"],),
        sql_lignes="""
            SELECT enveloppes.intitule, montant_eur, titre AS document, localisation,
                certitude, enveloppes.note, 'enveloppes' AS corrige_table, enveloppe_id AS corrige_ligne
            FROM enveloppes JOIN sources USING (source_id) WHERE enveloppe_id = ?
        """,
        parametres_lignes=(enveloppe["enveloppe_id"],),
    )


def _sum(enveloppe: dict[str, Any]) -> Chiffre:
    somme, imprime = enveloppe["somme_lignes_eur"], enveloppe["total_imprime_eur"]
    rivale = (
        ()
        if imprime is None
        else (f"Le document imprime un total de {euros(imprime)}.",)
    )
    return Chiffre(
        cle="somme",
        libelle="Somme des lignes",
        valeur=somme,
        affiche=euros(somme),
        definition="Ce que totalisent les dépenses imputées à l’enveloppe, une par une.",
        calcul="Somme des montants des lignes de l’enveloppe, hors dépenses seulement prévues."
        " C’est la valeur montrée d’abord\u00a0: chaque ligne se vérifie.",
        sql=_CONSOMMATION.format("somme_lignes_eur"),
        parametres=(enveloppe["enveloppe_id"],),
        sql_lignes=_ENVELOPPE,
        parametres_lignes=(enveloppe["enveloppe_id"],),
        rivales=rivale,
        precision=_share(somme, enveloppe),
    )


def _share(montant: Any, enveloppe: dict[str, Any]) -> str:
    """« 92,9 % de l’enveloppe » ; rien d’une enveloppe nulle, dont tout est une part infinie."""
    notifie = enveloppe["notifie_eur"]
    return f"{pourcent(montant / notifie, 1)} de l’enveloppe" if notifie else ""


def _printed(enveloppe: dict[str, Any]) -> Chiffre:
    imprime = enveloppe["total_imprime_eur"]
    return Chiffre(
        cle="imprime",
        libelle="Total imprimé",
        valeur=imprime,
        affiche=euros(imprime),
        definition="Le total que le document imprime au bas de la liste.",
        calcul="Lu dans le document, sans recalcul.",
        sql=_CONSOMMATION.format("total_imprime_eur"),
        parametres=(enveloppe["enveloppe_id"],),
        sql_lignes="""
            SELECT qualificatif AS intitule, valeur AS montant_eur, titre AS document,
                localisation, certitude, totaux_declares.note,
                'totaux_declares' AS corrige_table, total_id AS corrige_ligne
            FROM totaux_declares JOIN sources USING (source_id) WHERE total_id = ?
        """,
        parametres_lignes=(enveloppe["total_id"],),
        rivales=(
            f"Les lignes s’additionnent à {euros(enveloppe['somme_lignes_eur'])}.",
            *(
                f"Un autre total est imprimé\u00a0: {euros(autre)}. Le premier du registre est"
                " montré."
                for autre in enveloppe["autres_totaux_eur"]
            ),
        ),
        precision=_share(imprime, enveloppe),
    )


def _gap(store: Store, enveloppe: dict[str, Any]) -> Chiffre:
    oubliee = explication_ecart(store, enveloppe["enveloppe_id"])
    dit = ""
    if oubliee is not None:
        ligne = guillemets(escape_markdown(oubliee["intitule"]))
        dit = f" C’est le montant d’une seule ligne, {ligne}, sans doute restée hors de l’addition."
    return Chiffre(
        cle="ecart",
        libelle="Écart entre les deux",
        valeur=enveloppe["ecart_eur"],
        affiche=euros_signes(enveloppe["ecart_eur"]),
        definition="Somme des lignes moins total imprimé.",
        calcul=f"Différence entre les deux lectures de l’enveloppe.{dit}",
        sql=_CONSOMMATION.format("ecart_eur"),
        parametres=(enveloppe["enveloppe_id"],),
        sql_lignes=_ENVELOPPE,
        parametres_lignes=(enveloppe["enveloppe_id"],),
        precision="somme moins total imprimé",
    )


def _total(store: Store, filtres: Filtres) -> Chiffre:
    condition, parametres = filtres.to_sql(
        {"demarche": "depenses.demarche_id", "territoire": "depenses.territoire_code"}
    )
    sql = f"SELECT sum(montant_eur) FROM depenses WHERE {condition}"
    valeur = store.value(sql, parametres)
    demarches = store.value(
        f"SELECT count(DISTINCT demarche_id) FROM depenses WHERE {condition}",
        parametres,
    )
    return Chiffre(
        cle="total",
        libelle="Toutes dépenses",
        valeur=valeur,
        affiche=euros(valeur),
        definition=f"Ce qu’{_who(demarches)} d’après les lignes connues, dans l’enveloppe et au-delà.",
        calcul="Somme de toutes les lignes retenues par les filtres. Les salles prêtées et le temps"
        " des agents n’ont pas de montant\u00a0: ils n’y sont pas.",
        sql=sql,
        parametres=tuple(parametres),
        sql_lignes=f"{_LIGNES} WHERE {condition} ORDER BY depenses.ligne_debut",
        parametres_lignes=tuple(parametres),
        precision=f"de {compte(demarches, 'démarche')} ensemble"
        if demarches > 1
        else "dans l’enveloppe et au-delà",
    )


def _who(demarches: int) -> str:
    """Ce qui a coûté : plusieurs démarches se comptent ensemble tant qu’on ne filtre pas."""
    if demarches > 1:
        return f"ont coûté ensemble {compte(demarches, 'démarche')}"
    return "a coûté la démarche"
