"""Ce que la page dit d’un tableur déposé : ce qui est compris, refusé, à accepter, changé."""

from collections.abc import Mapping, Sequence
from typing import Any

from egts_dashboard.francais import compte, escape_markdown, guillemets, liste, nombre
from egts_dashboard.models.anomalie import Anomalie
from egts_dashboard.models.libelles import libelle
from egts_dashboard.phrases.totaux import agreement, montant

SEPARATEURS = {
    ",": "des virgules",
    ";": "des points-virgules",
    "\t": "des tabulations",
    "|": "des barres",
}
NE_PAS_LIRE = "— ne pas lire —"
RETRAIT = "retirer la ligne (oui)"
TOUT_LE_FICHIER = "tout le fichier"
SANS_PLACE = "La table des totaux imprimés n’a pas de place pour lui."
SANS_LIGNES = "Acceptez d’abord ses lignes."
EFFET_LONG = (
    "Le calcul reconstruit un magasin d’essai\u00a0: il prend quelques secondes."
)
RIEN_NE_PASSE = "Aucune ligne ne peut entrer."
UNE_COLONNE_DEUX_FOIS = "Deux intitulés désignent la même colonne\u00a0: {colonnes}."


def reading(
    *,
    encodage: str | None,
    separateur: str | None,
    feuille: str | None,
    ligne_titres: int | None,
) -> str:
    """« Texte UTF-8, colonnes séparées par des virgules, intitulés à la ligne 3. »."""
    dits = [f"Texte {encodage}"] if encodage else []
    if separateur:
        dits.append(f"colonnes séparées par {SEPARATEURS[separateur]}")
    if feuille:
        dits.append(f"Classeur Excel, feuille {guillemets(feuille)}")
    if ligne_titres:
        dits.append(f"intitulés à la ligne\u00a0{ligne_titres}")
    return f"{', '.join(dits)}." if dits else "Le contenu n’a pas été compris."


def first_lines(ligne_titres: int | None) -> str:
    """Le titre de l’aperçu, qui dit s’il faut choisir la ligne des intitulés."""
    suite = "" if ligne_titres else "\u00a0: choisissez celle des intitulés"
    return f"Les premières lignes du fichier{suite}"


def sheets(nb: int) -> str:
    """Ce qu’il y a à choisir : « Feuille du classeur : 3 feuilles »."""
    return f"Feuille du classeur\u00a0: {compte(nb, 'feuille')}"


def sheet_choice(nom: str | None, lue: str | None) -> str:
    """« Février », ou « Devinée : Janvier »."""
    if nom is not None:
        return nom
    return f"Devinée\u00a0: {lue}" if lue else "Celle qui se devine"


def whole_book(nb: int) -> str:
    """« Toutes les feuilles reconnues (5) »."""
    return f"Toutes les feuilles reconnues ({nb})"


def other_table(table: str) -> str:
    """La feuille choisie ressemble à une autre table que celle que la page vise."""
    nom = guillemets(libelle("nom_table", table))
    return f"Cette feuille semble être la table {nom}\u00a0: choisissez-la en haut de la page."


def header_choice(ligne: int | None, cases: Sequence[str]) -> str:
    """« Ligne 3 : Atelier, Région, Séances »."""
    if ligne is None:
        return "Reconnue d’elle-même"
    remplies = [case.strip() for case in cases if case.strip()]
    return f"Ligne\u00a0{ligne}\u00a0: {', '.join(remplies)[:80]}"


def line_number(ligne: int, *, est_titres: bool) -> str:
    """Le numéro d’une ligne de l’aperçu ; celle des intitulés se dit."""
    return f"{ligne} (intitulés)" if est_titres else str(ligne)


def mapping(correspondance: Mapping[str, str | None]) -> str:
    """« Correspondance des colonnes : 4 lues, 1 laissée de côté »."""
    lues = sum(colonne is not None for colonne in correspondance.values())
    autres = len(correspondance) - lues
    suite = (
        f", {compte(autres, 'laissée de côté', 'laissées de côté')}" if autres else ""
    )
    return f"Correspondance des colonnes\u00a0: {compte(lues, 'lue')}{suite}"


def outcome(
    nom: str, *, justes: int, retirees: int, erreurs: int, avertissements: int
) -> str:
    """« ateliers.csv : 12 lignes peuvent entrer, 2 erreurs, 3 avertissements »."""
    dits = [
        compte(justes, "ligne peut entrer", "lignes peuvent entrer") if justes else "",
        compte(retirees, "ligne à retirer", "lignes à retirer") if retirees else "",
        "" if justes or retirees else "aucune ligne ne peut entrer",
        compte(erreurs, "erreur") if erreurs else "aucune erreur",
        compte(avertissements, "avertissement") if avertissements else "",
    ]
    dit = ", ".join(filter(None, dits))
    return f"**{escape_markdown(nom)}**\u00a0: {dit}. Le détail est sous le fichier."


def same_again(nom: str) -> str:
    """Le même fichier une seconde fois, dit en tête."""
    return f"**{escape_markdown(nom)}**\u00a0: déjà importé, rien ne changerait."


def errors(nb: int, nb_acceptees: int) -> str:
    """Combien de refus, et ce qu’il en est des autres lignes."""
    suite = (
        f"{compte(nb_acceptees, 'ligne juste peut', 'lignes justes peuvent')} entrer sans attendre."
        if nb_acceptees
        else RIEN_NE_PASSE
    )
    refus = compte(
        nb,
        "erreur\u00a0: cette ligne n’entrera pas",
        "erreurs\u00a0: ces lignes n’entreront pas",
    )
    return f"{refus}. {suite}"


def warning(anomalie: Anomalie, feuille: str = "") -> str:
    """Un avertissement à accepter, en une phrase, qui nomme sa feuille si elle n’est pas seule."""
    lieu = [f"Ligne\u00a0{anomalie.ligne}" if anomalie.ligne else "Tout le fichier"]
    if feuille:
        ou = f"ligne\u00a0{anomalie.ligne}" if anomalie.ligne else "entière"
        lieu = [f"Feuille {guillemets(feuille)}, {ou}"]
    if anomalie.colonne:
        lieu.append(guillemets(anomalie.colonne))
    lu = f" (lu\u00a0: {guillemets(anomalie.valeur[:80])})" if anomalie.valeur else ""
    return f"{', '.join(lieu)}\u00a0: {anomalie.message}{lu}. {anomalie.remede}".strip()


def kind(nb: int, colonne: str | None, message: str) -> str:
    """« Accepter les 195 de cette sorte : « Participants », ce nombre est nuancé »."""
    lieu = f"{guillemets(colonne)}, " if colonne else ""
    return f"Accepter les {nombre(nb)} de cette sorte\u00a0: {lieu}{message}"


def warnings(nb: int, nb_acceptes: int, nb_laissees: int) -> str:
    """Combien sont acceptés, et combien de lignes attendent."""
    restent = nb - nb_acceptes
    if not restent:
        return f"{compte(nb, 'avertissement accepté', 'avertissements acceptés')}."
    quand = "tant qu’il ne l’est pas" if restent == 1 else "tant qu’ils ne le sont pas"
    retenues = compte(nb_laissees, "ligne est retenue", "lignes sont retenues")
    suite = " La première case les accepte tous d’un clic." if restent > 1 else ""
    return f"{compte(restent, 'avertissement')} à accepter\u202f; {retenues} {quand}.{suite}"


def total(intitule: str, libelle: str, ligne: int, comptes: Mapping[str, Any]) -> str:
    """Un total reconnu : ce qu’il dit, et ce que font ses lignes."""
    return (
        f"{guillemets(libelle)}, ligne\u00a0{ligne}, {guillemets(intitule)}\u00a0:"
        f" {montant(comptes['valeur'])}\u202f; {agreement(comptes)}"
    )


def changes(
    ajoutees: int, modifiees: int, cases: int, retirees: int, inchangees: int
) -> str:
    """« 12 lignes ajoutées, 1 modifiée (2 cases), 40 inchangées. »."""
    dits = []
    if ajoutees:
        dits.append(compte(ajoutees, "ligne ajoutée", "lignes ajoutées"))
    if modifiees:
        dits.append(f"{compte(modifiees, 'modifiée')} ({compte(cases, 'case')})")
    if retirees:
        dits.append(compte(retirees, "retirée"))
    if inchangees:
        dits.append(compte(inchangees, "inchangée"))
    return f"{liste(dits)}." if dits else "Aucune ligne."


def nothing_new(inchangees: int, laissees: int = 0) -> str:
    """Le même fichier une seconde fois, des lignes qui attendent un accord, ou rien d’acceptable."""
    if laissees:
        attendent = compte(laissees, "ligne attend", "lignes attendent")
        return (
            f"Rien à importer pour l’instant\u00a0: {attendent} votre accord, plus haut, à"
            " «\u00a0Ce qui demande votre accord\u00a0»."
        )
    if not inchangees:
        return "Rien à importer pour l’instant."
    return (
        f"Ce fichier est déjà importé, il ne change rien\u00a0: {compte(inchangees, 'ligne y est', 'lignes y sont')}"
        " déjà, à l’identique. Aucun lot ne sera écrit."
    )


def created(tables: Mapping[str, int], noms: Mapping[str, str]) -> str:
    """Les lignes d’autres tables que l’import écrit."""
    dits = [f"{compte(nb, 'ligne')} dans {noms[table]}" for table, nb in tables.items()]
    return f"Avec elles\u00a0: {liste(dits)}."


def first_of(montrees: int, total: int) -> str:
    """« Les 100 premières sur 4 000 ; le téléchargement les a toutes. »."""
    return f"Les {nombre(montrees)} premières sur {nombre(total)}."


def done(fichier: str, ecrites: int, retirees: int) -> str:
    """Ce qui vient d’être importé."""
    dits = [compte(ecrites, "ligne écrite", "lignes écrites")] if ecrites else []
    if retirees:
        dits.append(compte(retirees, "ligne retirée", "lignes retirées"))
    return (
        f"{guillemets(fichier)} est importé\u00a0: {liste(dits)} en un lot. Les chiffres ont"
        f" suivi. {guillemets('Revoir et défaire')} peut le retirer."
    )


ANNULER = "Annuler l’import"
RESTER = "Restez sur cette page jusqu’au bout\u00a0: la quitter arrête tout, et rien n’est alors écrit."
# Étape de l’écriture → ce qui se fait, dans l’ordre.
ECRITURE = {
    "lot": "Écriture du lot",
    "lignes": "Versement des lignes",
    "deduites": "Calcul des tables déduites",
    "recherche": "Index de recherche",
    "controles": "Contrôles",
    "comptes": "Comptes des contrôles et des documents",
    "service": "Mise en service",
}


def writing(etape: str) -> tuple[float, str]:
    """La part faite quand une étape de l’écriture commence, et son nom."""
    rang = list(ECRITURE).index(etape)
    return rang / len(
        ECRITURE
    ), f"{ECRITURE[etape]}\u00a0: {rang + 1} sur {len(ECRITURE)}"


def progress(part: float) -> str:
    """Où en est la lecture."""
    return f"Lecture et vérification\u00a0: {nombre(100 * part)}\u00a0%"
