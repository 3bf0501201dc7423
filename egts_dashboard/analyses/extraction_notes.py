"""Les notes de bas de page : « 1. Règlement intérieur, article 7. », qu’un appel annonce."""

import re
from collections.abc import Sequence

from egts_dashboard.models.bloc import Bloc

# « … en état de marche.1 » : le chiffre colle à la phrase, sans espace.
APPEL = re.compile(r"(?<=[a-zà-ÿ]{4}[.!?»)])(\d{1,2})(?=\s|$)")


def without_notes(blocs: Sequence[Bloc]) -> list[Bloc]:
    """Les blocs, sans les items dont le numéro répond à un appel de note resté sans réponse."""
    appels: set[int] = set()
    gardes: list[Bloc] = []
    for bloc in blocs:
        if bloc.marque.startswith("nombre") and bloc.numero in appels:
            appels.remove(bloc.numero)
            continue
        appels |= {int(n) for n in APPEL.findall(bloc.texte)}
        gardes.append(bloc)
    return gardes
