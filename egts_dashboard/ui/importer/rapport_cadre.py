"""D’où vient le rapport : sa démarche, qui parle, et le document lui-même."""

from pathlib import PurePath

import streamlit as st

from egts_dashboard.models.colonne import describe
from egts_dashboard.models.libelles import LIBELLES, libelle
from egts_dashboard.models.preconisation import Preconisation
from egts_dashboard.models.rapport_lu import Cadre, RapportLu
from egts_dashboard.models.source import Source
from egts_dashboard.queries import formulaire
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.saisie.champs import reference_labels

NOUVELLE = ""
ANNEES = (1900, 2100)
Manquent = list[str]


def ask_frame(
    store: Store, rapport: RapportLu, source_id: str | None
) -> tuple[Cadre, Manquent]:
    """Le cadre, tel que rempli, et le nom des champs qui manquent encore."""
    racine = f"cadre_{rapport.sha256[:12]}"
    demarche_id, intitule = _ask_approach(store, racine)
    territoire, niveau, annee = _ask_speaker(store, racine, demarche_id)
    titre, producteur, nature = _ask_document(rapport, racine, source_id)
    cadre = Cadre(
        demarche_id=demarche_id or None,
        demarche_intitule=intitule,
        territoire_code=territoire or "",
        niveau=niveau or "",
        annee=annee or 0,
        source_id=source_id,
        source_titre=titre,
        producteur=producteur,
        source_nature=nature,
    )
    return cadre, _missing(cadre)


def _missing(cadre: Cadre) -> Manquent:
    requis = {
        "le nom de la démarche": cadre.demarche_id or cadre.demarche_intitule,
        "le territoire": cadre.territoire_code,
        "l’échelon": cadre.niveau,
        "l’année": cadre.annee,
        "le titre du document": cadre.source_id or cadre.source_titre,
        "qui l’a produit": cadre.source_id or cadre.producteur,
    }
    return [nom for nom, valeur in requis.items() if not valeur]


def _ask_approach(store: Store, racine: str) -> tuple[str, str]:
    noms = reference_labels(store, "demarches")
    gauche, droite = st.columns(2)
    with gauche:
        choisie = st.selectbox(
            "Démarche",
            [NOUVELLE, *noms],
            format_func=lambda code: noms.get(code, "Nouvelle démarche"),
            key=f"{racine}_demarche",
        )
    intitule = ""
    if not choisie:
        with droite:
            intitule = st.text_input("Son nom", key=f"{racine}_nom").strip()
    return choisie, intitule


def _ask_speaker(
    store: Store, racine: str, demarche_id: str
) -> tuple[str | None, str | None, int | None]:
    """Qui parle ; la démarche choisie donne le territoire et l’année de départ, à corriger."""
    connue = (
        ask(formulaire.row, store, "demarches", (demarche_id,)) if demarche_id else None
    )
    noms = reference_labels(store, "territoires")
    codes = list(noms)
    depart = codes.index(connue["territoire_code"]) if connue else None
    gauche, milieu, droite = st.columns(3)
    with gauche:
        territoire = st.selectbox(
            "Territoire qui parle",
            codes,
            index=depart,
            format_func=lambda code: noms.get(code, code),
            placeholder="Choisir",
            key=f"{racine}_territoire_{demarche_id}",
        )
    with milieu:
        niveau = _ask_level(store, racine, territoire)
    with droite:
        annee = st.number_input(
            "Année du document",
            *ANNEES,
            value=connue["annee_fin"] or connue["annee_debut"] if connue else None,
            step=1,
            placeholder="non indiquée",
            key=f"{racine}_annee_{demarche_id}",
        )
    return territoire, niveau, annee


def _ask_level(store: Store, racine: str, territoire: str | None) -> str | None:
    """L’échelon qui parle : celui du territoire, à corriger."""
    niveaux = _values(Preconisation, "niveau")
    lieu = (
        ask(formulaire.row, store, "territoires", (territoire,)) if territoire else {}
    )
    echelon = (lieu or {}).get("niveau")
    return st.selectbox(
        "Échelon",
        niveaux,
        index=niveaux.index(echelon) if echelon in niveaux else None,
        format_func=lambda code: libelle("niveau", code),
        placeholder="Choisir",
        key=f"{racine}_niveau_{territoire}",
    )


def _ask_document(
    rapport: RapportLu, racine: str, source_id: str | None
) -> tuple[str, str, str]:
    """Le document à citer ; celui du registre n’est pas redemandé."""
    if source_id is not None:
        return rapport.nom_fichier, "", "rapport"
    titre = st.text_input(
        "Titre du document",
        PurePath(rapport.nom_fichier).stem.replace("_", " ").replace("-", " "),
        key=f"{racine}_titre",
    )
    gauche, droite = st.columns(2)
    with gauche:
        producteur = st.text_input(
            "Qui l’a produit",
            placeholder="institution, association…",
            key=f"{racine}_producteur",
        )
    natures = _values(Source, "nature")
    with droite:
        nature = st.selectbox(
            "Sorte de document",
            natures,
            index=natures.index("rapport"),
            format_func=LIBELLES["nature_source"].__getitem__,
            key=f"{racine}_nature",
        )
    st.caption(
        f"Fichier {rapport.nom_fichier}, empreinte SHA-256 {rapport.sha256[:16]}…"
    )
    return titre.strip(), producteur.strip(), nature


def _values(modele: type, colonne: str) -> list[str]:
    return list(next(c.valeurs for c in describe(modele) if c.nom == colonne))
