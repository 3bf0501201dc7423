"""Retirer un lot, le rétablir, et dire ce qui changerait : rien n’est modifié en place."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from egts_dashboard.actions.effet import (
    Effet,
    between,
    check,
    effect_of,
    refuse,
    trial,
)
from egts_dashboard.actions.lots import lot_folders
from egts_dashboard.actions.magasin import ouvrir
from egts_dashboard.errors import LotRefuse
from egts_dashboard.francais import guillemets
from egts_dashboard.ingest.comparaison import compare
from egts_dashboard.ingest.contenu import read_content
from egts_dashboard.ingest.ecriture_lot import write_lot
from egts_dashboard.ingest.fusion import Contenu
from egts_dashboard.ingest.lots import read_cards
from egts_dashboard.ingest.retraits import is_gesture, withdrawn
from egts_dashboard.ingest.verrou import hold_lots
from egts_dashboard.models.anomalie import erreurs
from egts_dashboard.models.lot import FicheLot, Lot

# Les gestes d’une même seconde gardent leur ordre ; une horloge reculée aussi.
INSTANT = dt.timedelta(microseconds=1)
ORDRE_GESTE = 1000


def retirer(lot_id: str, auteur: str, raison: str) -> Path:
    """Retire un lot par un lot neuf, et rend le dossier de ce geste.

    Lève LotRefuse (lot inconnu, déjà retiré, ou geste), DonneesInvalides si d’autres lignes
    dépendent des siennes, EcritureImpossible.
    """
    return _confirm(lot_id, auteur, raison, est_retrait=True)


def retablir(lot_id: str, auteur: str, raison: str) -> Path:
    """Rétablit un lot retiré, par un lot neuf. Lève comme `retirer`."""
    return _confirm(lot_id, auteur, raison, est_retrait=False)


def effet_du_retrait(lot_id: str) -> Effet:
    """Ce que retirer le lot changerait, sans rien écrire. Lève comme `retirer`."""
    return effect_of(_gesture(lot_id, "Essai", "Essai.", est_retrait=True), {})


def effet_du_retablissement(lot_id: str) -> Effet:
    """Ce que rétablir le lot changerait, sans rien écrire. Lève comme `retirer`."""
    return effect_of(_gesture(lot_id, "Essai", "Essai.", est_retrait=False), {})


def depuis(instant: dt.datetime, jusqu_a: dt.datetime | None = None) -> Effet:
    """Ce qui sépare l’état d’avant cet instant (temps universel) de celui d’un autre.

    Sans `jusqu_a`, celui d’aujourd’hui ; sinon l’état d’avant cet instant-là. Lève
    DonneesInvalides si un des deux états ne se construit pas, LotRefuse si le second
    précède le premier.
    """
    if jusqu_a is not None and jusqu_a < instant:
        raise LotRefuse("La seconde date précède la première. Inversez-les.")
    avant = _as_of(instant)
    if jusqu_a is not None:
        apres = _as_of(jusqu_a)
        return between(compare(avant, apres), trial(avant), trial(apres))
    aujourd_hui, _ = read_content(lot_folders())
    return between(compare(avant, aujourd_hui), trial(avant), ouvrir().store)


def _as_of(instant: dt.datetime) -> Contenu:
    """Le contenu des seuls lots écrits avant cet instant."""
    fiches, _ = read_cards(lot_folders())
    anciens = [d for d, lot in fiches.items() if lot.fiche.date < instant]
    contenu, anomalies = read_content(anciens)
    refuse(set(map(str, erreurs(anomalies))))
    return contenu


def _gesture(lot_id: str, auteur: str, raison: str, *, est_retrait: bool) -> FicheLot:
    lots = list(read_cards(lot_folders())[0].values())
    vise = _find(lots, lot_id)
    est_retire = lot_id in withdrawn(lots)
    if est_retire == est_retrait:
        etat = "est déjà retiré" if est_retire else "n’est pas retiré"
        raise LotRefuse(f"Le lot {guillemets(lot_id)} {etat}.")
    verbe = "Retrait" if est_retrait else "Rétablissement"
    maintenant = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    dernier = max(
        (lot.fiche.date for lot in lots if is_gesture(lot.fiche)),
        default=maintenant - INSTANT,
    )
    if not (auteur.strip() and raison.strip()):
        raise LotRefuse("Dites qui fait ce geste, et pourquoi.")
    return FicheLot(
        titre=f"{verbe} du lot {guillemets(vise.fiche.titre)}",
        auteur=auteur.strip(),
        raison=raison.strip(),
        date=max(maintenant, dernier + INSTANT),
        ordre=max(ORDRE_GESTE, *(lot.fiche.ordre for lot in lots)),
        retire=(lot_id,) if est_retrait else (),
        retablit=() if est_retrait else (lot_id,),
    )


def _find(lots: Sequence[Lot], lot_id: str) -> Lot:
    vise = next((lot for lot in lots if lot.lot_id == lot_id), None)
    if vise is None:
        raise LotRefuse(
            f"Aucun lot ne s’appelle {guillemets(lot_id)}. La commande journal les nomme tous."
        )
    if is_gesture(vise.fiche):
        raise LotRefuse(
            f"{guillemets(lot_id)} est un retrait ou un rétablissement\u00a0: faites le geste"
            " contraire sur le lot qu’il nomme."
        )
    return vise


def _confirm(lot_id: str, auteur: str, raison: str, *, est_retrait: bool) -> Path:
    # Le lot se relit sous le verrou : un autre vient peut-être de faire le même geste.
    with hold_lots():
        fiche = _gesture(lot_id, auteur, raison, est_retrait=est_retrait)
        check(fiche, {})
        return write_lot(fiche, {})
