"""Réunir des items, ou en scinder un : des liens, jamais des effacements."""

import hashlib
from collections.abc import Sequence
from string import ascii_lowercase
from typing import Any

from egts_dashboard.actions.apport import Apport
from egts_dashboard.actions.saisie import cle_de, lire_ligne
from egts_dashboard.errors import LotRefuse
from egts_dashboard.francais import compte, guillemets
from egts_dashboard.ingest.validation import Cle
from egts_dashboard.models import OBJETS
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.lien import Lien
from egts_dashboard.queries.liens import merged_into
from egts_dashboard.store.connection import Store

LONGUEUR_ID = 90


def reunir_items(
    store: Store, objet: str, principal: str, autres: Sequence[str]
) -> Apport:
    """Rattache d’autres items à celui qui les dit tous. Les comptes ne changent pas.

    Lève LotRefuse si un item manque, se rattache à lui-même, ou l’est déjà.
    """
    _item(store, objet, principal)
    if merged_into(store, objet, principal):
        raise LotRefuse(
            f"{guillemets(principal)} est déjà réuni à un autre item\u00a0: choisissez celui-là."
        )
    liens = [_link(store, objet, autre, principal) for autre in autres]
    if not liens:
        raise LotRefuse("Choisissez au moins un item à réunir.")
    return Apport(
        titre=f"Réunion de {compte(len(liens) + 1, 'item')} sous {guillemets(principal)}",
        raison="",
        tables={"liens": liens},
        vues={("liens", cle_de(lien)): None for lien in liens},
    )


def scinder_item(
    store: Store, objet: str, item_id: str, intitules: Sequence[str]
) -> Apport:
    """L’item garde la première formulation ; chacune des autres devient un item lié à lui.

    Il compte donc pour autant d’items que de formulations. Les nouveaux gardent sa place
    dans le document, où ils se disent a, b, c, et n’ont pas encore de thème.
    Lève LotRefuse s’il manque, ou s’il y a moins de deux formulations.
    """
    if len(intitules) < 2:
        raise LotRefuse("Une scission donne au moins deux formulations.")
    ancien = _item(store, objet, item_id)
    table, cle = OBJETS[objet], type(ancien).CLE[0]
    lignes, liens = [], []
    for rang, intitule in enumerate(intitules):
        nom = item_id if rang == 0 else _free_id(store, table, item_id, rang)
        ligne = _part(ancien, cle, nom, intitule, ascii_lowercase[rang])
        lignes.append(ligne)
        if rang:
            liens.append(_card(objet, nom, item_id, "scindee"))
    vues: dict[tuple[str, Cle], Enregistrement | None] = {
        (table, cle_de(ligne)): None for ligne in lignes
    }
    vues |= {(table, (item_id,)): ancien}
    vues |= {("liens", cle_de(lien)): None for lien in liens}
    return Apport(
        titre=f"Scission de {guillemets(item_id)} en {compte(len(lignes), 'item')}",
        raison="",
        tables={table: lignes, "liens": liens},
        vues=vues,
    )


def _item(store: Store, objet: str, item_id: str) -> Enregistrement:
    ligne = lire_ligne(store, OBJETS[objet], (item_id,))
    if ligne is None:
        raise LotRefuse(f"L’item {guillemets(item_id)} n’existe pas, ou plus.")
    return ligne


def _link(store: Store, objet: str, autre: str, principal: str) -> Lien:
    _item(store, objet, autre)
    if autre == principal:
        raise LotRefuse("Un item ne se réunit pas à lui-même.")
    if deja := merged_into(store, objet, autre):
        raise LotRefuse(
            f"{guillemets(autre)} est déjà réuni à {guillemets(deja)}. Retirez d’abord ce lien."
        )
    return _card(objet, autre, principal, "reunie")


def _card(objet: str, de_id: str, vers_id: str, nature: Any) -> Lien:
    # Deux longs identifiants ne tiendraient pas dans un troisième : une empreinte les distingue.
    somme = hashlib.sha256(f"{objet}\0{de_id}\0{vers_id}".encode()).hexdigest()[:8]
    return Lien(
        lien_id=f"{nature}-{de_id[:LONGUEUR_ID]}-{somme}",
        objet=objet,
        de_id=de_id,
        vers_id=vers_id,
        nature=nature,
    )


def _free_id(store: Store, table: str, item_id: str, rang: int) -> str:
    racine = f"{item_id[:LONGUEUR_ID]}-{ascii_lowercase[rang]}"
    propose, suite = racine, 1
    while lire_ligne(store, table, (propose,)) is not None:
        suite += 1
        propose = f"{racine}{suite}"
    return propose


def _part(
    ancien: Enregistrement, cle: str, nom: str, intitule: str, lettre: str
) -> Enregistrement:
    valeurs = ancien.model_dump() | {cle: nom, "intitule": intitule}
    valeurs["localisation"] = f"{valeurs['localisation']} {lettre}"
    if nom != getattr(ancien, cle):
        valeurs["certitude"] = "deduit"
        valeurs["note"] = (
            f"Partie de l’item {guillemets(getattr(ancien, cle))}, scindé."
        )
    return type(ancien).model_validate(valeurs)
