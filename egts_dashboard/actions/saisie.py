"""Ajouter, corriger ou retirer des lignes à la main : de quoi faire un apport."""

from collections.abc import Mapping, Sequence
from typing import Any

from egts_dashboard.actions.apport import Apport
from egts_dashboard.francais import compte, guillemets
from egts_dashboard.ingest.fusion import SEPARATEUR_CLE
from egts_dashboard.ingest.validation import Cle
from egts_dashboard.models import TABLES
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.libelles import libelle
from egts_dashboard.queries.formulaire import row
from egts_dashboard.store.connection import Store


def cle_de(ligne: Enregistrement) -> Cle:
    """La clé d’une ligne."""
    return tuple(str(getattr(ligne, colonne)) for colonne in type(ligne).CLE)


def lire_ligne(store: Store, table: str, cle: Cle) -> Enregistrement | None:
    """La ligne que le magasin tient sous cette clé ; None si elle n’y est pas."""
    trouvee = row(store, table, cle)
    return None if trouvee is None else TABLES[table].model_validate(trouvee)


def saisir(
    lignes: Sequence[Enregistrement],
    avant: Mapping[Cle, Enregistrement],
    raison: str = "",
) -> Apport:
    """Un apport d’une table : des lignes ajoutées ou corrigées, telles qu’on les a vues avant.

    `avant` : {clé: la ligne montrée} ; une ligne qui n’y est pas s’ajoute. `lignes` n’est
    pas vide, et toutes sont de la même table.
    """
    table = type(lignes[0]).TABLE
    nouvelles = [ligne for ligne in lignes if cle_de(ligne) not in avant]
    verbe = "Ajout" if len(nouvelles) == len(lignes) else "Correction"
    return Apport(
        titre=f"{verbe} de {_named(table, [cle_de(ligne) for ligne in lignes])}",
        raison=raison,
        tables={table: list(lignes)},
        vues={(table, cle_de(ligne)): avant.get(cle_de(ligne)) for ligne in lignes},
    )


def remanier(
    store: Store,
    avant: Mapping[Cle, Enregistrement],
    lignes: Sequence[Enregistrement],
    retirees: Sequence[Enregistrement],
    dependantes: Sequence[tuple[str, Cle]] = (),
) -> Apport:
    """Un apport d’une table : des lignes corrigées ou ajoutées, et d’autres retirées, d’un geste.

    `avant` : {clé: la ligne montrée}, pour celles que la personne avait sous les yeux ;
    `dependantes` : ce qui part avec les lignes retirées.
    """
    table = type((*lignes, *retirees)[0]).TABLE
    neuves = [cle_de(ligne) for ligne in lignes if cle_de(ligne) not in avant]
    corrigees = [cle_de(ligne) for ligne in lignes if cle_de(ligne) in avant]
    parties = [cle_de(ligne) for ligne in retirees]
    dits = [
        f"{mot} de {_named(table, cles)}"
        for mot, cles in (
            ("correction", corrigees),
            ("ajout", neuves),
            ("retrait", parties),
        )
        if cles
    ]
    titre = "\u202f; ".join(dits)
    retraits: dict[str, list[Cle]] = {table: parties} if parties else {}
    vues: dict[tuple[str, Cle], Any] = {
        (table, cle): avant.get(cle) for cle in (*neuves, *corrigees, *parties)
    }
    for nom, cle in dependantes:
        retraits.setdefault(nom, []).append(cle)
        vues[nom, cle] = lire_ligne(store, nom, cle)
    return Apport(
        titre=titre[0].upper() + titre[1:],
        raison="",
        tables={table: list(lignes)} if lignes else {},
        retraits=retraits,
        vues=vues,
    )


def retirer_ligne(
    store: Store, table: str, cle: Cle, dependantes: Sequence[tuple[str, Cle]] = ()
) -> Apport:
    """Un apport qui retire une ligne et, si on les nomme, celles qui dépendent d’elle."""
    visees = [(table, cle), *dependantes]
    retraits: dict[str, list[Cle]] = {}
    vues: dict[tuple[str, Cle], Any] = {}
    for nom, sienne in visees:
        retraits.setdefault(nom, []).append(sienne)
        vues[nom, sienne] = lire_ligne(store, nom, sienne)
    return Apport(
        titre=f"Retrait de {_named(table, [cle])}",
        raison="",
        retraits=retraits,
        vues=vues,
    )


def _named(table: str, cles: Sequence[Cle]) -> str:
    """« la ligne « p1 » (Préconisations) », « 12 lignes (Ateliers) »."""
    nom = libelle("nom_table", table)
    if len(cles) > 1:
        return f"{compte(len(cles), 'ligne')} ({nom})"
    return f"la ligne {guillemets(SEPARATEUR_CLE.join(cles[0]))} ({nom})"
