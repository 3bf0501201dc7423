"""Les lignes d’une table par leur clé : des enregistrements, ou la place qu’ils ont dans un bloc."""

from collections.abc import Iterator, KeysView, Mapping, MutableMapping, Sequence

from egts_dashboard.ingest.bloc import Bloc
from egts_dashboard.ingest.validation import Cle
from egts_dashboard.models.base import Enregistrement

# Un bloc, et le rang qu’une ligne y a.
_Place = tuple[Bloc, int]


class Rangees(MutableMapping[Cle, Enregistrement]):
    """Un dictionnaire {clé: enregistrement}, dans l’ordre où les lignes sont entrées.

    Les lignes d’un gros lot y restent en colonnes : chacune ne devient un enregistrement que
    si on la demande.
    """

    def __init__(self, lignes: Mapping[Cle, Enregistrement] | None = None):
        self._places: dict[Cle, Enregistrement | _Place] = {}
        if isinstance(lignes, Rangees):
            self._places = dict(lignes._places)
        else:
            self._places.update(lignes or {})

    def __getitem__(self, cle: Cle) -> Enregistrement:
        place = self._places[cle]
        if isinstance(place, tuple):
            bloc, rang = place
            self._places[cle] = place = bloc[rang]
        return place

    def __setitem__(self, cle: Cle, ligne: Enregistrement) -> None:
        self._places[cle] = ligne

    def __delitem__(self, cle: Cle) -> None:
        del self._places[cle]

    def __contains__(self, cle: object) -> bool:
        return cle in self._places

    def __iter__(self) -> Iterator[Cle]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __or__(self, autres: Mapping[Cle, Enregistrement]) -> "Rangees":
        suite = Rangees(self)
        suite.update(autres)
        return suite

    def keys(self) -> KeysView[Cle]:
        """Les clés, dans l’ordre."""
        return self._places.keys()

    def hold(self, cles: Sequence[Cle], bloc: Bloc) -> None:
        """Ajoute les lignes d’un bloc, toutes neuves, sans en faire d’enregistrement."""
        self._places.update(
            zip(cles, ((bloc, rang) for rang in range(len(bloc))), strict=True)
        )

    def runs(self) -> Iterator[Sequence[Enregistrement]]:
        """Toutes les lignes, dans l’ordre, par suites : des blocs, ou des enregistrements."""
        seules: list[Enregistrement] = []
        tenu: Bloc | None = None
        rangs: list[int] = []
        for place in self._places.values():
            bloc = place[0] if isinstance(place, tuple) else None
            if bloc is not tenu:
                yield from _run(tenu, rangs, seules)
                tenu, rangs, seules = bloc, [], []
            if isinstance(place, tuple):
                rangs.append(place[1])
            else:
                seules.append(place)
        yield from _run(tenu, rangs, seules)


def _run(
    bloc: Bloc | None, rangs: Sequence[int], seules: Sequence[Enregistrement]
) -> Iterator[Sequence[Enregistrement]]:
    if bloc is not None:
        yield bloc.take(rangs)
    elif seules:
        yield seules
