"""Ce que la commande rapprocher imprime."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from egts_dashboard.francais import compte, nombre

REGLE = (
    "Une ressemblance est une proposition à relire, jamais un fait\u202f; avec une mesure"
    " nationale ou une démarche plus tardive, elle ne dit pas la cause."
)


def report(couples: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Chaque couple en trois lignes, puis le compte."""
    for couple in couples:
        juge = f" (déjà jugé\u00a0: {couple['statut']})" if couple["statut"] else ""
        yield f"{nombre(couple['score'], 2)}  {', '.join(couple['mots_partages'])}{juge}"
        yield f"  {couple['amont']} [{couple['amont_id']}]"
        yield f"  → {couple['aval']} [{couple['aval_id']}]"
    yield f"{compte(len(couples), 'couple proposé', 'couples proposés')}. {REGLE}"
