"""Ce que dit le geste « Lire un rapport »."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from egts_dashboard.francais import compte, guillemets, liste, nombre
from egts_dashboard.phrases.extraction import NOMS

LIMITES = (
    "Texte, page HTML, DOCX, ODT, ou PDF qui contient du texte (une numérisation n’en contient"
    " pas). {taille}\u00a0Mo et 1\u202f000\u00a0pages au plus. Le fichier est lu sur ce poste et n’en"
    " sort pas\u202f; seules les lignes que vous confirmez sont gardées."
)
RELIRE = (
    "L’intitulé est le vôtre, et il reste à écrire\u00a0: pour commencer, ce sont les mots du"
    " document, raccourcis. Ceux que vous ne changez pas seront notés «\u00a0à relire\u00a0»."
)
MONTANTS = (
    "Une somme citée n’est pas toujours une dépense\u00a0: cochez celles qui en sont, dites leur"
    " poste et où elles en sont."
)
LIBRES = (
    "Ces nombres ne sont repris nulle part\u00a0: le rapport ne les rattache à aucun atelier, ou en"
    " donne plusieurs pour le même. Écrivez dans la table des ateliers ceux qui sont d’un atelier."
    " Les autres peuvent être gardés comme présences d’un événement ou de la démarche\u00a0: cochez-les"
    " et dites ce qu’ils comptent, sauf s’ils redisent ce que les ateliers comptent déjà."
)

EN_ENTIER = "Les mêmes lignes en toutes lettres"


def read_whole(nb: int) -> str:
    """Le nom du repli où se lit ce que la grille coupe."""
    if nb == 1:
        return "Lire cette ligne en toutes lettres"
    return f"Lire ces {nombre(nb)}\u00a0lignes en toutes lettres"


def found(natures: Sequence[str], nb_lignes: int) -> str:
    """« 243 lignes du document, d’où l’on tire 5 ateliers, 24 préconisations… »."""
    comptes = Counter(natures)
    lues = compte(nb_lignes, "ligne du document", "lignes du document")
    noms = [
        f"**{nombre(comptes[nature])}**\u00a0{formes[comptes[nature] > 1]}"
        for nature, formes in NOMS.items()
        if comptes[nature]
    ]
    if not noms:
        return (
            f"{lues}, et rien de reconnu\u00a0: ce rapport n’a ni titre, ni liste, ni nombre que"
            " l’on sache lire. Vous pouvez saisir ses lignes à la main."
        )
    return f"{lues}, d’où l’on tire {liste(noms)}."


def already_known(source: Mapping[str, Any]) -> str:
    """Ce document est déjà au registre, avec tant de lignes."""
    parts = [
        compte(source["nb_preconisations"], "préconisation"),
        compte(source["nb_constats"], "constat"),
        compte(source["nb_pratiques"], "pratique"),
    ]
    return (
        f"Ce document est déjà au registre\u00a0: {guillemets(source['titre'])}, avec {liste(parts)}."
        " Ce que vous ajouteriez s’y ajouterait\u202f: prenez garde de ne pas compter deux fois."
    )


def to_write(tables: Mapping[str, Sequence[object]], noms: Mapping[str, str]) -> str:
    """« À enregistrer : Ateliers (2), Préconisations (12). »."""
    parts = [
        f"{noms[table]} ({nombre(len(lignes))})"
        for table, lignes in tables.items()
        if lignes
    ]
    if not parts:
        return "Rien n’est retenu pour l’instant\u00a0: cochez au moins une ligne."
    return f"À enregistrer\u00a0: {liste(parts)}."


def missing(champs: Sequence[str]) -> str:
    """Ce qui manque encore pour continuer."""
    return f"Il reste à remplir\u00a0: {liste(champs)}."


def incomplete_amounts(nombre_de_lignes: int) -> str:
    """Des dépenses ou des présences cochées sans tout ce qu’il y faut."""
    quoi = compte(nombre_de_lignes, "ligne cochée est", "lignes cochées sont")
    return (
        f"{quoi} à compléter\u00a0: un montant veut son poste et son état, une présence ce qu’elle"
        " compte."
    )


def too_many_themes(nombre_de_lignes: int) -> str:
    """Des lignes gardées qui ont plus de trois thèmes."""
    quoi = compte(nombre_de_lignes, "ligne gardée a", "lignes gardées ont")
    return f"{quoi} plus de trois thèmes\u00a0: laissez-en trois au plus, le principal d’abord."


def known_workshops(nb: int) -> str:
    """Combien d’ateliers lus sont rattachés à ceux du magasin ; vide s’il n’y en a pas."""
    if not nb:
        return ""
    quoi = compte(nb, "atelier est rattaché", "ateliers sont rattachés")
    qui = "à celui du magasin" if nb == 1 else "à ceux du magasin"
    return (
        f"{quoi} {qui}\u00a0: leurs présences n’y comptent pas deux fois. Videz la case"
        " «\u00a0Atelier déjà au magasin\u00a0» pour en faire un atelier neuf."
    )


def to_fill(nombre_a_remplir: int) -> str:
    """Ce que la recherche des mots exacts a trouvé, avant d’écrire."""
    if not nombre_a_remplir:
        return "Tous les mots exacts que l’on retrouve dans ce document sont déjà là."
    quoi = compte(nombre_a_remplir, "ligne", "lignes")
    return f"Mots exacts à ajouter\u00a0: {quoi}. Les intitulés, eux, ne changent pas."


def saved(titre: str, nb_items: int) -> str:
    """Ce qui vient d’être enregistré."""
    quoi = compte(nb_items, "ligne enregistrée", "lignes enregistrées")
    return (
        f"{guillemets(titre)}\u00a0: {quoi}. Les préconisations sont à leur page, et le journal"
        " garde ce geste."
    )


def filled(nombre_remplis: int) -> str:
    """Ce que la recherche des mots exacts a rempli."""
    return f"{compte(nombre_remplis, 'item a reçu ses mots exacts', 'items ont reçu leurs mots exacts')}."
