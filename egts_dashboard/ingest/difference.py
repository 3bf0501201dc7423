"""Ce que des lignes importées changeraient, case par case, au contenu des lots."""

from dataclasses import dataclass, field
from typing import Any

from egts_dashboard.ingest.fusion import SEPARATEUR_CLE, Contenu, keys_of
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
    """Les lignes à écrire, et ce qu’elles font. `ajoutees` : leurs identifiants."""

    ajoutees: list[str] = field(default_factory=list)
    modifiees: list[CaseModifiee] = field(default_factory=list)
    inchangees: int = 0
    a_ecrire: list[Enregistrement] = field(default_factory=list)

    @property
    def nb_modifiees(self) -> int:
        """Combien de lignes changent d’au moins une case."""
        return len({case.id for case in self.modifiees})


def key_of(enregistrement: Enregistrement) -> tuple[str, ...]:
    """La clé d’un enregistrement, comme les lots la tiennent."""
    champs = vars(enregistrement)
    return tuple([str(champs[c]) for c in enregistrement.CLE])


def compare(
    acceptees: list[tuple[int, Enregistrement]], contenu: Contenu
) -> Difference:
    """Confronte les lignes acceptées à celles que les lots portent déjà."""
    difference = Difference()
    cles = keys_of([nouveau for _, nouveau in acceptees])
    for cle, (numero, nouveau) in zip(cles, acceptees, strict=True):
        nom = SEPARATEUR_CLE.join(cle)
        ancien = contenu.tables[nouveau.TABLE].get(cle)
        if ancien is None:
            difference.a_ecrire.append(nouveau)
            difference.ajoutees.append(nom)
            continue
        if ancien == nouveau:
            difference.inchangees += 1
            continue
        difference.a_ecrire.append(nouveau)
        avant, apres = ancien.model_dump(), nouveau.model_dump()
        difference.modifiees += [
            CaseModifiee(numero, nom, colonne, avant[colonne], apres[colonne])
            for colonne in apres
            if avant[colonne] != apres[colonne]
        ]
    return difference
