"""Le geste « Export d’un autre outil » : reconnaître, montrer la correspondance, confirmer."""

import tempfile
from pathlib import Path

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from egts_dashboard import actions, config
from egts_dashboard.actions import ExportImporte
from egts_dashboard.actions.outils import to_apport
from egts_dashboard.errors import EgtsError
from egts_dashboard.francais import nombre
from egts_dashboard.models import TABLES, colonnes
from egts_dashboard.models.champs_nommes import field_name
from egts_dashboard.models.libelles import libelle
from egts_dashboard.phrases import import_outil as phrases
from egts_dashboard.phrases.import_tableur import first_of, sheet_choice, sheets
from egts_dashboard.queries import formulaire
from egts_dashboard.ui.confirmation import show_confirmation
from egts_dashboard.ui.figure import Contexte
from egts_dashboard.ui.importer.apercu_lignes import show_records
from egts_dashboard.ui.importer.lecture import show_errors, show_unchecked
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.page import open_section, say

APERCU = 50


def show_tool_import(contexte: Contexte) -> None:
    """Le fichier, ce qui y est reconnu, ce qui est refusé, ce qui entrerait, le geste."""
    demarche = _choose_demarche(contexte)
    fichier = st.file_uploader(
        f"{phrases.ATTENDU}\u00a0; {config.TAILLE_MAX_DEPOT_MO}\u00a0Mo au plus",
        key="export_outil",
        max_upload_size=config.TAILLE_MAX_DEPOT_MO,
    )
    if fichier is None:
        return
    imposees = st.session_state.get(f"imposees_{fichier.file_id}")
    feuille = st.session_state.get(f"feuille_outil_{fichier.file_id}")
    lu = _read(fichier, demarche, imposees, feuille)
    _ask_sheet(fichier.file_id, lu)
    if lu is None:
        return
    say(
        phrases.recognised(
            lu.export.format.nom,
            {lecture.table: len(lecture.acceptees) for lecture in lu.lectures},
        )
    )
    _ask_mapping(fichier.file_id, lu)
    gardees = sorted({intitule for _, intitule, _ in lu.converti.gardees})
    for dit in phrases.left(gardees, lu.converti.tues, lu.converti.ecartees):
        st.text(dit)
    show_errors(lu.lectures)
    show_unchecked(lu.lectures[0])
    _show_preview(contexte, fichier.name, lu)


def _choose_demarche(contexte: Contexte) -> str | None:
    lignes = ask(formulaire.choices, contexte.store, "demarches")
    connues = dict(zip(lignes["code"], lignes["libelle"], strict=True))
    choisie = st.selectbox(
        "Démarche dont vient l’export",
        ["", *connues],
        format_func=lambda code: connues[code] if code else "Une démarche à nommer",
        key="demarche_outil",
    )
    return choisie or None


def _read(
    fichier: UploadedFile,
    demarche: str | None,
    imposees: dict[str, str | None] | None,
    feuille: str | None,
) -> ExportImporte | None:
    try:
        with tempfile.TemporaryDirectory(prefix="egts-export-") as dossier:
            chemin = Path(dossier) / "depot"
            chemin.write_bytes(fichier.getbuffer())
            lu = actions.lire_export(
                chemin,
                nom=fichier.name,
                demarche=demarche,
                correspondance=imposees,
                feuille=feuille,
            )
    except EgtsError as refus:
        st.error("Le fichier ne peut pas être lu.")
        st.text(str(refus))
        return None
    if lu is None:
        st.warning(phrases.INCONNU)
    return lu


def _ask_sheet(file_id: str, lu: ExportImporte | None) -> None:
    """Le choix de la feuille d’un classeur ; il reste offert quand celle qu’on choisit est refusée."""
    connues = f"feuilles_outil_{file_id}"
    if lu is not None:
        st.session_state[connues] = (lu.export.feuille, lu.export.feuilles)
    lue, feuilles = st.session_state.get(connues, (None, []))
    if len(feuilles) > 1:
        cle = f"feuille_outil_{file_id}"
        est_devinee = lu is not None and st.session_state.get(cle) is None
        st.selectbox(
            sheets(len(feuilles)),
            [None, *feuilles],
            format_func=lambda nom: sheet_choice(nom, lue if est_devinee else None),
            key=cle,
        )
    for remarque in lu.export.remarques if lu is not None else ():
        st.caption(phrases.remark(remarque))


def _ask_mapping(file_id: str, lu: ExportImporte) -> None:
    """Leurs colonnes et les nôtres, à changer ; ce qui est personnel n’y figure pas."""
    modele = TABLES[lu.export.format.table]
    noms = {nom: field_name(modele, nom) for nom in colonnes(modele)}
    lues = lu.converti.correspondance
    visibles = [i for i in lu.export.intitules if i not in lu.converti.tues]
    with st.expander("La correspondance des colonnes, à changer au besoin"):
        choix = st.data_editor(
            pd.DataFrame(
                {
                    "Leur colonne": visibles,
                    "Lue comme": [
                        noms.get(lues.get(i, ""), "non lue") for i in visibles
                    ],
                    "À lire plutôt comme": [None] * len(visibles),
                }
            ).astype({"À lire plutôt comme": "object"}),
            disabled=["Leur colonne", "Lue comme"],
            column_config={
                "À lire plutôt comme": st.column_config.SelectboxColumn(
                    options=[phrases.NE_PAS_LIRE, *noms],
                    format_func=lambda nom: noms.get(str(nom), str(nom)),
                )
            },
            placeholder="inchangé",
            hide_index=True,
            alt="Leurs colonnes, celles où elles entrent, et celles où les lire plutôt",
            key=f"correspondance_{file_id}",
        )
    demandees = {
        str(intitule): None if voulue == phrases.NE_PAS_LIRE else str(voulue)
        for intitule, voulue in zip(
            choix["Leur colonne"], choix["À lire plutôt comme"], strict=True
        )
        if voulue
    }
    if demandees != (st.session_state.get(f"imposees_{file_id}") or {}):
        st.session_state[f"imposees_{file_id}"] = demandees
        st.rerun()


def _show_preview(contexte: Contexte, fichier: str, lu: ExportImporte) -> None:
    apport = to_apport(lu)
    if not apport.tables:
        st.info(phrases.RIEN)
        return
    open_section("Ce qui entrerait", "Rien n’est encore écrit.")
    for table, lignes in apport.tables.items():
        nom = libelle("nom_table", table)
        with st.expander(f"{nom}\u00a0: {nombre(len(lignes))}"):
            show_records(table, lignes[:APERCU], nom)
            if len(lignes) > APERCU:
                st.caption(first_of(APERCU, len(lignes)))
    nb = sum(map(len, apport.tables.values()))
    dit = phrases.done(fichier, nb)
    show_confirmation(contexte.store, apport, "outil", "Importer", dit)
