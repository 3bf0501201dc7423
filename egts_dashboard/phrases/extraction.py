"""Ce que l’extraction a trouvé dans un rapport, et pourquoi."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from egts_dashboard.francais import compte, guillemets, liste
from egts_dashboard.models.candidat import Candidat

NON_INDIQUE = "non indiqué"
NOMS: dict[str, tuple[str, str]] = {
    "atelier": ("atelier", "ateliers"),
    "seances": ("nombre de séances", "nombres de séances"),
    "participations": ("nombre de participations", "nombres de participations"),
    "constat": ("constat", "constats"),
    "preconisation": ("préconisation", "préconisations"),
    "pratique": ("pratique inspirante", "pratiques inspirantes"),
    "montant": ("montant", "montants"),
}
RAISONS = {
    "titre_atelier": "titre d’atelier",
    "liste_de_section": "item de liste sous le titre {}",
    "ligne_de_section": "ligne sans puce, sous le titre {}",
    "phrase_de_section": "phrase sous le titre {}",
    "libelle": "annoncé sur la même ligne par {}",
    "cellule_de_tableau": "cellule d’un tableau, sous le titre {}",
    "infinitif": "verbe à l’infinitif en tête",
    "titre_infinitif": "intertitre à l’infinitif, sous le titre {}",
    "demande": "tournure de demande (il faut, doit, besoin de…)",
    "tournure_de_constat": "tournure de constat (regrettent, manque de, trop…)",
    "enumeration": "énumération, dans une phrase qui l’annonce",
    "exemple": "exemple cité (cite l’exemple de, s’inspirer de…)",
    "atelier_en_prose": "atelier nommé dans une phrase qui le compte",
    "liste_des_ateliers": "nom d’une liste d’ateliers",
    "liste_d_atelier": "item de liste d’un atelier, sans titre qui dise ce qu’il est",
    "voisinage": "sans titre ni tournure\u00a0: ce qui l’entoure en est (phrases du paragraphe, cases de la colonne)",
    "nombre_et_nom": "nombre suivi de ce qu’il compte",
    "seances_ou_ateliers": "nombre d’ateliers, lu dans un atelier\u00a0: sans doute ses séances",
    "colonne_de_tableau": "nombre d’une colonne de tableau dont l’en-tête dit ce qu’elle compte",
    "repartition": "nombre d’une répartition",
    "montant_en_euros": "nombre suivi d’euros",
}


def reason(candidat: Candidat) -> str:
    """Pourquoi ce candidat a été retenu, en quelques mots."""
    phrase = RAISONS[candidat.motif]
    if "{}" not in phrase:
        return phrase
    titre = candidat.indice or "de la colonne"
    return phrase.format(guillemets(titre[:80]) if candidat.indice else titre)


def to_data(candidats: Sequence[Candidat]) -> list[dict[str, Any]]:
    """Les candidats prêts pour JSON ; un atelier que rien ne nomme est « non indiqué »."""
    return [
        {
            "nature": c.nature,
            "texte": c.texte,
            "valeur": _number(c.valeur),
            "atelier": c.atelier or NON_INDIQUE,
            "ligne": c.ligne,
            "ligne_fin": c.ligne_fin,
            "raison": reason(c),
            "confiance": round(c.confiance, 2),
        }
        for c in candidats
    ]


def report(candidats: Sequence[Candidat]) -> Iterator[str]:
    """Les candidats en texte, dans l’ordre du document, puis leur compte."""
    for c in candidats:
        singulier, _ = NOMS[c.nature]
        yield (
            f"ligne\u00a0{c.ligne}\u00a0· {singulier} · confiance"
            f" {round(c.confiance * 100)}\u00a0%\u00a0: {' '.join(c.texte.split())}"
        )
        yield f"   {reason(c)}\u202f; atelier\u00a0: {c.atelier or NON_INDIQUE}"
    yield _summary(candidats)


def _summary(candidats: Sequence[Candidat]) -> str:
    if not candidats:
        return (
            "Rien n’a été reconnu\u00a0: ce rapport n’a ni titre, ni liste, ni nombre que l’on"
            " sache lire."
        )
    comptes: Counter[str] = Counter(c.nature for c in candidats)
    noms = [compte(comptes[n], *formes) for n, formes in NOMS.items() if comptes[n]]
    return f"{compte(len(candidats), 'ligne proposée', 'lignes proposées')}\u00a0: {liste(noms)}."


def _number(valeur: float | None) -> float | int | None:
    if valeur is None or not valeur.is_integer():
        return valeur
    return int(valeur)
