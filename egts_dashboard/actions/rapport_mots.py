"""Ce qu’une ligne lue dit d’elle-même : sa place, sa raison, la nuance de son nombre."""

import re

from egts_dashboard.models.candidat import Candidat
from egts_dashboard.phrases.extraction import reason

NUANCE = re.compile(
    r"\b(?:environ|pr[eè]s d[e’']|plus d[e’']|moins d[e’']|quelque|avoisine\w*|approximativement"
    r"|une (?:petite |bonne )?\w+aine)\b",
    re.IGNORECASE,
)


def place(atelier: str | None, indice: str, ligne: int | None) -> str:
    """Où lire une ligne : son atelier, son titre, son rang dans le texte."""
    parts = [p for p in (atelier, indice) if p]
    if ligne is not None:
        parts.append(f"ligne\u00a0{ligne} du texte")
    return " › ".join(parts)


def note(intitule: str, lu: Candidat) -> str:
    """Comment la ligne a été lue, et si son intitulé reste à écrire."""
    lecture = f"Lu par règle\u00a0: {reason(lu)}."
    if intitule.rstrip("…").casefold() in " ".join(lu.texte.split()).casefold():
        return f"Intitulé à relire\u00a0: ce sont les mots du document. {lecture}"
    return lecture


def qualifier(mots: str) -> str | None:
    """Le mot qui nuance un nombre (« environ », « une quarantaine ») ; None s’il est net."""
    trouve = NUANCE.search(mots)
    return trouve[0] if trouve else None
