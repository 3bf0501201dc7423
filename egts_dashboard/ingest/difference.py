"""Ce que des lignes importées changeraient, case par case, au contenu des lots."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from egts_dashboard.ingest.abimes import damaged_only
from egts_dashboard.ingest.bloc import keys_of, known_among, take
from egts_dashboard.ingest.fusion import SEPARATEUR_CLE, Contenu
from egts_dashboard.ingest.numerotees import Numerotee, unnumbered
from egts_dashboard.ingest.validation import Cle
from egts_dashboard.models.base import Enregistrement


@dataclass(frozen=True)
class CaseModifiee:
    """Une case : la ligne du fichier, l’identifiant, la colonne, avant, après."""

    ligne: int
    id: str
    colonne: str
    avant: Any
    apres: Any


@dataclass
class Difference:
    """Les lignes à écrire, et ce qu’elles font. `ajoutees` : leurs identifiants.

    `nb_gardes` : les textes que le fichier n’a qu’abîmés, et qui restent ce qu’ils étaient.
    """

    ajoutees: list[str] = field(default_factory=list)
    modifiees: list[CaseModifiee] = field(default_factory=list)
    inchangees: int = 0
    nb_gardes: int = 0
    a_ecrire: Sequence[Enregistrement] = field(default_factory=list)

    @property
    def nb_modifiees(self) -> int:
        """Combien de lignes changent d’au moins une case."""
        return len({case.id for case in self.modifiees})


def key_of(enregistrement: Enregistrement) -> tuple[str, ...]:
    """La clé d’un enregistrement, comme les lots la tiennent."""
    champs = vars(enregistrement)
    return tuple([str(champs[c]) for c in enregistrement.CLE])


def compare(
    acceptees: Sequence[Numerotee], contenu: Contenu, *, est_windows: bool = False
) -> Difference:
    """Confronte les lignes acceptées à celles que les lots portent déjà.

    `est_windows` : le fichier est en Windows-1252, qui n’a pas tous les signes.
    """
    difference = Difference()
    lignes = unnumbered(acceptees)
    cles = keys_of(lignes)
    connues = contenu.tables[lignes[0].TABLE] if lignes else {}
    if not known_among(lignes, connues):
        difference.ajoutees = list(map(SEPARATEUR_CLE.join, cles))
        difference.a_ecrire = lignes
        return difference
    neuves, repares = [], {}
    for rang, cle in enumerate(cles):
        ancien = connues.get(cle)
        if ancien is None:
            difference.ajoutees.append(SEPARATEUR_CLE.join(cle))
            neuves.append(rang)
            continue
        numero, nouveau = acceptees[rang]
        if est_windows and (gardes := damaged_only(ancien, nouveau)):
            difference.nb_gardes += len(gardes)
            nouveau = repares[rang] = nouveau.model_copy(update=gardes)
        if ancien == nouveau:
            difference.inchangees += 1
            continue
        neuves.append(rang)
        difference.modifiees += _changed_cells(numero, cle, ancien, nouveau)
    difference.a_ecrire = take(lignes, neuves)
    if repares:
        ecrites = zip(neuves, difference.a_ecrire, strict=True)
        difference.a_ecrire = [repares.get(rang, ligne) for rang, ligne in ecrites]
    return difference


def _changed_cells(
    numero: int, cle: Cle, ancien: Enregistrement, nouveau: Enregistrement
) -> Iterator[CaseModifiee]:
    nom = SEPARATEUR_CLE.join(cle)
    avant, apres = ancien.model_dump(), nouveau.model_dump()
    for colonne in apres:
        if avant[colonne] != apres[colonne]:
            yield CaseModifiee(numero, nom, colonne, avant[colonne], apres[colonne])
