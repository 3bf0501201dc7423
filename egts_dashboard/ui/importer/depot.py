"""Le fichier déposé et ce que la personne en a dit ; l’examen retenu le temps de la visite."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from egts_dashboard import actions
from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.ensemble import Ensemble
from egts_dashboard.ingest.fichier import ZIP
from egts_dashboard.ingest.lignes_en_bloc import Suivi
from egts_dashboard.ingest.livre import Livre

RANG = "rang_du_depot"
EXAMEN = "examen_du_depot"
LIVRE = "feuilles_du_depot"
CORRESPONDANCE = "correspondance_du_depot"
CORRESPONDANCES = "correspondances_du_classeur"


@dataclass(frozen=True)
class Depot:
    """Un fichier, la table visée, et à quoi rattacher les lignes qui ne le disent pas."""

    fichier: UploadedFile
    table: str
    demarche: str | None
    source: str | None
    empreinte: str

    @property
    def cle(self) -> str:
        """Cette feuille du fichier dans cette table : de quoi nommer ses choix à l’écran."""
        return f"{self.fichier.file_id}_{self.table}_{self.feuille or ''}"

    @property
    def cle_feuille(self) -> str:
        """La clé du choix de la feuille."""
        return f"feuille_{self.fichier.file_id}"

    @property
    def cle_classeur(self) -> str:
        """Le classeur entier : de quoi nommer ses choix à l’écran."""
        return f"{self.fichier.file_id}_classeur"

    @property
    def feuille(self) -> str | None:
        """La feuille que la personne a choisie, s’il y en a une."""
        choisie: str | None = st.session_state.get(self.cle_feuille)
        return choisie

    @property
    def correspondance(self) -> dict[str, str | None] | None:
        """La correspondance que la personne a imposée, s’il y en a une."""
        imposees: dict[str, dict[str, str | None]] = st.session_state.get(
            CORRESPONDANCE, {}
        )
        return imposees.get(self.cle)

    @property
    def cle_entete(self) -> str:
        """La clé du choix de la ligne des intitulés."""
        return f"entete_{self.cle}"

    @property
    def entete(self) -> int | None:
        """La ligne des intitulés que la personne a choisie, s’il y en a une."""
        choisie: int | None = st.session_state.get(self.cle_entete)
        return choisie

    def impose(self, correspondance: dict[str, str | None]) -> None:
        """Retient la correspondance voulue pour ce fichier."""
        st.session_state[CORRESPONDANCE] = {self.cle: correspondance}

    @property
    def correspondances(self) -> dict[str, dict[str, str | None]]:
        """Celles que la personne a imposées aux feuilles du classeur entier."""
        cle, dites = st.session_state.get(CORRESPONDANCES, (None, {}))
        return dites if cle == self.cle_classeur else {}

    def impose_on(self, feuille: str, correspondance: dict[str, str | None]) -> None:
        """Retient la correspondance voulue pour une feuille du classeur entier."""
        dites = self.correspondances | {feuille: correspondance}
        st.session_state[CORRESPONDANCES] = (self.cle_classeur, dites)


def file_key() -> str:
    """La clé du dépôt : en changer vide le champ."""
    return f"depot_tableur_{st.session_state.get(RANG, 0)}"


def drop_file() -> None:
    """Vide le champ et oublie l’examen : le fichier est importé, ou abandonné."""
    st.session_state[RANG] = st.session_state.get(RANG, 0) + 1
    for cle in (EXAMEN, LIVRE, CORRESPONDANCE, CORRESPONDANCES):
        st.session_state.pop(cle, None)


def forget_mapping() -> None:
    """Oublie la correspondance imposée : d’autres intitulés en demandent une autre."""
    st.session_state.pop(CORRESPONDANCE, None)


def known_examination(depot: Depot) -> Importation | None:
    """L’examen retenu, s’il est bien celui-ci. Un seul l’est à la fois : il peut être gros."""
    cle, lecture = st.session_state.get(EXAMEN, (None, None))
    return lecture if cle == _key(depot) else None


def read(depot: Depot, suivre: Suivi) -> Importation:
    """Examine le fichier et retient l’examen. Lève EgtsError."""
    with _on_disk(depot) as chemin:
        lecture = actions.lire_import(
            chemin,
            depot.table,
            nom=depot.fichier.name,
            demarche=depot.demarche,
            source=depot.source,
            correspondance=depot.correspondance,
            suivre=suivre,
            entete=depot.entete,
            feuille=depot.feuille,
        )
    st.session_state[EXAMEN] = (_key(depot), lecture)
    return lecture


def sheets_of(depot: Depot) -> Livre | None:
    """Les feuilles du classeur déposé, retenues ; rien d’un autre fichier, ni d’une seule table."""
    if bytes(depot.fichier.getbuffer()[: len(ZIP)]) != ZIP:
        return None
    cle, livre = st.session_state.get(LIVRE, (None, None))
    if cle != depot.fichier.file_id:
        with _on_disk(depot) as chemin:
            livre = actions.feuilles_du_classeur(chemin)
        st.session_state[LIVRE] = (depot.fichier.file_id, livre)
    return livre if livre is not None and len(livre.reconnues) > 1 else None


def known_whole(depot: Depot) -> Ensemble | None:
    """L’examen du classeur entier, s’il est retenu et s’il est bien celui-ci."""
    cle, ensemble = st.session_state.get(EXAMEN, (None, None))
    return ensemble if cle == _whole_key(depot) else None


def read_whole(depot: Depot, suivre: Suivi) -> Ensemble | None:
    """Examine le classeur entier et retient l’examen. Lève EgtsError."""
    with _on_disk(depot) as chemin:
        ensemble = actions.lire_classeur(
            chemin,
            nom=depot.fichier.name,
            demarche=depot.demarche,
            source=depot.source,
            correspondances=depot.correspondances,
            suivre=suivre,
        )
    st.session_state[EXAMEN] = (_whole_key(depot), ensemble)
    return ensemble


@contextmanager
def _on_disk(depot: Depot) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="egts-depot-") as dossier:
        chemin = Path(dossier) / "depot"
        chemin.write_bytes(depot.fichier.getbuffer())
        yield chemin


def _whole_key(depot: Depot) -> tuple[object, ...]:
    return (
        depot.cle_classeur,
        depot.demarche,
        depot.source,
        depot.empreinte,
        repr(depot.correspondances),
    )


def _key(depot: Depot) -> tuple[object, ...]:
    imposee = depot.correspondance
    return (
        depot.cle,
        depot.demarche,
        depot.source,
        depot.empreinte,
        tuple(imposee.items()) if imposee else None,
        depot.entete,
    )
