"""Les textes qu’un fichier enregistré en Windows-1252 n’a fait qu’abîmer."""

from egts_dashboard.models.base import Enregistrement

# Un tableur y remplace par un point d’interrogation, ou une espace, ce qu’il ne sait pas écrire.
REMPLACANTS = ("?", " ")


def damaged_only(ancien: Enregistrement, nouveau: Enregistrement) -> dict[str, str]:
    """{colonne: texte d’avant} des textes qui n’ont perdu que des signes que Windows n’a pas.

    Un export relu après être passé par Excel rend « a ? b » pour « a → b » : ce n’est pas une
    correction.
    """
    lus = vars(nouveau)
    return {
        colonne: avant
        for colonne, avant in vars(ancien).items()
        if isinstance(avant, str)
        and avant != lus[colonne]
        and lus[colonne] in _damaged(avant)
    }


def _damaged(texte: str) -> tuple[str, ...]:
    abime = texte.encode("cp1252", "replace").decode("cp1252")
    if abime == texte:
        return ()
    return tuple(_replaced(texte, par) for par in REMPLACANTS)


def _replaced(texte: str, par: str) -> str:
    return "".join(c if _is_windows(c) else par for c in texte)


def _is_windows(signe: str) -> bool:
    try:
        signe.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True
