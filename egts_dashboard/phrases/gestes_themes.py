"""Ce que disent les gestes sur les thèmes : renommer, réunir, scinder."""

from collections.abc import Mapping

from egts_dashboard.francais import compte, guillemets, nombre


def merging(comptes: Mapping[str, int], garde: str, retire: str) -> str:
    """Ce que réunir deux thèmes fera des codages. Texte brut."""
    doubles = comptes["nb_doubles"]
    suite = (
        f" {compte(doubles, 'item porte', 'items portent')} déjà les deux\u00a0: il n’en reste"
        " qu’un, au meilleur rang."
        if doubles
        else ""
    )
    return (
        f"{compte(comptes['nb_codages'], 'codage passe', 'codages passent')} de"
        f" {guillemets(retire)} à {guillemets(garde)}.{suite} {guillemets(retire)} quitte le"
        " livre de codes\u202f; retirer ce lot au journal rend tout comme avant."
    )


def pick_all(trouves: int) -> str:
    """Le bouton qui choisit tout ce que les mots trouvent, montré ou non."""
    return f"Les choisir tous ({nombre(trouves)})"


def moving(choisis: int, total: int, nom: str) -> str:
    """Combien d’items passent au nouveau thème. Texte brut."""
    return (
        f"{compte(choisis, 'item choisi', 'items choisis')} sur {compte(total, 'codage')} de"
        f" {guillemets(nom)}. Les autres y restent."
    )


def merged(garde: str, retire: str) -> str:
    """Ce qui vient d’être réuni."""
    return (
        f"{guillemets(retire)} est réuni à {guillemets(garde)}. Les comptes ont suivi."
    )


def split(ancien: str, nouveau: str) -> str:
    """Ce qui vient d’être scindé."""
    return (
        f"{guillemets(nouveau)} est né de {guillemets(ancien)}. Les comptes ont suivi."
    )
