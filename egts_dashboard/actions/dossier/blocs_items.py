"""Les blocs du dossier tirés des pages Préconisations, Thèmes, Remontées, Sources et qualité."""

import pandas as pd

from egts_dashboard.actions.dossier.blocs import absent
from egts_dashboard.actions.dossier.pieces import (
    Barres,
    Demande,
    cite,
    cite_sources,
    to_graphique,
    to_tableau,
)
from egts_dashboard.analyses.representativite import wilson
from egts_dashboard.analyses.reprise import compare
from egts_dashboard.francais import plain, split_bold
from egts_dashboard.models.dossier import Piece
from egts_dashboard.phrases import dossier as phrases
from egts_dashboard.phrases import preconisations as dire_preconisations
from egts_dashboard.phrases import remontees as dire_remontees
from egts_dashboard.phrases import sources as dire_sources
from egts_dashboard.phrases import themes as dire_themes
from egts_dashboard.phrases.objets import NOMS
from egts_dashboard.queries import preconisations as q_preconisations
from egts_dashboard.queries import qualite as q_qualite
from egts_dashboard.queries import remontees as q_remontees
from egts_dashboard.queries import themes as q_themes
from egts_dashboard.queries.facettes import facettes
from egts_dashboard.queries.filtres import ETIQUETTES
from egts_dashboard.queries.preconisations_chiffres import chiffres as chiffres_listes
from egts_dashboard.queries.recherche import understand
from egts_dashboard.queries.remontees_chiffres import chiffres as chiffres_reprises
from egts_dashboard.queries.remontees_flux import flux_places
from egts_dashboard.queries.sources_chiffres import chiffres as chiffres_sources
from egts_dashboard.queries.themes.chiffres import chiffres as chiffres_themes

OBJET, RANG, AXE = "preconisation", "tous", "atelier"
BARRES_MAX = 10
_THEMES = (
    "libelle",
    "nb_items",
    "part_pct",
    "nb_ateliers",
    "nb_territoires",
    "nb_documents",
)
_TAUX = (
    "libelle",
    "nb_repris",
    "base",
    "taux_pct",
    "bas_pct",
    "haut_pct",
    "lecture",
)


def preconisations(demande: Demande) -> Piece:
    """La liste filtrée, et les thèmes qu’elle porte."""
    store, bloc, filtres, limite, _ = demande
    mots = understand(store, bloc.mots, OBJET)
    items = q_preconisations.Demande(mots, OBJET, filtres)
    bilan = q_preconisations.bilan(store, items)
    if not bilan["nb"]:
        poses = tuple(ETIQUETTES[nom].lower() for nom in filtres.choisis())
        return absent(demande, dire_preconisations.conseil(poses, bloc.mots, 0))
    themes = facettes(store, items)["theme"]
    recurrents = themes.head(0) if filtres.theme else themes
    lignes = q_preconisations.lignes(store, items, limite)
    compris = dire_preconisations.compris(mots, OBJET, bloc.mots, bilan["nb"])
    montrees = dire_preconisations.montres(len(lignes), bilan["nb"], bool(bloc.mots))
    return Piece(
        "preconisations",
        phrases.TITRES["preconisations"],
        split_bold(dire_preconisations.a_retenir(bilan, recurrents, OBJET, bloc.mots)),
        cite(demande, chiffres_listes(items, bilan)),
        to_graphique(
            themes.head(BARRES_MAX),
            "libelle",
            [Barres("nb_items", "Préconisations")],
            titre=lambda t: dire_preconisations.titre_repartition(t, "theme"),
            precision=phrases.precision_themes(
                min(len(themes), BARRES_MAX), len(themes)
            ),
            axe="Préconisations",
        ),
        to_tableau(
            plain(montrees),
            lignes,
            ("intitule", "document", "localisation"),
            demande,
        ),
        cite_sources(store, lignes, themes),
        tuple(plain(dit) for dit in (compris, montrees) if dit),
    )


def themes(demande: Demande) -> Piece:
    """Quels thèmes reviennent, et combien d’items chacun porte."""
    store, filtres = demande.store, demande.filtres
    objets = q_themes.objets(store, filtres)
    codes = objets[objets["nb_codes"] > 0]
    if codes.empty:
        return absent(demande, dire_themes.conseil(objets))
    objet = str(codes["objet"].iloc[0])
    base = q_themes.base(store, objet, filtres)
    tableau = q_themes.par_theme(store, objet, RANG, filtres)
    titre = dire_themes.titre_barres(tableau, objet)
    nom = NOMS[objet][1].capitalize()
    return Piece(
        "themes",
        phrases.TITRES["themes"],
        split_bold(dire_themes.a_retenir(tableau, base, objet)),
        cite(demande, chiffres_themes(store, objet, RANG, filtres)),
        to_graphique(
            tableau[tableau["nb_items"] > 0],
            "libelle",
            [Barres("nb_items", nom)],
            titre=titre,
            precision=dire_themes.base_barres(base, objet),
            axe=nom,
        ),
        to_tableau(
            titre,
            tableau,
            _THEMES,
            demande,
        ),
        cite_sources(store, tableau),
        (plain(dire_themes.note_barres(base, RANG, tableau)),),
    )


def remontees(demande: Demande) -> Piece:
    """Ce que les préconisations sont devenues, et d’où viennent celles qui sont reprises."""
    store, filtres = demande.store, demande.filtres
    choix = q_remontees.Choix(OBJET)
    flux = flux_places(store, choix, filtres)
    if flux.empty:
        conseil = dire_remontees.conseil(q_remontees.a_des_liens(store))
        return absent(demande, conseil)
    taux, precision = _rates(demande, choix)
    return Piece(
        "remontees",
        phrases.TITRES["remontees"],
        split_bold(dire_remontees.a_retenir(flux, OBJET)),
        cite(demande, chiffres_reprises(store, choix, wilson, filtres)),
        to_graphique(
            taux,
            "libelle",
            [Barres("taux_pct", "Taux de reprise (%)")],
            titre=dire_remontees.titre_taux,
            precision=precision,
            axe="%",
        ),
        to_tableau(
            "Taux de reprise par atelier",
            taux,
            _TAUX,
            demande,
        ),
        cite_sources(store, flux, taux),
        (dire_remontees.CONVERGENCE,),
    )


def _rates(demande: Demande, choix: q_remontees.Choix) -> tuple[pd.DataFrame, str]:
    """Les taux vers la première étape d’aval, comme la page les montre d’abord."""
    store, filtres = demande.store, demande.filtres
    cibles = q_remontees.cibles(store, choix)
    if not cibles:
        return pd.DataFrame(), ""
    reprises = q_remontees.reprises(store, choix, AXE, cibles[0], filtres)
    if reprises.empty:
        return reprises, ""
    noms = q_remontees.etapes(store).set_index("etape")["nom"]
    taux = compare(reprises)
    return taux, f"{dire_remontees.base_taux(taux, str(noms[cibles[0]]))}."


def qualite(demande: Demande) -> Piece:
    """Ce qui se contredit, et jusqu’où les faits sont imprimés."""
    store, filtres = demande.store, demande.filtres
    tete = chiffres_sources(store, filtres)
    comptes = q_qualite.comptes(store, filtres)
    tableau = q_qualite.certitudes(store, filtres)
    graves = q_qualite.anomalies(store, ("erreur", "alerte"), "", filtres)
    if tableau.empty and graves.empty:
        return absent(demande, "Relâchez le filtre Document.")
    return Piece(
        "qualite",
        phrases.TITRES["qualite"],
        split_bold(dire_sources.a_retenir(tete, comptes)),
        cite(demande, tete),
        to_graphique(
            tableau,
            "document",
            [Barres("part_imprimee_pct", "Part imprimée (%)")],
            titre=dire_sources.titre_certitudes,
            precision="Part des faits de chaque document qui y sont imprimés tels quels, en\u00a0%.",
            axe="%",
        ),
        to_tableau(
            "Erreurs et alertes",
            graves,
            ("message", "valeur_a", "lieu_a", "valeur_b", "lieu_b"),
            demande,
        ),
        cite_sources(store, tableau, graves),
    )
