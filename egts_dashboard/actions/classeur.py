"""Importer un classeur entier : toutes ses feuilles lues ensemble, un seul lot."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from egts_dashboard.actions.apport import Apport, Examen, apporter, prevoir
from egts_dashboard.actions.effet import Effet, changed_counts
from egts_dashboard.actions.fichier_depose import prepare
from egts_dashboard.actions.importation import AUTEUR, NOM_MONTRE, tables_after
from egts_dashboard.actions.magasin import ouvrir
from egts_dashboard.errors import EgtsError
from egts_dashboard.francais import compte
from egts_dashboard.ingest.ensemble import Ensemble
from egts_dashboard.ingest.grille import FichierRefuse
from egts_dashboard.ingest.lecture_ensemble import (
    Correspondances,
    keep_together,
    read_together,
)
from egts_dashboard.ingest.lignes_en_bloc import Suivi
from egts_dashboard.ingest.livre import Livre, keep_sheet, read_book
from egts_dashboard.ingest.miettes import pause_collection
from egts_dashboard.ingest.rapport import together
from egts_dashboard.ingest.totaux_declares import keep_totals, proposed
from egts_dashboard.queries.journal import chiffres_cles
from egts_dashboard.store.build import try_store
from egts_dashboard.store.etapes import Suivi as Etapes
from egts_dashboard.store.etapes import unfollowed


@dataclass(frozen=True)
class ClasseurImporte:
    """Un classeur importé, ou simulé. `lot` : le dossier écrit, s’il y avait quelque chose à écrire."""

    ensemble: Ensemble
    lot: Path | None
    est_simule: bool = False

    def to_data(self) -> dict[str, Any]:
        """L’import en un seul objet, prêt pour JSON."""
        nom = self.lot.name if self.lot else None
        return together(self.ensemble, nom, est_simule=self.est_simule)


def feuilles_du_classeur(path: Path) -> Livre | None:
    """Les feuilles d’un classeur XLSX ; rien d’un autre fichier, ou d’un classeur illisible."""
    try:
        return read_book(path)
    except FichierRefuse:
        # La lecture d’une table dira pourquoi, avec le remède.
        return None


def lire_classeur(
    path: Path,
    *,
    nom: str | None = None,
    demarche: str | None = None,
    source: str | None = None,
    feuille: str | None = None,
    correspondances: Correspondances | None = None,
    suivre: Suivi | None = None,
) -> Ensemble | None:
    """Ce que les feuilles reconnues donneraient ensemble, sans rien écrire ; None s’il n’y en a pas.

    `nom` : celui du fichier déposé, s’il n’est pas celui de `path` ; `feuille` : la seule à
    lire ; `correspondances` impose {feuille: {intitulé: colonne, ou rien pour ne pas la lire}} ; `suivre` reçoit la part faite. Lève EgtsError si le fichier ne peut pas être ouvert,
    ou si la démarche, la source ou la feuille n’existe pas.
    """
    with pause_collection():
        livre = feuilles_du_classeur(path)
        if livre is None or not livre.reconnues:
            return None
        if feuille is not None:
            livre = keep_sheet(livre, feuille)
        pret = prepare(path, nom, demarche, source)
        if pret.inconnus:
            raise EgtsError("\n".join(map(str, pret.inconnus)))
        suivi = suivre or (lambda _: None)
        ensemble = read_together(
            path, livre, pret.contenu, pret.origine, suivi, correspondances
        )
        return replace(ensemble, examen=pret.examen)


def garder_acceptees(ensemble: Ensemble) -> Ensemble:
    """Le même ensemble, sans les lignes qui portent un avertissement."""
    du_fichier = [a for a in ensemble.avertissements if a.ligne is None]
    return keep_together(ensemble, du_fichier)


def garder_totaux(ensemble: Ensemble) -> Ensemble:
    """Le même ensemble, avec les totaux reconnus, sur ce que leurs lignes partagent de plus précis."""
    return ensemble.map(lambda lecture: keep_totals(lecture, proposed(lecture)))


def effet_classeur(ensemble: Ensemble) -> dict[str, Any]:
    """Ce que le classeur changerait, sans rien écrire : chiffres {nom: {avant, apres}}, et comptes.

    Lève DonneesInvalides.
    """
    if ensemble.a_retirer:
        # Un retrait peut laisser d’autres lignes orphelines : l’essai entier le dirait.
        return prevoir(to_apport(ensemble)).to_data()
    a_ecrire = ensemble.a_ecrire
    avant = ouvrir().store
    ensuite = try_store(tables_after(ensemble.contenu, a_ecrire))
    comptes = changed_counts(avant, ensuite, a_ecrire)
    return Effet((), chiffres_cles(avant), chiffres_cles(ensuite), comptes).to_data()


def to_apport(ensemble: Ensemble, raison: str = "Essai.") -> Apport:
    """Le classeur sous la forme de tout apport."""
    origine = ensemble.origine
    feuilles = compte(len(ensemble.lectures), "feuille")
    return Apport(
        f"Import de {origine.nom[:NOM_MONTRE]} ({feuilles})",
        raison,
        ensemble.a_ecrire,
        ensemble.a_retirer,
        origine=origine.nom,
        origine_sha256=origine.sha256,
        examen=Examen(ensemble.examen, ensemble.contenu),
    )


def confirmer_classeur(
    ensemble: Ensemble,
    auteur: str = AUTEUR,
    raison: str | None = None,
    suivre: Etapes = unfollowed,
) -> ClasseurImporte:
    """Écrit un seul lot de ce qui change et reconstruit le magasin ; rien si rien ne change.

    Lève comme `apporter`.
    """
    if not (ensemble.a_ecrire or ensemble.a_retirer):
        return ClasseurImporte(ensemble, None)
    if raison is None:
        raison = f"Importer {ensemble.origine.nom}."
    with pause_collection():
        lot = apporter(to_apport(ensemble, raison), auteur, suivre)
    return ClasseurImporte(ensemble, lot)


def importer_classeur(
    path: Path,
    *,
    est_simule: bool = False,
    demarche: str | None = None,
    source: str | None = None,
    est_strict: bool = False,
    avec_totaux: bool = False,
    feuille: str | None = None,
) -> ClasseurImporte | None:
    """Lit le classeur entier, puis, sauf simulation, écrit un lot. None s’il n’a aucune table.

    Les options sont celles de `importer` ; `feuille` : la seule à lire.
    """
    ensemble = lire_classeur(path, demarche=demarche, source=source, feuille=feuille)
    if ensemble is None:
        return None
    if est_strict:
        ensemble = garder_acceptees(ensemble)
    if avec_totaux:
        ensemble = garder_totaux(ensemble)
    if est_simule:
        return ClasseurImporte(ensemble, None, est_simule=True)
    return confirmer_classeur(ensemble)
