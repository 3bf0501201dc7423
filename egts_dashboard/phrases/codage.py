"""Ce que la page dit du codage et de l’accord entre codeurs."""

from collections.abc import Mapping, Sequence

from egts_dashboard.francais import compte, nombre, pourcent

INDEFINI = "non défini"
METHODE = (
    "κ (Cohen) compare, thème par thème, l’accord observé à celui du hasard\u00a0; α "
    "(Krippendorff) fait de même sur le thème principal, puis sur l’ensemble des thèmes avec la "
    "distance MASI, qui compte pour moins grave un thème de plus qu’un thème autre. 1\u00a0: accord "
    "entier\u202f; 0\u00a0: pas mieux que le hasard. Entre crochets, l’intervalle à 95\u00a0% de deux "
    "mille rééchantillonnages des items (graine 2014)\u202f; il manque quand l’un des deux n’a jamais "
    "donné le thème\u00a0: κ vaut alors 0 quoi qu’ait lu l’autre."
)
EFFET_LONG = (
    "Le calcul reconstruit un magasin d’essai\u00a0: il prend quelques secondes."
)
ANNULER = "Annuler ces codages"


def progress(codes: int, total: int, en_cours: int) -> str:
    """Où l’on en est : items codés, items au brouillon."""
    dit = f"**{nombre(codes)}** codés sur {nombre(total)}"
    if en_cours:
        dit += f", et **{nombre(en_cours)}** au brouillon, gardés sur ce poste"
    return f"{dit}."


def place(document: str, localisation: str, atelier: str | None) -> str:
    """Où lire l’item."""
    return " · ".join(filter(None, [atelier, document, localisation]))


def agreement(n: int, principal: str, ensemble: str, nb_desaccords: int) -> str:
    """L’accord d’ensemble, en deux phrases ; `principal`, `ensemble` : les α, déjà dits."""
    if not n:
        return "Ces deux codeurs n’ont aucun item en commun\u00a0: il n’y a pas d’accord à mesurer."
    lus = compte(n, "item lu", "items lus")
    part = pourcent(1 - nb_desaccords / n)
    return (
        f"Sur **{lus}** par les deux, **{part}** ont reçu les mêmes thèmes. "
        f"Thème principal\u00a0: α\u00a0= **{principal}**\u202f; "
        f"ensemble des thèmes\u00a0: α\u00a0= **{ensemble}**."
    )


def measured(valeur: float | None, bas: float | None, haut: float | None) -> str:
    """« 0,72 [0,61 ; 0,82] », ou pourquoi il n’y a pas de nombre."""
    if valeur is None:
        return INDEFINI
    if bas is None or haut is None:
        return nombre(valeur, 2)
    return f"{nombre(valeur, 2)} [{nombre(bas, 2)}\u202f;\u00a0{nombre(haut, 2)}]"


def labels(themes: Sequence[str], libelles: Mapping[str, str]) -> str:
    """Les thèmes en clair, le principal d’abord."""
    return "\u202f; ".join(libelles.get(theme, theme) for theme in themes) or "aucun"


def saved(nb: int) -> str:
    """Ce qui vient d’être enregistré."""
    return f"{compte(nb, 'item codé', 'items codés')}, en un lot."
