"""Écarte les lignes qui ne sont que mise en forme : intitulés redits, intertitres de territoire."""

from collections.abc import Mapping, Sequence
from functools import reduce
from itertools import islice

import pyarrow as pa
import pyarrow.compute as pc

from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.fusion import Contenu
from egts_dashboard.ingest.lignes_textes import Lignes, blanks, ranks
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
SEULE = (
    "cette ligne n’a que cette case, les autres en ont plus\u00a0: elle est lue comme une donnée",
    "Retirez-la si c’est un titre ou une note.",
)
# Sous trois colonnes, ou si ces lignes ne sont pas rares, rien d’étrange.
COLONNES_MIN, RARETE = 3, 3


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


def report_lonely(lu: Importation, lignes: Lignes, intitules: Sequence[str]) -> None:
    """Dit les lignes qui n’ont qu’une case, quand les autres en ont plus : titre, note ?"""
    vides = [blanks(suite) for suite in lignes.suites]
    pleines = (v for v in vides if not pc.any(v).as_py())
    if len(vides) < COLONNES_MIN or len(list(islice(pleines, 2))) == 2:
        # Deux colonnes toujours remplies : aucune ligne n’est seule.
        return
    nb_vides = reduce(pc.add, [v.cast(pa.int32()) for v in vides])
    seules = ranks(pc.equal(nb_vides, len(vides) - 1))
    if len(seules) * RARETE > len(lignes):
        return
    for rang in seules:
        numero, cases = lignes[rang]
        place = next(p for p, case in enumerate(cases) if case.strip())
        lu.anomalies.append(
            Anomalie(
                lu.fichier,
                numero,
                intitules[place],
                cases[place],
                *SEULE,
                "avertissement",
            )
        )


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
