"""La confiance annoncée : la part qui s’est montrée juste, non l’idée que la règle s’en fait.

Chaque règle pose une marque ; la table dit ce qu’elle vaut. Elle est le milieu de deux parts :
celle du premier regard, sur de vrais textes que rien n’avait encore réglé (ramenée vers
l’autre quand ils sont peu), et celle des jeux réglés, les cinq documents compris. Une marque
que la table ne connaît pas reste telle quelle. `benchmarks/README.md` donne les comptes.
"""

from dataclasses import replace

from egts_dashboard.models.candidat import Candidat

# (nature, motif, marque) → part juste, à 0,05 près.
ECHELLE: dict[tuple[str, str, float], float] = {
    ("constat", "liste_de_section", 0.95): 0.85,
    ("constat", "cellule_de_tableau", 0.85): 0.95,
    ("constat", "libelle", 0.85): 0.9,
    ("constat", "phrase_de_section", 0.75): 0.8,
    ("constat", "ligne_de_section", 0.6): 0.85,
    ("constat", "phrase_de_section", 0.5): 0.65,
    ("constat", "liste_d_atelier", 0.4): 0.65,
    ("constat", "tournure_de_constat", 0.4): 0.55,
    ("constat", "tournure_de_constat", 0.35): 0.55,
    ("constat", "voisinage", 0.35): 0.5,
    ("preconisation", "cellule_de_tableau", 0.85): 0.95,
    ("preconisation", "libelle", 0.85): 0.9,
    ("preconisation", "liste_de_section", 0.9): 0.95,
    ("preconisation", "liste_de_section", 0.8): 0.95,
    ("preconisation", "phrase_de_section", 0.75): 0.95,
    ("preconisation", "titre_infinitif", 0.7): 0.75,
    ("preconisation", "infinitif", 0.55): 0.9,
    ("preconisation", "infinitif", 0.4): 0.9,
    ("preconisation", "phrase_de_section", 0.5): 0.55,
    ("preconisation", "demande", 0.45): 0.85,
    ("preconisation", "demande", 0.4): 0.75,
    ("preconisation", "liste_d_atelier", 0.4): 0.95,
    ("pratique", "liste_de_section", 0.95): 0.8,
    ("pratique", "cellule_de_tableau", 0.85): 0.95,
    ("pratique", "phrase_de_section", 0.75): 0.7,
    ("pratique", "exemple", 0.5): 0.65,
    ("pratique", "exemple", 0.45): 0.65,
    ("pratique", "exemple", 0.4): 0.65,
}


def calibrated(candidat: Candidat) -> Candidat:
    """Le candidat, sa marque changée en la part juste mesurée."""
    cle = (candidat.nature, candidat.motif, round(candidat.confiance, 2))
    return replace(candidat, confiance=ECHELLE.get(cle, candidat.confiance))
