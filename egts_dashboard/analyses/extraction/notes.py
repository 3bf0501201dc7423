"""Les notes de bas de page : « 1. Règlement intérieur, article 7. », qu’un appel annonce."""

import re
from collections.abc import Sequence
from dataclasses import replace

from egts_dashboard.models.bloc import Bloc

# « … en état de marche.1 » : le chiffre colle à la phrase, sans espace.
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


def _uncalled(bloc: Bloc, numero: int) -> Bloc:
    """Le bloc sans cet appel ; une phrase qu’il privait de sa fin n’est plus un titre."""
    texte = APPEL.sub(lambda m: "" if int(m[1]) == numero else m[0], bloc.texte)
    sorte = "paragraphe" if bloc.sorte == "titre" else bloc.sorte
    return replace(bloc, texte=texte, sorte=sorte, niveau=0)
