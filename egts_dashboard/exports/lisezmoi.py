"""La première feuille du classeur : ce qu’il contient, et comment le lire."""

import datetime as dt
from collections.abc import Mapping, Sequence

from egts_dashboard.exports.tables import EXPORTEES
from egts_dashboard.francais import date_longue, nombre

# La limite d’Excel, intitulés non compris.
LIGNES_MAX = 1_048_575

Ligne = Sequence[str | int]

REGLES = (
    "Une case vide veut dire « non renseigné », jamais zéro.",
    "Une participation est une présence à une séance\u00a0: une personne venue deux fois compte deux fois.",
    "Les intitulés sont des formulations normalisées\u00a0; les mots exacts sont dans les documents, à l’endroit que dit « localisation ».",
    "certitude\u00a0: imprime = lu tel quel\u00a0; deduit = inféré, voir la note\u00a0; incertain.",
    "Chaque intitulé de colonne porte en commentaire sa définition, son unité et ses valeurs.",
    "Toute case de texte est écrite comme un texte\u00a0: aucune n’est une formule, aucune n’est un lien.",
    "Une case ou une feuille qui dépasse les limites d’Excel est coupée et le dit\u00a0; les fichiers CSV portent tout.",
)


def readme_lines(
    titre: str, comptes: Mapping[str, tuple[str, int]], date: dt.datetime
) -> list[Ligne]:
    """Les lignes de la feuille, case par case ; `titre` : le nom des données.

    `comptes` : {feuille: (table, nombre de lignes)}.
    """
    lignes: list[Ligne] = [
        [f"{titre}\u00a0: les données du tableau de bord"],
        [f"Données arrêtées au {date_longue(date.date())}."],
        [],
        ["Comment lire ces feuilles"],
        *[[regle] for regle in REGLES],
        [],
        ["Feuille", "Ce qu’est une ligne", "Nombre de lignes"],
    ]
    for feuille, (table, nb_lignes) in comptes.items():
        definition = (EXPORTEES[table].__doc__ or "").strip()
        if nb_lignes > LIGNES_MAX:
            definition += f" Feuille coupée à {nombre(LIGNES_MAX)} lignes."
        lignes.append([feuille, definition, nb_lignes])
    return lignes
