"""Les notes de bas de page : « 1. Règlement intérieur, article 7. », qu’un appel annonce."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from egts_dashboard.models.bloc import Bloc

# « … en état de marche.1 » : le chiffre colle à la phrase, sans espace.
# « … l’entraide (1) demeure » : entre parenthèses, jamais en tête.
RENVOI = re.compile(r"(?<=[\w»] |.[\w»])\((\d{1,2})\)(?=[\s.,;:]|$)")
APPEL = re.compile(r"(?<=[a-zà-ÿ]{4}[.!?»)])(\d{1,2})(?=\s|$)")


def without_notes(blocs: Sequence[Bloc]) -> list[Bloc]:
    """Les blocs, sans les items qui répondent à un appel de note, ni ces appels."""
    appels: dict[int, int] = {}
    gardes: list[Bloc] = []
    for bloc in blocs:
        if bloc.marque.startswith("nombre") and bloc.numero in appels:
            rang = appels.pop(bloc.numero)
            gardes[rang] = _uncalled(gardes[rang], bloc.numero)
            continue
        appels |= {int(n): len(gardes) for n in APPEL.findall(bloc.texte)}
        gardes.append(bloc)
    return gardes


def without_called(blocs: Sequence[Bloc]) -> list[Bloc]:
    """Les blocs, sans les listes « (1) … (2) … » dont un « (1) » appelle chaque item."""
    gardes: list[Bloc] = []
    appels: set[int] = set()
    for est_note, groupe in groupby(blocs, key=lambda bloc: bloc.marque == "nombre)"):
        suite = list(groupe)
        if est_note and {bloc.numero for bloc in suite} <= appels:
            continue
        for bloc in suite:
            appels |= {int(n) for n in RENVOI.findall(bloc.texte)}
        gardes.extend(suite)
    return gardes


def _uncalled(bloc: Bloc, numero: int) -> Bloc:
    """Le bloc sans cet appel ; une phrase qu’il privait de sa fin n’est plus un titre."""
    texte = APPEL.sub(lambda m: "" if int(m[1]) == numero else m[0], bloc.texte)
    sorte = "paragraphe" if bloc.sorte == "titre" else bloc.sorte
    return replace(bloc, texte=texte, sorte=sorte, niveau=0)
