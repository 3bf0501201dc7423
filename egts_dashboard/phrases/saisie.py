"""Ce que disent les gestes de saisie et de correction."""

from collections import Counter
from collections.abc import Mapping, Sequence

from egts_dashboard.francais import compte, guillemets, liste, nombre
from egts_dashboard.models.libelles import libelle


def missing(champs: Sequence[str]) -> str:
    """« Il reste à remplir : Intitulé et Démarche. »."""
    return f"Il reste à remplir\u00a0: {liste(champs)}."


def found(nb: int, limite: int) -> str:
    """Combien de lignes contiennent les mots."""
    if nb >= limite:
        return f"Les {compte(limite, 'première ligne', 'premières lignes')}. Ajoutez un mot pour resserrer."
    return f"{compte(nb, 'ligne trouvée', 'lignes trouvées')}. Choisissez-en une."


def dependents(lignes: Sequence[tuple[str, tuple[str, ...]]], parties: int = 1) -> str:
    """« 4 lignes dépendent d’elle : Codages (3) et Remontées (1). », ou « d’elles »."""
    elle = "d’elle" if parties == 1 else "d’elles"
    if not lignes:
        return f"Aucune autre ligne ne dépend {elle}."
    tables = Counter(libelle("nom_table", table) for table, _ in lignes)
    dits = [f"{table} ({nb})" for table, nb in tables.items()]
    verbe = "dépend" if len(lignes) == 1 else "dépendent"
    return f"{compte(len(lignes), 'ligne')} {verbe} {elle}\u00a0: {liste(dits)}."


def saved(ligne: str, *, est_ajout: bool) -> str:
    """Ce qui vient d’être enregistré."""
    verbe = "est ajoutée" if est_ajout else "est corrigée"
    return f"La ligne {guillemets(ligne)} {verbe}. Les chiffres ont suivi."


def bounded(premiere: int, montrees: int, total: int) -> str:
    """Quelles lignes la grille montre, et comment atteindre les autres."""
    if montrees == total:
        return f"{compte(total, 'ligne')}. Une case vidée devient non renseignée."
    return (
        f"Lignes {nombre(premiere)} à {nombre(premiere + montrees - 1)}, sur {nombre(total)}\u00a0:"
        " le reste est aux autres pages, ou filtrez. Une case vidée devient non renseignée."
    )


PAGE_TENUE = (
    "Enregistrez vos changements, ou annulez-les, avant de changer de page\u00a0: ils seraient"
    " perdus."
)
UNE_A_UNE = "Ces lignes une à une, au clavier ou au lecteur d’écran"
SANS_GRILLE = (
    "La grille est une image\u00a0: un lecteur d’écran n’en connaît que les cases à l’écran. Les"
    " mêmes lignes s’ouvrent ici, chacune dans un formulaire où elle se corrige et se retire\u202f;"
    " une ligne s’ajoute de même."
)
GRILLE_ENTAMEE = (
    "La grille porte des changements que vous n’avez pas enregistrés\u00a0: ouvrir une ligne ici"
    " les perdrait."
)


def first_of(montrees: int, total: int) -> str:
    """« Les 100 premières sur 4 000. »."""
    return f"Les {nombre(montrees)} premières sur {nombre(total)}."


def withdrawn(ligne: str) -> str:
    """Ce qui vient d’être retiré."""
    return f"La ligne {guillemets(ligne)} est retirée. Les chiffres ont suivi."


def reworked(corrigees: int, ajoutees: int, retirees: int) -> str:
    """« 2 lignes corrigées, 1 ajoutée et 3 retirées »."""
    dits = [
        compte(nb, mot)
        for nb, mot in (
            (corrigees, "corrigée"),
            (ajoutees, "ajoutée"),
            (retirees, "retirée"),
        )
        if nb
    ]
    return f"Lignes\u00a0: {liste(dits)}"


def new_line(rang: int) -> str:
    """Comment s’appelle une ligne neuve qui n’a pas encore de nom."""
    return f"Nouvelle ligne n°\u00a0{rang}"


def grid_help() -> str:
    """Comment ajouter et retirer une ligne dans la grille."""
    return (
        "Pour ajouter une ligne, le «\u00a0+\u00a0» au-dessus de la grille\u202f; un identifiant laissé"
        " vide se compose. Pour en retirer, cochez-les à gauche, puis la corbeille ou la touche"
        " Suppr. Rien n’est écrit avant que vous ne confirmiez."
    )


PERIMEES = (
    "Ces lignes ont changé depuis que vous avez commencé. Vos modifications ne s’enregistreront"
    " que si celles que vous touchez sont restées les mêmes."
)


def faults(fautes: Mapping[str, str], noms: Mapping[str, str]) -> list[str]:
    """« Montant (€) : … » pour chaque faute ; celle de toute la ligne n’a pas de nom."""
    return [
        f"{noms[colonne]}\u00a0: {faute}" if colonne in noms else faute
        for colonne, faute in fautes.items()
    ]
