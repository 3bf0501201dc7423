"""Les blocs du dossier tirés des pages Participation et Budget.

Chacun pose les questions de sa page et en reprend les phrases : rien n’y est recalculé.
"""

from functools import partial

from egts_dashboard.actions.dossier.pieces import (
    Barres,
    Demande,
    cite,
    cite_sources,
    to_graphique,
    to_tableau,
)
from egts_dashboard.francais import plain, split_bold
from egts_dashboard.models.dossier import Piece
from egts_dashboard.phrases import budget as dire_budget
from egts_dashboard.phrases import dossier as phrases
from egts_dashboard.phrases import participation as dire_participation
from egts_dashboard.queries import budget as q_budget
from egts_dashboard.queries import participation as q_participation
from egts_dashboard.queries.budget_chiffres import chiffres as chiffres_budget
from egts_dashboard.queries.participation_chiffres import chiffres as chiffres_venus

_ATELIERS = (
    "atelier",
    "territoire",
    "nb_participations",
    "nb_seances",
    "participations_par_seance",
    "part_pct",
)
_DEPENSES = (
    "libelle",
    "dans_eur",
    "hors_eur",
    "total_eur",
    "part_pct",
    "nb_lignes",
    "nb_incertaines",
)


def absent(demande: Demande, conseil: str) -> Piece:
    """Le bloc qui n’a rien à dire, et pourquoi."""
    sorte = demande.bloc.sorte
    return Piece(sorte, phrases.TITRES[sorte], absence=phrases.absence(plain(conseil)))


def participation(demande: Demande) -> Piece:
    """Combien de participations, dans quels ateliers."""
    store, filtres = demande.store, demande.filtres
    bilan = q_participation.bilan(store, filtres)
    if not bilan["nb_ateliers"]:
        return absent(demande, dire_participation.CONSEIL)
    tableau = q_participation.ateliers(store, filtres)
    sans = q_participation.sans_compte_par_territoire(store, filtres)
    return Piece(
        "participation",
        phrases.TITRES["participation"],
        split_bold(dire_participation.a_retenir(bilan, tableau, tableau.head(0))),
        cite(
            demande,
            (c for c in chiffres_venus(store, filtres) if c.cle != "signatures"),
        ),
        to_graphique(
            tableau,
            "atelier",
            [Barres("nb_participations", "Participations", regions="region_code")],
            titre=dire_participation.titre_ateliers,
            precision=partial(dire_participation.precision_ateliers, bilan),
            axe="Participations",
        ),
        to_tableau("Ateliers comptés", tableau, _ATELIERS, demande),
        cite_sources(store, tableau),
        (plain(dire_participation.sans_compte(sans)),) if len(sans) else (),
    )


def signatures(demande: Demande) -> Piece:
    """D’où viennent les présences signées."""
    store, filtres = demande.store, demande.filtres
    tableau = q_participation.signatures(store, filtres)
    if tableau.empty:
        return absent(demande, dire_participation.CONSEIL)
    titre = dire_participation.titre_signatures(tableau)
    return Piece(
        "signatures",
        phrases.TITRES["signatures"],
        split_bold(dire_participation.signatures_dites(tableau)),
        cite(
            demande,
            (c for c in chiffres_venus(store, filtres) if c.cle == "signatures"),
        ),
        to_graphique(
            tableau,
            "origine",
            [Barres("nb_presences", "Présences", regions="region_code")],
            titre=titre,
            precision=dire_participation.base_signatures(tableau),
            axe="Présences",
        ),
        to_tableau(
            titre,
            tableau,
            ("origine", "nb_presences", "unite", "part_pct", "certitude"),
            demande,
        ),
        cite_sources(store, tableau),
    )


def budget(demande: Demande) -> Piece:
    """L’enveloppe, sous ses deux lectures."""
    store, filtres = demande.store, demande.filtres
    enveloppes = q_budget.enveloppes(store, filtres)
    if not enveloppes:
        return absent(demande, dire_budget.sans_enveloppe(0))
    enveloppe = enveloppes[0]
    identifiant = enveloppe["enveloppe_id"]
    tableau = q_budget.lectures(store, identifiant)
    titre = dire_budget.titre_lectures(tableau)
    oubliee = q_budget.explication_ecart(store, identifiant)
    return Piece(
        "budget",
        phrases.TITRES["budget"],
        split_bold(dire_budget.a_retenir(enveloppe, oubliee)),
        cite(demande, chiffres_budget(store, identifiant, filtres)),
        to_graphique(
            tableau,
            "lecture",
            [Barres("montant_eur", "Consommé"), Barres("notifie_eur", "Enveloppe")],
            titre=titre,
            precision="En euros\u202f; 100\u00a0% tout juste n’est pas un dépassement.",
            axe="€",
            decimales=2,
        ),
        to_tableau(
            titre,
            tableau,
            ("lecture", "montant_eur", "notifie_eur", "consomme_pct", "reste_eur"),
            demande,
        ),
        cite_sources(store, tableau),
        phrases.autres_enveloppes([str(e["intitule"]) for e in enveloppes]),
    )


def depenses(demande: Demande) -> Piece:
    """Les dépenses connues, par région, dans l’enveloppe et au-delà."""
    store, filtres = demande.store, demande.filtres
    tableau = q_budget.par_axe(store, "region", filtres)
    if tableau.empty:
        return absent(demande, dire_budget.CONSEIL)
    return Piece(
        "depenses",
        phrases.TITRES["depenses"],
        split_bold(phrases.a_retenir_depenses(tableau)),
        cite(demande, chiffres_budget(store, None, filtres)),
        to_graphique(
            tableau,
            "libelle",
            [
                Barres("dans_eur", "Dans l’enveloppe"),
                Barres("hors_eur", "Au-delà de l’enveloppe", est_hachuree=True),
            ],
            titre="Dépenses par région",
            precision="En euros\u202f; hachuré\u00a0: au-delà de l’enveloppe.",
            axe="€",
            decimales=2,
        ),
        to_tableau(
            "Dépenses par région",
            tableau,
            _DEPENSES,
            demande,
        ),
        cite_sources(store, tableau),
    )
