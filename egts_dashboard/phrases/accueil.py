"""Ce que l’accueil dit en quelques phrases."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from egts_dashboard.francais import (
    compte,
    escape_markdown,
    euros,
    liste,
    nombre,
)
from egts_dashboard.models.demarche import LARGEUR_TITRE, annees_de, titre_commun
from egts_dashboard.models.libelles import LIBELLES

NOMS_DITS = 3
# Ce que la ligne sous le titre tient, en signes.
LARGEUR_LIGNE = 130
RIEN_ENCORE = (
    "Rien n’est encore apporté\u00a0: ni atelier, ni préconisation, ni dépense."
    " «\u00a0Importer et saisir\u00a0» fait entrer votre concertation."
)
RIEN_ICI = (
    "Ce que cette page lit n’est pas encore apporté\u00a0: «\u00a0Importer et saisir\u00a0» le"
    " fait entrer, d’un tableur ou d’un rapport."
)
SANS_DATE = "Aucune date n’est renseignée\u00a0: un tableur dans la table «\u00a0Événements\u00a0» les apporte."
_PREMIERS_FAITS = ("nb_ateliers", "nb_preconisations", "nb_signatures", "notifie_eur")


def titres(lues: Mapping[str, Any]) -> tuple[str, str]:
    """Le titre de la page, en une ligne si possible, et la ligne qui le suit.

    Plusieurs démarches : leurs noms, ou leur nombre si le titre les nomme déjà. Une seule : un nom
    trop long laisse la suite de sa première virgule à la seconde ligne.
    """
    nb, noms = lues["nb"], lues["noms"]
    titre = titre_commun(nb, noms, lues["debut"], lues["fin"])
    if nb < 2:
        tete, _, suite = titre.partition(", ")
        if suite and len(titre) > LARGEUR_TITRE:
            return tete, f"{suite[:1].upper()}{suite[1:]}"
        return titre, "Ce qu’il en est sorti, d’un coup d’œil."
    if titre == liste(noms):
        return titre, annees_de(nb, lues["debut"], lues["fin"])
    for dits in range(min(nb, NOMS_DITS), 0, -1):
        autres = [f"et {compte(nb - dits, 'autre')}"] if nb > dits else []
        suite = " · ".join([*noms[:dits], *autres])
        if len(suite) <= LARGEUR_LIGNE:
            break
    return titre, suite


def a_retenir(resume: Mapping[str, Any], comptes: Mapping[str, int]) -> str:
    """Ce qui est sorti de la consultation, et ce qu’il faut en savoir avant de la citer."""
    if not any(resume[nom] for nom in _PREMIERS_FAITS):
        return RIEN_ENCORE
    nb_alertes = comptes["nb_erreurs"] + comptes["nb_alertes"]
    sortie = (
        f"Il en est sorti **{compte(resume['nb_preconisations'], 'préconisation')}**"
    )
    if resume["nb_themes"]:
        sortie += f" sur **{compte(resume['nb_themes'], 'thème')}**"
    enveloppe = _envelope(resume, nb_alertes)
    if not any(resume[nom] for nom in _PREMIERS_FAITS if nom != "notifie_eur"):
        return enveloppe
    phrase = ", ".join(filter(None, [sortie, _attendance(resume)]))
    return f"{phrase}. {enveloppe}".strip()


def _attendance(resume: Mapping[str, Any]) -> str:
    parties = []
    if resume["nb_participations"] is not None:
        comptes = compte(
            resume["nb_ateliers_comptes"], "atelier compté", "ateliers comptés"
        )
        parties.append(
            f"**{compte(resume['nb_participations'], 'participation')}** dans les {comptes}"
            f" sur {nombre(resume['nb_ateliers'])}"
        )
    if resume["nb_signatures"] is not None:
        parties.append(
            f"**{compte(resume['nb_signatures'], 'signature')}** aux assises"
        )
    if not parties and not resume["nb_ateliers"]:
        return ""
    if not parties:
        return f"au fil de {compte(resume['nb_ateliers'], 'atelier')} dont la fréquentation n’est pas renseignée"
    return f"après {liste(parties)}"


def _envelope(resume: Mapping[str, Any], nb_alertes: int) -> str:
    alertes = f"**{compte(nb_alertes, 'alerte')}** à lire avant de citer"
    if not resume["notifie_eur"]:
        return f"{alertes}." if nb_alertes else ""
    suite = f"\u202f; {alertes}" if nb_alertes else ""
    verdict = _verdict(resume) if resume["nb_enveloppes"] == 1 else _verdicts(resume)
    return f"{verdict}{suite}."


def _verdict(resume: Mapping[str, Any]) -> str:
    reste = resume["notifie_eur"] - resume["consomme_eur"]
    dit = (
        f"est dépassée de **{euros(-reste)}**"
        if reste < 0
        else f"laisse **{euros(reste)}**"
    )
    return f"L’enveloppe de {euros(resume['notifie_eur'])} {dit}"


def _verdicts(resume: Mapping[str, Any]) -> str:
    """Des crédits de démarches différentes : le reste de l’une ne paie pas l’excès de l’autre."""
    nb, depassees = resume["nb_enveloppes"], resume["nb_depassees"]
    if not depassees:
        return f"Les **{compte(nb, 'enveloppe')}** sont tenues"
    verbe = "est dépassée" if depassees == 1 else "sont dépassées, ensemble,"
    return (
        f"**{compte(depassees, 'enveloppe')}** sur {nombre(nb)} {verbe}"
        f" de **{euros(resume['depasse_eur'])}**"
    )


def titre_calendrier(tableau: pd.DataFrame, est_national: bool) -> str:
    """Combien de dates, d’où à où."""
    debut, fin = tableau["date_debut"].min().year, tableau["date_fin"].max().year
    sorte = "dates nationales" if est_national else "dates dans les territoires"
    annees = f"de {debut} à {fin}" if fin > debut else f"en {debut}"
    total = int(tableau["nb_dates"].iloc[0])
    if total > len(tableau):
        return f"{nombre(len(tableau))} des {nombre(total)} {sorte}, {annees}"
    return f"{nombre(total)} {sorte}, {annees}"


def alt_calendrier(tableau: pd.DataFrame) -> str:
    """L’alternative textuelle du calendrier."""
    parties = [
        f"{LIBELLES['nature_evenement'].get(str(nature), nature)}\u00a0: {compte(nb, 'date')}"
        for nature, nb in tableau["nature"].value_counts(sort=False).items()
    ]
    pleines = int((tableau["certitude"] == "imprime").sum())
    return (
        f"Calendrier en bandes, une par nature. {' ; '.join(parties)}."
        f" {compte(pleines, 'date imprimée', 'dates imprimées')} sur {nombre(len(tableau))}."
    )


def legende_calendrier(tableau: pd.DataFrame) -> str:
    """La clé des sigles et des signes, pour ce qui est montré."""
    signes = (
        "Rond plein\u00a0: date imprimée\u202f; creux pointé\u00a0: déduite\u202f;"
        " creux\u00a0: incertaine. Trait\u00a0: période."
    )
    if tableau["sigle"].nunique() == 1:
        return signes
    regions = tableau[~tableau["sigle"].str.isdigit()].drop_duplicates("sigle")
    cles = [
        f"{ligne.sigle}\u00a0: {escape_markdown(ligne.territoire)}"
        for ligne in regions.itertuples()
    ]
    if tableau["sigle"].str.isdigit().any():
        cles.append("un numéro\u00a0: le département")
    return f"{', '.join(cles)}. {signes}"


def premier_pas(resume: Mapping[str, Any]) -> dict[str, str]:
    """Pour chaque lecteur, la question à laquelle sa page répond."""
    return {
        "Comité de pilotage": "Combien de participations, et où\u202f?",
        "Analyste": f"Chercher dans {compte(resume['nb_preconisations'], 'préconisation')}",
        "Agent de la direction régionale": "L’enveloppe est-elle tenue, ligne à ligne\u202f?",
    }
