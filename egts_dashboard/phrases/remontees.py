"""Ce que la page Remontées dit en une phrase."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from egts_dashboard.francais import (
    compte,
    escape_markdown,
    guillemets,
    liste,
    nombre,
    pourcent,
)
from egts_dashboard.models.libelles import libelle
from egts_dashboard.phrases.lieux import lieu
from egts_dashboard.phrases.objets import NOMS, items

CONVERGENCE = (
    "Une même demande vue plus tard ou dans un plan national est une convergence,"
    " non une cause."
)
_SUITE = "\u202f; "


def conseil(a_des_liens: bool) -> str:
    """Que faire quand rien n’est montré : juger des liens, ou relâcher un filtre."""
    if a_des_liens:
        return "Relâchez un filtre, ou admettez toutes les natures de lien."
    return (
        "Aucun lien n’est encore jugé entre deux documents\u00a0: «\u00a0Importer et saisir\u00a0»,"
        " geste «\u00a0Rapprocher\u00a0», en propose quand le magasin tient deux documents."
    )


def a_retenir(flux: pd.DataFrame, objet: str) -> str:
    """Le plus gros passage d’un document au suivant, et ce qui n’a pas de suite."""
    passage = _main_flow(flux)
    perdus, base = _without(flux)
    debut = (
        f"Sur **{items(objet, passage['base'])}**"
        f" ({escape_markdown(passage['origine_nom'])}), **{nombre(passage['nb'])}** se retrouvent"
        f" plus loin ({escape_markdown(passage['cible_nom'])}), soit"
        f" **{pourcent(passage['nb'] / passage['base'])}**"
        if passage
        else f"Aucune suite n’est repérée à ces {NOMS[objet][1]}"
    )
    return f"{debut}\u202f; **{nombre(perdus)} sur {nombre(base)}** n’ont aucune suite repérée."


def _main_flow(flux: pd.DataFrame) -> dict[str, Any]:
    suites = flux[~flux["nature"].isin(["contenu", "sans_suite"])]
    if suites.empty:
        return {}
    paquets = (
        suites.assign(propre=suites["nature"] != "meme_demande")
        .groupby(["origine_nom", "cible_nom"], sort=False)
        .agg(nb=("nb", "sum"), base=("base", "first"), propre=("propre", "any"))
        .reset_index()
        .sort_values(["propre", "nb"], ascending=False, kind="stable")
    )
    premier: dict[str, Any] = paquets.iloc[0].to_dict()
    return premier


def _without(flux: pd.DataFrame) -> tuple[int, int]:
    liens = flux[flux["nature"] != "contenu"]
    perdus = liens.loc[liens["nature"] == "sans_suite", "nb"].sum()
    bases = liens.drop_duplicates("origine")["base"].sum()
    return int(perdus), int(bases)


def titre_flux(flux: pd.DataFrame) -> str:
    """Le titre de la figure principale dit la part sans suite."""
    perdus, base = _without(flux)
    if not base:
        return "Ce que les items sont devenus"
    return f"{pourcent(1 - perdus / base)} sont repris ou redits plus loin"


def precision_flux(objet: str) -> str:
    """Ce que mesurent les rubans, et leur teinte."""
    return (
        f"En {NOMS[objet][1]}. Plus un ruban est dense, plus le lien est fort\u202f; gris\u00a0: en"
        " atelier, ou sans suite."
    )


def note_flux(flux: pd.DataFrame, avec_incertaines: bool) -> str:
    """Comment lire les rubans, sous la figure, et ce qui n’en a pas."""
    incertains = "compris" if avec_incertaines else "écartés"
    retours = int(flux.loc[~flux["avance"], "nb"].sum())
    sans_ruban = (
        f" Sans ruban, mais dans la table\u00a0: {compte(retours, 'suite')} dans le même document"
        " ou dans un document déjà en amont."
        if retours
        else ""
    )
    return (
        f"Liens jugés par lecture, incertains {incertains}. Du plus dense au plus clair\u00a0:"
        " identique, reformulée, fusionnée, même demande. Ce qui a deux suites a deux rubans."
        f" {CONVERGENCE}{sans_ruban}"
    )


def alt_flux(flux: pd.DataFrame) -> str:
    """L’alternative textuelle des flux."""
    liens = flux[flux["nature"] != "contenu"]
    paquets = liens.groupby(["origine_nom", "cible_nom"], sort=False)["nb"].sum()
    parts = [f"{o} vers {c}\u00a0: {nombre(nb)}" for (o, c), nb in paquets.items()]
    return f"Rubans d’une étape à la suivante. {_SUITE.join(parts)}."


def titre_taux(tableau: pd.DataFrame) -> str:
    """Le titre nomme les origines dont l’écart est assuré, s’il y en a."""
    nets = tableau[tableau["lecture"].isin(["plus reprise", "moins reprise"])]
    if nets.empty:
        return "Aucune origine ne se distingue assez pour le dire"
    dits = [
        f"{guillemets(escape_markdown(v.libelle))} est {v.lecture}"
        for v in nets.itertuples()
    ]
    return f"{liste(dits)} que les autres"


def base_taux(tableau: pd.DataFrame, cible: str) -> str:
    """Ce que sont les taux, et leur base."""
    return (
        f"Part des items repris dans {guillemets(escape_markdown(cible))}"
        f" ({nombre(tableau['nb_repris'].sum())} sur {nombre(tableau['base'].sum())})"
    )


def precision_taux(tableau: pd.DataFrame, cible: str) -> str:
    """La base des taux, et ce que valent les comparaisons."""
    nb_tests = int(tableau["p_fisher"].notna().sum())
    return (
        f"{base_taux(tableau, cible)}\u202f; trait\u00a0:"
        f" intervalle de Wilson à 95\u00a0%\u202f; creux\u00a0: moins de 5 items. Test exact de Fisher,"
        f" corrigé (Benjamini–Hochberg) sur {compte(nb_tests, 'origine comparable', 'origines comparables')}."
    )


def alt_taux(tableau: pd.DataFrame) -> str:
    """L’alternative textuelle des taux de reprise."""
    parts = [
        f"{v.libelle}\u00a0: {nombre(v.taux_pct)}\u00a0%, {v.nb_repris} sur {v.base}"
        for v in tableau.itertuples()
    ]
    return f"Barres des taux de reprise. {_SUITE.join(parts)}."


def titre_perdues(tableau: pd.DataFrame, cible: str) -> str:
    """Combien d’items n’ont pas de suite dans l’étape choisie."""
    nb = int(tableau["total"].iloc[0]) if len(tableau) else 0
    return (
        f"Perdues en route\u00a0: {compte(nb, 'item')} sans lien vers"
        f" {guillemets(escape_markdown(cible))}"
    )


def titre_origine(tableau: pd.DataFrame, cible: str) -> str:
    """Combien d’items ou de mesures de l’étape choisie n’ont pas d’amont."""
    nb = int(tableau["total"].iloc[0]) if len(tableau) else 0
    base = f" sur {nombre(tableau['base'].iloc[0])}" if len(tableau) else ""
    return f"Sans origine\u00a0: {nombre(nb)}{base} dans {guillemets(escape_markdown(cible))}"


def lien(ligne: Mapping[str, Any]) -> str:
    """La nature d’un lien, sa confiance, où lire l’aval, et pourquoi."""
    confiance = ligne["confiance"]
    juge = (
        f", confiance {libelle('confiance', confiance)}"
        if isinstance(confiance, str)
        else ""
    )
    convergence = " Convergence, non une cause." if ligne["est_convergence"] else ""
    note = ligne["note"]
    pourquoi = f" {escape_markdown(note)}." if isinstance(note, str) else ""
    return (
        f"**{libelle('nature_remontee', ligne['nature_lien'])}**{juge}.{pourquoi}{convergence}"
        f" {escape_markdown(lieu(ligne['document'], ligne['aval_localisation']))}."
    )
