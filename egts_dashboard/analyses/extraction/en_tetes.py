"""L’en-tête d’un tableau de nombres : son unité, et la rangée qui le précise."""

import re

EN_TETES = (
    (
        "participations",
        r"(?:nb|nbre|nombre|total)?\.?(?: de| des| d')? ?(?:participant|participation|presen[tc]|inscrit|personne|pers\b|emargement|signature|effectif|venus\b)",
    ),
    # « Séance », au singulier et seul, range les lignes plus qu’il ne les compte.
    (
        "seances",
        r"(?:nb|nbre|nombre|total)\.?(?: de| des)? ?(?:seance|session|reunion|rencontre|rdv|rendez-vous|soiree)"
        r"|(?:seance|session|reunion|rencontre)(?:s|\(s\))\b|(?:rdv|rendez-vous|soirees)\b",
    ),
    (
        "montant",
        r"(?:montant|cout|depense|prix|somme|budget)|.*(?:en euros?|€(?: ?(?:ht|ttc))?\)?)$",
    ),
)
UNITE = re.compile(
    r"\b(?:(k\s?€|milliers? d[’']euros|k(?:ilo)?-?euros?)|M\s?€|millions? d[’']euros)(?!\w)",
    re.IGNORECASE,
)


def is_subheading(cellules: dict[int, str]) -> bool:
    """Vrai pour « | Prévu | Réalisé », sous « Poste | Montant » : rien en tête, aucun nombre."""
    return not cellules.get(0) and not any(
        any(map(str.isdigit, texte)) for texte in cellules.values()
    )


def spread(natures: dict[int, str], cellules: dict[int, str]) -> dict[int, str]:
    """Les colonnes qu’un en-tête couvre : celles de sa droite, jusqu’au suivant."""
    rendues = dict(natures)
    for colonne in sorted(cellules):
        if colonne - 1 in rendues and colonne not in rendues:
            rendues[colonne] = rendues[colonne - 1]
    return rendues


def unit(en_tete: str) -> int:
    """Combien d’euros vaut un : mille sous « Coût (k€) », un million sous « en M€ »."""
    trouve = UNITE.search(en_tete)
    return 1 if trouve is None else 1000 if trouve[1] else 1_000_000
