"""Ce que disent les gestes de saisie et de correction."""

from collections import Counter
from collections.abc import Mapping, Sequence

from egts_dashboard.francais import compte, guillemets, liste
from egts_dashboard.models.libelles import libelle

DEPENDANTES_NOMMEES = 5


def missing(champs: Sequence[str]) -> str:
    """« Il reste à remplir : Intitulé et Démarche. »."""
    return f"Il reste à remplir\u00a0: {liste(champs)}."


def found(nombre: int, limite: int) -> str:
    """Combien de lignes contiennent les mots."""
    if nombre >= limite:
        return f"Les {compte(limite, 'première ligne', 'premières lignes')}. Ajoutez un mot pour resserrer."
    return f"{compte(nombre, 'ligne trouvée', 'lignes trouvées')}. Choisissez-en une."


def dependents(lignes: Sequence[tuple[str, tuple[str, ...]]]) -> str:
    """« 4 lignes dépendent d’elle : 3 Codages et 1 Remontées. »."""
    if not lignes:
        return "Aucune autre ligne ne dépend d’elle."
    tables = Counter(libelle("nom_table", table) for table, _ in lignes)
    dits = [f"{table} ({nb})" for table, nb in tables.items()]
    verbe = "dépend d’elle" if len(lignes) == 1 else "dépendent d’elle"
    return f"{compte(len(lignes), 'ligne')} {verbe}\u00a0: {liste(dits)}."


def saved(ligne: str, *, est_ajout: bool) -> str:
    """Ce qui vient d’être enregistré."""
    verbe = "est ajoutée" if est_ajout else "est corrigée"
    return f"La ligne {guillemets(ligne)} {verbe}. Les chiffres ont suivi."


def bounded(montrees: int, limite: int) -> str:
    """Combien de lignes la grille montre, et si elle s’arrête."""
    if montrees < limite:
        return f"{compte(montrees, 'ligne')}. Une case vidée devient non renseignée."
    return (
        f"Les {compte(limite, 'première ligne', 'premières lignes')}. Filtrez pour voir les"
        " autres. Une case vidée devient non renseignée."
    )


def changed(lignes: int, cases: int) -> str:
    """« 3 cases changées dans 2 lignes. »."""
    return f"{compte(cases, 'case changée', 'cases changées')} dans {compte(lignes, 'ligne')}."


def withdrawn(ligne: str) -> str:
    """Ce qui vient d’être retiré."""
    return f"La ligne {guillemets(ligne)} est retirée. Les chiffres ont suivi."


def many_saved(nombre: int) -> str:
    """Ce que la correction en tableau vient d’enregistrer."""
    verbe = "est corrigée" if nombre == 1 else "sont corrigées"
    return f"{compte(nombre, 'ligne')} {verbe}. Les chiffres ont suivi."


def faults(fautes: Mapping[str, str], noms: Mapping[str, str]) -> list[str]:
    """« Montant (€) : … » pour chaque faute ; celle de toute la ligne n’a pas de nom."""
    return [
        f"{noms[colonne]}\u00a0: {faute}" if colonne in noms else faute
        for colonne, faute in fautes.items()
    ]
