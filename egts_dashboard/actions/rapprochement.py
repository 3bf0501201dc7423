"""Propose, d’un document à l’autre, les couples d’items qui se ressemblent."""

from collections.abc import Callable
from typing import Any

from egts_dashboard.analyses.rapprochement import SEUIL, Texte
from egts_dashboard.analyses.rapprochement import rapprocher as pair
from egts_dashboard.errors import SourceInconnue
from egts_dashboard.francais import guillemets
from egts_dashboard.queries.rapprochement import juges, textes
from egts_dashboard.store.connection import Store


def rapprocher(
    store: Store,
    amont: str,
    aval: str,
    seuil: float = SEUIL,
    avancer: Callable[[float], None] | None = None,
) -> list[dict[str, Any]]:
    """Les couples proposés, le plus ressemblant d’abord.

    Clés : amont_objet, amont_id, amont, aval_objet, aval_id, aval, score, mots_partages,
    statut (du lien s’il est déjà jugé, sinon None). Lève SourceInconnue si un document n’a
    aucun item.
    """
    lus = {source: _read(store, source) for source in (amont, aval)}
    connus = juges(store, amont, aval)
    preparees = {
        source: [Texte(frozenset(t["racines"]), t["plie"]) for t in lignes]
        for source, lignes in lus.items()
    }
    couples = []
    for paire in pair(preparees[amont], preparees[aval], seuil, avancer):
        a, b = lus[amont][paire.amont], lus[aval][paire.aval]
        cle = (a["objet"], a["item_id"], b["objet"], b["item_id"])
        couples.append(
            {
                "amont_objet": a["objet"],
                "amont_id": a["item_id"],
                "amont": a["intitule"],
                "aval_objet": b["objet"],
                "aval_id": b["item_id"],
                "aval": b["intitule"],
                "score": round(paire.score, 4),
                "mots_partages": [b["racines"][r] for r in paire.partagees],
                "statut": connus.get(cle),
            }
        )
    return sorted(couples, key=lambda c: -c["score"])


def _read(store: Store, source: str) -> list[dict[str, Any]]:
    lignes = textes(store, source)
    if not lignes:
        raise SourceInconnue(
            f"Aucun item ne vient du document {guillemets(source)}\u00a0: vérifiez"
            " son identifiant (source_id)."
        )
    return lignes
