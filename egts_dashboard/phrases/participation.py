"""Ce que la page Participation dit en une phrase."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from egts_dashboard.francais import (
    MASQUE,
    compte,
    dans,
    de,
    escape_markdown,
    guillemets,
    liste,
    nombre,
    pourcent,
)
from egts_dashboard.models.libelles import libelle

CONSEIL = "Relâchez le filtre Territoire\u00a0: aucun atelier ni aucune présence n’y est rattaché."
PRECISION_SEANCES = (
    "Participations par séance\u00a0: un point par atelier, d’autant plus gros qu’il a tenu de"
    " séances. Seules les moyennes par atelier sont connues\u00a0: l’étalement d’une séance à"
    " l’autre ne l’est pas."
)
ANOMALIES = "Ce que les contrôles relèvent sur la participation, tous territoires confondus\u00a0:"


def a_retenir(
    bilan: Mapping[str, Any], ateliers: pd.DataFrame, signatures: pd.DataFrame
) -> str:
    """Combien de participations et dans quel atelier le plus ; combien de signatures."""
    phrases = (_ateliers(bilan, ateliers), signatures_dites(signatures))
    return " ".join(phrase for phrase in phrases if phrase)


def _ateliers(bilan: Mapping[str, Any], ateliers: pd.DataFrame) -> str:
    if not bilan["nb_ateliers"]:
        return "Aucun atelier n’est connu pour ces filtres."
    if ateliers.empty:
        connus = compte(bilan["nb_ateliers"], "atelier connu", "ateliers connus")
        return f"Aucun document ne dit combien sont venus dans {connus} (n.\u00a0r.)."
    premier = ateliers.iloc[0]
    phrase = (
        f"**{_participations(bilan['nb_participations'])}**"
        f"{_in_sessions(bilan, '**')} sont comptées{_place(bilan)}, dans"
        f" {_sur(bilan['nb_comptes'], bilan['nb_ateliers'])}{_together(bilan)}"
        f"{_sessions_apart(bilan, '**')}"
    )
    if len(ateliers) == 1:
        return f"{phrase}."
    return f"{phrase}\u202f; le plus suivi, {_leader(premier)}."


def _together(bilan: Mapping[str, Any]) -> str:
    """« de 2 démarches ensemble » : sans filtre, les leurs s’additionnent."""
    nb = bilan["nb_demarches"]
    return f" de {compte(nb, 'démarche')} ensemble" if nb > 1 else ""


def _place(bilan: Mapping[str, Any]) -> str:
    if bilan["nb_regions"] != 1:
        return ""
    return f" {escape_markdown(dans(bilan['region'], bilan['est_commune']))}"


def _in_sessions(bilan: Mapping[str, Any], gras: str = "") -> str:
    """« en 16 séances », si chaque atelier compté dit les siennes."""
    if not bilan["nb_comptes"] or bilan["nb_avec_seances"] < bilan["nb_comptes"]:
        return ""
    return f" en {gras}{compte(bilan['nb_seances'], 'séance')}{gras}"


def _sessions_apart(bilan: Mapping[str, Any], gras: str = "") -> str:
    """« , dont 10 ont tenu 21 séances » : les autres ne disent pas les leurs."""
    nb = bilan["nb_avec_seances"]
    if not 0 < nb < bilan["nb_comptes"]:
        return ""
    verbe = "a tenu" if nb == 1 else "ont tenu"
    return f", dont {nombre(nb)} {verbe} {gras}{compte(bilan['nb_seances'], 'séance')}{gras}"


def _leader(premier: pd.Series) -> str:
    nom = escape_markdown(guillemets(premier["atelier"]))
    if pd.isna(premier["nb_seances"]):
        return f"{nom}, en réunit **{nombre(premier['nb_participations'])}**"
    seances = compte(int(premier["nb_seances"]), "séance")
    return (
        f"{nom}, en réunit **{nombre(premier['nb_participations'])} en {seances}**,"
        f" soit **{nombre(premier['participations_par_seance'])}** par séance en moyenne"
    )


def _participations(n: int) -> str:
    return compte(n, "participation")


def _sur(n: int, total: int) -> str:
    if n == total:
        return f"les {n} ateliers connus" if n > 1 else "le seul atelier connu"
    return f"{compte(n, 'atelier')} sur {nombre(total)}"


def signatures_dites(tableau: pd.DataFrame) -> str:
    """Combien de présences aux événements, et d’où elles viennent le plus ; vide s’il n’y en a pas."""
    if tableau.empty:
        return ""
    total = int(tableau["nb_presences"].sum())
    unite = tableau["unite"].iloc[0]
    evenement = escape_markdown(tableau["evenement"].iloc[0])
    mots = compte(total, unite.rstrip("s"))
    premier = tableau.iloc[0]
    origine = premier["origine"]
    if len(tableau) == 1:
        return f"{evenement}\u00a0: **{mots}** pour {escape_markdown(origine)}."
    # « Niveau national », « région non précisée » : un libellé, non un lieu d’où l’on vient.
    venues = de(origine) if premier["est_situee"] else f"pour {origine}"
    return (
        f"{evenement}\u00a0: **{mots}**, dont **{nombre(premier['nb_presences'])}**"
        f" ({pourcent(premier['part_pct'] / 100)}) {escape_markdown(venues)}."
    )


def titre_ateliers(tableau: pd.DataFrame) -> str:
    """Le titre dit la part de l’atelier le plus suivi."""
    if len(tableau) < 2:
        return "Participations par atelier"
    part = pourcent(tableau["part_pct"].iloc[0] / 100)
    return f"L’atelier le plus suivi réunit {part} des participations"


def precision_ateliers(bilan: Mapping[str, Any], tableau: pd.DataFrame) -> str:
    """L’unité, la base, et ce que la figure ne montre pas."""
    reste = bilan["nb_comptes"] - len(tableau)
    suite = (
        f" Les {len(tableau)} premiers, sur {nombre(bilan['nb_comptes'])}."
        if reste
        else ""
    )
    return (
        "Participations (présences aux séances, non des personnes), atelier par atelier"
        f"\u202f; base\u00a0: {_participations(bilan['nb_participations'])}"
        f"{_in_sessions(bilan)}{_sessions_apart(bilan)}.{suite}"
    )


def sans_compte(tableau: pd.DataFrame) -> str:
    """Où sont les ateliers sans compte, et qu’ils ne valent pas zéro."""
    total = int(tableau["nb_ateliers"].sum())
    lieux = [
        f"{escape_markdown(ligne.territoire)} ({nombre(ligne.nb_ateliers)})"
        for ligne in tableau.head(6).itertuples()
    ]
    verbe = "n’a" if total == 1 else "n’ont"
    return (
        f"**{compte(total, 'atelier')}** {verbe} pas de compte imprimé (n.\u00a0r.)\u00a0:"
        f" {liste(lieux)}. Absents de la figure, ils ne valent pas zéro."
    )


def titre_signatures(tableau: pd.DataFrame) -> str:
    """Le titre dit d’où viennent le plus de présences."""
    premier = tableau.iloc[0]
    if len(tableau) == 1 or not premier["est_situee"]:
        return "Présences par territoire d’origine"
    part = pourcent(premier["part_pct"] / 100)
    return f"{part} des {premier['unite']} viennent {escape_markdown(de(premier['origine']))}"


def base_signatures(tableau: pd.DataFrame) -> str:
    """L’unité et la base."""
    total = int(tableau["nb_presences"].sum())
    unite = tableau["unite"].iloc[0]
    return f"{unite.capitalize()} et part\u202f; base\u00a0: {compte(total, unite.rstrip('s'))}."


def precision_signatures(tableau: pd.DataFrame) -> str:
    """L’unité, la base, et ce que veut dire le hachuré."""
    if tableau["est_situee"].all():
        return base_signatures(tableau)
    return (
        f"{base_signatures(tableau)}"
        " Hachuré\u00a0: sans région (non précisée, inter-région ou niveau national)."
    )


def titre_seances(tableau: pd.DataFrame) -> str:
    """Le titre dit entre quelles valeurs se tiennent les moyennes."""
    moyennes = tableau["participations_par_seance"].dropna()
    return (
        f"De {nombre(moyennes.min(), 1)} à {nombre(moyennes.max(), 1)} participations par séance,"
        " selon l’atelier"
    )


def alt_barres(tableau: pd.DataFrame, libelle: str, mesure: str) -> str:
    """L’alternative textuelle d’une figure en barres : les cinq premières valeurs."""
    parts = [
        f"{nom}\u00a0: {MASQUE if pd.isna(valeur) else nombre(valeur)}"
        for nom, valeur in zip(
            tableau[libelle].head(5), tableau[mesure].head(5), strict=True
        )
    ]
    suite = "\u202f; etc." if len(tableau) > 5 else ""
    return f"Barres, {len(tableau)} lignes, en {mesure.removeprefix('nb_')}. {' ; '.join(parts)}{suite}."


def alt_seances(tableau: pd.DataFrame) -> str:
    """L’alternative textuelle des moyennes par séance."""
    parts = [
        f"{v.atelier}\u00a0: {nombre(v.participations_par_seance, 1)}"
        for v in tableau.dropna(subset=["participations_par_seance"]).itertuples()
    ]
    return f"Points, participations par séance. {' ; '.join(parts)}."


def totaux(tableau: pd.DataFrame) -> str:
    """Combien de totaux déclarés se retrouvent, combien s’écartent."""
    recomptes = tableau.dropna(subset=["ecart"])
    if recomptes.empty:
        return "Aucun total déclaré ne se recompte pour ces filtres."
    justes = int((recomptes["ecart"] == 0).sum())
    phrase = (
        f"**{nombre(justes)}** des **{compte(len(recomptes), 'total déclaré', 'totaux déclarés')}**"
        " qui se recomptent tombent juste."
    )
    ecarts = [
        f"{nombre(v.declare)} {libelle('unite', v.unite)} ({escape_markdown(v.qualificatif)})"
        f" pour {nombre(v.recompte)} recomptées"
        for v in recomptes[recomptes["ecart"] != 0].head(3).itertuples()
    ]
    verbe = "S’écarte" if len(ecarts) == 1 else "S’écartent"
    return f"{phrase} {verbe}\u00a0: {liste(ecarts)}." if ecarts else phrase
