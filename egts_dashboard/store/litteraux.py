"""Écrit une requête avec ses valeurs : on la colle telle quelle dans DuckDB."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from egts_dashboard.store.carnet import Requete

# Un paramètre, ou ce qui peut en contenir l’apparence : un texte, un nom, un commentaire.
_JETON = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*|\?|\$\d+")


def write_out(requete: Requete) -> str:
    """Le SQL où chaque paramètre, ? ou $n, est remplacé par sa valeur."""
    suivants = iter(requete.parametres)

    def fill(jeton: re.Match[str]) -> str:
        trouve = jeton.group()
        if trouve == "?":
            return literal(next(suivants))
        if trouve.startswith("$"):
            return literal(requete.parametres[int(trouve[1:]) - 1])
        return trouve

    return _JETON.sub(fill, _dedent(requete.sql))


def literal(valeur: Any) -> str:
    """Une valeur, écrite en SQL. Lève TypeError si elle n’a pas d’écriture."""
    match valeur:
        case None:
            return "NULL"
        case bool():
            return str(valeur).lower()
        case int() | Decimal():
            return str(valeur)
        case float():
            return f"{valeur!r}::DOUBLE"
        case datetime():
            return f"'{valeur.isoformat()}'::TIMESTAMP"
        case date():
            return f"'{valeur.isoformat()}'::DATE"
        case str():
            return "'" + valeur.replace("'", "''") + "'"
        case list() | tuple():
            return f"[{', '.join(map(literal, valeur))}]"
    raise TypeError(f"Pas d’écriture SQL pour {type(valeur).__name__}")


def _dedent(sql: str) -> str:
    """Le SQL rangé contre la marge : il vient du milieu d’une fonction."""
    debut, *suite = sql.strip().split("\n")
    marges = [len(ligne) - len(ligne.lstrip()) for ligne in suite if ligne.strip()]
    marge = min(marges, default=0)
    # La première ligne a perdu la sienne : on ne peut la comparer aux autres.
    return "\n".join([debut, *(ligne[marge:].rstrip() for ligne in suite)])
