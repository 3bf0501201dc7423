"""Ce que la page Préconisations dit en une phrase."""

from collections.abc import Mapping
from typing import Any, Protocol

import pandas as pd

from egts_dashboard.francais import compte, escape_markdown, guillemets, liste, nombre

AIDE_RECHERCHE = (
    "«\u00a0mots exacts\u00a0» entre guillemets, -mot pour écarter, début\\* pour toutes les"
    " suites d’un mot\u202f; un sigle (CCAS, AVS…) trouve aussi ce qu’il veut dire."
)
USAGER = "«\u00a0Usager\u00a0» et «\u00a0utilisateur\u00a0» se cherchent ensemble."
# Par sorte d’item : singulier, pluriel, « aucun(e) », « celles / ceux ».
NOMS = {
    "preconisation": ("préconisation", "préconisations", "Aucune", "celles"),
    "constat": ("constat", "constats", "Aucun", "ceux"),
    "pratique": ("pratique", "pratiques", "Aucune", "celles"),
    None: ("item", "items", "Aucun", "ceux"),
}
FACETTES = {
    "theme": "par thème",
    "atelier": "par atelier",
    "territoire": "par territoire",
    "niveau": "par niveau",
    "nature": "par nature",
    "volet": "par volet",
    "annee": "par année",
    "document": "par document",
    "reprise": "selon qu’une reprise est connue",
}

SIGNES_CITES = 90


def a_retenir(
    resume: Mapping[str, Any], themes: pd.DataFrame, objet: str | None, tape: str
) -> str:
    """Combien d’items répondent, d’où ils viennent, et quel thème revient le plus."""
    singulier, pluriel, *_ = NOMS[objet]
    trouves = compte(resume["nb"], singulier, pluriel)
    sujet = f" pour {_cite(tape.strip())}" if tape.strip() else ""
    phrase = f"**{trouves}**{sujet}, {_origin(resume)}."
    return f"{phrase} {_recurrent(themes, resume['nb_ateliers'])}".strip()


def _cite(tape: str) -> str:
    """Les mots cherchés ; d’un long texte collé, le début."""
    # Des guillemets déjà tapés suffisent : pas de guillemets dans des guillemets.
    if len(tape) <= SIGNES_CITES:
        cite = escape_markdown(tape)
        return cite if "«" in cite else guillemets(cite)
    debut = tape[:SIGNES_CITES].replace("«", "").replace("»", "").strip()
    return guillemets(f"{escape_markdown(debut)}…")


def _origin(resume: Mapping[str, Any]) -> str:
    ateliers, documents = resume["nb_ateliers"], resume["nb_documents"]
    de_documents = f"de **{compte(documents, 'document')}**"
    if not ateliers:
        return f"venant {de_documents}, sans atelier"
    return f"venant de **{compte(ateliers, 'atelier')}** et {de_documents}"


def _recurrent(themes: pd.DataFrame, nb_ateliers: int) -> str:
    """Le ou les thèmes présents dans le plus d’ateliers."""
    if themes.empty or themes["nb_ateliers"].max() < 2:
        return ""
    plus = int(themes["nb_ateliers"].max())
    premiers = themes[themes["nb_ateliers"] == plus]["libelle"]
    noms = [guillemets(escape_markdown(libelle)) for libelle in premiers]
    combien = f"**{nombre(plus)} sur {nombre(nb_ateliers)}**"
    if len(noms) > 3:
        return (
            f"{nombre(len(noms))} thèmes y reviennent chacun dans {combien} ateliers."
        )
    if len(noms) > 1:
        return f"Les thèmes {liste(noms)} reviennent dans le plus d’ateliers\u00a0: {combien} chacun."
    return f"Le thème {noms[0]} est celui qui revient dans le plus d’ateliers\u00a0: {combien}."


class Compris(Protocol):
    """Ce que la recherche a compris (queries.recherche.Mots)."""

    @property
    def a_tous(self) -> bool: ...  # noqa: D102
    @property
    def inconnus(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def nb_ignores(self) -> int: ...  # noqa: D102
    @property
    def est_vide(self) -> bool: ...  # noqa: D102
    @property
    def racines(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def sigles(self) -> tuple[tuple[str, str], ...]: ...  # noqa: D102


def compris(mots: Compris, objet: str | None, tape: str, nb: int) -> str:
    """Ce que la recherche a fait des mots tapés, quand il faut le dire."""
    phrases = []
    if mots.est_vide and tape.strip():
        phrases.append(
            "Ces mots sont trop courants pour chercher\u00a0: tout est montré."
        )
    elif nb and not mots.a_tous:
        singulier, _, aucun, celles = NOMS[objet]
        phrases.append(
            f"{aucun} {singulier} ne contient tous ces mots\u00a0: voici {celles} qui en"
            " contiennent au moins un."
        )
    if mots.inconnus:
        cites = liste([guillemets(escape_markdown(mot)) for mot in mots.inconnus])
        suite = "n’est écrit" if len(mots.inconnus) == 1 else "ne sont écrits"
        phrases.append(f"{cites} {suite} nulle part.")
    if mots.nb_ignores:
        phrases.append("Seuls les seize premiers mots sont cherchés.")
    if "usager" in mots.racines:
        phrases.append(USAGER)
    return " ".join([*phrases, *_acronyms(mots.sigles)])


def _acronyms(sigles: tuple[tuple[str, str], ...]) -> list[str]:
    """Les sigles cherchés avec ce qu’ils veulent dire."""
    developpes: dict[str, list[str]] = {}
    for sigle, developpe in sigles:
        developpes.setdefault(sigle, []).append(guillemets(escape_markdown(developpe)))
    return [
        f"{liste([guillemets(escape_markdown(sigle)), *sens])} se cherchent ensemble."
        for sigle, sens in developpes.items()
    ]


def voulu(corrections: tuple[tuple[str, str], ...]) -> str:
    """Le mot proposé à la place de celui que rien ne contient."""
    proposes = [guillemets(escape_markdown(propose)) for _, propose in corrections]
    return f"Vouliez-vous {liste(proposes)}\u202f?"


def conseil(filtres: tuple[str, ...], tape: str, nb_ailleurs: int) -> str:
    """Que relâcher quand rien ne répond ; `nb_ailleurs` : d’autres sortes d’items répondent."""
    if nb_ailleurs:
        trouves = compte(
            nb_ailleurs,
            "item d’une autre sorte répond",
            "items d’autres sortes répondent",
        )
        return f"{trouves}\u00a0: choisissez «\u00a0Tout\u00a0»."
    if filtres and tape.strip():
        return f"Retirez un filtre ({liste(filtres)}) ou essayez un mot de moins."
    if filtres:
        return f"Retirez un filtre\u00a0: {liste(filtres)}."
    return "Essayez un autre mot, ou un mot plus court."


def titre_repartition(tableau: pd.DataFrame, facette: str) -> str:
    """Le titre de la répartition nomme la valeur la plus fréquente quand une se détache."""
    if (
        len(tableau) > 1
        and tableau["nb_items"].iloc[0] > 1.3 * tableau["nb_items"].iloc[1]
    ):
        return f"D’abord {guillemets(escape_markdown(str(tableau['libelle'].iloc[0])))}"
    return f"Nombre {FACETTES[facette]}"


def alt_repartition(tableau: pd.DataFrame, facette: str) -> str:
    """L’alternative textuelle de la répartition."""
    premieres = [
        f"{ligne.libelle} {nombre(ligne.nb_items)}"
        for ligne in tableau.head(5).itertuples()
    ]
    return f"Barres du nombre d’items {FACETTES[facette]}, {len(tableau)} valeurs\u00a0: {', '.join(premieres)}."


def montres(nb_montres: int, nb: int, a_des_mots: bool) -> str:
    """Combien de lignes sont montrées, et dans quel ordre."""
    ordre = (
        "les plus proches des mots cherchés d’abord"
        if a_des_mots
        else "dans l’ordre des documents"
    )
    if nb == 1:
        return f"{compte(nb, 'ligne')}."
    if nb_montres >= nb:
        return f"{compte(nb, 'ligne')}, {ordre}."
    return f"Les {nombre(nb_montres)} premières sur {nombre(nb)}, {ordre}."


def precision_repartition(facette: str, nb_valeurs: int, nb_barres: int) -> str:
    """Ce que comptent les barres, et ce qu’on peut en faire."""
    parts = ["Nombre de lignes, tous les autres filtres gardés"]
    if facette == "theme":
        parts.append("une ligne à deux thèmes compte dans chacun")
    if facette == "territoire":
        parts.append("un territoire compte ceux qu’il contient")
    if nb_valeurs > nb_barres:
        parts.append(f"les {nb_barres} premières valeurs sur {nombre(nb_valeurs)}")
    return "\u202f; ".join(parts) + ". Toucher une barre ne garde qu’elle."


def entete_export(tape: str, filtres: list[str], objet: str, nb: int) -> list[str]:
    """Les lignes d’en-tête du fichier emporté : ce qui a été cherché et filtré."""
    cherche = [f"Mots cherchés\u00a0: {tape.strip()}"] if tape.strip() else []
    return [f"{objet}\u00a0: {compte(nb, 'ligne')}", *cherche, *filtres]


def trop_a_emporter(maximum: int) -> str:
    """Pourquoi une sélection trop grosse ne se télécharge pas d’ici."""
    return (
        f"Au-delà de {nombre(maximum)} lignes, la sélection ne se télécharge pas d’ici\u00a0:"
        " ajoutez un filtre, ou prenez toutes les données page Sources et qualité."
    )


def autres_valeurs(nb: int, est_deplie: bool) -> str:
    """Ce que dit le bouton au pied d’une facette."""
    if est_deplie:
        return "moins"
    return f"et {nombre(nb)} autre{'s' if nb > 1 else ''}"
