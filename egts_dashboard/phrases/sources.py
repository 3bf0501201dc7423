"""Ce que la page Sources et qualité dit en quelques phrases."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from egts_dashboard.francais import compte, escape_markdown, liste, nombre, pourcent
from egts_dashboard.models.libelles import LIBELLES

LIMITE_COUVERTURE = (
    "Lignes distinctes de chaque fichier, selon ce qui les couvre le mieux. Le magasin ne connaît"
    " pas la longueur des documents\u00a0: seule une copie peut dire ce qui reste non couvert,"
    " avec «\u00a0python -m egts_dashboard couverture DOSSIER\u00a0»."
)


def a_retenir(chiffres: Sequence[Any], ecarts: Mapping[str, Any]) -> str:
    """Combien de documents, ce qui est imprimé tel quel, ce qui se contredit."""
    valeurs = {chiffre.cle: chiffre.valeur for chiffre in chiffres}
    # Sans document lu, ce sont les sources citées que l’on compte.
    nb_lus = valeurs.get("documents", 0)
    lus = compte(nb_lus, "document lu ligne à ligne", "documents lus ligne à ligne")
    if not valeurs["faits"]:
        if not nb_lus:
            return "Aucun fait n’a été tiré des sources du registre pour ces filtres."
        return f"**{lus}**, mais aucun fait n’en a été tiré pour ces filtres."
    faits = compte(valeurs["faits"], "fait")
    donnent = (
        f"**{lus}** et des sources d’appui donnent **{faits}**"
        if nb_lus
        else f"Les sources du registre donnent **{faits}**"
    )
    return (
        f"{donnent}, dont **{pourcent(valeurs['imprimes'])}** imprimés tels quels."
        f" {_gaps(ecarts)}"
    )


def _gaps(ecarts: Mapping[str, Any]) -> str:
    total = ecarts["nb_joues"] + ecarts["nb_sans_objet"] + ecarts["nb_echecs"]
    if not total:
        return "Aucun contrôle n’a été joué\u00a0: rien ne dit si ces faits se contredisent."
    joues = compte(ecarts["nb_joues"], "contrôle joué", "contrôles joués")
    graves = ecarts["nb_erreurs"] + ecarts["nb_alertes"]
    if not graves:
        return f"Les {joues} n’ont relevé ni erreur ni alerte."
    return (
        f"Les {joues} ont relevé **{compte(graves, 'écart')}** à connaître avant de citer, dont"
        f" **{nombre(ecarts['nb_entre_documents'])}** entre deux documents."
    )


def titre_certitudes(tableau: pd.DataFrame) -> str:
    """La part imprimée du document qui donne le plus de faits, et la plus basse."""
    imprimes, faits = tableau["nb_imprimes"].sum(), tableau["nb_faits"].sum()
    return f"{pourcent(imprimes / faits)} des faits sont imprimés tels quels"


def alt_certitudes(tableau: pd.DataFrame) -> str:
    """L’alternative textuelle de la certitude par document."""
    dites = [
        f"{ligne.document}\u00a0: {compte(ligne.nb_faits, 'fait')},"
        f" {pourcent(ligne.part_imprimee_pct / 100)} imprimés"
        for ligne in tableau.itertuples()
    ]
    return f"Barres empilées, une par document. {' ; '.join(dites)}."


def titre_apports(tableau: pd.DataFrame) -> str:
    """Le document le plus généreux."""
    par_document = tableau.groupby("document", sort=False)["nb_lignes"].sum()
    part = pourcent(par_document.iloc[0] / par_document.sum())
    return f"Ce que chaque document a donné\u00a0: {part} des lignes viennent d’un seul"


def alt_apports(tableau: pd.DataFrame) -> str:
    """L’alternative textuelle du tableau document × table."""
    par_document = tableau.groupby("document", sort=False)["nb_lignes"].sum()
    dites = [f"{doc}\u00a0: {compte(nb, 'ligne')}" for doc, nb in par_document.items()]
    return (
        f"Tableau coloré de {compte(tableau['nom_table'].nunique(), 'table')} par"
        f" {compte(len(par_document), 'document')}. {' ; '.join(dites)}."
    )


def titre_couverture(tableau: pd.DataFrame) -> str:
    """La part des lignes couvertes qui ont donné un fait."""
    total = tableau["nb_lignes"].sum()
    faits = tableau.loc[tableau["sorte"] == "fait", "nb_lignes"].sum()
    return (
        f"{compte(total, 'ligne couverte', 'lignes couvertes')}, dont"
        f" {pourcent(faits / total)} par un fait"
    )


def alt_couverture(tableau: pd.DataFrame) -> str:
    """L’alternative textuelle de la couverture."""
    dites = [
        f"{document}\u00a0: "
        + liste(
            [
                f"{nombre(nb)} par {LIBELLES_SORTES[str(sorte)]}"
                for sorte, nb in groupe.groupby("sorte", sort=False)["nb_lignes"]
                .sum()
                .items()
            ]
        )
        for document, groupe in tableau.groupby("document", sort=False)
    ]
    return f"Barres empilées des lignes couvertes. {' ; '.join(dites)}."


LIBELLES_SORTES = {
    "fait": "un fait",
    "mention": "une mention",
    "exclusion": "une exclusion",
}


def controles(ecarts: Mapping[str, Any]) -> str:
    """Ce que les contrôles ont prouvé, et ce qu’ils n’ont pas pu prouver."""
    joues = compte(ecarts["nb_joues"], "règle jouée", "règles jouées")
    sans = ecarts["nb_sans_objet"]
    muettes = (
        f"{compte(sans, 'règle')} sans objet\u00a0: sans ligne à examiner, elle ne prouve rien"
        if sans
        else "aucune n’était sans objet"
    )
    echecs = ecarts["nb_echecs"]
    suite = f"\u202f; {compte(echecs, 'règle')} en échec, à réparer" if echecs else ""
    return f"{joues}\u202f; {muettes}{suite}."


def liste_entiere(nb: int) -> str:
    """Ce qu’ouvre le repli : combien d’écarts ne sont dits que d’une ligne par règle."""
    return f"Voir la liste entière ({compte(nb, 'écart')} des règles résumées)"


def lignes_lues(debut: int, montres: int, total: int) -> str:
    """La place de la page dans la liste : « Écarts 61 à 120, sur 39 000 »."""
    return (
        f"Écarts {nombre(debut + 1)} à {nombre(debut + montres)}, sur {nombre(total)}."
    )


def fichier_borne(nb_max: int, controle_id: str) -> str:
    """Ce que le fichier ne tient pas, et où le lire."""
    return (
        f"Le fichier s’arrête à {nombre(nb_max)} lignes\u202f; la vue ecarts_{controle_id}, dans le"
        " fichier DuckDB au bas de la page, les a toutes."
    )


def ecart_en_clair(ligne: Any) -> tuple[str, str]:
    """Un écart en Markdown : le constat et son explication, puis les deux valeurs et leurs places."""
    severite = LIBELLES["severite"].get(ligne.severite, ligne.severite)
    constat = f"**{severite}.** {escape_markdown(ligne.message)} {escape_markdown(ligne.explication)}"
    places = "\n".join(
        f"- {escape_markdown(valeur)}\u00a0: {escape_markdown(lieu)}"
        for valeur, lieu in (
            (ligne.valeur_a, ligne.lieu_a),
            (ligne.valeur_b, ligne.lieu_b),
        )
    )
    return constat, places
