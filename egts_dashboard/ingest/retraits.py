"""Quels lots comptent : un lot ne s’efface pas, un lot plus récent le retire ou le rétablit."""

from collections.abc import Iterable, Sequence

from egts_dashboard.francais import guillemets
from egts_dashboard.models.anomalie import Anomalie
from egts_dashboard.models.construction import LotApplique
from egts_dashboard.models.lot import FicheLot, Lot

SEPARATEUR = " · "


def application_order(lot: Lot) -> tuple[int, str, str]:
    """La place d’un lot : son rang, sa date, son nom."""
    return lot.fiche.ordre, lot.fiche.date.isoformat(), lot.lot_id


def is_gesture(fiche: FicheLot) -> bool:
    """Ce lot en retire-t-il ou en rétablit-il d’autres ? Un tel lot ne se retire pas."""
    return bool(fiche.retire or fiche.retablit)


def withdrawn(lots: Iterable[Lot]) -> frozenset[str]:
    """Les lots retirés : pour chacun, le dernier geste qui le nomme décide.

    La place du lot nommé est indifférente : un geste vaut aussi pour un lot de rang plus haut.
    """
    retires: set[str] = set()
    for lot in sorted(lots, key=application_order):
        retires -= set(lot.fiche.retablit)
        retires |= set(lot.fiche.retire)
    return frozenset(retires)


def applied_lots(lots: Sequence[Lot]) -> list[LotApplique]:
    """Les lots tels que le magasin les garde, dans l’ordre reçu."""
    retires = withdrawn(lots)
    return [
        LotApplique(
            lot_id=lot.lot_id,
            **lot.fiche.model_dump(exclude={"retire", "retablit"}),
            retire=SEPARATEUR.join(lot.fiche.retire) or None,
            retablit=SEPARATEUR.join(lot.fiche.retablit) or None,
            est_retire=lot.lot_id in retires,
        )
        for lot in lots
    ]


def to_card(ligne: LotApplique) -> FicheLot:
    """La fiche d’un lot relu d’un export. L’inverse de applied_lots."""
    champs = ligne.model_dump(exclude={"lot_id", "est_retire"})
    for geste in ("retire", "retablit"):
        champs[geste] = tuple((champs[geste] or "").split(SEPARATEUR))
        champs[geste] = champs[geste] if champs[geste] != ("",) else ()
    return FicheLot(**champs)


def bad_gestures(lots: Sequence[Lot]) -> list[Anomalie]:
    """Les gestes sans effet : le lot nommé manque, ou il est lui-même un geste."""
    gestes = {lot.lot_id for lot in lots if is_gesture(lot.fiche)}
    connus = {lot.lot_id for lot in lots}
    return [
        _without_effect(lot.lot_id, nomme, est_connu=nomme in connus)
        for lot in lots
        for nomme in (*lot.fiche.retire, *lot.fiche.retablit)
        if nomme not in connus or nomme in gestes
    ]


def _without_effect(lot_id: str, nomme: str, est_connu: bool) -> Anomalie:
    raison = "est lui-même un geste" if est_connu else "n’existe pas"
    return Anomalie(
        f"{lot_id}/lot.toml",
        None,
        None,
        None,
        f"ce geste est sans effet\u00a0: le lot {guillemets(nomme)} {raison}",
        severite="avertissement",
    )
