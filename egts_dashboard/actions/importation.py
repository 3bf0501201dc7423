"""Importer un tableur : lire, montrer ce qui changerait, puis écrire un lot."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa

from egts_dashboard.actions.apport import Apport, Examen, apporter, prevoir
from egts_dashboard.actions.effet import Effet, changed_counts
from egts_dashboard.actions.fichier_depose import prepare
from egts_dashboard.actions.magasin import (
    Lignes,
    ouvrir,
    to_table,
    to_tables,
)
from egts_dashboard.francais import guillemets
from egts_dashboard.ingest.acceptation import keep_accepted
from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.bloc import keys_of, known_among
from egts_dashboard.ingest.fusion import Contenu
from egts_dashboard.ingest.importation import RIEN_DE_VERIFIE, read_import
from egts_dashboard.ingest.lignes_en_bloc import Suivi
from egts_dashboard.ingest.miettes import pause_collection
from egts_dashboard.ingest.rapport import to_data
from egts_dashboard.ingest.totaux_declares import keep_totals, proposed
from egts_dashboard.models.libelles import libelle
from egts_dashboard.queries.journal import chiffres_cles
from egts_dashboard.store.build import try_store
from egts_dashboard.store.etapes import Suivi as Etapes
from egts_dashboard.store.etapes import unfollowed
from egts_dashboard.store.tables import Tables

AUTEUR = "ligne de commande"
NOM_MONTRE = 200


@dataclass(frozen=True)
class Importe:
    """Un import fait, ou simulé. `lot` : le dossier écrit, s’il y avait quelque chose à écrire."""

    lecture: Importation
    lot: Path | None
    est_simule: bool = False

    def to_data(self) -> dict[str, Any]:
        """L’import en un seul objet, prêt pour JSON."""
        nom = self.lot.name if self.lot else None
        return to_data(self.lecture, nom, est_simule=self.est_simule)


def lire_import(
    path: Path,
    table: str,
    *,
    nom: str | None = None,
    demarche: str | None = None,
    source: str | None = None,
    correspondance: Mapping[str, str | None] | None = None,
    suivre: Suivi | None = None,
    entete: int | None = None,
    feuille: str | None = None,
) -> Importation:
    """Ce que le fichier donnerait, sans rien écrire.

    `nom` : celui du fichier déposé, s’il n’est pas celui de `path` ; `correspondance` impose
    {intitulé: colonne, ou rien pour ne pas la lire} ; `entete` impose la ligne des intitulés,
    `feuille` celle du classeur ; `suivre` reçoit la part faite.
    Lève EgtsError si le fichier ne peut pas être ouvert.
    """
    with pause_collection():
        lire = partial(
            read_import,
            imposees=correspondance,
            suivre=suivre,
            entete=entete,
            feuille=feuille,
        )
        return _read(path, table, nom, demarche, source, lire)


def _read(
    path: Path,
    table: str,
    nom: str | None,
    demarche: str | None,
    source: str | None,
    lire: Callable[..., Importation],
) -> Importation:
    pret = prepare(path, nom, demarche, source)
    origine = pret.origine
    if pret.inconnus:
        manques = [*RIEN_DE_VERIFIE]
        return Importation(
            origine.nom,
            table,
            origine,
            anomalies=pret.inconnus,
            controles_non_faits=manques,
        )
    lecture = lire(path, table, pret.contenu, origine)
    lecture.examen = pret.examen
    return lecture


def confirmer(
    lecture: Importation,
    auteur: str = AUTEUR,
    raison: str | None = None,
    suivre: Etapes = unfollowed,
) -> Importe:
    """Écrit un lot de ce qui change et reconstruit le magasin ; n’écrit rien si rien ne change.

    `suivre` reçoit chaque étape ; ce qu’il lève arrête tout, et rien n’est importé. Lève LotRefuse si une des lignes a changé depuis l’examen, DonneesInvalides,
    EcritureImpossible, MagasinOccupe.
    """
    if not (lecture.a_ecrire or lecture.a_retirer):
        return Importe(lecture, None)
    if raison is None:
        raison = f"Importer {lecture.origine.nom}."
    with pause_collection():
        lot = apporter(to_apport(lecture, raison), auteur, suivre)
    return Importe(lecture, lot)


def effet_import(lecture: Importation) -> dict[str, Any]:
    """Ce que l’import changerait, sans rien écrire : chiffres {nom: {avant, apres}}, et comptes.

    Lève DonneesInvalides.
    """
    if lecture.parents is None or lecture.a_retirer:
        # Un retrait peut laisser d’autres lignes orphelines : l’essai entier le dirait.
        return prevoir(to_apport(lecture)).to_data()
    avant = ouvrir().store
    ensuite = try_store(tables_after(lecture.parents.contenu, lecture.a_ecrire))
    comptes = changed_counts(avant, ensuite, lecture.a_ecrire)
    return Effet((), chiffres_cles(avant), chiffres_cles(ensuite), comptes).to_data()


def tables_after(contenu: Contenu, a_ecrire: Lignes) -> Tables:
    """Le contenu des lots et ces lignes : les neuves à la suite, les corrigées à leur place."""
    apres = Contenu(tables=dict(contenu.tables))
    neuves = {}
    for table, lignes in a_ecrire.items():
        if known_among(lignes, apres.tables[table]):
            apres.tables[table] = apres.tables[table] | dict(
                zip(keys_of(lignes), lignes, strict=True)
            )
        else:
            neuves[table] = to_table(lignes)
    tables = dict(to_tables(apres))
    for table, ajout in neuves.items():
        # Une colonne que rien ne remplit n’a pas de type : elle prend celui de l’autre.
        tables[table] = pa.concat_tables(
            [tables[table], ajout], promote_options="permissive"
        )
    return tables


def to_apport(lecture: Importation, raison: str = "Essai.") -> Apport:
    """L’import sous la forme de tout apport."""
    examen = None
    if lecture.parents:
        examen = Examen(lecture.examen, lecture.parents.contenu)
    nom_table = libelle("nom_table", lecture.table)
    return Apport(
        f"Import de {lecture.origine.nom[:NOM_MONTRE]} dans {guillemets(nom_table)}",
        raison,
        lecture.a_ecrire,
        lecture.a_retirer,
        origine=lecture.origine.nom,
        origine_sha256=lecture.origine.sha256,
        examen=examen,
    )


def importer(
    path: Path,
    table: str,
    *,
    est_simule: bool = False,
    demarche: str | None = None,
    source: str | None = None,
    est_strict: bool = False,
    avec_totaux: bool = False,
    suivre: Suivi | None = None,
    entete: int | None = None,
    feuille: str | None = None,
) -> Importe:
    """Lit le fichier, puis, sauf simulation, écrit le lot et reconstruit le magasin.

    `est_strict` laisse de côté les lignes qui portent un avertissement ; `avec_totaux` garde
    les totaux reconnus, sur ce que leurs lignes partagent de plus précis ; `entete` dit la
    ligne des intitulés, `feuille` celle du classeur.
    """
    lecture = lire_import(
        path,
        table,
        demarche=demarche,
        source=source,
        suivre=suivre,
        entete=entete,
        feuille=feuille,
    )
    if est_strict:
        du_fichier = [a for a in lecture.avertissements if a.ligne is None]
        lecture = keep_accepted(lecture, du_fichier)
    if avec_totaux:
        lecture = keep_totals(lecture, proposed(lecture))
    if est_simule:
        return Importe(lecture, None, est_simule=True)
    return confirmer(lecture)
