"""Retirer un lot, le rétablir, et dire ce qui changerait : rien n’est modifié en place."""

import datetime as dt
import json
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from egts_dashboard.actions.magasin import lot_folders, ouvrir, to_tables
from egts_dashboard.errors import DonneesInvalides, LotRefuse
from egts_dashboard.francais import compte, guillemets
from egts_dashboard.ingest.comparaison import Difference, compare
from egts_dashboard.ingest.contenu import read_content
from egts_dashboard.ingest.ecriture_lot import to_toml, write_lot
from egts_dashboard.ingest.fusion import Contenu
from egts_dashboard.ingest.lots import FICHE, read_cards
from egts_dashboard.ingest.retraits import is_gesture, withdrawn
from egts_dashboard.models.anomalie import Anomalie, erreurs
from egts_dashboard.models.lot import FicheLot, Lot
from egts_dashboard.queries.journal import chiffres_cles
from egts_dashboard.store.build import write_store
from egts_dashboard.store.connection import open_store

# Les gestes d’une même seconde gardent leur ordre ; une horloge reculée aussi.
INSTANT = dt.timedelta(microseconds=1)
ORDRE_GESTE = 1000
REFUS_MONTRES = 5


@dataclass(frozen=True)
class Effet:
    """Ce qui sépare deux états : les lignes, et les chiffres de tête avant et après."""

    differences: tuple[Difference, ...]
    avant: dict[str, Any]
    apres: dict[str, Any]

    def to_data(self) -> dict[str, Any]:
        """Le même, en dictionnaires : lignes (champs compris) et chiffres avant et après."""
        return {
            "lignes": [
                vars(d) | {"champs": json.loads(d.champs) if d.champs else None}
                for d in self.differences
            ],
            "chiffres": {
                nom: {"avant": avant, "apres": self.apres[nom]}
                for nom, avant in self.avant.items()
            },
        }


def retirer(lot_id: str, auteur: str, raison: str) -> Path:
    """Retire un lot par un lot neuf, et rend le dossier de ce geste.

    Lève LotRefuse (lot inconnu, déjà retiré, ou geste), DonneesInvalides si d’autres lignes
    dépendent des siennes, EcritureImpossible.
    """
    return _confirm(_gesture(lot_id, auteur, raison, est_retrait=True))


def retablir(lot_id: str, auteur: str, raison: str) -> Path:
    """Rétablit un lot retiré, par un lot neuf. Lève comme `retirer`."""
    return _confirm(_gesture(lot_id, auteur, raison, est_retrait=False))


def effet_du_retrait(lot_id: str) -> Effet:
    """Ce que retirer le lot changerait, sans rien écrire. Lève comme `retirer`."""
    return _preview(_gesture(lot_id, "Essai", "Essai.", est_retrait=True))


def effet_du_retablissement(lot_id: str) -> Effet:
    """Ce que rétablir le lot changerait, sans rien écrire. Lève comme `retirer`."""
    return _preview(_gesture(lot_id, "Essai", "Essai.", est_retrait=False))


def depuis(instant: dt.datetime) -> Effet:
    """Ce qui sépare l’état d’avant cet instant (temps universel) de celui d’aujourd’hui."""
    dossiers = lot_folders()
    fiches, _ = read_cards(dossiers)
    anciens = [d for d, lot in fiches.items() if lot.fiche.date < instant]
    avant, anomalies = read_content(anciens)
    _refuse(set(map(str, erreurs(anomalies))))
    aujourd_hui, _ = read_content(dossiers)
    return Effet(tuple(compare(avant, aujourd_hui)), _headline(avant), _served())


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


def _confirm(fiche: FicheLot) -> Path:
    # Un geste peut ne guérir qu’un lot fautif sur deux ; il ne doit rien casser de plus.
    _, deja = read_content(lot_folders())
    _, restent = _content_with(fiche)
    _refuse(set(map(str, erreurs(restent))) - set(map(str, deja)))
    return write_lot(fiche, {})


def _preview(fiche: FicheLot) -> Effet:
    avant, _ = read_content(lot_folders())
    apres, restent = _content_with(fiche)
    _refuse(set(map(str, erreurs(restent))))
    return Effet(tuple(compare(avant, apres)), _served(), _headline(apres))


def _served() -> dict[str, Any]:
    """Les chiffres de tête du magasin qui sert : ceux que la personne voit."""
    return chiffres_cles(ouvrir().store)


def _content_with(fiche: FicheLot) -> tuple[Contenu, list[Anomalie]]:
    with tempfile.TemporaryDirectory() as temporaire:
        essai = Path(temporaire) / "essai-du-geste"
        essai.mkdir()
        (essai / FICHE).write_text(to_toml(fiche), encoding="utf-8")
        return read_content([*lot_folders(), essai])


def _refuse(graves: Collection[str]) -> None:
    if not graves:
        return
    premieres = sorted(graves)[:REFUS_MONTRES]
    autres = len(graves) - len(premieres)
    suite = [f"et {compte(autres, 'autre', 'autres')}."] if autres else []
    raise DonneesInvalides(
        "Des lignes dépendent de ce lot, ou d’autres lots sont fautifs. Rien n’a changé.\n"
        + "\n".join([*premieres, *suite])
    )


def _headline(contenu: Contenu) -> dict[str, Any]:
    """Les chiffres de tête d’un magasin construit à part, le temps de les lire."""
    # Sous Windows un fichier encore rattaché ne s’efface pas : le système s’en chargera.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporaire:
        chemin = Path(temporaire) / "essai.duckdb"
        write_store(chemin, to_tables(contenu))
        return chiffres_cles(open_store(chemin, "essai"))
