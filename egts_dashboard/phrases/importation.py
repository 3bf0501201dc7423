"""Un import, dit à la personne qui l’a demandé."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from egts_dashboard.francais import compte, guillemets, liste
from egts_dashboard.phrases.lignes import ranges
from egts_dashboard.phrases.totaux import agreement, montant

CASES_MONTREES = 50
CASE_MONTREE = 30
SANS_TABLE = "--entete choisit la ligne des intitulés d’un tableau\u00a0: dites aussi sa table avec --table."
NON_RECONNU = (
    "Ce fichier n’est ni un export reconnu (Decidim, Polis, Pabulib, Cap Collectif), ni un classeur"
    " dont une feuille soit une de nos tables. Dites sa table avec --table."
)
FAUX_CLASSEUR = (
    "Ce fichier porte le nom d’un classeur sans en être un\u00a0: ouvrez-le dans un tableur et"
    " enregistrez-le en XLSX. Si c’est un tableau en texte (CSV), dites sa table avec --table."
)
A_REMPLIR = (
    "Aucune feuille de ce classeur n’est remplie\u00a0: il n’y a rien à importer. Écrivez vos lignes sous"
    " les intitulés, enregistrez, puis recommencez."
)


def report(donnees: Mapping[str, Any], *, est_seul: bool = True) -> Iterator[str]:
    """Les lignes du compte rendu : ce qui a été lu, refusé, changé, et non vérifié.

    D’un fichier déjà importé, rien d’autre que cela : il n’y a rien à vérifier. D’une feuille
    parmi d’autres (`est_seul` faux), ce qui a été écrit n’est pas dit : le lot est le leur à toutes.
    """
    if est_seul and _is_already_there(donnees):
        yield _already_there(donnees)
        yield _reading(donnees)
        return
    yield _reading(donnees)
    yield from _first_lines(donnees)
    for titre, anomalies in (
        ("erreur", donnees["erreurs"]),
        ("avertissement", donnees["avertissements"]),
    ):
        if anomalies:
            yield f"{compte(len(anomalies), titre)}\u00a0:"
            yield from _grouped(anomalies)
    for total in donnees["totaux_reconnus"]:
        yield _total(total)
    yield from _changes(donnees)
    for manque in donnees["controles_non_faits"]:
        yield f"Non vérifié\u00a0: {manque}"
    if est_seul:
        yield _conclusion(donnees)


def nothing_written(donnees: Mapping[str, Any]) -> str:
    """Pourquoi rien n’a été écrit ; vide si un lot l’a été."""
    if not (donnees["acceptees"] or donnees["retirees"]):
        return "Rien ne peut être importé."
    if donnees["simulation"]:
        return "Simulation\u00a0: rien n’a été écrit."
    return "" if donnees["lot"] else "Rien ne change\u00a0: aucun lot n’a été écrit."


def _is_already_there(donnees: Mapping[str, Any]) -> bool:
    change = ("ajoutees", "modifiees", "retirees", "erreurs", "totaux_declares")
    return bool(donnees["inchangees"]) and not any(
        donnees[cle] for cle in (*change, "complements")
    )


def _already_there(donnees: Mapping[str, Any]) -> str:
    lignes = compte(donnees["inchangees"], "ligne y est", "lignes y sont")
    return (
        f"Ce fichier est déjà importé, rien ne changerait\u00a0: {lignes} déjà, à l’identique."
        " Aucun lot n’est écrit."
    )


def _grouped(anomalies: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Une ligne par anomalie ; celles de mêmes mots, sans valeur, se disent ensemble."""
    sortes: dict[tuple[Any, ...], list[Mapping[str, Any]]] = {}
    for rang, anomalie in enumerate(anomalies):
        est_seule = anomalie["valeur"] is not None or anomalie["ligne"] is None
        mots = anomalie["colonne"], anomalie["regle"], anomalie["remede"]
        sortes.setdefault((rang if est_seule else -1, *mots), []).append(anomalie)
    for suite in sortes.values():
        yield f"  {suite[0]['message']}"
        if len(suite) > 1:
            numeros = [anomalie["ligne"] for anomalie in suite[1:]]
            yield f"    De même, {ranges(numeros)}."


def report_tool(donnees: Mapping[str, Any]) -> Iterator[str]:
    """Le compte rendu de l’export d’un autre outil : sa place chez nous, ce qui est gardé."""
    yield f"Export reconnu\u00a0: {donnees['outil']}."
    if donnees["feuille"]:
        autres = len(donnees["feuilles"]) - 1
        suite = (
            f"\u202f; {compte(autres, 'autre', 'autres')}, que --feuille NOM choisit"
            if autres
            else ""
        )
        yield f"Feuille lue\u00a0: {guillemets(donnees['feuille'])}{suite}."
    yield from (f"À savoir\u00a0: {remarque}." for remarque in donnees["remarques"])
    yield "Lu ainsi\u00a0:"
    yield from (
        f"  {leur} → {nous}" for leur, nous in donnees["correspondance"].items()
    )
    yield from report(donnees)
    for autre in donnees["autres_tables"]:
        yield from report(autre)
    if gardees := donnees["colonnes_gardees"]:
        yield f"Gardées avec le lot, sans table\u00a0: {', '.join(gardees)}."
    if tues := donnees["colonnes_personnelles_non_gardees"]:
        yield f"Personnelles, non gardées\u00a0: {', '.join(tues)}."
    for raison, lignes in donnees["lignes_ecartees"].items():
        yield f"{compte(len(lignes), 'ligne mise', 'lignes mises')} de côté ({raison})."


def _reading(donnees: Mapping[str, Any]) -> str:
    noms = {",": "virgule", ";": "point-virgule", "\t": "tabulation", "|": "barre"}
    details = [f"table {donnees['table']}"]
    if donnees["encodage"]:
        details.append(donnees["encodage"])
    if donnees["separateur"]:
        details.append(f"séparé par {noms[donnees['separateur']]}")
    if donnees["feuille"]:
        details.append(f"feuille {guillemets(donnees['feuille'])}")
    if donnees["ligne_titres"]:
        details.append(f"intitulés à la ligne\u00a0{donnees['ligne_titres']}")
    return f"{donnees['fichier']}\u00a0: {', '.join(details)}."


def _first_lines(donnees: Mapping[str, Any]) -> Iterator[str]:
    """De quoi choisir la ligne des intitulés, quand aucune n’est reconnue."""
    if donnees["ligne_titres"] or not donnees["apercu"]:
        return
    yield "Premières lignes (--entete N dit laquelle porte les intitulés)\u00a0:"
    for ligne in donnees["apercu"]:
        cases = " | ".join(case[:CASE_MONTREE] for case in ligne["cases"])
        yield f"  {ligne['ligne']}\u00a0: {cases}"


def _total(total: Mapping[str, Any]) -> str:
    return (
        f"Total reconnu, ligne\u00a0{total['ligne']}, {guillemets(total['colonne'])}\u00a0: "
        f"{montant(total['valeur'])}\u202f; {agreement(total)}."
    )


def _changes(donnees: Mapping[str, Any]) -> Iterator[str]:
    parts = [
        compte(len(donnees["ajoutees"]), "ligne ajoutée", "lignes ajoutées"),
        compte(donnees["nb_modifiees"], "modifiée"),
        compte(len(donnees["retirees"]), "retirée"),
        compte(donnees["inchangees"], "inchangée"),
        compte(len(donnees["erreurs"]), "erreur"),
    ]
    yield f"{liste(parts)}."
    cases = donnees["modifiees"]
    for case in cases[:CASES_MONTREES]:
        avant, apres = (_shown(case[quand]) for quand in ("avant", "apres"))
        yield f"  {case['id']}, {case['colonne']}\u00a0: {avant} → {apres}"
    if len(cases) > CASES_MONTREES:
        autres = compte(len(cases) - CASES_MONTREES, "autre case", "autres cases")
        yield f"  et {autres}."


def _shown(valeur: Any) -> str:
    return "(vide)" if valeur is None else guillemets(str(valeur))


def _conclusion(donnees: Mapping[str, Any]) -> str:
    return nothing_written(donnees) or f"Lot écrit\u00a0: {donnees['lot']}"
