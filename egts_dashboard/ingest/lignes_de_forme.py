"""Écarte les lignes qui ne sont que mise en forme : intitulés redits, intertitres de territoire."""

from collections.abc import Mapping, Sequence
from itertools import islice

import pyarrow as pa
import pyarrow.compute as pc

from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.fusion import Contenu
from egts_dashboard.ingest.lignes_textes import Lignes, blanks, ranks
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
    if not lignes.suites:
        return lignes
    # Rang de la ligne → (règle, remède), dans le cas rare où il y en a.
    dites = dict.fromkeys(_repeated(lignes, intitules), REDITE)
    if lu.table != "territoires":
        dites |= _banners(lignes, intitules, colonnes, contenu)
    if not dites or len(dites) == len(lignes):
        return lignes
    for rang, (regle, remede) in sorted(dites.items()):
        lu.tell(lignes.numeros[rang], regle, remede, severite="avertissement")
    return lignes.without(dites)


def _repeated(lignes: Lignes, intitules: Sequence[str]) -> list[int]:
    return [
        rang
        for rang in ranks(pc.equal(lignes.suites[0], intitules[0]))
        if [case.strip() for case in lignes[rang][1]] == list(intitules)
    ]


def _banners(
    lignes: Lignes,
    intitules: Sequence[str],
    colonnes: Mapping[str, Colonne],
    contenu: Contenu,
) -> dict[int, tuple[str, str]]:
    """Les lignes dont la seule case remplie est le nom d’un territoire."""
    pleines = (s for s in lignes.suites if not pc.any(blanks(s)).as_py())
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
        for rang in ranks(
            pc.is_in(lignes.suites[place], pa.array(sorted(noms), pa.string()))
        ):
            cases = lignes[rang][1]
            if sum(map(bool, map(str.strip, cases))) == 1:
                regle, remede = INTERTITRE
                trouvees[rang] = (regle.format(cases[place].strip()), remede)
    return trouvees
