"""Ce que le dossier de comité dit en plus des phrases des pages : titres, absences, réserves."""

import datetime as dt
from collections.abc import Iterable, Sequence

import pandas as pd

from egts_dashboard.francais import (
    compte,
    date_longue,
    escape_markdown,
    euros,
    guillemets,
    liste,
    nombre,
    pourcent,
)
from egts_dashboard.models.dossier import ChiffreCite, Piece

# Le titre de chaque bloc, dans l’ordre où la page les propose.
TITRES = {
    "participation": "Participation aux ateliers",
    "signatures": "Présences par territoire d’origine",
    "representativite": "Représentativité",
    "preconisations": "Préconisations",
    "themes": "Thèmes",
    "remontees": "Remontées",
    "budget": "Budget\u00a0: l’enveloppe",
    "depenses": "Budget\u00a0: les dépenses par région",
    "qualite": "Qualité\u00a0: les écarts à connaître",
}
FORMATS = {
    "docx": "Note (DOCX)",
    "pptx": "Diaporama (PPTX)",
    "xlsx": "Classeur (XLSX)",
    "html": "Page d’un seul fichier (HTML)",
}
# Au-delà, la liste des documents ne se lit plus au pied d’un bloc.
SOURCES_CITEES = 8
PLACES_CITEES = 2
DOCUMENTS_CITES = 3
RESERVES = (
    "Une participation est une présence à une séance\u00a0: une personne venue deux fois compte"
    " deux fois.",
    "«\u00a0n.\u00a0r.\u00a0» veut dire non renseigné\u00a0: le document ne le dit pas. Ce n’est jamais zéro.",
)
SANS_BLOC = (
    "Choisissez au moins un bloc\u00a0: le dossier se fait de ceux que vous gardez."
)
APERCU = (
    "Les mêmes phrases et les mêmes nombres que les pages, sous les mêmes filtres\u202f; le"
    " fichier y ajoute figures, tables, sources et places."
)
RECETTE = (
    "Titre, blocs, ordre et filtres, en un petit fichier\u00a0: redéposé, il refait le dossier sur"
    " de nouvelles données. Par commande\u00a0:"
    " `python -m egts_dashboard dossier RECETTE SORTIE.docx`."
)
RECETTE_REFUSEE = "Cette recette n’a pas été reprise\u00a0: rien n’a changé."
AUTRES_REQUETES = (
    "**Toutes les requêtes de ce bloc**, dans l’ordre où elles ont été posées."
)
_ABSENT = "Ce bloc ne s’applique pas à ces données et à ces filtres."
_ILLISIBLE = "{format} n’est pas un format de dossier\u00a0: écrivez {formats}."


def absence(conseil: str) -> str:
    """Pourquoi un bloc n’a rien à montrer, et que changer."""
    return f"{_ABSENT} {conseil}".strip()


def inconnus(libelles: Sequence[str]) -> str:
    """Les choix de la recette que ces données ne connaissent pas."""
    cites = liste([guillemets(libelle[:80]) for libelle in libelles])
    verbe = "n’existe pas" if len(libelles) == 1 else "n’existent pas"
    return f"{cites} {verbe} dans ces données\u00a0: retirez ce filtre de la recette."


def reprise(titre: str, inconnus: Sequence[str]) -> str:
    """Une recette est reprise ; quels filtres ces données ne connaissent pas."""
    dit = f"Recette reprise\u00a0: {guillemets(escape_markdown(titre))}."
    if not inconnus:
        return dit
    cites = liste([guillemets(escape_markdown(libelle[:80])) for libelle in inconnus])
    return f"{dit} Sans effet, car ces données ne le connaissent pas\u00a0: {cites}."


def ignores(etiquettes: Sequence[str]) -> str:
    """Les filtres communs dont un bloc ne tient pas compte ; vide s’il les tient tous."""
    if not etiquettes:
        return ""
    cites = liste([guillemets(etiquette) for etiquette in etiquettes])
    if len(etiquettes) == 1:
        return (
            f"Le filtre {cites} ne s’applique pas à ce bloc\u00a0: il porte sur tout."
        )
    return (
        f"Les filtres {cites} ne s’appliquent pas à ce bloc\u00a0: il porte sur tout."
    )


def place_citee(document: str, places: Sequence[str]) -> str:
    """« Document : première place ; deuxième… et d’autres »."""
    citees = "\u202f; ".join(places[:PLACES_CITEES])
    # Les lignes d’un chiffre sont bornées : le nombre d’autres places ne se saurait pas toujours.
    suite = " et d’autres" if len(places) > PLACES_CITEES else ""
    return f"{document}\u00a0: {citees}{suite}"


def places_citees(places: Sequence[str]) -> tuple[str, ...]:
    """Où vérifier un chiffre : les premiers documents, les autres annoncés."""
    if len(places) <= DOCUMENTS_CITES:
        return tuple(places)
    return (*places[:DOCUMENTS_CITES], "et d’autres documents")


def sources_citees(sources: Sequence[str]) -> tuple[str, ...]:
    """Les documents d’un bloc, les premiers nommés, les autres comptés."""
    reste = len(sources) - SOURCES_CITEES
    if reste <= 1:
        return tuple(sources)
    return (*sources[:SOURCES_CITEES], f"{nombre(reste)} autres documents du registre")


def lignes_montrees(montrees: int, total: int) -> str:
    """Ce que la table du dossier ne montre pas ; vide si elle montre tout."""
    if montrees >= total:
        return ""
    return f"{nombre(montrees)} lignes sur {nombre(total)}\u202f; la page les a toutes."


def a_retenir_depenses(tableau: pd.DataFrame) -> str:
    """Où l’on a dépensé le plus, et ce que totalisent les dépenses connues."""
    premiere, total = tableau.iloc[0], tableau["total_eur"].sum()
    return (
        f"Les dépenses connues totalisent **{euros(total)}**\u202f; la plus forte part,"
        f" **{pourcent(premiere['part_pct'] / 100)}**, va à"
        f" {escape_markdown(str(premiere['libelle']))}\u00a0: **{euros(premiere['total_eur'])}**."
    )


def sans_modalite(nb: int, unite: str) -> str:
    """Les présences hors de la comparaison, et ce que sont les bornes."""
    bornes = "Bornes\u00a0: intervalle de Wilson à 95\u00a0%, divisé par la part de référence."
    if not nb:
        return bornes
    return f"{nombre(nb)} {unite} n’ont pas de modalité connue et restent hors des parts. {bornes}"


def autres_enveloppes(intitules: Sequence[str]) -> tuple[str, ...]:
    """De quelle enveloppe parle le bloc, quand il y en a plusieurs."""
    if len(intitules) < 2:
        return ()
    premiere = guillemets(intitules[0])
    autres = compte(len(intitules) - 1, "autre enveloppe", "autres enveloppes")
    return (f"Enveloppe {premiere}\u202f; la page Budget en suit {autres}.",)


def precision_themes(montres: int, total: int) -> str:
    """Ce que comptent les barres par thème, et combien n’y sont pas."""
    suite = f" Les {montres} premiers thèmes sur {total}." if montres < total else ""
    return f"Nombre de préconisations\u202f; celle qui a deux thèmes compte dans chacun.{suite}"


def alt_barres(noms: Sequence[str], valeurs: Sequence[str]) -> str:
    """L’alternative textuelle de barres : les huit premières."""
    parts = [f"{n}\u00a0: {v}" for n, v in zip(noms[:8], valeurs[:8], strict=True)]
    suite = "\u202f; etc." if len(noms) > 8 else ""
    return f"Barres, {compte(len(noms), 'ligne')}. {' ; '.join(parts)}{suite}."


def sous_titre(date: dt.date | None, filtres: Sequence[str]) -> str:
    """La date de la réunion et les filtres, en une ligne ; vide s’il n’y a ni l’un ni l’autre."""
    return " · ".join([*([date_longue(date)] if date else []), *filtres])


def pied(version: str, empreinte: str) -> str:
    """De quelles données et de quel programme vient le dossier."""
    return f"egts_dashboard, version {version}, données {empreinte[:12]}."


def chiffres_cites(piece: Piece) -> str:
    """Les chiffres du bloc en une ligne : « Participations aux ateliers : 304 · Séances… »."""
    return " · ".join(f"{c.libelle}\u00a0: {c.affiche}" for c in piece.chiffres)


def chiffre_explique(chiffre: ChiffreCite) -> str:
    """« **Participations : 304.** Définition. Calcul. » : un chiffre, avant sa requête."""
    dits = (
        f"{chiffre.libelle}\u00a0: {chiffre.affiche}.",
        chiffre.definition,
        chiffre.calcul,
    )
    tete, *suite = (escape_markdown(dit) for dit in dits if dit)
    return " ".join([f"**{tete}**", *suite])


def apercu(piece: Piece) -> str:
    """Ce que le bloc apportera au dossier : « 5 chiffres, une figure, une table de 8 lignes »."""
    parts = [compte(len(piece.chiffres), "chiffre")] if piece.chiffres else []
    if piece.graphique:
        barres = len(piece.graphique.categories)
        parts.append(f"une figure ({compte(barres, 'barre')})")
    if piece.tableau:
        parts.append(f"une table ({compte(len(piece.tableau.cases), 'ligne')})")
    if piece.sources:
        parts.append(compte(len(piece.sources), "source"))
    return f"{liste(parts).capitalize()}." if parts else ""


def format_refuse(extension: str, formats: Iterable[str]) -> str:
    """Le fichier demandé n’a pas une extension connue."""
    dit = guillemets(extension) if extension else "Sans extension, ce"
    return _ILLISIBLE.format(
        format=dit, formats=liste([f".{nom}" for nom in formats], "ou")
    )


def ecrit(pieces: Sequence[Piece], chemin: object) -> list[str]:
    """Ce que la commande dit quand le dossier est écrit : ses blocs, et ceux qui manquent."""
    dits = [piece for piece in pieces if not piece.absence]
    return [
        f"{compte(len(dits), 'bloc')} dans {chemin}.",
        *(f"{piece.titre}\u00a0: {piece.absence}" for piece in pieces if piece.absence),
    ]
