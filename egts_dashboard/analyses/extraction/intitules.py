"""Un premier intitulé, fait des mots du document, et la sorte d’item que son titre annonce."""

import re

from egts_dashboard.analyses.extraction.texte import plain
from egts_dashboard.models.candidat import Candidat

SIGNES_MAX = 140
FIN = " .,;:\u00a0\u202f"
# Le mot du titre dit la sorte : « Freins » fait des freins.
SORTES = {
    "preconisation": (
        ("recommandation", "recommand"),
        ("proposition", "propos"),
        ("enjeu", "enjeu"),
        ("amelioration", "amelior"),
    ),
    "constat": (
        ("frein", "frein|obstacle|difficult"),
        ("levier", "levier"),
        ("force", "force|atout|points? forts?"),
        ("faiblesse", "faiblesse|points? faibles?|ne (?:va|fonctionne|marche) pas"),
        ("point_positif", "positi|ce qui (?:va|marche|fonctionne)|reussite"),
        ("ideal", r"ideal\b"),
        ("cauchemar", "cauchemar"),
        ("interrogation", "interrogation|question"),
    ),
}


def short_title(texte: str) -> str:
    """Les mots exacts, raccourcis à 140 signes au plus : un intitulé à relire."""
    nu = " ".join(texte.split()).strip(FIN)
    if nu[:1] == "«" and nu[-1:] == "»" and nu.count("«") == 1:
        nu = nu.strip("«» \u00a0\u202f")
    if len(nu) > SIGNES_MAX:
        nu = re.sub(r"\s*\([^()]*\)", "", nu)
    if len(nu) > SIGNES_MAX:
        nu = nu[: SIGNES_MAX - 1].rsplit(" ", 1)[0].strip(FIN) + "…"
    return nu[:1].upper() + nu[1:]


def kind(candidat: Candidat) -> str:
    """La sorte d’item, d’après le titre qui l’annonce ; celle de sa nature à défaut."""
    titre = plain(candidat.indice)
    sortes = SORTES.get(candidat.nature, ())
    return next((s for s, forme in sortes if re.search(forme, titre)), candidat.nature)
