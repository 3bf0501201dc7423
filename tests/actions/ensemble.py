"""Plusieurs personnes à la fois sur les mêmes lots."""

import threading
from collections.abc import Callable

from egts_dashboard.errors import EgtsError
from egts_dashboard.ingest.verrou import hold_lots
from tests.lots import written_lots


def confirm_together(*gestes: Callable[[], object]) -> list[EgtsError]:
    """Lance les gestes pendant que les lots sont tenus, les rend ; les refus qu’ils ont reçus."""
    refus: list[EgtsError] = []

    def confirm(geste: Callable[[], object]) -> None:
        try:
            geste()
        except EgtsError as cause:
            refus.append(cause)

    fils = [threading.Thread(target=confirm, args=(geste,)) for geste in gestes]
    with hold_lots():
        for fil in fils:
            fil.start()
        assert written_lots() == []
    for fil in fils:
        fil.join()
    return refus
