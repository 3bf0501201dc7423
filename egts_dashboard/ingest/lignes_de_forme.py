"""Écarte les lignes qui ne sont que mise en forme : intitulés redits, intertitres de territoire."""

from collections.abc import Mapping, Sequence
from itertools import islice

from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.fusion import Contenu
from egts_dashboard.ingest.lignes_lues import Lignes, columns
from egts_dashboard.models.anomalie import Anomalie
from egts_dashboard.models.colonne import Colonne

REDITE = (
    "cette ligne redit les intitulés\u00a0: elle n’est pas lue",
    "Une table par fichier, ou par feuille.",
)
INTERTITRE = (
    "cette ligne n’est qu’un intertitre («\u00a0{}\u00a0»)\u00a0: elle n’est pas lue, et son territoire"
    " ne passe pas aux suivantes",
    "Donnez le territoire de chaque ligne dans une colonne.",
)


def without_layout(
    lu: Importation,
    lignes: Lignes,
    intitules: Sequence[str],
    colonnes: Mapping[str, Colonne],
    contenu: Contenu,
) -> Lignes:
    """Les lignes qui disent quelque chose ; les autres sont dites dans `lu`."""
    suites = columns(lignes)
    if not suites:
        return lignes
    # Rang de la ligne → (règle, remède), dans le cas rare où il y en a.
    dites = dict.fromkeys(_repeated(suites, intitules), REDITE)
    if lu.table != "territoires":
        dites |= _banners(lignes, suites, intitules, colonnes, contenu)
    if not dites or len(dites) == len(lignes):
        return lignes
    for rang, (regle, remede) in sorted(dites.items()):
        lu.anomalies.append(
            Anomalie(
                lu.fichier, lignes[rang][0], None, None, regle, remede, "avertissement"
            )
        )
    return [ligne for rang, ligne in enumerate(lignes) if rang not in dites]


def _repeated(suites: Sequence[Sequence[str]], intitules: Sequence[str]) -> list[int]:
    premiere, suite = intitules[0], suites[0]
    # Cent mille lignes n’en ont presque jamais : on ne les parcourt pas pour rien.
    rangs = (
        [r for r, c in enumerate(suite) if c == premiere] if premiere in suite else ()
    )
    return [
        rang
        for rang in rangs
        if [autre[rang].strip() for autre in suites] == list(intitules)
    ]


def _banners(
    lignes: Lignes,
    suites: Sequence[Sequence[str]],
    intitules: Sequence[str],
    colonnes: Mapping[str, Colonne],
    contenu: Contenu,
) -> dict[int, tuple[str, str]]:
    """Les lignes dont la seule case remplie est le nom d’un territoire."""
    pleines = (True for suite in suites if all(map(str.strip, suite)))
    if len(list(islice(pleines, 2))) == 2:
        return {}
    territoires = contenu.tables["territoires"].values()
    noms = {str(getattr(t, "nom", "")) for t in territoires} - {""}
    noms |= {forme for nom in noms for forme in (nom.upper(), nom.lower(), nom.title())}
    trouvees = {}
    for place, intitule in enumerate(intitules):
        colonne = colonnes.get(intitule)
        if colonne and colonne.type != "texte":
            continue
        textes = noms.intersection(suites[place])
        for rang in range(len(lignes)) if textes else ():
            texte = suites[place][rang]
            if texte in textes and sum(map(bool, map(str.strip, lignes[rang][1]))) == 1:
                regle, remede = INTERTITRE
                trouvees[rang] = (regle.format(texte.strip()), remede)
    return trouvees
